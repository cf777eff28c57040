import { afterEach, beforeEach, expect, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import type { Store } from '../../src/db/store.ts';
import { createUptime } from '../../src/engine/uptime.ts';
import { aStore } from '../support/database.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let store: Store;
let now: number;

beforeEach(async () => {
  store = await aStore();
  now = 100 * day;
});
afterEach(() => store.close());

const uptime = (noticesSleep = true) =>
  createUptime({ store, queries: queriesOf(store), now: () => now, noticesSleep });

test('a bot that starts for the first time has never been down', async () => {
  const first = uptime();
  await first.begin();
  expect(first.down()).toEqual([]);
});

test('one that was stopped was down from then on', async () => {
  const first = uptime();
  await first.begin();
  now += 17_000;
  await first.end();
  now += 18 * minute;
  const second = uptime();
  await second.begin();
  expect(second.down()).toEqual([{ from: 100 * day + 17_000, to: now }]);
});

test('one that was killed was down since its last beat, which is at most a minute before', async () => {
  const first = uptime();
  await first.begin();
  for (let seconds = 0; seconds < 150; seconds++) {
    await first.beat();
    now += 1000;
  }
  const killedAt = now;
  now += 18 * minute;
  const second = uptime();
  await second.begin();
  const [span] = second.down();
  expect(span?.to).toBe(now);
  expect(killedAt - (span?.from ?? 0)).toBeLessThanOrEqual(minute);
});

test('one whose clock was set back goes on beating', async () => {
  const first = uptime();
  await first.begin();
  now -= 60 * minute;
  await first.beat();
  now += 18 * minute;
  const second = uptime();
  await second.begin();
  expect(second.down()).toEqual([{ from: now - 18 * minute, to: now }]);
});

test('one that is killed as it starts keeps what it knew, and the next adds to it', async () => {
  const first = uptime();
  await first.begin();
  await first.end();
  now += 5 * minute;
  await uptime().begin();
  now += 5 * minute;
  const third = uptime();
  await third.begin();
  expect(third.down()).toEqual([
    { from: 100 * day, to: 100 * day + 5 * minute },
    { from: 100 * day + 5 * minute, to: 100 * day + 10 * minute },
  ]);
});

test('a machine that slept is noticed when it wakes, and a slow round is not', async () => {
  const bot = uptime();
  await bot.begin();
  now += 2 * minute;
  await bot.beat();
  expect(bot.down()).toEqual([]);
  const from = now;
  now += 3 * day;
  await bot.beat();
  expect(bot.down()).toEqual([{ from, to: now }]);
});

test('where a test moves the clock nothing has slept', async () => {
  const bot = uptime(false);
  await bot.begin();
  now += 3 * day;
  await bot.beat();
  expect(bot.down()).toEqual([]);
});

test('what was long ago is forgotten', async () => {
  const first = uptime();
  await first.begin();
  now += minute;
  await uptime().begin();
  now += 31 * day;
  const later = uptime();
  await later.begin();
  expect(later.down()).toEqual([{ from: 100 * day + minute, to: now }]);
});
