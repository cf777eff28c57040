/** The column types the schema is written in, for each database. */
import * as pg from 'drizzle-orm/pg-core';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export const sqliteColumns = {
  table: sqliteTable,
  index,
  uniqueIndex,
  primaryKey,
  real,
  text: (name: string) => text(name),
  int: (name: string) => integer(name),
  /** An instant: milliseconds since the epoch. */
  instant: (name: string) => integer(name),
  bool: (name: string) => integer(name, { mode: 'boolean' }),
  /** A key that the database gives out, each above those before. */
  counted: (name: string) => integer(name).primaryKey(),
  json: <T>(name: string) => text(name, { mode: 'json' }).$type<T>(),
};

export type Columns = typeof sqliteColumns;

/** Compared by its bytes, as SQLite does, whatever the language of the database. */
const byBytes = pg.customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** A whole number: a fraction of a millisecond, which SQLite would keep, is of no use to anybody. */
const long = pg.customType<{ data: number; driverData: number | string }>({
  dataType: () => 'bigint',
  toDriver: Math.round,
  fromDriver: Number,
});

/** SQLite's types are those of record: what differs is how a value is stored, not what it is. So this is the one place where one is said to be the other. */
export const postgresColumns = {
  table: pg.pgTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  real: pg.doublePrecision,
  text: (name: string) => byBytes(name),
  int: long,
  instant: long,
  bool: pg.boolean,
  counted: (name: string) => pg.bigserial(name, { mode: 'number' }).primaryKey(),
  // Not jsonb: it would put keys into another order.
  json: pg.json,
} as unknown as Columns;
