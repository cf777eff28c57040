/** The ladder of a clock: which reminder is due when, which ones fold into one, and what a snooze keeps back. */
import { type Calendar, type Instant, isOpen, opensAt, type Span } from './calendars/calendar.ts';
import { type Clock, countedAt } from './clock.ts';
import type { ReminderKind, Snooze } from './escalation.ts';
import { type ClockName, isTeamsClock, type Step, type Tell } from './team.ts';

/** One reminder: due once `offsetMs` of open time have been counted. */
export type Rung = { offsetMs: number; kind: ReminderKind; tell: Tell[] };

const minute = 60_000;

/** A reminder that falls due as a place closes is still told; later it waits for the next morning. */
const afterClosingMs = 15 * minute;
/** A reminder that is late by less than this needs no excuse. */
const excusedMs = minute;

/** The steps of a ladder laid out for a target. They are written, and so come, in the order in which they fall due. */
export function rungs(steps: readonly Step[], targetMs: number): Rung[] {
  return steps.flatMap(({ at, tell }): Rung[] => {
    if (at === 'breach') return [{ offsetMs: targetMs, kind: 'breach', tell }];
    if ('percent' in at)
      return [{ offsetMs: Math.round((targetMs * at.percent) / 100), kind: 'warning', tell }];
    if ('before' in at) return [{ offsetMs: targetMs - at.before, kind: 'warning', tell }];
    return Array.from({ length: at.times }, (_, i) => ({
      offsetMs: targetMs + (i + 1) * at.every,
      kind: 'overdue' as const,
      tell,
    }));
  });
}

/** The team snoozes its own reminders; what was promised to the user, or asked of the agent, is not the team's alone. */
export const snoozeOf = (name: ClockName, snooze: Snooze | null): Snooze | null =>
  isTeamsClock(name) ? snooze : null;

/** A breach is never hidden from leads. */
const heardAsleep = ({ kind, tell }: Rung): boolean => kind !== 'warning' && tell.includes('leads');

/** When so much of the clock's time has been counted; only while it runs. */
const reachedAt = (clock: Clock & { runningSince: Instant }, offsetMs: number, calendar: Calendar): Instant =>
  calendar.add(clock.runningSince, Math.max(0, offsetMs - clock.countedMs));

const isRunning = (clock: Clock): clock is Clock & { runningSince: Instant } => clock.runningSince !== null;

/** The clock with the instant of its next reminder worked out anew. */
export function withNextStep(
  clock: Clock,
  steps: readonly Step[],
  calendar: Calendar,
  snooze: Snooze | null = null,
): Clock {
  if (!isRunning(clock)) return { ...clock, nextStepAt: null };
  const [next, ...later] = rungs(steps, clock.targetMs).slice(clock.told);
  const at = (rung: Rung): Instant => reachedAt(clock, rung.offsetMs, calendar);
  if (snooze === null) {
    // What was kept back is due at once when the snooze has ended before its time.
    const nextAt = clock.held ? clock.runningSince : next ? at(next) : null;
    return { ...clock, nextStepAt: nextAt };
  }
  const loud = [next, ...later].find((rung) => rung !== undefined && heardAsleep(rung));
  const instants = [
    ...(clock.held ? [snooze.until] : []),
    ...(next ? [Math.max(at(next), snooze.until)] : []),
    ...(loud ? [at(loud)] : []),
  ];
  return { ...clock, nextStepAt: instants.length > 0 ? Math.min(...instants) : null };
}

/**
 * Where to stand on the ladder of a new target: what is behind is not told again, except a breach that nobody has heard of yet.
 * What was kept back of a breach that is none any more is forgotten.
 */
export function placeOnLadder(clock: Clock, steps: readonly Step[], calendar: Calendar, now: Instant): Clock {
  const counted = countedAt(clock, calendar, now);
  const all = rungs(steps, clock.targetMs);
  const behind = all.filter((rung) => rung.offsetMs <= counted).length;
  const breach = all.findIndex((rung) => rung.kind === 'breach');
  const unheard = clock.breachToldAt === null && breach >= 0;
  const isTrue = clock.held?.kind === 'warning' || counted >= clock.targetMs;
  return { ...clock, told: unheard ? Math.min(breach, behind) : behind, held: isTrue ? clock.held : null };
}

