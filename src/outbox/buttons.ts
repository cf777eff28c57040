/** Lines that are said with buttons are remembered, and edited when what can be pressed there is something else. */
import type { NewNotice, OutboxRow } from '../db/outbox.ts';
import type { Statement } from '../db/store.ts';
import { actionsIn } from '../views/buttons.ts';
import type { Message } from '../views/lines.ts';
import type { OutboxContext } from './context.ts';
import { justAfter } from './lanes.ts';
import type { Buttons } from './render/rendering.ts';

/** Looks at the lines under the message of this row's lane. */
export const buttonsAfter = (row: OutboxRow): NewNotice => ({
  id: `${row.id}:buttons`,
  lane: row.lane,
  ...justAfter(row),
  escalationId: row.escalationId,
  rank: row.rank,
  payload: { kind: 'buttons', version: 0 },
});

export async function rememberButtons(
  { queries, now }: Pick<OutboxContext, 'queries' | 'now'>,
  row: OutboxRow,
  { version, asOf }: Buttons,
  said: { channel: string; ts: string; part: number; message: Message },
): Promise<Statement[]> {
  const { escalationId } = row;
  const { message, ...place } = said;
  const actions = actionsIn(message);
  if (escalationId === null || actions.length === 0) return [];
  const saved = queries.pressables.save({ ...place, escalationId, version, actions });
  // What happened while it was being said has not seen it.
  const current = await queries.escalations.find(escalationId);
  return current?.version === asOf ? [saved] : [saved, queries.outbox.enqueue(buttonsAfter(row), now())];
}
