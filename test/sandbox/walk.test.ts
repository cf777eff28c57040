/** The clock of the sandbox, and walking it forward. */
import { describe, expect, test } from 'vitest';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import { createStandingClock } from '../../sandbox/standing-clock.ts';
import { createWalk } from '../../sandbox/walk.ts';
import { instantOf, nextTimeOfDay } from '../../sandbox/zones.ts';

const minute = 60_000;

/** Does each thing at the instant it is due, and remembers when that was. */
function doingAt(...due: number[]) {
  const clock = createStillClock(0);
  const doneAt: number[] = [];
  const walk = createWalk({
    clock,
    quiet: async () => undefined,
    async settle() {
      while (due[0] !== undefined && due[0] <= clock.now()) {
        due.shift();
        doneAt.push(clock.now());
      }
      return due[0] ?? null;
    },
  });
  return { clock, doneAt, walk };
}

test('what falls due on the way happens at its own instant, in order, and what is later does not', async () => {
  const { clock, doneAt, walk } = doingAt(5 * minute, 7 * minute, 20 * minute, 21 * minute);
  await walk.pass(20 * minute);
  expect({ doneAt, now: clock.now() }).toEqual({
    doneAt: [5 * minute, 7 * minute, 20 * minute],
    now: 20 * minute,
  });
});

test('to settle is also to wait for what is due within seconds', async () => {
  const { clock, doneAt, walk } = doingAt(1000, 9000, minute);
  const next = await walk.settle();
  expect({ next, doneAt, now: clock.now() }).toEqual({ next: minute, doneAt: [1000, 9000], now: 9000 });
});

test('the clock never goes back', async () => {
  const { clock, walk } = doingAt();
  await walk.pass(minute);
  await walk.to(0);
  expect(clock.now()).toBe(minute);
});

test('the sandbox’s clock stands until it walks, and can be moved in both states', () => {
  let real = 500;
  const clock = createStandingClock(1_000_000, () => real);
  const seen: number[] = [];
  const look = () => seen.push(clock.now());
  real += 10;
  look();
  clock.advance(minute);
  look();
  clock.walk();
  real += 10;
  look();
  clock.set(2_000_000);
  real += 5;
  look();
  clock.walk();
  look();
  expect(seen).toEqual([1_000_000, 1_060_000, 1_060_010, 2_000_005, 2_000_005]);
});

describe('times of day', () => {
  const at = (iso: string) => Date.parse(iso);

  test.each([
    ['2026-11-23T10:00:00Z', 'America/Los_Angeles', '2026-11-23T17:00:00Z'],
    ['2026-11-23T17:00:00Z', 'America/Los_Angeles', '2026-11-24T17:00:00Z'],
    ['2026-11-23T10:00:00Z', 'Asia/Tokyo', '2026-11-24T00:00:00Z'],
    // The night in which Dublin's clocks go back has 25 hours.
    ['2026-10-24T08:00:00Z', 'Europe/Dublin', '2026-10-25T09:00:00Z'],
  ])('after %s it is next 09:00 in %s at %s', (now, tz, next) => {
    expect(nextTimeOfDay(at(now), tz, 9)).toBe(at(next));
  });

  test('a day and a time are read where the person is', () => {
    const written = { year: 2026, month: 11, day: 23, hour: 15, minute: 5 };
    expect(instantOf(written, 'Asia/Tokyo')).toBe(at('2026-11-23T06:05:00Z'));
  });
});
