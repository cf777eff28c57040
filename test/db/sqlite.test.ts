/** What is SQLite’s own: its file, and how it is locked, full or read-only. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import { type Store, UnavailableError } from '../../src/db/store.ts';

let folder: string;
let path: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard db '));
  path = join(folder, 'deep', 'switchboard.db');
  store = openSqlite(path, { patienceMs: 150 });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

test('what was written is there after the file is opened again', async () => {
  const { requests } = queriesOf(store);
  await store.atomically([requests.record('a', 'ESC-1', 1)]);
  await store.close();
  store = openSqlite(path);
  expect(await queriesOf(store).requests.carriedOutFor('a')).toBe('ESC-1');
});

test('a database locked by another process for too long is said to be unavailable, and nothing is written', async () => {
  const { requests } = queriesOf(store);
  const other = new Database(path);
  other.exec('begin immediate');
  await expect(store.atomically([requests.record('a', 'ESC-1', 1)])).rejects.toThrow(UnavailableError);
  other.exec('rollback');
  other.close();
  expect(await requests.carriedOutFor('a')).toBeUndefined();
});

test('who comes while the database is locked does not wait as long again as those before', async () => {
  const other = new Database(path);
  other.exec('begin immediate');
  const startedMs = performance.now();
  const fails = (key: string) =>
    expect(store.atomically([queriesOf(store).requests.record(key, 'ESC-1', 1)])).rejects.toThrow(
      UnavailableError,
    );
  for (const key of ['a', 'b', 'c', 'd', 'e']) await fails(key);
  expect(performance.now() - startedMs).toBeLessThan(4 * 150);
  other.exec('rollback');
  other.close();
  await store.atomically([queriesOf(store).requests.record('f', 'ESC-1', 1)]);
});

test('a database locked for a moment is waited for, and others are served meanwhile', async () => {
  const { requests } = queriesOf(store);
  const other = new Database(path);
  other.exec('begin immediate');
  const written = store.atomically([requests.record('a', 'ESC-1', 1)]);
  expect(await requests.carriedOutFor('a')).toBeUndefined();
  other.exec('rollback');
  other.close();
  await written;
  expect(await requests.carriedOutFor('a')).toBe('ESC-1');
});

test('a database that may only be read is said to be unavailable', async () => {
  const { requests } = queriesOf(store);
  await store.patiently(async () => store.db.run('pragma query_only = on'));
  await expect(store.atomically([requests.record('a', 'ESC-1', 1)])).rejects.toThrow(UnavailableError);
});

test('a full disk is said to be unavailable', async () => {
  const { requests } = queriesOf(store);
  await store.patiently(async () => store.db.run('pragma max_page_count = 1'));
  const many = Array.from({ length: 500 }, (_, i) => requests.record(`${i} ${'x'.repeat(200)}`, 'ESC-1', 1));
  await expect(store.atomically(many)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
});
