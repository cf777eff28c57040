/** What is said with buttons is remembered, and edited when what can be pressed there is something else. */
import type { NewNotice, OutboxRow } from '../db/outbox.ts';
import type { PressableRow } from '../db/pressables.ts';
import type { Statement } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { priorities } from '../domain/escalation.ts';
import { actionsIn } from '../views/buttons.ts';
import type { Message } from '../views/lines.ts';
import type { OutboxContext } from './context.ts';
import { isLaneOf, orderAt, orderOfRefresh } from './lanes.ts';
import type { Buttons, SaidWithButtons } from './render/rendering.ts';

/** Looks at what was said, in its own lane, after what this version still has to say. */
export const buttonsAfter = (
  row: Pick<OutboxRow, 'id' | 'major' | 'minor'>,
  escalationId: string,
  { lane, notice }: SaidWithButtons,
  now: Instant,
): NewNotice => ({
  id: `${row.id}:buttons${notice === undefined ? '' : `:${notice}`}`,
  lane,
  ...(isLaneOf(escalationId, lane) ? orderOfRefresh(row) : orderAt(now)),
  escalationId,
  // Cards are made true first, whatever they are.
  rank: priorities.length,
  payload: { kind: 'buttons', version: 0, ...(notice !== undefined && { notice }) },
});

/** What stands there was written by an attempt that nobody knows the outcome of: it is looked at anyway. */
const unseen = ['unseen'];

type SaidNow = Pick<PressableRow, 'channel' | 'ts' | 'part'> & {
  message: Message;
  /** The row whose message it is. */
  notice: string;
  isFound?: boolean;
};

export async function rememberButtons(
  { queries, now }: Pick<OutboxContext, 'queries' | 'now'>,
  row: OutboxRow,
  { about, entry }: Buttons,
  { message, notice, isFound = false, ...place }: SaidNow,
): Promise<Statement[]> {
  const { lane } = row;
  const actions = isFound ? unseen : actionsIn(message);
  const said = entry === undefined ? { lane, notice } : { lane };
  // One that was edited has lost its last button.
  if (actions.length === 0)
    return notice === row.id ? [] : [queries.pressables.edited({ ...place, actions })];
  const statements: Statement[] = [];
  for (const { id: escalationId, version } of about) {
    statements.push(
      queries.pressables.save({
        ...place,
        escalationId,
        notice: said.notice ?? null,
        lane,
        version: entry ?? 0,
        actions,
      }),
    );
    // What happened while it was being said has not seen it.
    const current = await queries.escalations.find(escalationId);
    if (isFound || current?.version !== version)
      statements.push(queries.outbox.enqueue(buttonsAfter(row, escalationId, said, now()), now()));
  }
  return statements;
}
