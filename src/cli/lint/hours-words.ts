/** Many spans in few words: what comes back every week is said once, the rest with its date. */
import type { Span } from '../../domain/calendars/calendar.ts';
import { dayNames, someOf, type Wall, wallAt } from './wall-words.ts';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** What is weekly shows in so many weeks, also where few days are asked about. */
const weeksToJudge = 8;
const mostDates = 5;

/** Where to look so that what is found can be judged: spans at the edges are seen whole, and weeks enough to tell what is weekly. */
export const lookedAt = ({ from, to }: Span): Span => ({
  from: from - weekMs,
  to: Math.max(to, from + weeksToJudge * weekMs) + weekMs,
});

type Edges = { from: Wall; to: Wall };

/**
 * `spans` are those found in `lookedAt(span)`, in order; only those that touch the span itself are said. A span that comes back in
 * more than half of the weeks is weekly. Empty when there is nothing to say.
 */
export function hoursWords(spans: readonly Span[], span: Span, timeZone: string): string {
  const seen = lookedAt(span);
  const touching = spans.filter(({ from, to }) => from < span.to && to > span.from);
  if (touching.some(({ from, to }) => from <= span.from && to >= span.to)) return 'at any time';
  const weeks = (seen.to - seen.from) / weekMs;
  const edgesOf = ({ from, to }: Span): Edges => ({ from: wallAt(from, timeZone), to: wallAt(to, timeZone) });
  const isWhole = ({ from, to }: Span) => from > seen.from && to < seen.to;
  const counts = new Map<string, number>();
  for (const each of spans.filter(isWhole)) {
    const key = keyOf(edgesOf(each));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const isWeekly = (each: Span) =>
    isWhole(each) && each.to - each.from < weekMs && (counts.get(keyOf(edgesOf(each))) ?? 0) > weeks / 2;
  const weekly = weeklyWords(touching.filter(isWeekly).map(edgesOf));
  const dated = touching.filter((each) => !isWeekly(each)).map((each) => datedWords(each, seen, timeZone));
  return [
    ...(weekly.length > 0 ? [`every week ${weekly.join(', ')}`] : []),
    ...(dated.length > 0 ? [someOf(dated, mostDates)] : []),
  ].join('; also ');
}

const nightsOf = ({ from, to }: Edges): number => to.day - from.day;
const keyOf = (edges: Edges): string =>
  [edges.from.weekday, edges.from.time, nightsOf(edges), edges.to.time].join(' ');

/** Days with the same hours are told together: `Mon-Thu 17:30 to 09:00 the next day`, `Fri 17:30 to Mon 09:00`. */
function weeklyWords(all: readonly Edges[]): string[] {
  const byHours = new Map<string, Edges[]>();
  for (const edges of [...all].sort((one, other) => one.from.weekday - other.from.weekday)) {
    const key = [edges.from.time, nightsOf(edges), edges.to.time].join(' ');
    byHours.set(key, [...(byHours.get(key) ?? []), edges]);
  }
  return [...byHours.values()].flatMap((same): string[] => {
    const [first] = same;
    if (!first) return [];
    const days = [...new Set(same.map(({ from }) => from.weekday))];
    if (nightsOf(first) === 1 && first.to.time === '00:00')
      return [`${daysWords(days)} ${first.from.time} to 24:00`];
    if (nightsOf(first) === 0) return [`${daysWords(days)} ${first.from.time} to ${first.to.time}`];
    if (days.length > 1 && nightsOf(first) === 1)
      return [`${daysWords(days)} ${first.from.time} to ${first.to.time} the next day`];
    return days.map((day) => {
      const last = (day + nightsOf(first)) % 7;
      return `${dayNames[day]} ${first.from.time} to ${dayNames[last]} ${first.to.time}`;
    });
  });
}

/** Days in rising order, at least three in a row as a range. */
export function daysWords(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day = 0) => dayNames[day] ?? '';
  return runs
    .flatMap((run) => (run.length > 2 ? [`${name(run[0])}-${name(run.at(-1))}`] : run.map(name)))
    .join(', ');
}

/** A span that was going on at the edge of what was looked at has no beginning, or no end, to be told. */
function datedWords({ from, to }: Span, seen: Span, timeZone: string): string {
  const [begins, ends] = [wallAt(from, timeZone), wallAt(to, timeZone)];
  if (from <= seen.from) return `until ${ends.date} ${ends.time}`;
  if (to >= seen.to) return `from ${begins.date} ${begins.time} on`;
  if (begins.day === ends.day) return `${begins.date} ${begins.time} to ${ends.time}`;
  return `${begins.date} ${begins.time} to ${ends.date} ${ends.time}`;
}
