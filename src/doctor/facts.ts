/** What a check-up found out, before anybody judges it: answers of Slack, the state of the database, the machine. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Swap } from '../domain/team.ts';
import type { Kept } from './finding.ts';

/** Why Slack did not say what it was asked. */
export type NoAnswer =
  | { is: 'refused'; code: string }
  /** It wants to be asked later. */
  | { is: 'busy'; waitMs: number }
  | { is: 'silent'; reason: string };

export type Answer<T> = { is: 'said'; value: T } | NoAnswer;

export type Identity = {
  /** Null when the token is not a bot's. */
  botId: string | null;
  botName: string;
  workspace: string;
  workspaceId: string;
  /** The organisation of the workspace (Enterprise Grid); null where there is none. */
  enterpriseId: string | null;
  /** Null when Slack did not say. */
  scopes: readonly string[] | null;
  /** How far Slack's clock is ahead of this machine's; null when Slack did not say. */
  skewMs: number | null;
};

export type ChannelSeen = {
  name: string;
  archived: boolean;
  /** A channel shared with another company that is shared no more. */
  frozen: boolean;
  member: boolean;
  isPrivate: boolean;
  readOnly: boolean;
  repliesOnly: boolean;
  noReplies: boolean;
  somePeopleOnly: boolean;
};

export type GroupSeen = {
  id: string;
  handle: string;
  disabled: boolean;
  members: number;
  /** The first of its members, up to one who can use the bot. */
  people?: readonly PersonSeen[];
};

export type PersonSeen = {
  name: string;
  /** Null when Slack does not say. */
  timeZone: string | null;
  /** This machine cannot count in it. */
  isZoneStrange?: true;
  workspaceId: string | null;
  enterpriseId: string | null;
  guest: boolean;
  bot: boolean;
  deactivated: boolean;
};

/** Only what was asked is there; while the bot token is not accepted, nothing else is. */
export type SlackFacts = {
  token: Answer<Identity>;
  /** Null where it was not asked. */
  appToken: Answer<true> | null;
  channels: ReadonlyMap<string, Answer<ChannelSeen>>;
  /** Null where it was not asked. */
  groups: Answer<readonly GroupSeen[]> | null;
  people: ReadonlyMap<string, Answer<PersonSeen>>;
};

/** What still has to be sent. */
export type Backlog = { waiting: number; late: number; oldestDueAt: Instant | null; dead: number };

/** Messages that cannot be sent, those with the same place and reason as one. */
export type DeadLetters = { place: string | null; reason: string; count: number };

export type QueueFacts = { standing: Backlog; deadLetters: readonly DeadLetters[] };

/** Something that can be looked at, or the code of why not. */
export type Looked<T> = { value: T } | { failed: string };

export type Sizes = { bytes: number; walBytes: number };

export type CardsFound = { missing: number; stale: readonly { place: string; count: number }[] };

/** A swap of turns on call that is not over, and who of the two has left. */
export type SwapFound = Swap & { team: string; left: readonly string[] };

/** Who of the instances sends, for how long, how many there are, and how far the database's clock is ahead of this machine's. */
export type SendingFound = {
  sender: { host: string; pid: string; sinceMs: number } | null;
  instances: number;
  skewMs: number;
};

export type DatabaseFacts = {
  path: string;
  sizes: Sizes;
  /** What SQLite says is damaged, its first word only; null when it is sound. */
  damage: Looked<string | null>;
  /** Rows that point at rows that are not there. */
  dangling: Looked<number>;
  /** Migrations that the code has and the database does not, and the other way round. */
  migrations: { missing: number; unknown: number };
  /** Null where the database is of another version. */
  queue: Looked<QueueFacts> | null;
  /** Left out where every card is there and true. */
  cards?: Looked<CardsFound> | undefined;
  /** Left out where the database is of another version. */
  swaps?: Looked<readonly SwapFound[]> | undefined;
  /** Left out where no instance lives, or the database is of another version. */
  sending?: Looked<SendingFound> | undefined;
  lastBeatAt: Looked<Instant | null>;
  /** Whether a process holds it as the bot does. */
  held: Looked<boolean>;
};

/** With the mode that the system tells, kind of file included. */
export type FileSeen = { path: string; mode: number };

export type FilesSeen = Readonly<Record<Kept, readonly FileSeen[]>>;

export type MachineFacts = {
  disk: Looked<number>;
  nodeVersion: string;
  /** The release of the time zone data, such as `2025b`; null when Node does not say. */
  timeZoneData: string | null;
};
