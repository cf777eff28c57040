/** One message for several rows, a new one or one that is there: what it says is written down before it is sent, so that whoever finds it after a crash knows what it said. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Place } from '../slack/client.ts';
import type { Message } from '../views/lines.ts';
import { rememberButtons } from './buttons.ts';
import type { OutboxContext } from './context.ts';
import { Unsent } from './guarded-call.ts';
import type { Calls } from './posting-calls.ts';
import { aboutOnly, type BatchItem, type Buttons } from './render/rendering.ts';
import type { Result } from './settle.ts';

type Batch = { place: Place; message: Message; together: BatchItem; buttons?: Buttons | undefined };

/** Throws Unsent. */
export async function sendBatch(
  context: Pick<OutboxContext, 'store' | 'queries' | 'now'>,
  row: OutboxRow,
  { place, message, together, buttons }: Batch,
  calls: Pick<Calls, 'find' | 'postNew' | 'edit'>,
): Promise<Result> {
  const {
    store,
    queries: { outbox },
    now,
  } = context;
  const { along, untrue, before, into, edited, unsent } = together;
  const sent = (ids: readonly string[]) => ids.map((id) => outbox.sent(id, now()));
  const remembered = (ts: string, more: { notice: string }) =>
    buttons
      ? rememberButtons(context, row, buttons, { channel: place.channel, ts, part: 1, message, ...more })
      : [];
  const found = edited ? undefined : await calls.find(place);
  if (found) {
    const said = [row, ...(await Promise.all(before.map(outbox.find)))];
    const about = said.flatMap((one) => (one?.escalationId ? [{ id: one.escalationId, version: 0 }] : []));
    const stands = { channel: place.channel, ts: found.ts, part: 1, message, notice: row.id, isFound: true };
    const also = await rememberButtons(context, row, aboutOnly(about), stands);
    return { do: 'sent', said: { ts: found.ts }, also: [...sent(before), ...also] };
  }
  const alone = before.map((id) => outbox.sentAlone(id));
  // An edit that may have reached Slack is made again; it is no message to look for.
  if (into) await store.atomically([outbox.sentWith(row.id, into.id)]);
  const isThere = into !== null && (await editThere(calls, place, into.ts, message));
  const shown = into && isThere ? await remembered(into.ts, { notice: into.id }) : [];
  if (unsent) return { ...unsent, also: [...alone, ...shown] };
  if (into && isThere) return { do: 'sent', said: { sentWith: into.id }, also: [...alone, ...shown] };
  const own = into || edited ? [outbox.sentAlone(row.id)] : [];
  const marks = [...own, ...alone, ...along.map((id) => outbox.sentWith(id, row.id))];
  if (marks.length > 0) await store.atomically(marks);
  const { ts } = await calls.postNew(place, message);
  const dropped = untrue.map(({ id, reason }) => outbox.dropped(id, reason, now()));
  const also = await remembered(ts, { notice: row.id });
  return { do: 'sent', said: { ts }, also: [...sent(along), ...dropped, ...also] };
}

/** Whether it is there to be edited. */
async function editThere(
  calls: Pick<Calls, 'edit'>,
  { channel }: Place,
  ts: string,
  message: Message,
): Promise<boolean> {
  try {
    await calls.edit(channel, ts, message);
    return true;
  } catch (error) {
    if (error instanceof Unsent && error.failure.kind === 'no message') return false;
    throw error;
  }
}
