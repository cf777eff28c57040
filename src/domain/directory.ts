/** The directory: everything that is asked of teams, what they promise today and what running escalations keep. Only its type: the engine makes it. */
import type { Calendars } from './calendars/calendar.ts';
import type { Policy, Shift, Team } from './team.ts';

export type Directory = {
  /** As they are today, by id. Their shifts know calendars by the ids that policies know them by. */
  teams: Readonly<Record<string, Team>>;
  /** A team that is unknown is called by its id. */
  teamName(team: string): string;
  channelOf(team: string): string | undefined;
  /** Where there is no such team, the leads of the fallback. */
  leadsOf(team: string): readonly string[];
  ledBy(person: string): string[];
  shiftsOf(team: string): readonly Shift[];
  restricted(team: string): boolean;
  /** What a team promises today; undefined when there is no such team. */
  policyOf(team: string): { id: string; policy: Policy } | undefined;
  /** The policy an escalation keeps. Throws when it is not stored. */
  policy(id: string): Promise<Policy>;
  /** By id: those of today, and of every policy that was asked for. */
  calendars: Calendars;
};
