/** What may go wrong between the store and a PostgreSQL server. */
import { Socket } from 'node:net';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../src/db/postgres.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { ConflictError, type Store, UnavailableError } from '../../src/db/store.ts';
import type { Recorded } from '../../src/domain/escalation.ts';
import { ask } from '../support/ask.ts';
import { aDatabase, server, type TestDatabase } from '../support/database.ts';
import { type Hindrance, startProxy } from '../support/proxy.ts';
import { databaseOn } from '../support/template.ts';
import { notice } from './an-outbox.ts';

let database: TestDatabase;
let proxy: Hindrance;
let store: Store;

beforeEach(async () => {
  database = aDatabase();
  proxy = await startProxy(database.url);
  store = await openPostgres(proxy.url, { migrates: false, patienceMs: 600 });
  onTestFinished(async () => {
    await store.close();
    database.drop();
  });
});

const entry = (version: number): Recorded => ({
  version,
  at: 1,
  by: 'U',
  via: 'form',
  deed: { what: 'said', side: 'team', text: 'Hello', kept: false } as never,
  ended: [],
  under: 'risk',
  restricted: false,
});
const rows = (table: string) => database.ask(`select count(*) as n from ${table}`).rows[0]?.n;

test('the answer to a COMMIT gets lost: it is sent again, and was stored once', async () => {
  const { requests, history } = queriesOf(store);
  proxy.loseCommits(1);
  await store.atomically([requests.record('a', 'ESC-1', 1), history.append('ESC-1', entry(1))]);
  expect([rows('requests'), rows('history')]).toEqual([1, 1]);
});

test('a form that was stored as another escalation is not taken for stored again', async () => {
  const { requests } = queriesOf(store);
  await store.atomically([requests.record('a', 'ESC-1', 1)]);
  proxy.loseCommits(1);
  const again = store.atomically([requests.record('a', 'ESC-2', 1)]);
  await expect(again).rejects.toMatchObject({ name: 'ConflictError', table: 'requests' });
});

test('a transaction goes out in one piece', async () => {
  let writes = 0;
  class Noting extends Socket {
    override _write(...given: Parameters<Socket['_write']>) {
      writes += 1;
      super._write(...given);
    }
    override _writev(...given: Parameters<NonNullable<Socket['_writev']>>) {
      writes += 1;
      super._writev?.(...given);
    }
  }
  const noted = await openPostgres(database.url, { migrates: false, driver: { stream: () => new Noting() } });
  const { requests } = queriesOf(noted);
  await noted.atomically([requests.record('a', 'ESC-1', 1)]);
  writes = 0;
  await noted.atomically([requests.record('b', 'ESC-1', 1), requests.record('c', 'ESC-1', 1)]);
  expect(writes).toBe(1);
  await noted.close();
});

test('what time does has no key of a request: its history says that it was stored', async () => {
  const { history } = queriesOf(store);
  proxy.loseCommits(1);
  await store.atomically([history.append('ESC-1', entry(1))]);
  expect(rows('history')).toBe(1);
});

test('what was refused while nobody heard of it is refused again', async () => {
  const { requests, history } = queriesOf(store);
  await store.atomically([history.append('ESC-1', entry(1))]);
  proxy.loseCommits(1);
  const again = store.atomically([requests.record('a', 'ESC-1', 1), history.append('ESC-1', entry(1))]);
  await expect(again).rejects.toMatchObject({ name: 'ConflictError', table: 'history' });
  expect(rows('requests')).toBe(0);
});

test('where no answer comes at all nobody says that nothing was saved', async () => {
  const { requests } = queriesOf(store);
  proxy.loseCommits(1000);
  const write = () => store.atomically([requests.record('a', 'ESC-1', 1)]);
  await expect(write()).rejects.toMatchObject({ name: 'UnavailableError', unsure: true });
  proxy.loseCommits(0);
  await expect(write()).rejects.toMatchObject({ name: 'ConflictError', table: 'requests' });
  expect(rows('requests')).toBe(1);
});

test('a server out of reach has saved nothing, and is there again as soon as it is back', async () => {
  const { requests } = queriesOf(store);
  proxy.away(true);
  // What is written in the moment in which the connections break may have arrived.
  await expect(requests.carriedOutFor('a')).rejects.toMatchObject({ cause: expect.any(UnavailableError) });
  const failed = store.atomically([requests.record('a', 'ESC-1', 1)]);
  await expect(failed).rejects.toMatchObject({ name: 'UnavailableError', unsure: false });
  proxy.away(false);
  await store.atomically([requests.record('a', 'ESC-1', 1)]);
  expect(await requests.carriedOutFor('a')).toBe('ESC-1');
});

