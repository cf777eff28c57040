import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysLater } from '../../src/domain/calendars/weeks.ts';
import { risingDrivers, type WeekCount } from '../../src/domain/rising.ts';

const weeks = Array.from({ length: 30 }, (_, n) => daysLater('2026-04-27', 7 * n));
const known = () => weeks;

/** Around `usual` by one up and down, but for the last weeks. */
const cell = (
  of: Partial<Pick<WeekCount, 'team' | 'category' | 'country'>>,
  usual: number,
  last: readonly number[] = [],
): WeekCount[] =>
  weeks.map((week, n) => ({
    ...{ team: 'engineering', category: 'payout', country: 'BR' },
    ...of,
    week,
    count: last[n - weeks.length + last.length] ?? usual + ((n * 7) % 3) - 1,
  }));

describe('what rises', () => {
  it('is named with its last week, or with its last four where these say more', () => {
    expect(risingDrivers(cell({}, 12, [31]), known)).toEqual([
      { driver: { team: 'engineering', category: 'payout', country: 'BR' }, weeks: 1, count: 31, usual: 12 },
    ]);
    expect(risingDrivers(cell({}, 12, [20, 21, 22, 21]), known)).toMatchObject([
      { weeks: 4, count: 21, usual: 12 },
    ]);
  });

  it('is nothing where weeks are as they always were, or fewer', () => {
    expect(risingDrivers([...cell({}, 12), ...cell({ country: 'IE' }, 20, [9])], known)).toEqual([]);
  });

  it('needs twelve weeks that say what is usual, and four more', () => {
    const counts = cell({}, 12, [40]);
    expect(risingDrivers(counts, () => weeks.slice(-15))).toEqual([]);
    expect(risingDrivers(counts, () => weeks.slice(-16))).toHaveLength(1);
  });

  it('is joined by category where countries are rare, and with all that is rare where that is rare too', () => {
    const rare = (category: string, country: string | null) => cell({ category, country }, 2, [14]);
    expect(
      risingDrivers([...rare('payout', 'BR'), ...rare('payout', 'IE'), ...rare('payout', null)], known),
    ).toMatchObject([{ driver: { team: 'engineering', category: 'payout' }, count: 42, usual: 6 }]);
    expect(risingDrivers([...rare('payout', 'BR'), ...rare('refund', 'IE')], known)).toMatchObject([
      { driver: { team: 'engineering' }, count: 28 },
    ]);
  });

  it('of one team is not joined with that of another', () => {
    const found = risingDrivers([...cell({}, 12, [40]), ...cell({ team: 'design' }, 12)], known);
    expect(found.map(({ driver }) => driver.team)).toEqual(['engineering']);
  });

  it('is three at most, the furthest above what is usual first', () => {
    const cells = [30, 60, 50, 40].flatMap((last, n) => cell({ country: `${n}` }, 12, [last]));
    expect(risingDrivers(cells, known).map(({ count }) => count)).toEqual([60, 50, 40]);
  });

  it('never names what fell, and says the same in whatever order it is told', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 4 }), (all) => {
        const told = all.flatMap((own, n) => cell({ country: `${n}` }, 0, own));
        const found = risingDrivers(told, known);
        expect(found.every(({ count, usual }) => count > usual)).toBe(true);
        expect(risingDrivers(told.toReversed(), known)).toEqual(found);
      }),
    );
  });
});
