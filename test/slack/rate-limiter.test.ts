import { describe, expect, test } from 'vitest';
import { createBucket, createWindow, type RateLimiter } from '../../src/slack/rate-limiter.ts';

/** Takes so many, each as soon as it may be, and says when that was. */
function takenAt(allowance: RateLimiter, count: number, { reserve = 0, from = 0 } = {}): number[] {
  const times: number[] = [];
  for (let now = from; times.length < count; times.push(now)) {
    now = allowance.readyAt(reserve, now);
    allowance.took(now);
  }
  return times;
}

const leftAt = (allowance: RateLimiter, times: readonly number[], reserve = 0) =>
  times.map((now) => allowance.left(reserve, now));

describe('a bucket', () => {
  test('gives its burst at once, then one at each interval', () => {
    expect(takenAt(createBucket(3, 100), 6)).toEqual([0, 0, 0, 100, 200, 300]);
  });

  test('leaves the reserve to others: of a burst of three, two where one is kept', () => {
    expect(takenAt(createBucket(3, 100), 4, { reserve: 1 })).toEqual([0, 0, 100, 200]);
  });

  test('fills up by one at each interval, up to its burst', () => {
    const bucket = createBucket(3, 100);
    takenAt(bucket, 3, { from: 1000 });
    expect(leftAt(bucket, [1000, 1099, 1100, 1200, 1300, 9000])).toEqual([0, 0, 1, 2, 3, 3]);
    expect(leftAt(bucket, [1000, 1200, 9000], 2)).toEqual([0, 0, 1]);
  });

  test('is ready at a whole millisecond at which it has one', () => {
    const bucket = createBucket(1, 33.4);
    bucket.took(0);
    const readyAt = bucket.readyAt(0, 0);
    expect([readyAt, bucket.left(0, readyAt - 1), bucket.left(0, readyAt)]).toEqual([34, 0, 1]);
  });

  test('has again what was not used', () => {
    const bucket = createBucket(2, 100);
    takenAt(bucket, 2);
    bucket.gaveBack();
    expect([bucket.left(0, 0), bucket.readyAt(0, 0)]).toEqual([1, 0]);
  });

  test('is as full as it was when the clock is set back', () => {
    const bucket = createBucket(2, 100);
    takenAt(bucket, 2, { from: 5000 });
    bucket.setBack(5000);
    expect([bucket.left(0, 0), bucket.readyAt(0, 0)]).toEqual([0, 100]);
  });
});

describe('a window', () => {
  test('gives its limit at once, and the next when the first of them is as old as the span', () => {
    expect(takenAt(createWindow(2, 1000), 5)).toEqual([0, 0, 1000, 1000, 2000]);
  });

  test('moves along: what is given late leaves it late', () => {
    const window = createWindow(2, 1000);
    window.took(0);
    window.took(600);
    expect([window.readyAt(0, 700), window.readyAt(0, 1000)]).toEqual([1000, 1000]);
    window.took(1000);
    expect(window.readyAt(0, 1000)).toBe(1600);
  });

  test('leaves the reserve to others', () => {
    expect(takenAt(createWindow(3, 1000), 3, { reserve: 1 })).toEqual([0, 0, 1000]);
    const window = createWindow(3, 1000);
    for (const now of [0, 400, 800]) window.took(now);
    expect([window.readyAt(0, 900), window.readyAt(1, 900), window.readyAt(2, 900)]).toEqual([
      1000, 1400, 1800,
    ]);
    expect([leftAt(window, [900]), leftAt(window, [900, 1400], 1)]).toEqual([[0], [0, 1]]);
  });

  test('counts what was given within the span', () => {
    const window = createWindow(3, 1000);
    window.took(0);
    window.took(500);
    expect(leftAt(window, [500, 999, 1000, 1499, 1500])).toEqual([1, 1, 2, 2, 3]);
    expect(leftAt(window, [1500], 2)).toEqual([1]);
  });

  test('has again what was not used', () => {
    const window = createWindow(1, 1000);
    window.took(0);
    window.gaveBack();
    expect([window.left(0, 0), window.readyAt(0, 0)]).toEqual([1, 0]);
  });

  test('is as full as it was when the clock is set back', () => {
    const window = createWindow(1, 1000);
    window.took(5000);
    window.setBack(5000);
    expect([window.left(0, 0), window.readyAt(0, 0)]).toEqual([0, 1000]);
  });
});
