/** What is found out about a database file, also a broken one. */
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { holdDatabase } from '../../../src/db/process-lock.ts';
import { queriesOf } from '../../../src/db/queries.ts';
import { openSqlite } from '../../../src/db/sqlite.ts';
import { lookAtDatabase } from '../../../src/doctor/look/database.ts';
import { anEscalation } from '../../support/factories.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchboard probes '));
afterAll(() => rmSync(folder, { recursive: true }));

const now = Date.UTC(2026, 10, 28, 12);

async function databaseWith(name: string, fill: (path: string) => Promise<void> | void): Promise<string> {
  const path = join(folder, name);
  const store = openSqlite(path);
  await store.atomically([queriesOf(store).uptime.beat(now - 1000)]);
  await store.close();
  await fill(path);
  return path;
}

const change = (path: string, ...sql: string[]) => {
  const sqlite = new Database(path);
  for (const one of sql) sqlite.exec(one);
  sqlite.close();
};

test('a sound one, looked at while the bot holds it and writes', async () => {
  const path = await databaseWith('sound.db', () => {});
  const held = holdDatabase(path);
  const store = openSqlite(path);
  await store.atomically([queriesOf(store).uptime.beat(now - 500)]);
  const looked = await lookAtDatabase(path, now);
  expect(looked).toEqual({
    is: 'open',
    facts: {
      path,
      sizes: { bytes: statSync(path).size, walBytes: statSync(`${path}-wal`).size },
      damage: { value: null },
      dangling: { value: 0 },
      migrations: { missing: 0, unknown: 0 },
      queue: { value: { standing: { waiting: 0, late: 0, oldestDueAt: null, dead: 0 }, deadLetters: [] } },
      swaps: { value: [] },
      lastBeatAt: { value: now - 500 },
      held: { value: true },
    },
  });
  await store.close();
  held.release();
});

test('open escalations without a card, and cards that were left in a closed channel', async () => {
  const at = now - 10 * 60_000;
  const path = await databaseWith('cards.db', async (path) => {
    const store = openSqlite(path);
    const { escalations, posts } = queriesOf(store);
    const card = { name: 'card:0', channel: 'C0ENG', ts: '1.0', permalink: null };
    const one = (number: number, updatedAt: number) =>
      escalations.insert(anEscalation({ id: `ESC-${number}`, number, updatedAt }));
    await store.atomically([
      one(1, at),
      one(2, now),
      one(3, at),
      posts.save({ escalationId: 'ESC-3', ...card, channel: 'C0OPS', ts: '2.0' }),
      ...posts.leave({ escalationId: 'ESC-3', ...card }, true),
    ]);
    await store.close();
  });
  expect(await lookAtDatabase(path, now)).toMatchObject({
    facts: { cards: { value: { missing: 1, stale: [{ place: 'C0ENG', count: 1 }] } } },
  });
});

test('of another version, older or newer', async () => {
  const older = await databaseWith('older.db', (path) =>
    change(
      path,
      'delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)',
    ),
  );
  const newer = await databaseWith('newer.db', (path) =>
    change(path, "insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)"),
  );
  const [one, other] = await Promise.all([lookAtDatabase(older, now), lookAtDatabase(newer, now)]);
  expect([one, other]).toMatchObject([
    { facts: { migrations: { missing: 1, unknown: 0 }, queue: null, held: { value: false } } },
    { facts: { migrations: { missing: 0, unknown: 1 }, queue: null } },
  ]);
});

test('with a damaged table: what can still be read is read', async () => {
  const path = await databaseWith('damaged.db', (path) => {
    const sqlite = new Database(path);
    const page = sqlite.prepare("select rootpage from sqlite_master where name = 'outbox'").pluck().get();
    const size = Number(sqlite.pragma('page_size', { simple: true }));
    sqlite.close();
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(size, 0xff), 0, size, (Number(page) - 1) * size);
    closeSync(file);
  });
  const looked = await lookAtDatabase(path, now);
  expect(looked).toMatchObject({
    is: 'open',
    facts: {
      damage: { value: expect.stringMatching(/page \d+/) },
      lastBeatAt: { value: now - 1000 },
    },
  });
});

test('what is no database, and what is not there', async () => {
  const path = join(folder, 'no.db');
  writeFileSync(path, 'This is a letter, and no database at all. '.repeat(100));
  expect([await lookAtDatabase(path, now), await lookAtDatabase(join(folder, 'gone.db'), now)]).toMatchObject(
    [{ is: 'closed', code: 'SQLITE_NOTADB' }, { is: 'missing' }],
  );
});
