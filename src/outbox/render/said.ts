/** What was said with buttons, as it would be said by now: where nothing helps any more, nothing can be pressed. */
import type { OutboxRow } from '../../db/outbox.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { actionsIn } from '../../views/buttons.ts';
import type { Message } from '../../views/lines.ts';
import { renderLinesToAgent } from './agent.ts';
import type { RenderContext, Renderer } from './context.ts';
import { digestAnew } from './digest.ts';
import { handOverAnew, personalHandOverAnew } from './hand-over.ts';

import { personalRemindersAnew } from './personal-reminder.ts';
import { reminderAnew } from './reminder.ts';
import { nothingToSay, type SaidWithButtons } from './rendering.ts';
import { roundUpAnew } from './round-up.ts';
import { sideOfferAnew } from './side-offer.ts';

/** What it was said for, of all that was said about this escalation; under the agent's message it is looked at with that. */
export async function saidAbout(
  { queries }: Pick<RenderContext, 'queries'>,
  { id }: Pick<Escalation, 'id'>,
): Promise<SaidWithButtons[]> {
  const said = new Map<string, SaidWithButtons>();
  for (const { notice, lane } of await queries.pressables.of(id)) {
    if (notice !== null && lane !== null) said.set(notice, { lane, notice });
  }
  return [...said.values()];
}

export const renderButtons: Renderer<'buttons'> = async (context, { escalation }, { notice }) => {
  if (notice === undefined) return renderLinesToAgent(context, escalation);
  const { queries } = context;
  const row = await queries.outbox.find(notice);
  const about = await queries.pressables.saidFor(notice);
  const [at] = about;
  if (!row || !at) return nothingToSay;
  const told = about.map(({ escalationId }) => escalationId);
  const rows = await queries.outbox.saidWith(row);
  const saidAt = Math.max(...rows.map(({ settledAt }) => settledAt ?? 0));
  const anew = { ...context, hoursOf: async () => undefined, isAnew: true, saidAt } as const;
  const message = await saidAnew(anew, rows, { payload: row.payload, escalation, told });
  if (!message) return nothingToSay;
  const actions = actionsIn(message);
  if (actions.join() === at.actions.join()) return nothingToSay;
  return { do: 'rewrite', pressable: { ...at, actions }, message, last: true, reader: readerOf(row) };
};

/** Whose direct message it is. */
function readerOf({ payload }: OutboxRow): string | undefined {
  if ('person' in payload) return payload.person;
  if (payload.kind === 'side offer') return 'user' in payload.to ? payload.to.user : undefined;
  return 'lead' in payload ? payload.lead : undefined;
}

/** Null where it stays as it is. `told` are the escalations that it is about. */
async function saidAnew(
  context: RenderContext,
  rows: readonly OutboxRow[],
  {
    payload,
    escalation,
    told,
  }: Pick<OutboxRow, 'payload'> & { escalation: Escalation; told: readonly string[] },
): Promise<Message | null> {
  switch (payload.kind) {
    case 'reminder':
      return reminderAnew(context, escalation, payload);
    case 'hand-over':
      return handOverAnew(context, escalation, payload);
    case 'personal hand-over':
      return personalHandOverAnew(context, escalation, payload);
    case 'side offer':
      return sideOfferAnew(context, escalation, payload);
    case 'personal reminder':
    case 'lead':
      return personalRemindersAnew(context, rows);
    case 'round-up':
      return roundUpAnew(context, rows);
    case 'digest':
      return digestAnew(context, payload, told);
    default:
      return null;
  }
}
