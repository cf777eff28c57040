/** The migrations make what the schema says: tables, columns and indexes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { expect, onTestFinished, test } from 'vitest';
import * as schema from '../../src/db/schema.sqlite.ts';
import { openSqlite } from '../../src/db/sqlite.ts';

const names = (rows: readonly unknown[]) => rows.map((row) => (row as { name: string }).name).toSorted();

test('a migrated database has every table, column and index of the schema, and no other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard schema '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'switchboard.db');
  await openSqlite(path).close();
  const db = new Database(path, { readonly: true });
  onTestFinished(() => void db.close());
  const made = (type: 'table' | 'index', of = '%') =>
    names(
      db
        .prepare(
          `select name from sqlite_master where type = ? and tbl_name like ? and name not like 'sqlite\\_%' escape '\\' and name not like '\\_\\_%' escape '\\'`,
        )
        .all(type, of),
    );
  const tables = Object.values(schema).map((table) => getTableConfig(table));
  expect(made('table')).toEqual(names(tables));
  for (const { name, columns, indexes } of tables) {
    expect(names(db.pragma(`table_info(${name})`) as unknown[]), name).toEqual(names(columns));
    const unique = columns.flatMap((column) => (column.isUnique ? [{ name: column.uniqueName }] : []));
    expect(made('index', name), name).toEqual(names([...indexes.map(({ config }) => config), ...unique]));
  }
});
