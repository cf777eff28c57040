import { expect, test } from 'vitest';
import type { Asked } from '../../src/metrics/metrics.ts';
import { createReadiness, deliveryWithinMs, loopWithinMs } from '../../src/metrics/readiness.ts';

const aMinute = 60_000;
const nothingWaits = { waiting: 0, late: 0, oldestDueAt: null, dead: 0 };
const all: Asked = {
  standing: async () => nothingWaits,
  write: () => Promise.reject(new Error('disk full')),
  sends: () => true,
  sending: async () => ({ sender: null, instances: 1, now: 0 }),
  connections: () => 2,
};

/** Monotonic time and the clock of the machine go together here. */
function running(asked: Partial<Asked> = {}) {
  let at = 0;
  const readiness = createReadiness(() => at);
  readiness.running({ ...all, ...asked });
  return {
    ...readiness,
    pass(ms: number) {
      at += ms;
    },
    why: () => readiness.reasons(at),
  };
}

test('it is not ready before it runs, is ready while it does, and is not once it stops', async () => {
  const readiness = createReadiness();
  const said = [await readiness.reasons(0)];
  readiness.running(all);
  said.push(await readiness.reasons(0));
  readiness.stopping();
  said.push(await readiness.reasons(0));
  expect(said).toEqual([
    ['It is starting: Slack or the database is being waited for.'],
    [],
    ['It is stopping.'],
  ]);
});

test('without a connection in Socket Mode it is not ready; in HTTP mode there is none to have', async () => {
  expect(await running({ connections: () => 0 }).why()).toEqual(['No connection to Slack is open.']);
  expect(await running({ connections: () => 1 }).why()).toEqual([]);
  expect(await running({ connections: () => undefined }).why()).toEqual([]);
});

test('a loop that does not go round in time makes it unready until it goes round again', async () => {
  const bot = running();
  bot.pass(loopWithinMs);
  expect(await bot.why()).toEqual([]);
  bot.pass(15_000);
  expect(await bot.why()).toEqual(['The loop has not gone round for 45 seconds.']);
  bot.wentRound();
  expect(await bot.why()).toEqual([]);
});

test('a database that cannot be read makes it unready', async () => {
  const standing = () => Promise.reject(new Error('disk I/O error'));
  expect(await running({ standing }).why()).toEqual(['The database cannot be read.']);
});

test('a change that the database does not take makes it unready, until one is taken', async () => {
  const bot = running();
  expect(await bot.why()).toEqual([]);
  bot.committed('unavailable');
  expect(await bot.why()).toEqual(['The database cannot be written.']);
  // Neither says anything of whether it can be written.
  bot.committed('conflict');
  bot.committed('failed');
  expect(await bot.why()).toEqual(['The database cannot be written.']);
  bot.committed('ok');
  expect(await bot.why()).toEqual([]);
});

test('what the database did not take is tried again with something small, whenever somebody asks', async () => {
  let tries = 0;
  const write = async () => {
    tries += 1;
  };
  const bot = running({ write });
  await bot.why();
  bot.committed('unavailable');
  expect([await bot.why(), tries]).toEqual([[], 1]);
});

test('delivery that takes nothing up makes it unready; one that tries, or is told to wait, does not', async () => {
  const due = () => running({ standing: async () => ({ ...nothingWaits, waiting: 1, oldestDueAt: 0 }) });
  const round = (bot: ReturnType<typeof due>, ms: number) => {
    bot.pass(ms);
    bot.wentRound();
    return bot.why();
  };
  const stuck = due();
  expect(await round(stuck, deliveryWithinMs)).toEqual([]);
  expect(await round(stuck, aMinute)).toEqual([
    'Something has been due for 240 seconds, and delivery does not take it up.',
  ]);
  const trying = due();
  for (let minutes = 0; minutes < 10; minutes++) {
    trying.settled();
    expect(await round(trying, aMinute)).toEqual([]);
  }
  const parked = due();
  parked.parked(10 * aMinute);
  expect(await round(parked, 10 * aMinute)).toEqual([]);
  expect(await round(parked, deliveryWithinMs + aMinute)).toHaveLength(1);
});

test('what another instance sends late makes this one no less ready', async () => {
  const standing = async () => ({ ...nothingWaits, waiting: 1, late: 1, oldestDueAt: 0 });
  const late = async (sends: boolean) => {
    const bot = running({ standing, sends: () => sends });
    bot.pass(deliveryWithinMs + 1);
    bot.wentRound();
    return (await bot.why()).length;
  };
  expect([await late(true), await late(false)]).toEqual([1, 0]);
});
