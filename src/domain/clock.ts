/**
 * A clock counts the open time of its calendar towards a target. It runs, pauses and stops; nothing here reads the time.
 * `countedMs` is what was counted before `runningSince`, so a pause, a new target or a new calendar never counts a minute twice.
 *
 *                startClock             pauseClock
 *   (no clock) ────────────▶ running ◀──────────────▶ paused
 *                             │   ▲    resumeClock      │
 *                   stopClock │   │ resumeClock,        │ stopClock
 *                             ▼   │ unstopClock         │
 *                            stopped ◀──────────────────┘
 *
 * running: `runningSince` and `dueAt` are set. paused: neither is, nor `stoppedAt`. stopped: `stoppedAt` and `outcome` are. Late is no state: the
 * due time has passed. That it has passed stays so, whatever becomes of the clock: the next change writes it down as `missedAt`. A stopped clock is taken up again by resumeClock, which does not count the time since, or by unstopClock, which does.
 * retargetClock and restartClock leave a running clock running, a paused one paused, and a stopped one alone. An act may also put a new clock in
 * the place of one; change.ts works out what has ended then. acts/clocks.ts says which act does what. How far its reminders have come stands
 * beside this (`told`, `breachToldAt`, `nextStepAt`, `held`) and is ladder.ts's.
 */
import type { Calendar, Instant } from './calendars/calendar.ts';
import type { ReminderKind } from './escalation.ts';
import type { ClockName, Tell } from './team.ts';

export type Outcome = 'met' | 'missed' | 'dropped';

export type Clock = {
  calendar: string;
  targetMs: number;
  countedMs: number;
  startedAt: Instant;
  /** Null while paused and once stopped. */
  runningSince: Instant | null;
  /** When the target is reached if nothing changes; null while paused and once stopped. */
  dueAt: Instant | null;
  stoppedAt: Instant | null;
  outcome: Outcome | null;
  /** Since when the promise is broken, as far as a change has come to see it; from then on it is, also under a later target. */
  missedAt: Instant | null;
  /** How many steps of the ladder have been told. */
  told: number;
  /** When its breach was last told. A target that is moved behind it tells nobody again; one that is moved ahead may break anew. */
  breachToldAt: Instant | null;
  /** When the next step of the ladder is due; null when none is. */
  nextStepAt: Instant | null;
  /** What a snooze has kept back from everybody but leads; it is told when the snooze ends. */
  held: { kind: ReminderKind; tell: Tell[] } | null;
  /** The owner's own word, kept once: the news that comes fulfils it. */
  promised: boolean;
};

export type Clocks = Partial<Record<ClockName, Clock>>;

/** A target of `targetMs` of open time that starts to count now. */
export function startClock(name: string, calendar: Calendar, targetMs: number, now: Instant): Clock {
  return run(
    {
      calendar: name,
      targetMs,
      countedMs: 0,
      startedAt: now,
      runningSince: null,
      dueAt: null,
      stoppedAt: null,
      outcome: null,
      missedAt: null,
      told: 0,
      breachToldAt: null,
      nextStepAt: null,
      held: null,
      promised: false,
    },
    calendar,
    now,
  );
}

/** Open time counted so far, in milliseconds. */
export const countedAt = (clock: Clock, calendar: Calendar, now: Instant): number =>
  clock.runningSince === null ? clock.countedMs : clock.countedMs + calendar.between(clock.runningSince, now);

/** Keeps what was counted; due time and ladder stand still until it resumes. */
export function pauseClock(clock: Clock, calendar: Calendar, now: Instant): Clock {
  if (clock.runningSince === null) return clock;
  return {
    ...clock,
    countedMs: countedAt(clock, calendar, now),
    runningSince: null,
    dueAt: null,
    nextStepAt: null,
  };
}

/** Runs again from what was counted; also takes a stopped clock up again, as reopening does. */
export function resumeClock(clock: Clock, calendar: Calendar, now: Instant): Clock {
  if (clock.runningSince !== null) return clock;
  return run({ ...clock, stoppedAt: null, outcome: null }, calendar, now);
}

/** It has run past its due time since it was last looked at. */
export const seenAt = (clock: Clock, now: Instant): Clock =>
  clock.missedAt === null && clock.dueAt !== null && clock.dueAt < now
    ? { ...clock, missedAt: clock.dueAt }
    : clock;

/** What was done now has made it late at once: a shorter target, or an end that was taken back. */
export function lateAtOnce(clock: Clock, now: Instant): Clock {
  if (clock.missedAt !== null || clock.stoppedAt !== null) return clock;
  const late = clock.dueAt === null ? clock.countedMs > clock.targetMs : clock.dueAt < now;
  return late ? { ...clock, missedAt: now } : clock;
}

/** Ends it: `missed` when its due time had passed, now or ever; else `met`, or `dropped` when the promise fell away. */
export function stopClock(clock: Clock, calendar: Calendar, now: Instant, dropped = false): Clock {
  if (clock.stoppedAt !== null) return clock;
  const paused = pauseClock(seenAt(clock, now), calendar, now);
  const outcome = paused.missedAt !== null ? 'missed' : dropped ? 'dropped' : 'met';
  return { ...paused, stoppedAt: now, outcome };
}

/** Takes the end back as if it had never come: the time since then has counted. */
export function unstopClock(clock: Clock, calendar: Calendar): Clock {
  if (clock.stoppedAt === null) return clock;
  return run({ ...clock, stoppedAt: null, outcome: null }, calendar, clock.stoppedAt);
}

/**
 * A new target (and perhaps another calendar): due = now + (new target − time already counted).
 * A stopped clock keeps its old target: what was promised when it ended is what it is judged by.
 */
export function retargetClock(
  clock: Clock,
  before: Calendar,
  after: { name: string; calendar: Calendar; targetMs: number },
  now: Instant,
): Clock {
  if (clock.stoppedAt !== null) return clock;
  const paused = { ...pauseClock(clock, before, now), calendar: after.name, targetMs: after.targetMs };
  return clock.runningSince === null ? paused : run(paused, after.calendar, now);
}

/** Nothing counted yet, running or paused as it was: the news has been given, the next is due a whole target later. */
export function restartClock(clock: Clock, calendar: Calendar, now: Instant): Clock {
  if (clock.stoppedAt !== null) return clock;
  const fresh = startClock(clock.calendar, calendar, clock.targetMs, now);
  return clock.runningSince === null ? pauseClock(fresh, calendar, now) : fresh;
}

function run(clock: Clock, calendar: Calendar, since: Instant): Clock {
  return { ...clock, runningSince: since, dueAt: calendar.add(since, clock.targetMs - clock.countedMs) };
}
