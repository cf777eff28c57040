/** Everything that is stored goes into another database, and is there as it was. On a server: from a file to it, and back. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillingOf, movedTables } from '../../src/db/fill.ts';
import { holdDatabase } from '../../src/db/process-lock.ts';
import { openReadOnly } from '../../src/db/read-only.ts';
import * as fileTables from '../../src/db/schema.sqlite.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import { reportOfThePast } from '../support/a-report.ts';
import { aDatabase, server } from '../support/database.ts';
import { switchboard } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchboard migrate '));
const source = join(folder, 'switchboard.db');
afterAll(() => rmSync(folder, { recursive: true }));

/** Twelve weeks of the sandbox's company, and a row of everything else. */
beforeAll(async () => {
  await reportOfThePast(folder);
  const store = openSqlite(source);
  const { db, tables } = store;
  await store.atomically([
    db
      .insert(tables.inbox)
      .values({ key: 'a', lane: 'x', escalationId: null, heardAt: 1, hearer: '', request: {} as never }),
    db
      .insert(tables.volumes)
      .values({ day: '2026-11-02', country: 'IE', channel: '', contacts: 1, activeUsers: null }),
    db.insert(tables.directChannels).values({ person: 'UAOIFE', channel: 'D1' }),
    db.insert(tables.requests).values({ key: 'ü 🙂 \u2028', escalationId: 'ESC-1', at: 5 }),
    db.insert(tables.beats).values({ id: 1, at: 7 }).onConflictDoNothing(),
    db.insert(tables.leases).values({ name: 'sender', holder: 'one', since: 1, until: 2 }),
  ]);
  await store.close();
}, 120_000);

const move = (from: string, to: string) => switchboard(['migrate', '--from', from, '--to', to], {});

/** Each row as SQLite has it, what is null and what is the text `null` told apart. */
function allOf(path: string): Record<string, unknown[]> {
  const sqlite = new Database(path, { readonly: true });
  const names = sqlite
    .prepare<[], { name: string }>(
      `select name from sqlite_schema where type = 'table' and name not like '\\_\\_%' escape '\\' and name <> 'leases'`,
    )
    .all();
  const rows = names.map(({ name }) => [
    name,
    sqlite
      .prepare(`select * from "${name}"`)
      .all()
      .map((row) => JSON.stringify(row))
      .sort(),
  ]);
  sqlite.close();
  return Object.fromEntries(rows);
}

test('there and back, to the row', async () => {
  const database = server === undefined ? undefined : aDatabase();
  const middle = database?.url ?? join(folder, 'middle.db');
  const back = join(folder, 'back.db');
  const there = await move(source, middle);
  expect(there.complained).toEqual([]);
  const again = await move(middle, back);
  expect(again.complained).toEqual([]);
  expect(again.printed.slice(0, -1)).toEqual(there.printed.slice(0, -1));
  expect(allOf(back)).toEqual(allOf(source));
  expect(allOf(source).escalations?.length).toBeGreaterThan(300);
  database?.drop();
});

test('no table is forgotten', () => {
  const { sqlite, store } = openReadOnly(source);
  expect([...movedTables, 'leases'].sort()).toEqual(Object.keys(fileTables).sort());
  expect(Object.keys(fillingOf(store.db, fileTables))).toHaveLength(2);
  sqlite.close();
});

test('a database that has anything is left alone, and so is one of which a bot has hold', async () => {
  const other = join(folder, 'other.db');
  const store = openSqlite(other);
  await store.atomically([store.db.insert(store.tables.policies).values({ id: 'p', policy: {} as never })]);
  await store.close();
  const before = allOf(other);
  expect(await move(source, other)).toMatchObject({
    complained: [`${other} is not empty: policies has rows. Name a database that is.`],
    failed: true,
  });
  expect(allOf(other)).toEqual(before);
  const held = holdDatabase(source);
  expect(await move(source, join(folder, 'new.db'))).toMatchObject({
    complained: ['The bot is running. Stop it, then try again.'],
    failed: true,
  });
  held.release();
  expect(existsSync(join(folder, 'new.db'))).toBe(false);
  expect((await move(source, source)).failed).toBe(true);
  expect((await move(join(folder, 'nowhere.db'), other)).complained).toEqual([
    `There is no database at ${join(folder, 'nowhere.db')}.`,
  ]);
});
