/**
 * Counts in a list of open spans. Say F(t) for the open time from the beginning of what is known to t: then between(a, b) is
 * F(b) − F(a), and add(s, ms) is the first t with F(t) = F(s) + ms. The list grows at both ends as it is asked; each answer is found
 * in it by halving, and does not depend on what was asked before.
 */
import type { Calendar, Instant, Span } from './calendar.ts';
import { joinSpans } from './open-spans.ts';
import { dayMs } from './opening-days.ts';

/** How much is worked out at a time. */
const pieceMs = 400 * dayMs;
/** What the first piece has before the instant that was asked for: a clock started before now, but seldom long before. */
const behindMs = 35 * dayMs;
/** Ten years, with every leap day they may have. */
const patienceMs = 3653 * dayMs;
/** Beyond, a Date holds no instant. */
const furthestMs = 100_000_000 * dayMs;

/** `openIn` tells when it is open during a span of time, cut to it, in any order. */
export function createCalendar(openIn: (span: Span) => Span[]): Calendar {
  /** What is known reaches from `low` to `high`. */
  let low: Instant = 0;
  let high: Instant = 0;
  let { spans, starts, ends, before } = sumUp([]);
  let hasLongGap = false;

  function learn(from: Instant, to: Instant): void {
    if (!(from >= -furthestMs && to <= furthestMs)) throw new RangeError('No calendar reaches that far.');
    const fresh = [...openIn({ from, to: low }), ...openIn({ from: high, to })];
    ({ spans, starts, ends, before } = sumUp(joinSpans([...spans, ...fresh])));
    low = from;
    high = to;
    hasLongGap = isClosedTooLong(low, high);
  }

  const learnBack = () => learn(low - pieceMs, high);
  const learnAhead = () => learn(low, high + pieceMs);

  function cover(at: Instant): void {
    if (at >= low && at < high) return;
    if (low === high) {
      low = Math.floor(at / dayMs) * dayMs - behindMs;
      high = low;
    }
    const back = Math.max(0, Math.ceil((low - at) / pieceMs));
    const ahead = Math.max(0, Math.floor((at - high) / pieceMs) + 1);
    learn(low - back * pieceMs, high + ahead * pieceMs);
  }

  /** F, of an instant that is covered. */
  function openUntil(at: Instant): number {
    const n = countBelow(starts, at) - 1;
    return n < 0 ? 0 : nth(before, n) + Math.min(at, nth(ends, n)) - nth(starts, n);
  }

  function isClosedTooLong(from: Instant, to: Instant): boolean {
    let closed = from;
    for (const span of spans) {
      if (Math.min(to, span.from) - closed > patienceMs) return true;
      closed = Math.max(closed, span.to);
    }
    return to - closed > patienceMs;
  }

  function add(start: Instant, ms: number): Instant {
    if (ms === 0) return start;
    cover(start);
    for (;;) {
      const target = openUntil(start) + ms;
      const n = countBelow(before, target) - 1;
      const last = n < 0 ? start : nth(ends, n);
      const at = n < 0 ? Number.NaN : nth(starts, n) + target - nth(before, n);
      if (at <= last) {
        // What is known may reach over a gap that nobody waits for, because somebody asked about the time beyond.
        if (!hasLongGap || !isClosedTooLong(Math.min(start, at), Math.max(start, at))) return at;
        throw staysClosed(start, ms > 0 ? 'after' : 'before');
      }
      if (ms > 0) {
        if (high - Math.max(start, last) > patienceMs) throw staysClosed(start, 'after');
        learnAhead();
      } else {
        if (Math.min(start, spans[0]?.from ?? start) - low > patienceMs) throw staysClosed(start, 'before');
        learnBack();
      }
    }
  }

  function between(from: Instant, to: Instant): number {
    if (to <= from) return 0;
    cover(from);
    cover(to);
    return openUntil(to) - openUntil(from);
  }

  function next(at: Instant): Span | null {
    cover(at);
    for (;;) {
      const begun = countBelow(starts, at);
      const span = spans[begun > 0 && nth(ends, begun - 1) > at ? begun - 1 : begun];
      if ((!span || span.to === high) && high - at <= patienceMs) learnAhead();
      else if (!span || span.from - at > patienceMs) return null;
      else if (span.from === low && at - low <= patienceMs) learnBack();
      else
        return {
          from: at - span.from > patienceMs ? Number.NEGATIVE_INFINITY : span.from,
          to: span.to - at > patienceMs ? Number.POSITIVE_INFINITY : span.to,
        };
    }
  }

  return { add, between, next };
}

/** In flat arrays, so that no answer has to follow or make an object. */
function sumUp(spans: readonly Span[]) {
  let openMs = 0;
  const before = spans.map((span) => {
    const sum = openMs;
    openMs += span.to - span.from;
    return sum;
  });
  return {
    spans,
    starts: Float64Array.from(spans, ({ from }) => from),
    ends: Float64Array.from(spans, ({ to }) => to),
    before: Float64Array.from(before),
  };
}

/** How many of the numbers, which rise, are below `limit`. */
function countBelow(rising: Float64Array, limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (nth(rising, middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const nth = (numbers: Float64Array, n: number): number => numbers[n] ?? Number.NaN;

const staysClosed = (start: Instant, where: 'before' | 'after'): RangeError =>
  new RangeError(
    `The calendar does not open often enough: ten years without an opening ${where} ${new Date(start).toISOString()}.`,
  );
