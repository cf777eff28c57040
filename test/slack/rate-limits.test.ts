import { expect, test } from 'vitest';
import { editing, posting } from '../../src/slack/method-limits.ts';
import { createRateLimits } from '../../src/slack/rate-limits.ts';

const normal = 2;
const urgent = 0;
const unhurried = { channelBurst: 4, messagesPerMinute: 1200 };

/** When so many calls are made, each as soon as it may be. */
function madeAt(
  pace: ReturnType<typeof createRateLimits>,
  count: number,
  rank: number,
  place = 'C1',
  from = 10_000,
) {
  const times: number[] = [];
  let now = from;
  for (let n = 0; n < count; n++) {
    now = pace.readyAt(posting, place, rank, now);
    pace.took(posting, place, now);
    times.push(now - from);
  }
  return times;
}

test('a short burst goes at once, then one message a second; one of the burst is left to what is urgent', () => {
  expect(madeAt(createRateLimits(unhurried), 6, normal)).toEqual([0, 0, 0, 1000, 2000, 3000]);
  expect(madeAt(createRateLimits(unhurried), 6, urgent)).toEqual([0, 0, 0, 0, 1000, 2000]);
});

test('what is urgent goes at once where others have to wait', () => {
  const pace = createRateLimits(unhurried);
  madeAt(pace, 3, normal);
  expect([pace.readyAt(posting, 'C1', normal, 10_000), pace.readyAt(posting, 'C1', urgent, 10_000)]).toEqual([
    11_000, 10_000,
  ]);
});

test('one channel does not hold up another, nor do posts hold up edits', () => {
  const pace = createRateLimits(unhurried);
  madeAt(pace, 4, urgent);
  expect(pace.readyAt(posting, 'C2', normal, 10_000)).toBe(10_000);
  expect(pace.readyAt(editing, 'C1', normal, 10_000)).toBe(10_000);
});

test('what Slack has sent away waits as long as it said, and nothing else does', () => {
  const pace = createRateLimits(unhurried);
  pace.park(posting, 'C1', 7000);
  expect(pace.readyAt(posting, 'C1', normal, 0)).toBe(7000);
  expect(pace.readyAt(posting, 'C1', normal, 7000)).toBe(7000);
  expect(pace.readyAt(editing, 'C1', normal, 0)).toBe(0);
  expect(pace.readyAt(posting, 'C2', normal, 0)).toBe(0);
});

test('a channel that has been quiet may burst again', () => {
  const pace = createRateLimits(unhurried);
  madeAt(pace, 5, normal);
  expect(madeAt(pace, 3, normal, 'C1', 60_000)).toEqual([0, 0, 0]);
});

test('in no minute are there more messages in all than are allowed, and they are spread over it', () => {
  const pace = createRateLimits({ channelBurst: 4, messagesPerMinute: 300 });
  const times: number[] = [];
  let now = 10_000;
  for (let n = 0; n < 2000; n++) {
    const place = `C${n % 50}`;
    const rank = n % 7 === 0 ? urgent : normal;
    now = pace.readyAt(posting, place, rank, now);
    pace.took(posting, place, now);
    times.push(now);
  }
  const inTheMinuteFrom = (at: number) => times.filter((one) => one >= at && one < at + 60_000).length;
  expect(Math.max(...times.map(inTheMinuteFrom))).toBeLessThanOrEqual(300);
  const gaps = times.slice(1).map((at, n) => at - (times[n] ?? at));
  expect(Math.max(...gaps)).toBeLessThan(7000);
});

test('in no minute are there more calls of a method than its tier allows, whatever the channel', () => {
  const pace = createRateLimits(unhurried);
  let now = 0;
  const times: number[] = [];
  for (let n = 0; n < 150; n++) {
    now = pace.readyAt(editing, `C${n}`, urgent, now);
    pace.took(editing, `C${n}`, now);
    times.push(now);
  }
  expect(times.filter((at) => at < 60_000)).toHaveLength(50);
  expect(times.filter((at) => at < 120_000)).toHaveLength(100);
});

