/** One message for several rows: what it says is written down before it is sent, so that whoever finds it after a crash knows what it said. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Queries } from '../db/queries.ts';
import type { Statement, Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Place } from '../slack/client.ts';
import type { Message } from '../views/lines.ts';
import type { Calls } from './calls.ts';
import type { BatchItem, Rendering } from './render/rendering.ts';

type Parts = { store: Store; queries: Pick<Queries, 'outbox'>; now(): Instant };

/** It need not be said any more, or not at this hour. */
export const leftOutOfBatch = (
  row: OutboxRow,
  shown: Extract<Rendering, { do: 'drop' | 'put off' }>,
  { queries: { outbox }, now }: Pick<Parts, 'queries' | 'now'>,
): Statement =>
  shown.do === 'drop' ? outbox.dropped(row.id, shown.reason, now()) : outbox.putOff(row, shown.until);

/** Throws Unsent. */
export async function sendBatch(
  row: OutboxRow,
  { place, message, together }: { place: Place; message: Message; together: BatchItem },
  calls: Calls,
  parts: Parts,
): Promise<void> {
  const { store, queries, now } = parts;
  const { outbox } = queries;
  const { along, untrue, before, unsent } = together;
  const sent = (ids: readonly string[]) => [row.id, ...ids].map((id) => outbox.sent(id, now()));
  if (await calls.find(place)) return store.atomically(sent(before));
  const marks = [
    ...before.map((id) => outbox.sentAlone(id)),
    ...(unsent ? [leftOutOfBatch(row, unsent, parts)] : along.map((id) => outbox.sentWith(id, row.id))),
  ];
  if (marks.length > 0) await store.atomically(marks);
  if (unsent) return;
  await calls.postNew(place, message);
  await store.atomically([
    ...sent(along),
    ...untrue.map(({ id, reason }) => outbox.dropped(id, reason, now())),
  ]);
}
