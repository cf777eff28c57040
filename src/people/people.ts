/** What Slack knows of people and groups, remembered for a while: names, time zones, who responds for a team. */
import type { Crew, Responders } from '../domain/team.ts';

export type Person = {
  id: string;
  name: string;
  /** IANA zone; `UTC` when Slack does not say. */
  timeZone: string;
  /** As Slack writes it, such as `en-IE`. */
  locale: string;
  /** The workspace they belong to; null when Slack does not say. */
  workspace: string | null;
  guest: boolean;
  bot: boolean;
  deleted: boolean;
};

export type People = {
  /**
   * Undefined when Slack has no such person. What is remembered is good for `freshMs`, six hours unless said otherwise. Throws when Slack does not answer and nothing is remembered.
   */
  person(id: string, options?: { freshMs?: number }): Promise<Person | undefined>;
  /** Display names for all of them; a mention stands in for a name that cannot be had. Never throws. */
  names(ids: Iterable<string>): Promise<ReadonlyMap<string, string>>;
  /** Is this person a responder? Throws when Slack does not answer and nothing is remembered. */
  isResponder(user: string, team: { responders: Responders; channel: string }): Promise<boolean>;
  /** Who is on call in words, such as `@eng-oncall` or `Olga`, each once; pings nobody. Never throws. */
  onCallNames(crews: readonly Crew[]): Promise<string[]>;
};