test('what is not urgent leaves a tenth of a method’s calls', () => {
  const pace = createRateLimits(unhurried);
  expect([pace.left(editing, normal, 0), pace.left(editing, urgent, 0)]).toEqual([45, 50]);
});

test('where nothing may be posted now is known, and when the first of it opens', () => {
  const pace = createRateLimits(unhurried);
  expect([pace.shut(normal, 10_000), pace.opensAt(10_000)]).toEqual([[], null]);
  madeAt(pace, 3, normal, 'C1');
  madeAt(pace, 4, urgent, 'C2');
  pace.park(posting, 'C3', 90_000);
  expect(pace.shut(normal, 10_000)).toEqual(['C1', 'C2', 'C3']);
  expect(pace.shut(urgent, 10_000)).toEqual(['C2', 'C3']);
  expect(pace.opensAt(10_000)).toBe(11_000);
  expect(pace.shut(normal, 12_000)).toEqual(['C3']);
});

test('a call that was counted and not made is given back', () => {
  const pace = createRateLimits({ channelBurst: 1, messagesPerMinute: 1200 });
  pace.took(posting, 'C1', 0);
  expect(pace.readyAt(posting, 'C1', normal, 0)).toBe(1000);
  pace.gaveBack(posting, 'C1');
  expect(pace.readyAt(posting, 'C1', normal, 0)).toBe(0);
});

test('a clock that is set back keeps nobody waiting for it', () => {
  const hour = 3_600_000;
  const pace = createRateLimits({ channelBurst: 1, messagesPerMinute: 1200 });
  pace.took(posting, 'C1', hour);
  pace.park(editing, 'C1', hour + 5000);
  expect(pace.readyAt(posting, 'C1', normal, 0)).toBe(1000);
  expect(pace.readyAt(editing, 'C1', normal, 0)).toBe(5000);
});

test('the messages of the whole workspace too are counted anew from where the clock was set back to', () => {
  const hour = 3_600_000;
  const pace = createRateLimits({ channelBurst: 4, messagesPerMinute: 20 });
  for (let n = 0; n < 20; n++) pace.took(posting, `C${n}`, hour);
  for (let n = 0; n < 50; n++) pace.took(editing, 'C1', hour);
  expect([pace.readyAt(posting, 'C99', urgent, 0), pace.readyAt(editing, 'C1', urgent, 0)]).toEqual([
    60_500, 60_500,
  ]);
});

test('of all messages thirty that are not urgent go at once, and eight are left to what is', () => {
  const many = createRateLimits({ channelBurst: 4, messagesPerMinute: 300 });
  const few = createRateLimits({ channelBurst: 4, messagesPerMinute: 20 });
  expect([many.left(posting, normal, 0), many.left(posting, urgent, 0)]).toEqual([30, 300]);
  expect([few.left(posting, normal, 0), few.left(posting, urgent, 0)]).toEqual([12, 20]);
  for (let n = 0; n < 30; n++) many.took(posting, `C${n}`, 0);
  expect([many.left(posting, normal, 0), many.left(posting, urgent, 0)]).toEqual([0, 270]);
  many.gaveBack(posting, 'C0');
  expect([many.left(posting, normal, 0), many.left(posting, urgent, 0)]).toEqual([1, 271]);
});

test('each method has the tier that Slack gives it; of others nobody keeps count', () => {
  const pace = createRateLimits(unhurried);
  const methods = [
    'usergroups.list',
    'usergroups.users.list',
    editing,
    'conversations.history',
    'conversations.replies',
    'conversations.open',
    'conversations.info',
    'conversations.members',
    'users.info',
    'auth.test',
  ];
  expect(methods.map((method) => pace.left(method, urgent, 0))).toEqual([
    20,
    20,
    50,
    50,
    50,
    50,
    50,
    100,
    100,
    Number.MAX_SAFE_INTEGER,
  ]);
});
