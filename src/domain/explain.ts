/** Explains the clocks: for each one when it started, what it counted and what it passed over, and when it is due or how it ended. */
import type { Calendars, Instant, Span } from './calendars/calendar.ts';
import type { CalendarRule } from './calendars/opening-hours.ts';
import { type Closure, timeZoneOf, whyClosed } from './calendars/why-closed.ts';
import { clockNames } from './change.ts';
import { countedAt, type Outcome } from './clock.ts';
import { type NewTarget, type Phase, type Run, runsOf } from './clock-runs.ts';
import type { Moment } from './replay.ts';
import type { ClockName } from './team.ts';

/** How often something was passed over without a word of its own. */
export type Skipped = Partial<Record<'night' | 'break' | 'hours', number>>;

/** `timeZone` is the one place whose wall clock counts; null where the calendar has none. */
export type ExplainStep = { timeZone: string | null } & (
  | { what: 'counted'; from: Instant; to: Instant; ms: number; skipped: Skipped }
  | { what: 'closed'; from: Instant; to: Instant; why: Closure }
  /** Until the agent answers. */
  | { what: 'paused'; from: Instant; to: Instant }
  /** Between its end and a reopening. */
  | { what: 'over'; from: Instant; to: Instant; cancelled: boolean }
  | ({ what: 'target' } & Omit<NewTarget, 'is'>)
);

export type End =
  | { is: 'due'; at: Instant; leftMs: number }
  | { is: 'late'; at: Instant; lateMs: number }
  /** Less than nothing is left of what was late already. */
  | { is: 'paused'; leftMs: number }
  | { is: Exclude<Outcome, 'missed'>; at: Instant }
  /** `since` when it was late; nothing is left over where it had a later target in the end. */
  | { is: 'missed'; at: Instant; lateMs: number; since: Instant };

export type Explanation = {
  clock: ClockName;
  /** The owner's own word. */
  promised: boolean;
  startedAt: Instant;
  startedIn: string | null;
  targetMs: number;
  countedMs: number;
  /** In order; what was counted adds up to `countedMs`. */
  steps: ExplainStep[];
  end: End;
  endsIn: string | null;
  /** Earlier runs of the same clock, for another owner or team or other news. */
  earlier: { runs: number; countedMs: number } | null;
};

export type CalendarLookup = { calendars: Calendars; rules(calendar: string): CalendarRule | undefined };

/** One for each clock that was ever started: its newest run. */
export function explain(moments: readonly Moment[], places: CalendarLookup, now: Instant): Explanation[] {
  return clockNames.flatMap((clock): Explanation[] => {
    const runs = runsOf(clock, moments, now);
    const run = runs.at(-1);
    if (!run) return [];
    const before = runs.slice(0, -1).map((earlier) => countedIn(earlier, places, now));
    const { startedAt, targetMs, promised } = run.clock;
    return [
      {
        clock,
        promised,
        startedAt,
        startedIn: timeZoneOf(places.rules(run.startedOn)),
        targetMs,
        countedMs: countedIn(run, places, now),
        steps: stepsOf(run, places),
        end: endOf(run, places, now),
        endsIn: timeZoneOf(places.rules(run.clock.calendar)),
        earlier: before.length > 0 ? { runs: before.length, countedMs: sum(before) } : null,
      },
    ];
  });
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const countedIn = ({ clock, over }: Run, { calendars }: CalendarLookup, now: Instant): number =>
  over ? over.countedMs : countedAt(clock, calendars(clock.calendar), now);

function endOf(run: Run, places: CalendarLookup, now: Instant): End {
  const { clock, over } = run;
  if (over?.outcome === 'missed') {
    const { at, countedMs, missedAt } = over;
    return { is: 'missed', at, lateMs: Math.max(0, countedMs - clock.targetMs), since: missedAt ?? at };
  }
  if (over) return { is: over.outcome, at: over.at };
  const leftMs = clock.targetMs - countedIn(run, places, now);
  if (clock.dueAt === null) return { is: 'paused', leftMs };
  return clock.dueAt > now
    ? { is: 'due', at: clock.dueAt, leftMs }
    : { is: 'late', at: clock.dueAt, lateMs: Math.max(0, -leftMs) };
}

function stepsOf({ past, startedOn, over }: Run, places: CalendarLookup): ExplainStep[] {
  // How it ended is said by the end.
  const last = past.at(-1);
  const told = last?.is === 'over' && last.from === over?.at ? past.slice(0, -1) : past;
  let timeZone = timeZoneOf(places.rules(startedOn));
  return told.flatMap((piece): ExplainStep[] => {
    if (piece.is === 'target') {
      const { is: _, ...target } = piece;
      return [{ what: 'target', timeZone, ...target }];
    }
    const { from, to } = piece;
    timeZone = timeZoneOf(places.rules(piece.calendar));
    if (piece.is === 'running') return counted(piece, places);
    if (piece.is === 'paused') return [{ what: 'paused', timeZone, from, to }];
    return [{ what: 'over', timeZone, from, to, cancelled: piece.status === 'cancelled' }];
  });
}

/** What is closed for longer is told. */
const foldedMs = 24 * 3_600_000;

/** Nights and breaks between what was counted are folded into it. */
function counted({ from, to, calendar: id }: Phase, places: CalendarLookup): ExplainStep[] {
  const calendar = places.calendars(id);
  const rule = places.rules(id);
  const timeZone = timeZoneOf(rule);
  const steps: ExplainStep[] = [];
  const skip = (span: Span): void => {
    if (span.from < span.to)
      steps.push({ what: 'closed', timeZone, ...span, why: whyClosed(span, calendar, rule) });
  };
  for (let at = from; at < to; ) {
    const open = calendar.next(at);
    const opensAt = Math.max(at, Math.min(open?.from ?? to, to));
    skip({ from: at, to: opensAt });
    at = Math.min(open?.to ?? to, to);
    if (opensAt < at) count(steps, { timeZone, from: opensAt, to: at });
    else at = to;
  }
  return steps;
}

function count(steps: ExplainStep[], { timeZone, from, to }: Span & { timeZone: string | null }): void {
  const [before, gap] = steps.slice(-2);
  const fresh = { what: 'counted' as const, timeZone, from, to, ms: to - from, skipped: {} };
  const short = gap?.what === 'closed' && gap.to - gap.from < foldedMs;
  if (!short || gap.why.because === 'days' || before?.what !== 'counted') {
    steps.push(fresh);
    return;
  }
  const { because } = gap.why;
  const skipped = { ...before.skipped, [because]: (before.skipped[because] ?? 0) + 1 };
  steps.splice(-2, 2, { ...before, to, ms: before.ms + fresh.ms, skipped });
}
