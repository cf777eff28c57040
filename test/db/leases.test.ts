/** Leases in the database: one holder at a time, on the database's clock. */
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { lifeOf, senderLease } from '../../src/db/leases.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';

const forMs = 15_000;
const noon = Date.UTC(2026, 10, 23, 12);

function aDatabase() {
  const time = { now: noon };
  const store = openSqlite(':memory:', { clock: () => time.now });
  onTestFinished(() => store.close());
  const { leases } = queriesOf(store);
  const take = (holder: string) => leases.take(senderLease, holder, forMs);
  const giveUp = (holder: string) => store.atomically([leases.giveUp(senderLease, holder)]);
  return { time, store, leases, take, giveUp };
}

test('whoever comes first has it, and since then, however often it is renewed', async () => {
  const { time, take } = aDatabase();
  const taken = [await take('one'), await take('two')];
  time.now += 5_000;
  taken.push(await take('one'));
  time.now += forMs;
  // Nobody else wanted it meanwhile.
  taken.push(await take('one'), await take('two'));
  expect(taken).toEqual([noon, undefined, noon, noon, undefined]);
});

test('another has it when it is over, or given up by its holder, and then the first has not', async () => {
  const { time, take, giveUp } = aDatabase();
  await take('one');
  time.now += forMs;
  const taken = [await take('two')];
  time.now += 1;
  taken.push(await take('two'), await take('one'));
  await giveUp('one');
  taken.push(await take('one'));
  await giveUp('two');
  taken.push(await take('one'));
  const over = noon + forMs + 1;
  expect(taken).toEqual([undefined, over, undefined, undefined, over]);
});

test('at no time two have it, whoever asks, waits, and gives up when', async () => {
  const holder = fc.constantFrom('one', 'two', 'three');
  const step = fc.oneof(
    fc.record({ do: fc.constant('take' as const), holder }),
    fc.record({ do: fc.constant('give up' as const), holder }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 2 * forMs }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { time, take, giveUp } = aDatabase();
      const until = new Map<string, number>();
      for (const one of steps) {
        if (one.do === 'wait') time.now += one.ms;
        else if (one.do === 'give up') {
          await giveUp(one.holder);
          until.delete(one.holder);
        } else {
          const others = [...until].filter(([name, at]) => name !== one.holder && at >= time.now);
          const since = await take(one.holder);
          expect(since !== undefined).toBe(others.length === 0);
          if (since !== undefined) until.set(one.holder, time.now + forMs);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('it is told who sends, since when, and how many live', async () => {
  const { time, store, leases, take } = aDatabase();
  const told = [await leases.sending()];
  await take('one');
  for (const one of ['one', 'two']) await leases.take(lifeOf(one), one, forMs);
  time.now += forMs - 1;
  await leases.take(lifeOf('two'), 'two', forMs);
  told.push(await leases.sending());
  time.now += 1;
  told.push(await leases.sending());
  expect(told).toEqual([
    { sender: null, instances: 0, now: noon },
    { sender: { holder: 'one', since: noon }, instances: 2, now: noon + forMs - 1 },
    { sender: null, instances: 1, now: noon + forMs },
  ]);
  expect([await leases.instances(), await leases.lives('one'), await leases.lives('two')]).toEqual([
    1,
    false,
    true,
  ]);
  await store.atomically([leases.forgetAll()]);
  expect(await leases.instances()).toBe(0);
});
