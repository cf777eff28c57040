/** When a time zone keeps to which offset from UTC: stretches of time between two changes of its clocks. */

import { tzOffset } from '@date-fns/tz';
import type { Instant, Span } from './calendar.ts';

/** While it lasts, the clock on the wall shows the instant plus `offsetMs`, read as if it were UTC. */
export type Stretch = Span & { offsetMs: number };

type Zone = { name: string; stretches: Stretch[] };

const secondMs = 1000;
const minuteMs = 60_000;
/**
 * Two changes closer together than a step could cancel each other unseen. No zone known to Intl has had or has announced two within
 * six days between 1970 and 2090: the closest are a week apart (Gaza in 2040, Recife in 2000), those around Ramadan mostly five weeks.
 */
const stepMs = 5 * 24 * 60 * minuteMs;

/** Asking Intl takes microseconds, and what it answers does not change while the process lives. */
const zones = new Map<string, Zone>();

/** Every stretch of `span`, in order and without a gap, the first and the last one cut to it. Throws RangeError on an unknown zone. */
export function stretchesOf(timeZone: string, span: Span): Stretch[] {
  const { stretches } = learn(timeZone, span);
  return stretches
    .filter(({ from, to }) => from < span.to && to > span.from)
    .map(({ from, to, offsetMs }) => ({
      from: Math.max(from, span.from),
      to: Math.min(to, span.to),
      offsetMs,
    }));
}

/** What is known of a zone is one piece of time, which grows at both ends. */
function learn(name: string, { from, to }: Span): Zone {
  const known = zones.get(name);
  // Changes come at whole seconds, so steps from a whole second find them exactly.
  const begin = Math.floor(from / secondMs) * secondMs;
  const zone = known ?? { name, stretches: [{ from: begin, to: begin, offsetMs: offsetMs(name, begin) }] };
  learnAhead(zone, to);
  learnBack(zone, from);
  zones.set(name, zone);
  return zone;
}

function learnAhead({ name, stretches }: Zone, until: Instant): void {
  for (let last = stretches.at(-1); last && last.to < until; last = stretches.at(-1)) {
    const to = last.to + stepMs;
    const after = offsetMs(name, to);
    // The end of a stretch is not part of it, so it stays open until the step behind it has been seen.
    if (after === last.offsetMs) last.to = to;
    else {
      last.to = changeBetween(name, last.to, to);
      stretches.push({ from: last.to, to, offsetMs: after });
    }
  }
}

function learnBack({ name, stretches }: Zone, until: Instant): void {
  for (let [first] = stretches; first && first.from > until; [first] = stretches) {
    const from = first.from - stepMs;
    const before = offsetMs(name, from);
    if (before === first.offsetMs) first.from = from;
    else {
      first.from = changeBetween(name, from, first.from);
      stretches.unshift({ from, to: first.from, offsetMs: before });
    }
  }
}

/** The first second with the later offset, by halving. */
function changeBetween(name: string, before: Instant, after: Instant): Instant {
  const offsetBefore = offsetMs(name, before);
  let low = before;
  let high = after;
  while (high - low > secondMs) {
    const middle = low + Math.floor((high - low) / secondMs / 2) * secondMs;
    if (offsetMs(name, middle) === offsetBefore) low = middle;
    else high = middle;
  }
  return high;
}

function offsetMs(timeZone: string, at: Instant): number {
  const offset = Math.round(tzOffset(timeZone, new Date(at)) * minuteMs);
  if (Number.isNaN(offset)) throw new RangeError(`There is no time zone "${timeZone}".`);
  return offset;
}
