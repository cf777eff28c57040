/** A line of ours is rewritten where it stands, one in each turn of its row; somebody may have deleted it. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Statement } from '../db/store.ts';
import type { OutboxContext } from './context.ts';
import { Unsent } from './guarded-call.ts';
import type { Calls } from './posting-calls.ts';
import type { Rendering } from './render/rendering.ts';
import type { Result } from './settle.ts';

type RewriteContext = Pick<OutboxContext, 'queries' | 'undeliverable' | 'log'>;
type Rewrite = Extract<Rendering, { do: 'rewrite' }>;

/** Throws Unsent. */
export async function rewrite(
  context: RewriteContext,
  row: OutboxRow,
  { at, message, last }: Rewrite,
  calls: Pick<Calls, 'edit'>,
): Promise<Result> {
  const stands = await calls
    .edit(at.channel, at.ts, message)
    .catch((error: unknown) => letStand(context, row, at, error));
  const also = [context.queries.lines.forget(at), ...(stands ?? [])];
  return last ? { do: 'sent', also } : { do: 'go on', reason: 'more lines', also };
}

/** One that Slack will not let us change keeps no other from it, and leads hear of it. */
async function letStand(
  { undeliverable, log }: RewriteContext,
  row: OutboxRow,
  at: Rewrite['at'],
  error: unknown,
): Promise<Statement[]> {
  if (!(error instanceof Unsent)) throw error;
  const { kind, reason } = error.failure;
  if (reason === 'message_not_found') return [];
  if (kind !== 'no message' && kind !== 'hopeless') throw error;
  log.error({ ...at, notice: row.id, reason }, 'a line cannot be rewritten');
  return undeliverable(row, at.channel, reason);
}
