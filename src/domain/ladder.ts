/** The ladder of a clock: which reminder is due when, and which ones fold into one. */
import type { Calendar, Instant } from './calendar.ts';
import { type Clock, countedAt } from './clock.ts';
import type { ReminderKind } from './escalation.ts';
import type { Step, Tell } from './team.ts';

/** One reminder: due once `offsetMs` of open time have been counted. */
export type Rung = { offsetMs: number; kind: ReminderKind; tell: Tell[] };

/** The steps of a ladder laid out for a target. They are written, and so come, in the order in which they fall due. */
export function rungs(steps: readonly Step[], targetMs: number): Rung[] {
  return steps.flatMap(({ at, tell }): Rung[] => {
    if (at === 'breach') return [{ offsetMs: targetMs, kind: 'breach', tell }];
    if ('percent' in at)
      return [{ offsetMs: Math.round((targetMs * at.percent) / 100), kind: 'warning', tell }];
    return Array.from({ length: at.times }, (_, i) => ({
      offsetMs: targetMs + (i + 1) * at.every,
      kind: 'overdue' as const,
      tell,
    }));
  });
}

/** The clock with the instant of its next reminder worked out anew. */
export function withNextStep(clock: Clock, steps: readonly Step[], calendar: Calendar): Clock {
  const next = rungs(steps, clock.targetMs)[clock.told];
  if (clock.runningSince === null || !next) return { ...clock, nextStepAt: null };
  return {
    ...clock,
    nextStepAt: calendar.add(clock.runningSince, Math.max(0, next.offsetMs - clock.countedMs)),
  };
}

/**
 * Where to stand on the ladder of a new target: what is behind is not told again, except a breach that nobody has heard of yet.
 */
export function stepAside(clock: Clock, steps: readonly Step[], calendar: Calendar, now: Instant): Clock {
  const counted = countedAt(clock, calendar, now);
  const all = rungs(steps, clock.targetMs);
  const behind = all.filter((rung) => rung.offsetMs <= counted).length;
  const breach = all.findIndex((rung) => rung.kind === 'breach');
  const unheard = clock.breachToldAt === null && breach >= 0;
  return { ...clock, told: unheard ? Math.min(breach, behind) : behind };
}

/**
 * The reminder due now, if any, and the clock after it has been told. Several that are due at once fold into the gravest:
 * everybody whom a breach or a later step would have told is told once.
 */
export function climb(
  clock: Clock,
  steps: readonly Step[],
  calendar: Calendar,
  now: Instant,
): { clock: Clock; kind: ReminderKind; tell: Tell[]; dueAt: Instant } | undefined {
  if (clock.nextStepAt === null || clock.nextStepAt > now || clock.dueAt === null) return undefined;
  const counted = countedAt(clock, calendar, now);
  const due = rungs(steps, clock.targetMs)
    .slice(clock.told)
    .filter((rung) => rung.offsetMs <= counted);
  const last = due.at(-1);
  if (!last) return undefined;
  const heard = due.filter((rung) => rung === last || rung.kind !== 'warning');
  const tell = [...new Set(heard.flatMap((rung) => rung.tell))];
  const breached = heard.some((rung) => rung.kind === 'breach');
  const after = {
    ...clock,
    told: clock.told + due.length,
    breachToldAt: breached ? now : clock.breachToldAt,
  };
  return {
    clock: withNextStep(after, steps, calendar),
    kind: breached ? 'breach' : last.kind,
    tell,
    dueAt: clock.dueAt,
  };
}
