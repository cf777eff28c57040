/** What a clock did when, a line each: `Fri 16:40 to 17:00: 20 min counted`. */

import type { Closure } from '../domain/calendars/why-closed.ts';
import type { ExplainStep, Skipped } from '../domain/explain.ts';
import { type Explained, targetCause, targetChange } from './explain-clauses.ts';
import { listed, type Piece } from './lines.ts';
import { clockTime, dates, openTime, timeSpan } from './wall-clock.ts';

const mostLines = 15;

/** The newest that fit; the rest is counted. A single line would say what the sentences have said. */
export function stepLines(steps: readonly ExplainStep[], context: Explained): Piece[][] {
  if (steps.length < 2) return [];
  const all = steps.map((step, index) => stepLine(step, steps[index - 1], context));
  const earlier = all.length - mostLines;
  return earlier > 0 ? [[`${earlier} earlier`], ...all.slice(-mostLines)] : all;
}

/** The place is named where another one begins to count. */
function stepLine(step: ExplainStep, before: ExplainStep | undefined, { now, wording }: Explained): Piece[] {
  const face = { timeZone: step.timeZone, now };
  const place = before !== undefined && before.timeZone !== step.timeZone;
  if (step.what === 'target') {
    const cause = targetCause(step, wording);
    const change = `: ${cause.slice(0, 1).toLowerCase()}${cause.slice(1)}, ${targetChange(step)}`;
    return [...clockTime(step.at, face, { place }), change];
  }
  return [...timeSpan(step, face, { place }), ': ', ...did(step)];
}

function did(step: Exclude<ExplainStep, { what: 'target' }>): Piece[] {
  switch (step.what) {
    case 'counted':
      return [`${openTime(step.ms)} counted`, ...skipped(step.skipped)];
    case 'closed':
      return [closedFor(step.why)];
    case 'paused':
      return ['waiting for the agent'];
    case 'over':
      return [step.cancelled ? 'cancelled' : 'resolved'];
  }
}

function skipped({ night = 0, break: pause = 0, hours = 0 }: Skipped): Piece[] {
  const kinds = [
    ...(night > 0 ? [night === 1 ? 'night' : 'nights'] : []),
    ...(pause > 0 ? [pause === 1 ? 'break' : 'breaks'] : []),
    ...(hours > 0 ? ['closed hours'] : []),
  ];
  return kinds.length === 0 ? [] : [', ', ...listed(kinds), ' skipped'];
}

function closedFor(why: Closure): string {
  if (why.because === 'hours') return 'closed hours';
  if (why.because !== 'days') return why.because;
  if (why.dates.length === 0) return 'weekend';
  return why.weekend ? `weekend, and closed on ${dates(why.dates)}` : `closed on ${dates(why.dates)}`;
}
