/** What Slack knows of people and groups, remembered for a while: names, time zones, who is let in, who responds for a team. */
import type { Crew, OutOfReach, Team } from '../../domain/team.ts';
import type { Mention } from '../text/mentions.ts';
import type { Described } from './described.ts';
import type { Standing } from './standing.ts';
import type { WantedPeople } from './wanted.ts';

export type Person = {
  id: string;
  name: string;
  /** IANA zone; `UTC` when Slack does not say. */
  timeZone: string;
  /** As Slack writes it, such as `en-IE`. */
  locale: string;
  /** The workspace they belong to; null when Slack does not say. */
  workspace: string | null;
  /** The organisation they belong to (Enterprise Grid); null when Slack does not say. */
  enterprise: string | null;
  guest: boolean;
  bot: boolean;
  deleted: boolean;
};

/** Slack says that nobody can respond for a team: its user group is gone, disabled or empty, or the bot does not see its channel. */
export class NobodyRespondsError extends Error {
  override name = 'NobodyRespondsError';
}

export type People = {
  /** For a name and a zone: undefined when Slack has no such person, as last known while Slack is away. Throws when it is away and nothing is known. */
  person(id: string): Promise<Person | undefined>;
  /**
   * What somebody is to this workspace. `from` names the workspaces that a request says it comes from; `restricted` is for what only a restricted
   * team may do and read; `justNow` wants to know it as of this minute. Throws when neither Slack nor what was known lately says it.
   */
  standing(
    id: string,
    options?: { from?: readonly string[]; restricted?: boolean; justNow?: boolean },
  ): Promise<Standing>;
  /** Display names for all of them; a mention stands in for a name that cannot be had. Never throws. */
  names(ids: Iterable<string>): Promise<ReadonlyMap<string, string>>;
  /** What is mentioned in words that ping nobody: `@Priya`, `@eng-oncall`, `#user-operations`. What cannot be had, and a private channel, is left out. Never throws. */
  mentioned(mentions: readonly Mention[]): Promise<ReadonlyMap<string, string>>;
  /** The id of a channel that was mentioned lately, and is not private. */
  channelNamed(name: string): string | undefined;
  /** Is this one of the workspace's people, and a responder? Throws when neither Slack nor what was known lately says it: NobodyRespondsError where nobody can be. */
  isResponder(user: string, team: Pick<Team, 'responders' | 'channel' | 'restricted'>): Promise<boolean>;
  /** Who is on call in words, such as `@eng-oncall` or `Olga`, each once; pings nobody. Never throws. */
  onCallNames(crews: readonly Crew[]): Promise<string[]>;
  /** Whom of these Slack can notify of nothing: groups that are gone, disabled or without anybody, and people who are not in. What Slack does not say is no reason. Never throws. */
  outOfReach(crews: readonly Crew[]): Promise<OutOfReach>;
  /** Who can be notified in each of these user groups, where Slack says so. Never throws. */
  membersOf(groups: Iterable<string>): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Whose accounts of these are closed, by what is known: nobody is looked up. Never throws. */
  haveLeft(ids: readonly string[]): Promise<string[]>;
  /** What Slack tells of people without having been asked about each. It counts from now on; false when it could not be stored. */
  heard(users: readonly Described[]): Promise<boolean>;
  /** Whom somebody waits to be told about. */
  wanted: WantedPeople;
};
