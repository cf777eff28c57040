import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Calendar, Span } from '../../../src/domain/calendars/calendar.ts';
import { calendarOf } from '../../../src/domain/calendars/open-time.ts';
import { awayMs, holidaysOf, scene } from '../../support/any-calendar.ts';
import { hours } from '../../support/factories.ts';
import { slowCalendar } from '../../support/slow-calendar.ts';
import { changes } from '../../support/zone-changes.ts';

/** Around every change of clocks of four years. The oracle looks at each minute, so it looks at little more than a day on each side. */
const away = awayMs(hours(28));
const question = fc.tuple(scene, away, away).map(([{ rule, at }, one, other]) => ({
  rule,
  from: at + Math.min(one, other),
  to: at + Math.max(one, other),
}));

test('looking at whole minutes is exact: clocks change on them, by them', () => {
  const odd = changes.filter(({ at, beforeMs, afterMs }) =>
    [at, beforeMs, afterMs].some((ms) => ms % 60_000 !== 0),
  );
  // How many there are depends on the release of the zone data, so only that there are some is asserted.
  expect([changes.some(({ timeZone }) => timeZone === 'Europe/Dublin'), odd]).toEqual([true, []]);
});

test('open time, and when a target is reached ahead or back, are what the wall shows, minute by minute', () => {
  fc.assert(
    fc.property(question, ({ rule, from, to }) => {
      const slow = slowCalendar(rule, holidaysOf);
      const open = slow.between(from, to);
      const answers = (calendar: Calendar) => ({
        open: calendar.between(from, to),
        reached: calendar.add(from, open),
        reachedHalf: calendar.add(from, Math.ceil(open / 2)),
        back: calendar.add(to, -open),
      });
      expect(answers(calendarOf(rule, holidaysOf))).toEqual(answers(slow));
    }),
    { numRuns: 1_200 },
  );
});

/** As much of it as the oracle sees. */
function inSight(span: Span | null, at: number, most: number): Span | null {
  if (!span || span.from > at + most) return null;
  return { from: Math.max(span.from, at - most), to: Math.min(span.to, at + most) };
}

test('it opens next when the wall says so, and stays open as long as the wall says so', () => {
  const sight = hours(48);
  fc.assert(
    fc.property(question, ({ rule, from }) => {
      const fast = calendarOf(rule, holidaysOf).next(from);
      const slow = slowCalendar(rule, holidaysOf, sight + hours(1)).next(from);
      expect(inSight(fast, from, sight)).toEqual(inSight(slow, from, sight));
    }),
    { numRuns: 500 },
  );
});
