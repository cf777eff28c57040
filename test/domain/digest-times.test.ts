import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DigestHours,
  digestDue,
  digestSince,
  latestDigestMs,
  nextDigest,
} from '../../src/domain/digest.ts';

const hours = (count: number): number => count * 3_600_000;
const nine: DigestHours = { at: 9 * 60, days: ['mon', 'tue', 'wed', 'thu', 'fri'] };
const utc = (text: string): number => {
  const at = Date.parse(`${text}Z`);
  if (Number.isNaN(at)) throw new RangeError(text);
  return at;
};
const dublin = 'Europe/Dublin';
const zones = [dublin, 'America/Los_Angeles', 'Australia/Sydney', 'Asia/Tokyo'] as const;

describe('on Monday, 23 November 2026', () => {
  test.each([
    [dublin, '2026-11-23T09:00'],
    ['America/Los_Angeles', '2026-11-23T17:00'],
    ['Australia/Sydney', '2026-11-22T22:00'],
    ['Asia/Tokyo', '2026-11-23T00:00'],
  ])('the digest of a lead in %s is due at %s UTC, not a millisecond before', (zone, due) => {
    const dueAt = utc(due);
    expect(digestDue(nine, zone, dueAt)).toEqual({ date: '2026-11-23', dueAt });
    expect(digestDue(nine, zone, dueAt - 1)).toBeUndefined();
  });

  test.each(zones)('the digest of a lead in %s covers everything since Friday 09:00', (zone) => {
    const dueAt = nextDigest(nine, zone, utc('2026-11-21T12:00'));
    expect(digestSince(nine, zone, dueAt)).toBe(dueAt - 3 * hours(24));
  });
});

describe('when the clocks change', () => {
  test.each([
    [dublin, 'forward', '2026-03-27T09:00', '2026-03-30T08:00'],
    [dublin, 'back', '2026-10-23T08:00', '2026-10-26T09:00'],
    ['America/Los_Angeles', 'forward', '2026-03-06T17:00', '2026-03-09T16:00'],
    ['America/Los_Angeles', 'back', '2026-10-30T16:00', '2026-11-02T17:00'],
    ['Australia/Sydney', 'back', '2026-04-02T22:00', '2026-04-05T23:00'],
    ['Australia/Sydney', 'forward', '2026-10-01T23:00', '2026-10-04T22:00'],
  ])('09:00 in %s stays 09:00 when they go %s', (zone, _, friday, monday) => {
    expect(nextDigest(nine, zone, utc(friday))).toBe(utc(monday));
    expect(digestSince(nine, zone, utc(monday))).toBe(utc(friday));
  });

  test('an hour that is left out is the hour after it', () => {
    const early: DigestHours = { at: 90, days: ['sun', 'mon'] };
    expect(nextDigest(early, dublin, utc('2026-03-28T02:00'))).toBe(utc('2026-03-29T01:30'));
  });

  test('an hour that comes twice gives one digest of that day', () => {
    const early: DigestHours = { at: 90, days: ['sun', 'mon'] };
    const dates = [];
    for (let now = utc('2026-10-24T12:00'); dates.length < 2; ) {
      now = nextDigest(early, dublin, now);
      dates.push(digestDue(early, dublin, now)?.date);
    }
    expect(dates).toEqual(['2026-10-25', '2026-10-26']);
  });
});

describe('a digest that is late', () => {
  const dueAt = utc('2026-11-23T09:00');

  test('is still sent up to eight hours after its hour, with its own date and instant', () => {
    expect(latestDigestMs).toBe(hours(8));
    expect(digestDue(nine, dublin, dueAt + hours(8))).toEqual({ date: '2026-11-23', dueAt });
  });

  test('is left out after that', () => {
    expect(digestDue(nine, dublin, dueAt + hours(8) + 1)).toBeUndefined();
  });

  test('keeps its date when it is sent after midnight', () => {
    const evening: DigestHours = { ...nine, at: 23 * 60 + 30 };
    const friday = { date: '2026-11-27', dueAt: utc('2026-11-27T14:30') };
    expect(digestDue(evening, 'Asia/Tokyo', utc('2026-11-27T20:00'))).toEqual(friday);
    expect(digestDue(evening, 'Asia/Tokyo', utc('2026-11-27T22:31'))).toBeUndefined();
  });
});

test('no digest is due on a day off, and Friday is followed by Monday', () => {
  expect(digestDue(nine, dublin, utc('2026-11-21T09:00'))).toBeUndefined();
  expect(digestDue(nine, dublin, utc('2026-11-22T10:00'))).toBeUndefined();
  expect(nextDigest(nine, dublin, utc('2026-11-20T09:00'))).toBe(utc('2026-11-23T09:00'));
});

test('the next digest is after now, later today where its hour is still to come', () => {
  expect(nextDigest(nine, dublin, utc('2026-11-23T08:59'))).toBe(utc('2026-11-23T09:00'));
  expect(nextDigest(nine, dublin, utc('2026-11-23T09:00'))).toBe(utc('2026-11-24T09:00'));
});

test.each([
  ['sun', '2026-11-29T09:00'],
  ['mon', '2026-11-30T09:00'],
  ['sat', '2026-11-28T09:00'],
] as const)('with %s as the only day the next one comes a week after the one before', (day, next) => {
  const weekly: DigestHours = { at: 9 * 60, days: [day] };
  expect(nextDigest(weekly, dublin, utc(next) - 7 * hours(24))).toBe(utc(next));
  expect(digestSince(weekly, dublin, utc(next))).toBe(utc(next) - 7 * hours(24));
});

test('a digest of no day is a mistake of the configuration, not an endless search', () => {
  const never: DigestHours = { at: 9 * 60, days: [] };
  expect(() => nextDigest(never, dublin, 0)).toThrow(
    new RangeError('a digest needs at least one working day'),
  );
  expect(() => digestSince(never, dublin, 0)).toThrow(
    new RangeError('a digest needs at least one working day'),
  );
  expect(digestDue(never, dublin, 0)).toBeUndefined();
});

test.each([
  [dublin, 261],
  ['America/Los_Angeles', 262],
  ['Australia/Sydney', 261],
  ['Asia/Tokyo', 261],
])(
  'a year in %s looked at every three hours holds %i digests, and no time between them is left out',
  (zone, count) => {
    const sent = new Map<string, number>();
    for (let now = utc('2026-01-01T00:00'); now < utc('2027-01-01T00:00'); now += hours(3)) {
      const due = digestDue(nine, zone, now);
      if (due) sent.set(due.date, due.dueAt);
    }
    const instants = [...sent.values()];
    expect(sent.size).toBe(count);
    expect(instants.slice(1).map((dueAt) => digestSince(nine, zone, dueAt))).toEqual(instants.slice(0, -1));
  },
);

test('the digest found when its hour has come is the one that was said to be next', () => {
  const at = fc.integer({ min: 0, max: 24 * 60 - 1 });
  const now = fc.integer({ min: utc('2026-01-01T00:00'), max: utc('2027-12-31T00:00') });
  const days = fc.subarray([...nine.days, 'sat', 'sun'] as const, { minLength: 1 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), at, days, now, (zone, at, days, now) => {
      const next = nextDigest({ at, days }, zone, now);
      expect(next).toBeGreaterThan(now);
      expect(digestDue({ at, days }, zone, next)?.dueAt).toBe(next);
      expect(digestSince({ at, days }, zone, next)).toBeLessThanOrEqual(now);
    }),
  );
});
