/** One message for several rows: what it says is written down before it is sent, so that whoever finds it after a crash knows what it said. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Place } from '../slack/client.ts';
import type { Message } from '../views/lines.ts';
import type { OutboxContext } from './context.ts';
import type { Calls } from './posting-calls.ts';
import type { BatchItem } from './render/rendering.ts';
import type { Result } from './settle.ts';

/** Throws Unsent. */
export async function sendBatch(
  { store, queries: { outbox }, now }: Pick<OutboxContext, 'store' | 'queries' | 'now'>,
  row: OutboxRow,
  { place, message, together }: { place: Place; message: Message; together: BatchItem },
  calls: Pick<Calls, 'find' | 'postNew'>,
): Promise<Result> {
  const { along, untrue, before, unsent } = together;
  const sent = (ids: readonly string[]) => ids.map((id) => outbox.sent(id, now()));
  if (await calls.find(place)) return { do: 'sent', also: sent(before) };
  const alone = before.map((id) => outbox.sentAlone(id));
  if (unsent) return { ...unsent, also: alone };
  const marks = [...alone, ...along.map((id) => outbox.sentWith(id, row.id))];
  if (marks.length > 0) await store.atomically(marks);
  await calls.postNew(place, message);
  const dropped = untrue.map(({ id, reason }) => outbox.dropped(id, reason, now()));
  return { do: 'sent', also: [...sent(along), ...dropped] };
}
