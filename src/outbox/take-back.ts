/** A message of ours that stands where it does not belong is removed. */
import type { NewNotice, OutboxRow } from '../db/outbox.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { astrayLane, orderAt } from './lanes.ts';

export function takeBack(
  { id, escalationId, rank }: Pick<OutboxRow, 'id' | 'escalationId' | 'rank'>,
  { channel, ts }: { channel: string; ts: string },
  now: Instant,
): NewNotice {
  const lane = astrayLane(channel, ts);
  const payload = { kind: 'astray', channel, ts } as const;
  return { id: `${id}:${lane}`, lane, ...orderAt(now), escalationId, rank, payload };
}
