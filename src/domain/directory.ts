/** The directory: everything that is asked of teams, what they promise today and what running escalations keep. Only its type: the engine makes it. */
import type { Calendars } from './calendars/calendar.ts';
import type { Crew, Policy, Shift, Support, Team } from './team.ts';

export type Directory = {
  /** As they are today, by id. Their shifts know calendars by the ids that policies know them by. */
  teams: Readonly<Record<string, Team>>;
  /** A team that is unknown is called by its id. */
  teamName(team: string): string;
  channelOf(team: string): string | undefined;
  /** Who leads it, by name or by user group, as far as that was heard of Slack. */
  leads(team: string): readonly string[];
  /** Who hears as its leads: where nobody is left to lead, its fallback, and at last the leads of the team that gets all else. */
  leadsOf(team: string): readonly string[];
  /** Who hears what waits for an agent of this team's: the leads of support, where there are any. */
  leadsForAgents(team: string): readonly string[];
  leadsSupport(person: string): boolean;
  /** The agents' own side, where the configuration says anything of it. */
  support: Support | null;
  ledBy(person: string): string[];
  /** The teams of which somebody hears as a lead. */
  toldTo(person: string): string[];
  shiftsOf(team: string): readonly Shift[];
  /** Who is in a crew of the agents' by name and by user group, as far as that was heard of Slack. */
  membersOf(crews: readonly Crew[]): readonly string[];
  restricted(team: string): boolean;
  /** What a team promises today; undefined when there is no such team. */
  policyOf(team: string): { id: string; policy: Policy } | undefined;
  /** The policy an escalation keeps. Throws when it is not stored. */
  policy(id: string): Promise<Policy>;
  /** By id: those of today, and of every policy that was asked for. */
  calendars: Calendars;
};
