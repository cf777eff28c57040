/** A line of ours is rewritten where it stands, one in each turn of its row; somebody may have deleted it. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Statement } from '../db/store.ts';
import { type Calls, Unsent } from './calls.ts';
import type { DeliveryParts } from './deliver.ts';
import type { Rendering } from './render/rendering.ts';
import type { DeliveryWatch } from './watch.ts';

type Parts = Pick<DeliveryParts, 'store' | 'queries' | 'undeliverable' | 'now' | 'log'> & {
  watch: DeliveryWatch;
};

/** Throws Unsent. */
export async function rewrite(
  row: OutboxRow,
  { at, message, last }: Extract<Rendering, { do: 'rewrite' }>,
  calls: Pick<Calls, 'edit'>,
  parts: Parts,
): Promise<void> {
  const { store, queries, now, watch } = parts;
  const left = await calls.edit(at.channel, at.ts, message).catch(stands);
  await store.atomically([
    queries.lines.forget(at),
    last ? queries.outbox.sent(row.id, now()) : queries.outbox.refused(row, 'more lines', now()),
    ...(left ?? []),
  ]);
  watch.settled(row, last ? 'sent' : 'again', last ? null : 'more lines');

  /** One that Slack will not let us change keeps no other from it, and leads hear of it. */
  async function stands(error: unknown): Promise<Statement[]> {
    if (!(error instanceof Unsent)) throw error;
    const { kind, reason } = error.failure;
    if (reason === 'message_not_found') return [];
    if (kind !== 'no message' && kind !== 'hopeless') throw error;
    parts.log.error({ ...at, notice: row.id, reason }, 'a line cannot be rewritten');
    return parts.undeliverable(row, at.channel, reason);
  }
}
