import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboveUsual, tQuantile } from '../../../src/domain/statistics/natural-limits.ts';

const baseline = [11, 14, 9, 12, 16, 10, 13, 12, 8, 15, 12, 11];
const counts = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 12, maxLength: 26 });

describe('natural limits', () => {
  it.each([
    [0.05, 7, 1.895],
    [0.01, 7, 2.998],
    [0.0017, 7, 4.29],
    [0.001, 15, 3.733],
  ])('reach as far as tables of t say: above %d, with %d degrees of freedom', (probability, freedom, is) => {
    expect(tQuantile(probability, freedom) / is).toBeCloseTo(1, 1.5);
  });

  it('hold what is usual, and not three times as much', () => {
    expect(aboveUsual([12], baseline, 0.01)).toBeLessThan(0.2);
    expect(aboveUsual([36], baseline, 0.01)).toBeGreaterThan(1);
  });

  it('are narrower for four weeks together than for one', () => {
    const four = aboveUsual([20, 20, 20, 20], baseline, 0.01);
    expect(four).toBeGreaterThan(1);
    expect(aboveUsual([20], baseline, 0.01)).toBeLessThan(1);
  });

  it('are wider, the more is looked at', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 500 }), (weeks, count) => {
        const alone = Math.abs(aboveUsual([count], weeks, 0.1));
        expect(Math.abs(aboveUsual([count], weeks, 0.1 / 30))).toBeLessThanOrEqual(alone);
      }),
    );
  });

  it('are never so narrow that one more than always is strange', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 12, max: 26 }), (count, weeks) => {
        const always = Array.from({ length: weeks }, () => count);
        expect(aboveUsual([count + 1], always, 0.05)).toBeLessThan(1);
      }),
    );
  });

  it('are passed further, the higher the count', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 500 }), (weeks, count) => {
        expect(aboveUsual([count + 1], weeks, 0.01)).toBeGreaterThan(aboveUsual([count], weeks, 0.01));
      }),
    );
  });
});
