/** The engine's interface, as its callers see it: handlers, the digest, the command line. */

import type { EscalationFilter, Readable, SearchedTo, Slice } from '../db/escalations.ts';
import { type UnavailableError, unavailableIn } from '../db/store.ts';

export type { EscalationFilter } from '../db/escalations.ts';

import type { Instant, Span } from '../domain/calendars/calendar.ts';
import type { Draft, Given, Refusal } from '../domain/command.ts';
import type { Entry, Escalation, Reading, Recorded } from '../domain/escalation.ts';

/** A message in Slack. */
export type Post = { channel: string; ts: string; permalink: string | null };

/** How a team stands now, for the agent who is choosing. */
export type TeamLoad = { unacknowledged: number; usuallyAcknowledgedMs: number | null };

export type EngineQueries = {
  find(id: string): Promise<Escalation | undefined>;
  /** The escalation whose card (`team`) or agent's message (`agent`) is this message; `former`: it was, and has been posted anew since. */
  at(
    channel: string,
    ts: string,
  ): Promise<
    { escalation: Escalation; side: 'team' | 'agent'; current: boolean; former: boolean } | undefined
  >;
  /** As `overdueFirst` of the domain has it; what is closed newest first. */
  list(wanted: EscalationFilter & Slice): Promise<Escalation[]>;
  /** How many there are, no further than one above `countedTo`. */
  count(wanted: EscalationFilter): Promise<number>;
  /** Everybody who has one that is not closed in these teams. */
  owners(teams: readonly string[]): Promise<string[]>;
  /** Only the newest are looked through at once; `searchedTo` says where older ones begin, or null. */
  search(
    words: readonly string[],
    readable: Readable & { below?: number },
  ): Promise<{ escalations: Escalation[]; searchedTo: SearchedTo | null }>;
  /** Calls to users that this person has still to make before long; the earliest first. */
  callbacksDue(reporter: string): Promise<Escalation[]>;
  history(id: string): Promise<Recorded[]>;
  /** Newest first. */
  readings(id: string): Promise<Reading[]>;
  /** The cards of their present teams, as far as they are posted: an earlier one may be where others cannot read. */
  cards(escalations: readonly Pick<Escalation, 'id' | 'moves'>[]): Promise<ReadonlyMap<string, Post>>;
  /** What their reporters have of them, as far as it is posted. */
  agentMessages(escalations: readonly Pick<Escalation, 'id'>[]): Promise<ReadonlyMap<string, Post>>;
  /** The cards it had before it moved, as far as they were posted. */
  earlierCards(escalation: Pick<Escalation, 'id' | 'moves'>): Promise<Post[]>;
  standing(team: string): Promise<TeamLoad>;
};

/** `entry` is null when the same had been done before, by this request or another press: nothing changed now. */
export type Done = { escalation: Escalation; entry: Entry | null };

export type Engine = EngineQueries & {
  /** Stores it, or finds what the same request stored before. Throws NotSavedError; nothing is stored then. */
  open(draft: Draft, requestKey: string): Promise<{ escalation: Escalation; already: boolean }>;
  /** It counts at the instant at which it was heard, where that is given. Throws NotSavedError; nothing has changed then. */
  act(id: string, command: Given, requestKey: string, heardAt?: Instant): Promise<Done | Refusal>;
  /** Keeps who opens what of these restricted teams. Throws NotSavedError; then it is not to be shown. */
  opened(id: string, teams: readonly string[], reading: Pick<Reading, 'reader' | 'what'>): Promise<void>;
  /** Whether this is asked for the first time within a week. Throws NotSavedError. */
  isFirst(id: string, key: string): Promise<boolean>;
  /** Somebody's account is closed: what they have goes back to its teams. */
  left(person: string): Promise<void>;
  /** Others are on duty among the agents: what those who have gone leave open is offered to them. */
  offDuty(): Promise<void>;
  /** Works out from the history alone what is kept of it. Throws where it cannot be replayed, and NotSavedError. */
  rebuildFacts(id: string): Promise<void>;
  /** Does what is due and says when something is due next. `down`: spans in which the bot did not run; what comes late for them says so. */
  tick(down?: readonly Span[]): Promise<Instant | null>;
};

/** The database could not take the change: locked, full, broken or out of reach. Nothing was saved, unless nobody knows. */
export class NotSavedError extends Error {
  override name = 'NotSavedError';
  /** It may have been saved all the same; the same request again is saved once. */
  readonly unsure: boolean;
  constructor(cause: UnavailableError) {
    super(cause.message, { cause });
    this.unsure = cause.unsure;
  }
}

/** The same where the database could not even be read. */
export function notSavedIn(error: unknown): NotSavedError | undefined {
  if (error instanceof NotSavedError) return error;
  const away = unavailableIn(error);
  return away && new NotSavedError(away);
}

/** What was due of one escalation could not be done; it is still due. */
export class ClockError extends Error {
  override name = 'ClockError';
  readonly escalation: string;
  constructor(escalation: string, cause: unknown) {
    super('what was due of an escalation could not be done', { cause });
    this.escalation = escalation;
  }
}
