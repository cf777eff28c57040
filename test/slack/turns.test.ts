import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTurns } from '../../src/slack/turns.ts';

const minute = 61_000;
const spanMs = 60_500;
const limits = { limit: 100, spanMs, spare: 10 };

test('ninety have their turn at once, who comes after them is told in how many minutes, and then it is theirs', () => {
  const turns = createTurns(limits);
  const told = Array.from({ length: 500 }, (_, n) => ({
    who: `U${n}`,
    from: n * 120,
    at: turns.take(`U${n}`, n * 120),
  }));
  expect(told.filter(({ at }) => at === null)).toHaveLength(90);
  const waits = told.flatMap(({ from, at }) => (at === null ? [] : [(at - from) / minute]));
  expect(new Set(waits)).toEqual(new Set([1, 2, 3, 4, 5]));
  const later = told.flatMap(({ who, at }) => (at === null ? [] : [{ who, at }]));
  const again = later
    .toSorted((one, other) => one.at - other.at)
    .map(({ who, at }) => turns.take(who, at + 400));
  expect(again.filter((at) => at !== null)).toEqual([]);
});

test('who asks again too early is told the same', () => {
  const turns = createTurns({ ...limits, limit: 11 });
  turns.take('UFIRST', 0);
  expect([turns.take('UNEXT', 0), turns.take('UNEXT', 30_000), turns.take('UNEXT', 54_000)]).toEqual([
    minute,
    minute,
    minute,
  ]);
  expect(turns.take('UNEXT', minute - 5500)).toBe(null);
});

test('the forms of whoever works on one have a share that others leave', () => {
  const turns = createTurns(limits);
  for (let n = 0; n < 200; n++) turns.take(`U${n}`, 0);
  const atWork = Array.from({ length: 11 }, (_, n) => turns.take(`UWORKS${n}`, 1000, true));
  expect(atWork.filter((at) => at === null)).toHaveLength(10);
  expect(atWork.at(-1)).toBe(minute + 1000);
});

test('a place can be kept for later, and while Slack wants nothing nobody has a turn', () => {
  const turns = createTurns(limits);
  expect(turns.keep('UNEW', 90_000, 0)).toBe(90_000);
  expect(turns.keep('UNEW', 80_000, 1000)).toBe(90_000);
  turns.park(70_000);
  expect([turns.take('UAOIFE', 1000), turns.take('UNEW', 90_000)]).toEqual([123_000, null]);
});

test('a clock that is set back keeps nobody waiting for it', () => {
  const turns = createTurns({ ...limits, limit: 11 });
  const hour = 60 * minute;
  turns.take('UFIRST', hour);
  expect(turns.take('UNEXT', hour)).toBe(hour + minute);
  expect(turns.take('UNEXT', 0)).toBe(minute);
  const parked = createTurns(limits);
  parked.take('UFIRST', hour);
  parked.park(hour + 30_000);
  expect(parked.take('UNEXT', 0)).toBe(minute);
});

const comings = fc.array(
  fc.record({
    who: fc.integer({ min: 0, max: 400 }).map((n) => `U${n}`),
    afterMs: fc.nat({ max: 4000 }),
    urgent: fc.boolean(),
  }),
  { maxLength: 800 },
);

test('whoever comes whenever, Slack never takes more than its limit in a minute', () => {
  fc.assert(
    fc.property(comings, fc.integer({ min: 2, max: 40 }), (all, limit) => {
      const turns = createTurns({ limit, spanMs, spare: Math.ceil(limit / 10) });
      const made: number[] = [];
      let now = 0;
      for (const { who, afterMs, urgent } of all) {
        now += afterMs;
        if (turns.take(urgent ? `${who} at work` : who, now, urgent) === null) made.push(now);
      }
      const most = Math.max(
        0,
        ...made.map((from) => made.filter((at) => at >= from && at < from + spanMs).length),
      );
      expect(most).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 60 },
  );
});

test('who comes when they were told has their turn, as long as those who work on one keep to their share', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 500 }), { minLength: 20, maxLength: 300 }),
      fc.integer({ min: 0, max: 5 }),
      (gaps, lateS) => {
        const turns = createTurns({ limit: 30, spanMs, spare: 6 });
        const visits: { who: string; at: number; second: boolean }[] = [];
        let now = 0;
        for (const [n, gap] of gaps.entries()) {
          now += gap;
          visits.push({ who: `U${n}`, at: now, second: false });
        }
        const refused: string[] = [];
        while (visits.length > 0) {
          visits.sort((one, other) => one.at - other.at);
          const visit = visits.shift();
          if (!visit) break;
          const at = turns.take(visit.who, visit.at);
          if (at === null) continue;
          if (visit.second) refused.push(visit.who);
          else visits.push({ who: visit.who, at: at + lateS * 500, second: true });
        }
        expect(refused).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
