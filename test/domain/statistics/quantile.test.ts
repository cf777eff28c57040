import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile } from '../../../src/domain/statistics/quantile.ts';

describe('a quantile', () => {
  it.each([
    [[], 0.5, null],
    [[7], 0.9, 7],
    [[3, 1], 0.5, 2],
    [[30, 10, 20], 0.5, 20],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1],
  ])('of %j at %d is %s', (values, share, is) => {
    const found = quantile(values, share);
    if (is === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(is, 9);
  });

  it('is what SQL says', () => {
    const db = new Database(':memory:');
    db.exec('create table v (x real)');
    const put = db.prepare('insert into v values (?)');
    const ask = db.prepare('select percentile_cont(x, 0.9) as p90, median(x) as p50 from v');
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 }),
        (values) => {
          db.exec('delete from v');
          for (const value of values) put.run(value);
          const told = ask.get() as { p90: number; p50: number };
          expect(quantile(values, 0.9)).toBeCloseTo(told.p90, 6);
          expect(median(values)).toBeCloseTo(told.p50, 6);
        },
      ),
    );
    db.close();
  });
});
