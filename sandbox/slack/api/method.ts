/** What a Web API method is, and the small words its answers are made of. */

import type { Events } from '../events.ts';
import { type JsonObject, parseJson } from '../json.ts';
import type { Tier } from '../rates.ts';
import type { State } from '../state.ts';

export type Answer = { ok: boolean; [field: string]: unknown };
export type Refusal = { ok: false; error: string; [field: string]: unknown };
export type Args = JsonObject;

/** What the methods work with. */
export type Backstage = {
  state: State;
  events: Events;
  /** The address of this workspace, such as `http://127.0.0.1:3210`. */
  origin(): string;
  /** A WebSocket address with a ticket, or nothing where no more connections are allowed. */
  socketUrl(): string | undefined;
};

export type Method = {
  tier: Tier;
  token: 'bot' | 'app';
  /** One of these is enough to begin with; a method may ask for more once it knows the conversation. */
  scopes: readonly string[];
  run(args: Args, backstage: Backstage): Answer;
};

export type Methods = { [name: string]: Method };

export function fine(fields: { [field: string]: unknown } = {}): Answer {
  return { ok: true, ...fields };
}

export function refuse(error: string, fields: { [field: string]: unknown } = {}): Refusal {
  return { ok: false, error, ...fields };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}

export function missingScope(state: State, needed: string): Refusal {
  return refuse('missing_scope', { needed, provided: [...state.manifest.scopes].join(',') });
}

/** `true`, `"true"`, `1` and `"1"` are yes. */
export function flag(value: unknown): boolean {
  return value === true || value === 1 || value === 'true' || value === '1';
}

/** A text argument; numbers are accepted as their digits. */
export function word(value: unknown): string {
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
}

/** Arguments that travel as JSON inside a form. */
const structured = ['blocks', 'attachments', 'metadata', 'view', 'files'];

/** Unparseable JSON stays a string, which the method then refuses. */
export function withParsedArguments(args: Args): Args {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      if (!structured.includes(name) || typeof value !== 'string') return [name, value];
      return [name, parseJson(value) ?? value];
    }),
  );
}

const maxPage = 1000;

/** One page of a list, with the cursor of the next as Slack gives it. */
export function page<T>(
  items: T[],
  args: Args,
  defaultLimit: number,
): { items: T[]; response_metadata: { next_cursor: string }; hasMore: boolean } | Refusal {
  const limit = Math.min(Number(args.limit ?? defaultLimit) || defaultLimit, maxPage);
  const from = args.cursor ? readCursor(word(args.cursor)) : 0;
  if (!Number.isInteger(from) || from < 0) return refuse('invalid_cursor');
  const until = from + limit;
  const hasMore = until < items.length;
  return {
    items: items.slice(from, until),
    response_metadata: { next_cursor: hasMore ? writeCursor(until) : '' },
    hasMore,
  };
}

function writeCursor(from: number): string {
  return Buffer.from(`from:${from}`).toString('base64');
}

function readCursor(cursor: string): number {
  const [, from = ''] = Buffer.from(cursor, 'base64').toString().split('from:');
  return from === '' ? -1 : Number(from);
}
