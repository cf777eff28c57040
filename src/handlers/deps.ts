/** What the handlers are given: everything they may ask, and nothing they could post with. */
import type { App } from '@slack/bolt';
import type { Config } from '../config/config.ts';
import type { Finding } from '../doctor/finding.ts';
import type { BoardWeeks } from '../domain/board.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Directory } from '../domain/directory.ts';
import type { Boards } from '../engine/boards.ts';
import type { Documents } from '../engine/documents.ts';
import type { Engine } from '../engine/engine-types.ts';
import type { Exports } from '../engine/exports.ts';
import type { Inbox } from '../engine/inbox.ts';
import type { Intake } from '../engine/intake.ts';
import type { ProcessChanges } from '../engine/process-changes.ts';
import type { Swaps } from '../engine/swaps.ts';
import type { People } from '../slack/people/people.ts';

export type HandlerLog = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};

export type Deps = {
  engine: Engine;
  intake: Intake;
  changes: Pick<ProcessChanges, 'teamsOf' | 'measured' | 'write' | 'withdraw' | 'read'>;
  documents: Documents;
  exports: Pick<Exports, 'ask'>;
  inbox: Pick<Inbox, 'hear' | 'isSoon' | 'keep' | 'carryOutWith'>;
  boards: Boards;
  /** What these teams did in the last seven days; null while it cannot be told. */
  boardWeeks(teams: readonly string[]): Promise<BoardWeeks | null>;
  people: People;
  config: Pick<
    Config,
    | 'reference'
    | 'priorities'
    | 'categories'
    | 'causes'
    | 'missingInfo'
    | 'countries'
    | 'identifiers'
    | 'masking'
    | 'access'
  >;
  now(): Instant;
  directory: Directory;
  swaps: Swaps;
  log: HandlerLog;
  /** Whether a message of the bot belongs to an escalation; from then on the engine knows it. */
  recognise(channel: string, ts: string): Promise<'ours' | 'not ours' | 'not now'>;
  /** A message was deleted, which may be one of the bot's. */
  postGone(channel: string, ts: string): Promise<void>;
  /** The bot may write there again: what was kept for it is sent. */
  channelIsOpen(channel: string): Promise<void>;
  /** Slack says that nobody can respond for this team: its leads are to know. */
  nobodyResponds(team: string): Promise<void>;
  /** An account is closed: what that person has is looked for. */
  somebodyLeft(): void;
  /** Queues this person's digest as things stand now. */
  sendDigest(user: string, requestKey: string): Promise<'sent' | 'not a lead'>;
  /** Looks at Slack, the queue and the disk. Takes some seconds, and never throws for what Slack does. */
  checkHealth(): Promise<readonly Finding[]>;
};

type Slack = App['client'];
type Shows = 'open' | 'update' | 'publish';
export type ViewArguments<Method extends Shows = Shows> = NonNullable<Parameters<Slack['views'][Method]>[0]>;
type Views = { [Method in Shows]: (args: ViewArguments<Method>) => Promise<unknown> };

/** What handlers say to one person through Slack's client. */
export type Client = Pick<Slack, 'chat' | 'conversations'> & { views: Views };
