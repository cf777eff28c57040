/** Which messages stand under a day of their own, under the line of what is new, or close to the one before. */

import type { SeenMessage } from '../../live/protocol.ts';
import { keyOf } from '../store.ts';
import { authorOf } from './thread-counts.ts';
import { atOf, dayKey } from './times.ts';

export type Row = {
  key: string;
  message: SeenMessage;
  compact: boolean;
  /** The first of its day. */
  newDay: boolean;
  /** The first the viewer had not read on coming here. */
  firstNew: boolean;
};

const closeMs = 5 * 60_000;

export type Around = {
  tz: string;
  firstNewTs: string | undefined;
  /** In a thread: what follows its parent stands apart from it. */
  parentTs: string | undefined;
};

/** `last` is the message before these. */
export function rowsOf(
  messages: readonly SeenMessage[],
  last: SeenMessage | undefined,
  { tz, firstNewTs, parentTs }: Around,
): Row[] {
  let before = last;
  let dayBefore = before ? dayKey(before.ts, tz) : '';
  return messages.map((message) => {
    const day = dayKey(message.ts, tz);
    const newDay = day !== dayBefore;
    const firstNew = message.ts === firstNewTs;
    const apart = newDay || firstNew || before?.ts === parentTs;
    const compact = !apart && isClose(before, message);
    before = message;
    dayBefore = day;
    return { key: keyOf(message), message, compact, newDay, firstNew };
  });
}

function isClose(before: SeenMessage | undefined, message: SeenMessage): boolean {
  if (!before) return false;
  if (before.ephemeral || message.ephemeral || message.broadcast || before.broadcast) return false;
  if (before.subtype === 'tombstone' || message.subtype === 'tombstone') return false;
  return authorOf(before) === authorOf(message) && atOf(message.ts) - atOf(before.ts) < closeMs;
}

/** The ts of the first of so many unread ones: what the viewer wrote is never new to them. */
export function firstNewIn(
  messages: readonly SeenMessage[],
  unread: number,
  viewer: string,
): string | undefined {
  if (unread === 0) return undefined;
  const others = messages.filter((message) => authorOf(message) !== viewer);
  return (others.at(-unread) ?? others[0])?.ts;
}
