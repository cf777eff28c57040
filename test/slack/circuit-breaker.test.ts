import { expect, test } from 'vitest';
import { createCircuitBreaker } from '../../src/slack/circuit-breaker.ts';

/** After so many calls in a row without an answer, the last at `now`. */
function unanswered(times: number, now = 0) {
  const outage = createCircuitBreaker();
  for (let n = 0; n < times; n++) outage.unanswered(now);
  return outage;
}

test('up to three calls without an answer may be chance: as many go as usual', () => {
  const outage = unanswered(3);
  expect([outage.atMost(16, 0), outage.nextAt()]).toEqual([16, null]);
});

test('after four of them nobody asks for a second, and then one', () => {
  const outage = unanswered(4);
  expect(outage.nextAt()).toBe(1000);
  expect([0, 999, 1000, 60_000].map((now) => outage.atMost(16, now))).toEqual([0, 0, 1, 1]);
});

test('each call that is not answered doubles the wait, up to a minute', () => {
  expect([4, 5, 6, 9, 10, 40].map((times) => unanswered(times, 500).nextAt())).toEqual([
    1500, 2500, 4500, 32_500, 60_500, 60_500,
  ]);
});

test('one answer, whatever it says, ends it, and what comes after is chance again', () => {
  const outage = unanswered(9);
  outage.answered();
  expect([outage.atMost(16, 0), outage.nextAt()]).toEqual([16, null]);
  outage.unanswered(0);
  expect([outage.atMost(16, 0), outage.nextAt()]).toEqual([16, null]);
});

test('a clock that is set back keeps nobody waiting for it', () => {
  const hour = 3_600_000;
  const outage = unanswered(4, hour);
  expect(outage.atMost(16, hour + 400)).toBe(0);
  expect([5000, 5599, 5600].map((now) => outage.atMost(16, now))).toEqual([0, 0, 1]);
});
