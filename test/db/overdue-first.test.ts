import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import { nearlyDueFrom, overdueFirst } from '../../src/domain/overdue-first.ts';
import { anyLife } from '../support/any-life.ts';
import { aStore } from '../support/database.ts';
import { aClock, after, anEscalation, hours, morning } from '../support/factories.ts';
import { calendars } from '../support/living.ts';

const store = await aStore();
afterAll(() => store.close());
const { escalations } = queriesOf(store);

const ids = (all: readonly Escalation[]) => all.map(({ id }) => id);

test('the longest overdue comes first, then the most urgent, then the oldest', () => {
  const one = (number: number, more: Partial<Escalation> = {}) =>
    anEscalation({ id: `ESC-${number}`, number, ...more });
  const all = [
    one(1, { priority: 'low', openedAt: after(-1) }),
    one(2, { priority: 'low', openedAt: after(-2) }),
    one(3, { priority: 'high' }),
    one(4, { clocks: { resolve: aClock({ dueAt: after(5) }) } }),
    one(5, { priority: 'urgent' }),
    one(6, { priority: 'low', openedAt: after(-2) }),
  ];
  expect([after(61), after(5)].map((now) => ids(all.sort(overdueFirst(now, calendars))))).toEqual([
    ['ESC-4', 'ESC-5', 'ESC-3', 'ESC-2', 'ESC-6', 'ESC-1'],
    ['ESC-5', 'ESC-3', 'ESC-4', 'ESC-2', 'ESC-6', 'ESC-1'],
  ]);
});

test('the database has the same order', async () => {
  const any = fc.record({
    lives: fc.array(anyLife(6), { maxLength: 12 }),
    nowMs: fc.integer({ min: -hours(1000), max: hours(400) }),
  });
  await fc.assert(
    fc.asyncProperty(any, async ({ lives, nowMs }) => {
      const now = morning + nowMs;
      const all = lives.map(({ escalation }, n) => ({ ...escalation, id: `ESC-${n}`, number: n }));
      await store.atomically([
        store.db.delete(store.tables.escalations),
        ...all.map((one) => escalations.insert(one, nearlyDueFrom(one, calendars))),
      ]);
      expect(ids(await escalations.list({ limit: 100 }, now))).toEqual(
        ids(all.sort(overdueFirst(now, calendars))),
      );
    }),
  );
});
