/** Who reads what is in an escalation in a message to them alone: judged when it is sent, by what they are to its team then. */
import type { Directory } from '../../domain/directory.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { People } from '../../slack/people/people.ts';

export type MayRead = (person: string, escalation: Pick<Escalation, 'team'>) => Promise<boolean>;

export const createMayRead =
  ({ people, directory }: { people: People; directory: Directory }): MayRead =>
  async (person, { team: id }) => {
    const team = directory.teams[id];
    const restricted = directory.restricted(id);
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
