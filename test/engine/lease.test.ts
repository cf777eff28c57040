/** A lease as its holder knows it: over in time, whatever held the process up, and without asking. */
import { expect, onTestFinished, test } from 'vitest';
import { senderLease } from '../../src/db/leases.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import { UnavailableError } from '../../src/db/store.ts';
import { createLease, leaseMs } from '../../src/engine/lease.ts';

function anInstance() {
  /** The clocks of the database, of the machine, and what passes whatever is set. */
  const time = { database: 0, machine: 0, monotonic: 0 };
  const store = openSqlite(':memory:', { clock: () => time.database });
  onTestFinished(() => store.close());
  const queries = queriesOf(store);
  const { leases } = queries;
  const trouble = { takes: 0, away: false, slowMs: 0 };
  const warned: string[] = [];
  const pass = (ms: number) => {
    time.database += ms;
    time.machine += ms;
    time.monotonic += ms;
  };
  const lease = createLease({
    store,
    queries: {
      leases: {
        ...leases,
        async take(...given) {
          trouble.takes += 1;
          if (trouble.away) throw new UnavailableError('ECONNREFUSED', undefined);
          pass(trouble.slowMs);
          return leases.take(...given);
        },
      },
    },
    name: senderLease,
    holder: 'here',
    now: () => time.machine,
    monotonic: () => time.monotonic,
    log: { warn: (_, message) => warned.push(message) },
  });
  const other = () => leases.take(senderLease, 'there', leaseMs);
  return { lease, time, trouble, warned, pass, other };
}

test('it is renewed after five seconds, and not before', async () => {
  const { lease, trouble, pass } = anInstance();
  await lease.keep();
  for (let second = 0; second < 60; second++) {
    pass(1000);
    await lease.keep();
    expect(lease.holds()).toBe(true);
  }
  expect(trouble.takes).toBe(1 + 60 / 5);
});

test('it is over here before another can have it, however long the database took to answer', async () => {
  const { lease, trouble, pass, other } = anInstance();
  trouble.slowMs = 3000;
  await lease.keep();
  pass(leaseMs - 3000 - 1);
  expect([lease.holds(), await other()]).toEqual([true, undefined]);
  pass(1);
  expect([lease.holds(), await other()]).toEqual([false, undefined]);
  pass(3001);
  expect(await other()).toBe(leaseMs + 3001);
});

test.each([
  ['the machine was set back while it was held up', { monotonic: leaseMs, machine: -60_000 }],
  ['the machine slept, and only its clock knows', { monotonic: 0, machine: leaseMs }],
])('it is known to be over when %s', async (_, { monotonic, machine }) => {
  const { lease, time } = anInstance();
  await lease.keep();
  time.monotonic += monotonic;
  time.machine += machine;
  expect(lease.holds()).toBe(false);
});

test('where nobody took it meanwhile it is the same one; where somebody did it is another', async () => {
  const { lease, pass, other } = anInstance();
  await lease.keep();
  pass(60_000);
  await lease.keep();
  const since = [lease.since()];
  pass(leaseMs + 1);
  await other();
  await lease.keep();
  since.push(lease.since());
  pass(leaseMs + 1);
  await lease.keep();
  since.push(lease.since());
  expect(since).toEqual([0, undefined, 60_000 + 2 * (leaseMs + 1)]);
});

test('a database that does not answer is asked again, and meanwhile the lease runs out', async () => {
  const { lease, trouble, warned, pass } = anInstance();
  await lease.keep();
  trouble.away = true;
  for (let second = 0; second < 15; second++) {
    pass(1000);
    await lease.keep();
  }
  expect([lease.holds(), warned.length]).toEqual([false, 11]);
  trouble.away = false;
  await lease.keep();
  expect([lease.holds(), lease.since()]).toEqual([true, 0]);
});

test('what is given up is another’s at once', async () => {
  const { lease, other } = anInstance();
  await lease.keep();
  await lease.giveUp();
  expect([lease.holds(), await other()]).toEqual([false, 0]);
  // It is not the other's to give up.
  await lease.giveUp();
  await lease.keep();
  expect(lease.holds()).toBe(false);
});
