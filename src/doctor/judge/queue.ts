/** Judges what still has to be sent, and what cannot be. */
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { DeadLetters, QueueFacts } from '../facts.ts';
import type { Finding, Level } from '../finding.ts';

const minute = 60_000;
const lateMs = 2 * minute;
const muchTooLateMs = 15 * minute;
/** So many kinds of dead letters are told one by one. */
const mostKinds = 8;

export function judgeQueue({ standing, deadLetters }: QueueFacts, now: Instant): Finding[] {
  const { waiting, late, oldestDueAt } = standing;
  const oldestMs = oldestDueAt === null ? null : Math.max(0, now - oldestDueAt);
  return [
    { level: lateness(oldestMs ?? 0), area: 'queue', what: 'queue', waiting, late, oldestMs },
    ...judgeDead(deadLetters, standing.dead),
  ];
}

const lateness = (ms: number): Level => (ms > muchTooLateMs ? 'wrong' : ms > lateMs ? 'look' : 'ok');

function judgeDead(deadLetters: readonly DeadLetters[], dead: number): Finding[] {
  const area = 'dead letters';
  if (dead === 0) return [{ level: 'ok', area, what: 'no dead letters' }];
  const told = deadLetters.toSorted((one, other) => other.count - one.count).slice(0, mostKinds);
  const left = dead - told.reduce((sum, { count }) => sum + count, 0);
  return [
    ...told.map((letters): Finding => ({ level: 'wrong', area, what: 'dead letters', ...letters })),
    ...(left > 0 ? [{ level: 'wrong', area, what: 'more dead letters', count: left } satisfies Finding] : []),
  ];
}
