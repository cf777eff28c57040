/** Wilson's interval by its definition: the shares of which the sample is not further than z standard errors away. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toldShare, wilson90 } from '../../../src/domain/statistics/share.ts';

const z = 1.6448536269514722;
/** From the sample to its true share, in the standard errors of the true share. */
const away = (met: number, of: number, share: number): number =>
  Math.abs(met / of - share) / Math.sqrt((share * (1 - share)) / of);

const sample = fc
  .integer({ min: 1, max: 5000 })
  .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));

test('its ends are as far from the sample as nine of ten samples come, and the sample lies between them', () => {
  fc.assert(
    fc.property(sample, ([met, of]) => {
      const { low = -1, high = -1 } = wilson90({ met, of }) ?? {};
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(met / of).toBeGreaterThanOrEqual(low - 1e-12);
      expect(met / of).toBeLessThanOrEqual(high + 1e-12);
      if (met > 0) expect(away(met, of, low)).toBeCloseTo(z, 6);
      if (met < of) expect(away(met, of, high)).toBeCloseTo(z, 6);
    }),
  );
});

const rounded = (met: number, of: number) => {
  const { low = -1, high = -1 } = wilson90({ met, of }) ?? {};
  return [Math.round(low * 100), Math.round(high * 100)];
};

test.each([
  [18, 20, [74, 97]],
  [45, 50, [81, 95]],
  [10, 10, [79, 100]],
  [180, 200, [86, 93]],
])('%i of %i', (met, of, between) => {
  expect(rounded(met, of)).toEqual(between);
});

test('of nothing there is no share', () => {
  expect([wilson90({ met: 0, of: 0 }), toldShare({ met: 0, of: 0 })]).toEqual([undefined, null]);
});

test('both numbers below fifty; a percentage never says more than there is, and where it surely is too low how low', () => {
  fc.assert(
    fc.property(sample, ([met, of]) => {
      const told = toldShare({ met, of });
      if (of < 50) expect(told).toEqual({ met, of });
      else if (told === null || 'of' in told) throw new Error('a percentage was expected');
      else {
        expect(told.percent).toBe(Math.floor((met / of) * 100 + 1e-9));
        expect(told.between !== null).toBe((wilson90({ met, of })?.high ?? 1) < 0.9);
      }
    }),
  );
});