test('a server that is away for a moment is waited for', async () => {
  const { requests } = queriesOf(store);
  proxy.away(true);
  const written = store.atomically([requests.record('a', 'ESC-1', 1)]);
  const read = requests.carriedOutFor('b');
  setTimeout(() => proxy.away(false), 150);
  await written;
  expect([await read, await requests.carriedOutFor('a')]).toEqual([undefined, 'ESC-1']);
});

test('connections that the server ended while nobody used them are opened anew', async () => {
  const { requests } = queriesOf(store);
  await store.atomically([requests.record('a', 'ESC-1', 1)]);
  database.ask(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  expect(await requests.carriedOutFor('a')).toBe('ESC-1');
  await store.atomically([requests.record('b', 'ESC-1', 1)]);
});

test('what waits for a lock is given up by the server, so that it is not saved later either', async () => {
  const { requests } = queriesOf(store);
  const release = database.hold();
  const failed = store.atomically([requests.record('a', 'ESC-1', 1)]);
  await expect(failed).rejects.toMatchObject({ code: '55P03', unsure: false });
  release();
  expect(rows('requests')).toBe(0);
});

test('a standby may only be read', async () => {
  database.ask(
    "do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$",
  );
  const standby = await openPostgres(database.url, { migrates: false });
  onTestFinished(() => standby.close());
  const { requests } = queriesOf(standby);
  await expect(standby.atomically([requests.record('a', 'ESC-1', 1)])).rejects.toMatchObject({
    code: '25006',
    unsure: false,
  });
  expect(await requests.carriedOutFor('a')).toBeUndefined();
});

test('a server without room for another connection is unavailable', async () => {
  const name = `few_${new URL(database.url).pathname.slice(1)}`;
  database.ask(`create role ${name} login`);
  database.ask(
    "do $$ begin execute format('alter database %I connection limit 0', current_database()); end $$",
  );
  const url = new URL(database.url);
  url.username = name;
  const crowded = await openPostgres(url.href, { migrates: false, patienceMs: 100 });
  onTestFinished(async () => {
    await crowded.close();
    database.ask(`drop role ${name}`);
  });
  const { requests } = queriesOf(crowded);
  await expect(crowded.atomically([requests.record('a', 'ESC-1', 1)])).rejects.toMatchObject({
    code: '53300',
    unsure: false,
  });
});

test('two who ask for the same number at once: one is told of a conflict', async () => {
  const other = await database.open();
  onTestFinished(() => other.close());
  const settled = await Promise.allSettled(
    [store, other].map((one) => one.atomically([queriesOf(one).history.append('ESC-1', entry(1))])),
  );
  expect(settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toEqual([
    expect.any(ConflictError),
  ]);
});

test('two who claim at once never get the same row', async () => {
  const { outbox } = queriesOf(store);
  const notices = Array.from({ length: 60 }, (_, n) => notice(`row ${n}`));
  await store.atomically(notices.map((one) => outbox.enqueue(one, 1000)));
  const other = await database.open();
  onTestFinished(() => other.close());
  const anything = { posts: 10, edits: 10, mostRank: 9, shut: [], eldest: [] };
  const claims = await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      queriesOf(n % 2 === 0 ? store : other).outbox.claim(1000, 500, anything),
    ),
  );
  const ids = claims.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('four that start at once on an empty database bring it up to date once, and a later version’s is refused', async () => {
  const name = `empty_${new URL(database.url).pathname.slice(1)}`;
  const address = server ?? '';
  ask(address, `create database ${name}`);
  const url = databaseOn(address, name);
  onTestFinished(() => {
    ask(url, null);
    ask(address, `drop database ${name} with (force)`);
  });
  const all = await Promise.all([1, 2, 3, 4].map(() => openPostgres(url)));
  for (const one of all) await one.close();
  expect(
    ask(url, 'select count(distinct created_at) = count(*) as once from drizzle.__drizzle_migrations').rows,
  ).toEqual([{ once: true }]);
  ask(url, `insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`);
  await expect(openPostgres(url)).rejects.toMatchObject({ code: 'NEWER_DATABASE' });
});
