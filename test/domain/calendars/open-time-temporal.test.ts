import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { calendarOf } from '../../../src/domain/calendars/open-time.ts';
import { instantOf } from '../../../src/domain/calendars/wall-time.ts';
import { changes, type ZoneChange } from '../../support/zone-changes.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What the wall shows, every seven minutes, from three hours before the change to three hours after. */
function wallTimesAround({ at, beforeMs }: ZoneChange): Temporal.PlainDateTime[] {
  const middle = new Date(Math.floor((at + beforeMs) / minuteMs) * minuteMs).toISOString().slice(0, 19);
  return Array.from({ length: 51 }, (_, n) =>
    Temporal.PlainDateTime.from(middle).add({ minutes: (n - 25) * 7 }),
  );
}

/** The instants at which the wall shows this time: none in a gap, two in a fold. */
function instantsOf(wall: Temporal.PlainDateTime, timeZone: string): number[] {
  const [first, last] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(timeZone, { disambiguation }),
  );
  if (!first || !last || !first.toPlainDateTime().equals(wall)) return [];
  return [...new Set([first.epochMilliseconds, last.epochMilliseconds])];
}

test('a wall time becomes the instant that Temporal makes of it', () => {
  for (const change of changes) {
    for (const wall of wallTimesAround(change)) {
      const { year, month, day, hour, minute } = wall;
      const expected = wall.toZonedDateTime(change.timeZone, {
        disambiguation: 'compatible',
      }).epochMilliseconds;
      expect(instantOf({ year, month, day, hour, minute }, change.timeZone)).toBe(expected);
    }
  }
});

test('a minute of opening is at each instant at which Temporal shows it: never in a gap, twice in a fold', () => {
  let compared = 0;
  for (const change of changes) {
    for (const wall of wallTimesAround(change)) {
      const from = wall.hour * 60 + wall.minute;
      const open = { [wall.toPlainDate().toString()]: [{ from, to: from + 1 }] };
      const place = { timeZone: change.timeZone, weekly: {}, holidays: [], closed: [], open };
      const calendar = calendarOf(place, () => []);
      const begins: number[] = [];
      for (let at = change.at - dayMs; at < change.at + dayMs; ) {
        const span = calendar.next(at);
        if (!span || span.from > change.at + dayMs) break;
        expect(span.to - span.from).toBe(minuteMs);
        begins.push(span.from);
        at = span.to;
      }
      expect(begins).toEqual(instantsOf(wall, change.timeZone));
      compared += 1;
    }
  }
  expect(compared).toBe(changes.length * 51);
});
