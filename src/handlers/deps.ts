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
import type { WaitingForms } from '../engine/waiting-forms.ts';
import type { People } from '../slack/people/people.ts';
import type { RateLimits } from '../slack/rate-limits.ts';
import type { Turns } from '../slack/turns.ts';
import type { PutOff } from './put-off.ts';

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
  /** What Slack lets this process do. */
  pace: Pick<RateLimits, 'readyAt' | 'took' | 'park'>;
  /** Whose turn it is to have a form opened. */
  turns: Turns;
  putOff: PutOff;
  waitingForms: WaitingForms;
  /** The direct message channel with a person. */
  directChannel(user: string): Promise<string>;
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

/** What does the same again: a button by its action, and its value. */
export type Again = { action: string; value: string };

/** What handlers say to one person through Slack's client. */
export type Client = Pick<Slack, 'chat'> & {
  /** Each throws TooSoonError when Slack takes no more of them just now. */
  views: Views;
  soon: PutOff['soon'];
  direct: Deps['directChannel'];
  /** In their messages. */
  tellWaiting: WaitingForms['tell'];
  now(): Instant;
};
