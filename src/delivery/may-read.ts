/** Who reads what is in an escalation in a message to them alone: judged when it is sent, by what they are to its team then. */
import type { Escalation } from '../domain/escalation.ts';
import { isRestricted } from '../domain/permission.ts';
import type { Team } from '../domain/team.ts';
import type { People } from '../people/people.ts';

export type MayRead = (person: string, escalation: Pick<Escalation, 'team'>) => Promise<boolean>;

export const createMayRead =
  ({ people, teams }: { people: People; teams: Readonly<Record<string, Team>> }): MayRead =>
  async (person, { team: id }) => {
    const team = teams[id];
    const restricted = isRestricted(teams, id);
    const isIn = async () => (await people.standing(person, { restricted })) === 'in';
    try {
      if (!restricted) return await isIn();
      if (!team) return false;
      return (team.leads.includes(person) && (await isIn())) || (await people.isResponder(person, team));
    } catch {
      // Slack does not say who they are: they are told how it stands, and no more.
      return false;
    }
  };
