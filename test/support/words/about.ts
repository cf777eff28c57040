/** Escalations as stories tell of them: what is not said is as `startRaised` raises them. */
import type { Instant, Span } from '../../../src/domain/calendars/calendar.ts';
import type { Clocks } from '../../../src/domain/clock.ts';
import type { Escalation, Reminder, ReminderKind } from '../../../src/domain/escalation.ts';
import type { ClockName } from '../../../src/domain/team.ts';
import type { OnCallFacts } from '../../../src/views/on-call-facts.ts';
import { aClock, anEscalation } from '../factories.ts';

/** 23 November 2026, the Monday of most stories, at this time in Dublin (whose winter is UTC), or so many days later. */
export const at = (time: string, days = 0): Instant => {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return Date.UTC(2026, 10, 23 + days, hours, minutes, seconds);
};

/**
 * `due`: the clocks that run, and when each is due; `left`: what those have that stand still; `promised`: its owner promised the news.
 * `late`: by how much what has ended was, where it was. A call to the user that was made ends the clock of the callback, unless it is
 * to be tried again.
 */
export type About = Partial<Omit<Escalation, 'clocks'>> & {
  due?: Partial<Record<ClockName, Instant>>;
  left?: Partial<Record<ClockName, number>>;
  promised?: boolean;
  late?: Partial<Record<'acknowledge' | 'resolve', number>>;
};

export function about({
  due = {},
  left = {},
  promised = false,
  late = {},
  ...facts
}: About = {}): Escalation {
  const clocks: Clocks = Object.fromEntries(
    Object.entries(due).map(([name, dueAt]) => [
      name,
      aClock({ dueAt, promised: promised && name === 'update' }),
    ]),
  );
  for (const name of ['acknowledge', 'resolve'] as const) {
    const lateMs = late[name];
    if (facts.status !== 'resolved' && lateMs === undefined) continue;
    const outcome = lateMs === undefined ? 'met' : 'missed';
    clocks[name] = aClock({ dueAt: null, outcome, targetMs: 0, countedMs: lateMs ?? 0 });
  }
  for (const name of ['update', 'resolve'] as const) {
    const targetMs = left[name];
    if (targetMs !== undefined) clocks[name] = aClock({ targetMs, dueAt: null, runningSince: null });
  }
  const { calledBack } = facts;
  if (calledBack) {
    const { callback: retryAt } = due;
    clocks.callback = aClock(
      retryAt ? { dueAt: retryAt, startedAt: calledBack.at } : { dueAt: null, stoppedAt: calledBack.at },
    );
  }
  return anEscalation({
    id: 'ESC-1',
    number: 1,
    priority: 'urgent',
    summary: 'Payouts frozen',
    details: 'It does not work.',
    need: null,
    account: null,
    country: null,
    category: null,
    contact: null,
    ...(facts.onPhone ? { liveUntil: Number.MAX_SAFE_INTEGER } : {}),
    ...facts,
    clocks,
  });
}

const reminding =
  (kind: ReminderKind) =>
  (clock: ClockName, dueAt: Instant, late?: Span): Reminder => ({
    clock,
    kind,
    startedAt: 0,
    dueAt,
    ...(late && { late }),
  });

/** Reminders of a clock, and when it is due; `late`: for how long the bot was down. */
export const warning = reminding('warning');
export const breach = reminding('breach');
export const overdue = reminding('overdue');

/** Who is on call in the tests' configuration. */
export const onDuty: Record<string, OnCallFacts> = {
  engineering: { crews: [{ group: 'S0ENG' }], names: ['@eng-oncall'], fallback: false, next: null },
  risk: { crews: [{ group: 'S0RISK' }], names: ['@risk-oncall'], fallback: false, next: null },
  'new-markets': {
    crews: [{ users: ['UOLGA', 'URAVI'] }],
    names: ['Olga', 'Ravi'],
    fallback: false,
    next: null,
  },
  design: { crews: [{ users: ['ULENA'] }], names: ['Lena'], fallback: false, next: null },
};

/** Nobody is on call until `next`; `standIns` are mentioned all the same. */
export const nobodyOnDuty = (
  next: OnCallFacts['next'] = null,
  standIns: { id: string; name: string }[] = [],
): OnCallFacts => ({
  crews: standIns.length > 0 ? [{ users: standIns.map(({ id }) => id) }] : [],
  names: standIns.map(({ name }) => name),
  fallback: standIns.length > 0,
  next,
});
