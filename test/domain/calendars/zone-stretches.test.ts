import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stretchesOf } from '../../../src/domain/calendars/zone-stretches.ts';
import { changesOf, timeZones, years } from '../../support/zone-changes.ts';

const hour = 3_600_000;
const at = (iso: string) => Date.parse(iso);

test.each([...timeZones, 'America/Havana', 'Africa/Cairo', 'America/Nuuk', 'Asia/Beirut', 'UTC'])(
  'the clocks of %s change when Temporal says they do',
  (timeZone) => {
    const [first, ...rest] = stretchesOf(timeZone, years);
    expect(rest.map(({ from, offsetMs }) => ({ at: from, afterMs: offsetMs }))).toEqual(
      changesOf(timeZone).map(({ at, afterMs }) => ({ at, afterMs })),
    );
    expect([first?.from, (rest.at(-1) ?? first)?.to]).toEqual([years.from, years.to]);
  },
);

test.each([
  ['Asia/Gaza', '2040-10-01', '2040-11-10', ['2040-10-20', '2040-10-26']],
  ['America/Recife', '2000-10-01', '2000-10-31', ['2000-10-08', '2000-10-15']],
])('in %s, clocks that change twice within a few days are not missed', (timeZone, from, to, dates) => {
  const stretches = stretchesOf(timeZone, { from: at(from), to: at(to) });
  expect(stretches.slice(1).map((stretch) => new Date(stretch.from).toISOString().slice(0, 10))).toEqual(
    dates,
  );
});

test('a change is found to the second', () => {
  expect(
    stretchesOf('Europe/Dublin', { from: at('2026-03-28T00:00Z'), to: at('2026-03-30T00:00Z') }),
  ).toEqual([
    { from: at('2026-03-28T00:00Z'), to: at('2026-03-29T01:00Z'), offsetMs: 0 },
    { from: at('2026-03-29T01:00Z'), to: at('2026-03-30T00:00Z'), offsetMs: hour },
  ]);
});

test('a day that a zone left out is in the middle of a change by a whole day', () => {
  const [before, after] = stretchesOf('Pacific/Apia', {
    from: at('2011-12-29T00:00Z'),
    to: at('2012-01-01T00:00Z'),
  });
  expect([before?.offsetMs, after?.offsetMs, before?.to]).toEqual([
    -10 * hour,
    14 * hour,
    at('2011-12-30T10:00Z'),
  ]);
});

test('stretches follow each other without a gap, whatever was asked before, and begin and end where asked', () => {
  const instant = fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2045, 0) });
  const zone = fc.constantFrom(
    'Africa/Casablanca',
    'America/Nuuk',
    'Pacific/Auckland',
    'Asia/Tehran',
    'Asia/Tokyo',
  );
  fc.assert(
    fc.property(zone, instant, instant, (timeZone, one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other) + 1];
      const stretches = stretchesOf(timeZone, { from, to });
      expect([from, ...stretches.map((stretch) => stretch.to)]).toEqual([
        ...stretches.map((stretch) => stretch.from),
        to,
      ]);
      for (const [n, { offsetMs }] of stretches.entries()) {
        if (n > 0) expect(offsetMs).not.toBe(stretches[n - 1]?.offsetMs);
      }
    }),
    { numRuns: 200 },
  );
});

test('a time zone that does not exist is an error, each time it is asked for', () => {
  for (const name of ['Mars/Olympus', 'Mars/Olympus', 'constructor']) {
    expect(() => stretchesOf(name, years)).toThrow(new RangeError(`There is no time zone "${name}".`));
  }
});
