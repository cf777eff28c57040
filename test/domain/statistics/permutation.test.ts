import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOfSplits } from '../../../src/domain/statistics/permutation.ts';
import { median } from '../../../src/domain/statistics/quantile.ts';

const weeks = (from: number, to: number) =>
  fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: from, maxLength: to });

/** The definition: every subset as the bits of a number. */
function byDefinition(one: readonly number[], other: readonly number[]): number {
  const all = [...one, ...other];
  const differences: number[] = [];
  for (let bits = 0; bits < 2 ** all.length; bits++) {
    const inside = all.filter((_, index) => bits & (2 ** index));
    if (inside.length !== one.length) continue;
    const outside = all.filter((_, index) => !(bits & (2 ** index)));
    differences.push(Math.abs((median(inside) ?? 0) - (median(outside) ?? 0)));
  }
  const observed = Math.abs((median(one) ?? 0) - (median(other) ?? 0));
  return differences.filter((difference) => difference >= observed).length / differences.length;
}

describe('the share of splits with as large a difference', () => {
  it.each([
    // Of 70 splits four: 11 may stand in for 4, which moves neither median, and both have their mirror images. Four and four weeks cannot say more.
    [[1, 2, 3, 4], [11, 12, 13, 14], 4 / 70],
    [[5, 5, 5, 5], [5, 5, 5, 5], 1],
    // Three and three can never say anything.
    [[1, 2, 3], [11, 12, 13], 4 / 20],
  ])('of %j and %j', (one, other, share) => {
    expect(shareOfSplits(one, other)).toBeCloseTo(share, 12);
  });

  it('is what its definition says, as long as every split is looked at', () => {
    fc.assert(
      fc.property(weeks(1, 5), weeks(1, 5), (one, other) => {
        expect(shareOfSplits(one, other)).toBeCloseTo(byDefinition(one, other), 12);
      }),
    );
  });

  it('does not hang on which group is named first, nor on the order of the weeks', () => {
    fc.assert(
      fc.property(weeks(4, 6), weeks(4, 6), (one, other) => {
        const share = shareOfSplits(one, other);
        expect(shareOfSplits(other, one)).toBeCloseTo(share, 12);
        expect(shareOfSplits(one.toReversed(), other.toReversed())).toBeCloseTo(share, 12);
      }),
    );
  });

  it('is the same when it is asked again, also where splits are drawn', () => {
    const [one, other] = [
      Array.from({ length: 12 }, (_, n) => n * 7),
      Array.from({ length: 12 }, (_, n) => n * 9),
    ];
    expect(shareOfSplits(one, other)).toBe(shareOfSplits(one, other));
  });

  it('is close to that of every split where splits are drawn', () => {
    // 9 and 8 weeks have 24,310 splits, which are drawn from; their exact share is counted here once.
    const one = [10, 35, 20, 50, 41, 33, 27, 64, 12];
    const other = [44, 52, 61, 38, 70, 29, 55, 47];
    expect(shareOfSplits(one, other)).toBeCloseTo(byDefinition(one, other), 1.5);
  });

  it('cannot be told of a group without numbers, nor of very many', () => {
    expect(() => shareOfSplits([], [1])).toThrow(RangeError);
    expect(() =>
      shareOfSplits(
        Array.from({ length: 30 }, () => 1),
        [1],
      ),
    ).toThrow(RangeError);
  });
});
