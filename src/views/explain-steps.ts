/** What a clock did when, a line each: `Fri 16:40 to 17:00: 20 min counted`. */
import type { ExplainStep } from '../domain/explain.ts';
import { causeOf, type Explained } from './explain-clauses.ts';
import type { Piece } from './lines.ts';
import { clockTime, timeSpan } from './wall-clock.ts';

const mostLines = 15;

/** The newest that fit; the rest is counted. A single line would say what the sentences have said. */
export function stepLines(steps: readonly ExplainStep[], context: Explained): Piece[][] {
  if (steps.length < 2) return [];
  const all = steps.map((step, index) => stepLine(step, steps[index - 1], context));
  const earlier = all.length - mostLines;
  const { step } = context.wording.words.explain;
  return earlier > 0 ? [[step.earlier(earlier)], ...all.slice(-mostLines)] : all;
}

/** The place is named where another one begins to count. */
function stepLine(step: ExplainStep, before: ExplainStep | undefined, { now, wording }: Explained): Piece[] {
  const { words } = wording;
  const said = words.explain.step;
  const face = { timeZone: step.timeZone, now, words };
  const place = before !== undefined && before.timeZone !== step.timeZone;
  if (step.what === 'target')
    return said.target(clockTime(step.at, face, { place }), causeOf(step, wording), step);
  const span = timeSpan(step, face, { place });
  switch (step.what) {
    case 'counted':
      return said.counted(span, step.ms, step.skipped);
    case 'closed':
      return said.closed(span, step.why);
    case 'paused':
      return said.paused(span);
    case 'over':
      return (step.cancelled ? said.cancelled : said.resolved)(span);
  }
}
