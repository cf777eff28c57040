/** Whose attention something may have, and when: what is said at once, what changes a message that is there, and what waits. Delivery and `simulate` ask the same. */
import { type Calendar, type Instant, opensAt } from './calendars/calendar.ts';
import { calendarOf } from './calendars/open-time.ts';
import type { Weekday } from './calendars/weekday.ts';
import { closed, type Deed, type Entry, type Escalation, type Reminder } from './escalation.ts';
import { sayableAt, snoozeOf } from './ladder.ts';
import { isUrgent } from './urgency.ts';

const minute = 60_000;

/** How much of it the bot may take: `everything` is what the ladders say, at any hour. */
export const attentions = ['calm', 'usual', 'everything'] as const;
export type Attention = (typeof attentions)[number];

/** Urgent, or a user on the phone, and nobody has it; and every breach of what was promised. These are said at once, whatever else people were told. */
export const isPressing = (
  escalation: Pick<Escalation, 'owner' | 'priority' | 'liveUntil'>,
  { kind, clock }: Pick<Reminder, 'kind' | 'clock'>,
  now: Instant,
): boolean =>
  (kind === 'breach' && clock !== 'answer') || (escalation.owner === null && isUrgent(escalation, now));

/** Whoever is on call has so long before a lead is woken. */
const graceMs = 10 * minute;
const lead = { from: 8 * 60, to: 20 * 60 };

/** The hours in which a lead is reminded: the days of the digest, in their own zone. */
export const leadHours = (days: readonly Weekday[], timeZone: string): Calendar =>
  calendarOf(
    {
      timeZone,
      weekly: Object.fromEntries(days.map((day) => [day, [lead]])),
      holidays: [],
      closed: [],
      open: {},
    },
    () => [],
  );

const callsTheTeam: ReadonlySet<Deed['what']> = new Set([
  'raised',
  'moved',
  'reopened',
  'handed back',
  'went quiet',
  'owner left',
  'acknowledgement undone',
  'call started',
]);

/** Since when whoever is on call has been called for what nobody has. */
export const calledAt = (history: readonly Pick<Entry, 'at' | 'deed'>[]): Instant =>
  history.findLast(
    ({ deed }) => callsTheTeam.has(deed.what) || (deed.what === 'priority changed' && deed.to === 'urgent'),
  )?.at ?? 0;

export type StillDue =
  | { is: 'said'; reminder: Reminder }
  | { is: 'untrue'; reason: string }
  /** True, but not to be said before then. */
  | { is: 'asleep'; until: Instant };

export type Hearer = 'thread' | 'on-call' | 'owner' | 'lead' | 'reporter';

/** Hours of the place whose promise it is; a lead, or an agent who was asked, who has hours of their own hears it in these, and `calledAt` says since when the team has been called. */
export type HearingHours = {
  calendarOf(id: string): Calendar;
  own?: { hours: Calendar; calledAt: Instant } | undefined;
};

/** Whether a reminder is still to be said, and what is due by then: the state is what it is now, not what it was when it fell due. */
export function stillDue(
  escalation: Pick<Escalation, 'clocks' | 'status' | 'owner' | 'priority' | 'liveUntil' | 'snooze'>,
  told: Reminder,
  as: Hearer,
  hours: HearingHours,
  now: Instant,
): StillDue {
  const clock = escalation.clocks[told.clock];
  const running = clock?.startedAt === told.startedAt && clock.runningSince !== null;
  const over = closed(escalation) && told.clock !== 'callback';
  const { dueAt = null } = clock ?? {};
  const untrue: StillDue = { is: 'untrue', reason: 'no longer true' };
  if (over || !clock || !running || dueAt === null) return untrue;
  // A pause or another target has moved it on: nothing is broken any more.
  if (told.kind !== 'warning' && dueAt > now) return untrue;
  const snoozed = as === 'lead' ? 0 : (snoozeOf(told.clock, escalation.snooze)?.until ?? 0);
  const until = hours.own
    ? leadAwakeAt(escalation, hours.own, now)
    : awakeAt(hours.calendarOf(clock.calendar), snoozed, now);
  if (until === null) return untrue;
  return until > now ? { is: 'asleep', until } : { is: 'said', reminder: { ...told, dueAt } };
}

/** When a lead hears of what no clock tells; null where their hours never open. What nobody has and cannot wait is said at once. */
export const leadHearsAt = (
  { owner, ...escalation }: Pick<Escalation, 'owner' | 'priority' | 'liveUntil'>,
  hours: Calendar | undefined,
  now: Instant,
): Instant | null => (hours && !(owner === null && isUrgent(escalation, now)) ? opensAt(hours, now) : now);

function awakeAt(calendar: Calendar, snoozedUntil: Instant, now: Instant): Instant | null {
  const sayable = sayableAt(calendar, now);
  return sayable === null ? null : Math.max(sayable, snoozedUntil);
}

/** A breach is never hidden from leads by a snooze, and what nobody has and cannot wait wakes them once others had time to act. */
function leadAwakeAt(
  escalation: Pick<Escalation, 'owner' | 'priority' | 'liveUntil'>,
  own: NonNullable<HearingHours['own']>,
  now: Instant,
): Instant | null {
  const opens = opensAt(own.hours, now);
  const wakes = escalation.owner === null && isUrgent(escalation, now);
  return wakes ? Math.min(opens ?? Number.POSITIVE_INFINITY, Math.max(now, own.calledAt + graceMs)) : opens;
}
