/** Whether a reminder is still to be said in the moment of sending, and what is due by then. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Queries } from '../db/queries.ts';
import type { Instant } from '../domain/calendar.ts';
import { closed, type Escalation, type Reminder } from '../domain/escalation.ts';
import type { Shown } from './shown.ts';

type Dropped = Extract<Shown, { do: 'drop' }>;
const noLongerTrue: Dropped = { do: 'drop', reason: 'no longer true' };

/** The state is what it is now, not what it was when the reminder fell due; of several that wait, the last says it all. */
export async function asOfNow(
  { outbox }: Pick<Queries, 'outbox'>,
  row: OutboxRow,
  escalation: Escalation,
  told: Reminder,
  now: Instant,
): Promise<Reminder | Dropped> {
  const clock = escalation.clocks[told.clock];
  const running = clock?.startedAt === told.startedAt && clock.runningSince !== null;
  if (closed(escalation) || !running || clock.dueAt === null) return noLongerTrue;
  // A pause or another target has moved it on: nothing is broken any more.
  if (told.kind !== 'warning' && clock.dueAt > now) return noLongerTrue;
  const later = (await outbox.waiting(row.lane)).some(
    ({ seq, payload }) =>
      seq > row.seq &&
      (payload.kind === 'reminder' || payload.kind === 'lead reminder') &&
      payload.reminder.clock === told.clock,
  );
  return later ? { do: 'drop', reason: 'overtaken' } : { ...told, dueAt: clock.dueAt };
}
