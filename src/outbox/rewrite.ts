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
  rendering: Rewrite,
  calls: Pick<Calls, 'edit'>,
): Promise<Result> {
  const { queries } = context;
  const { message, last } = rendering;
  const [at, done] = whatIsRewritten(queries, rendering);
  const stands = await calls
    .edit(at.channel, at.ts, message)
    .catch((error: unknown) => letStand(context, row, at, error));
  const also = [done, ...(stands ?? [])];
  return last ? { do: 'sent', also } : { do: 'go on', reason: 'more lines', also };
}

/** One that Slack will not let us change keeps no other from it, and leads hear of it. */
async function letStand(
  { undeliverable, log }: RewriteContext,
  row: OutboxRow,
  at: { channel: string; ts: string },
  error: unknown,
): Promise<Statement[]> {
  if (!(error instanceof Unsent)) throw error;
  const { kind, reason } = error.failure;
  if (reason === 'message_not_found') return [];
  if (kind !== 'no message' && kind !== 'hopeless') throw error;
  log.error({ channel: at.channel, ts: at.ts, notice: row.id, reason }, 'a line cannot be rewritten');
  return undeliverable(row, at.channel, reason);
}

/** The line, and what is remembered of it from then on. */
function whatIsRewritten(
  { pressables, posts, lines }: OutboxContext['queries'],
  rendering: Rewrite,
): [{ channel: string; ts: string }, Statement] {
  if ('pressable' in rendering) return [rendering.pressable, pressables.edited(rendering.pressable)];
  if ('former' in rendering) return [rendering.former, posts.notStale(rendering.former)];
  return [rendering.at, lines.forget(rendering.at)];
}
