/** What the handlers are given: everything they may ask, and nothing they could post with. */
import type { App } from '@slack/bolt';
import type { Config } from '../config/config.ts';
import type { Finding } from '../doctor/finding.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Directory } from '../domain/directory.ts';
import type { Engine } from '../engine/engine-types.ts';
import type { Inbox } from '../engine/inbox.ts';
import type { Intake } from '../engine/intake.ts';
import type { People } from '../slack/people/people.ts';

export type HandlerLog = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};

export type Deps = {
  engine: Engine;
  intake: Intake;
  inbox: Pick<Inbox, 'hear' | 'isSoon' | 'keep' | 'carryOutWith'>;
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
  log: HandlerLog;
  /** Whether a message of the bot belongs to an escalation; from then on the engine knows it. */
  recognise(channel: string, ts: string): Promise<'ours' | 'not ours' | 'not now'>;
  /** The bot may write there again: what was kept for it is sent. */
  channelIsOpen(channel: string): Promise<void>;
  /** Slack says that nobody can respond for this team: its leads are to know. */
  nobodyResponds(team: string): Promise<void>;
  /** Queues this person's digest as things stand now. */
  sendDigest(user: string, requestKey: string): Promise<'sent' | 'not a lead'>;
  /** Looks at Slack, the queue and the disk. Takes some seconds, and never throws for what Slack does. */
  checkHealth(): Promise<readonly Finding[]>;
};

export type Client = App['client'];
