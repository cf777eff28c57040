/** Where on call has holes: the spans in which a promise counts and nobody is there to be mentioned. */
import type { Calendar, Span } from './calendars/calendar.ts';
import { onCallAt } from './on-call.ts';
import type { Team } from './team.ts';

type ByName = (name: string) => Calendar;

/** The open spans of a calendar inside another span, cut to it. */
export function openWithin(calendar: Calendar, { from, to }: Span): Span[] {
  const open: Span[] = [];
  for (let next = calendar.next(from); next && next.from < to; next = calendar.next(next.to)) {
    open.push({ from: Math.max(from, next.from), to: Math.min(to, next.to) });
    if (next.to >= to) break;
  }
  return open;
}

/** The spans in which nobody is on call. */
export function nobodyOnCall(shifts: Team['onCall'], calendars: ByName, { from, to }: Span): Span[] {
  const alone: Span[] = [];
  for (let at = from; at < to; ) {
    const { now, next } = onCallAt(shifts, calendars, at);
    if (now.length > 0) at = Math.max(...now.map(({ until }) => until ?? to));
    else {
      const until = Math.min(next?.at ?? to, to);
      alone.push({ from: at, to: until });
      at = until;
    }
  }
  return alone;
}

/** What lies in both; each list is in order and does not overlap itself. */
export function inBoth(some: readonly Span[], others: readonly Span[]): Span[] {
  return some.flatMap((one) =>
    others
      .map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }))
      .filter(({ from, to }) => from < to),
  );
}

/** When a promise on this calendar counts while nobody is on call. */
export const uncovered = (shifts: Team['onCall'], calendar: string, calendars: ByName, span: Span): Span[] =>
  inBoth(openWithin(calendars(calendar), span), nobodyOnCall(shifts, calendars, span));
