/** What a clock did, summed up: `20 min counted, weekend skipped, paused 2 h 10 min waiting for the agent`. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Closure } from '../domain/calendars/why-closed.ts';
import type { ExplainStep, Explanation, Skipped } from '../domain/explain.ts';
import type { Piece } from './lines.ts';
import type { Wording } from './parts.ts';
import { clockTime } from './wall-clock.ts';
import type { Words } from './words/words.ts';

export type Explained = { now: Instant; wording: Pick<Wording, 'teamName' | 'words'> };

type Kind = 'counted' | 'paused' | 'resolved' | 'cancelled' | 'weekend' | 'days' | keyof Skipped;
/** Milliseconds, or how often; and the local dates of `days`. */
type Sum = { amount: number; days: string[] };

/** In the order in which each came first, and each once, however often it came again. */
export function clauses(steps: readonly ExplainStep[], { explain }: Words): string[] {
  const sums = new Map<Kind, Sum>();
  for (const [kind, amount, days = []] of steps.flatMap(done)) {
    const before = sums.get(kind) ?? { amount: 0, days: [] };
    sums.set(kind, { amount: before.amount + amount, days: [...new Set([...before.days, ...days])] });
  }
  return [...sums].map(([kind, { amount, days }]) => explain.did[kind](amount, days));
}

type Done = [kind: Kind, amount: number, days?: readonly string[]];

const foldable = ['night', 'break', 'hours'] as const;

function done(step: ExplainStep): Done[] {
  switch (step.what) {
    case 'counted':
      return [
        ['counted', step.ms],
        ...foldable.flatMap((kind): Done[] => {
          const amount = step.skipped[kind] ?? 0;
          return amount > 0 ? [[kind, amount]] : [];
        }),
      ];
    case 'closed':
      return closed(step.why);
    case 'paused':
      return [['paused', step.to - step.from]];
    case 'over':
      return [[step.cancelled ? 'cancelled' : 'resolved', step.to - step.from]];
    case 'target':
      return [];
  }
}

function closed(why: Closure): Done[] {
  if (why.because !== 'days') return [[why.because, 1]];
  const days: Done[] = why.dates.length > 0 ? [['days', 0, why.dates]] : [];
  return why.weekend ? [['weekend', 1], ...days] : days;
}

type Target = Extract<ExplainStep, { what: 'target' }>;

/** `Priority urgent since Mon 10:30: 2 h instead of 8 h.`, for the last time the target changed. */
export function lastTarget(
  { steps, startedIn }: Pick<Explanation, 'steps' | 'startedIn'>,
  { now, wording }: Explained,
): Piece[] {
  const { words } = wording;
  const step = steps.findLast((each): each is Target => each.what === 'target');
  if (!step) return [];
  const place = step.timeZone !== startedIn;
  const at = clockTime(step.at, { timeZone: step.timeZone, now, words }, { place });
  return words.explain.lastTarget(causeOf(step, wording), at, step);
}

/** Why a target changed, with its team by name. */
export const causeOf = ({ because, priority, team }: Target, { teamName }: Explained['wording']) => ({
  because,
  priority,
  team: teamName(team),
});