export type Circumstances = {
  now: Instant;
  snooze: Snooze | null;
  /** Spans in which the bot did not run. */
  down: readonly Span[];
};

export type Climbed = { clock: Clock; kind: ReminderKind; tell: Tell[]; dueAt: Instant; late?: Span };

/**
 * The reminder due now, if any, and the clock after it has been told. Several that are due at once fold into the gravest:
 * everybody whom a breach or a later step would have told is told once.
 */
export function climb(
  clock: Clock,
  steps: readonly Step[],
  calendar: Calendar,
  { now, snooze, down }: Circumstances,
): Climbed | undefined {
  if (clock.nextStepAt === null || clock.nextStepAt > now || clock.dueAt === null || !isRunning(clock)) {
    return undefined;
  }
  const asleep = snooze !== null && snooze.until > now;
  const counted = countedAt(clock, calendar, now);
  const due = rungs(steps, clock.targetMs)
    .slice(clock.told)
    .filter((rung) => rung.offsetMs <= counted);
  const folded = fold(due);
  const held = clock.held;
  const kind = gravest(folded?.kind, held?.kind);
  if (kind === undefined || (asleep && !due.some(heardAsleep))) return undefined;
  const all = [...new Set([...(held?.tell ?? []), ...(folded?.tell ?? [])])];
  const tell: Tell[] = asleep ? ['leads'] : all;
  const kept = asleep ? all.filter((one) => one !== 'leads') : [];
  const breached = due.some((rung) => rung.kind === 'breach') || (!asleep && held?.kind === 'breach');
  const after: Clock = {
    ...clock,
    told: clock.told + due.length,
    breachToldAt: breached ? now : clock.breachToldAt,
    held: kept.length > 0 ? { kind, tell: kept } : null,
  };
  // While reminders are snoozed only leads are told, and they at the hour itself; what was kept back is due when the snooze ends.
  const awakeAt = asleep ? 0 : (snooze?.until ?? 0);
  const missed = [
    ...due.map((rung) => Math.max(reachedAt(clock, rung.offsetMs, calendar), awakeAt)),
    ...(held && !asleep && snooze ? [snooze.until] : []),
  ];
  const late = down.find((span) =>
    missed.some((at) => span.from <= at && at < span.to && now - at >= excusedMs),
  );
  return {
    clock: withNextStep(after, steps, calendar, snooze),
    // Leads, who have heard of the breach, hear what is due now.
    kind: asleep && folded ? folded.kind : kind,
    tell,
    dueAt: clock.dueAt,
    ...(late && { late }),
  };
}

function fold(due: readonly Rung[]): { kind: ReminderKind; tell: Tell[] } | undefined {
  const last = due.at(-1);
  if (!last) return undefined;
  const heard = due.filter((rung) => rung === last || rung.kind !== 'warning');
  const breached = heard.some((rung) => rung.kind === 'breach');
  return {
    kind: breached ? 'breach' : last.kind,
    tell: [...new Set(heard.flatMap((rung) => rung.tell))],
  };
}

/** Told at once a first breach weighs more than that it lasts; both more than a warning. */
const weight: Record<ReminderKind, number> = { warning: 0, overdue: 1, breach: 2 };

function gravest(...kinds: (ReminderKind | undefined)[]): ReminderKind | undefined {
  return kinds.filter((kind) => kind !== undefined).sort((a, b) => weight[b] - weight[a])[0];
}

/**
 * When a reminder that is due may be said: now while the place is open or has just closed, else when it opens. On working hours
 * nobody is reminded at night. Null when it never opens again.
 */
export function sayableAt(calendar: Calendar, now: Instant): Instant | null {
  return isOpen(calendar, now) || isOpen(calendar, now - afterClosingMs) ? now : opensAt(calendar, now);
}
