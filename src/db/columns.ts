/** The column types the schema is written in, for SQLite; another dialect is another file of the same shape. */
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
  json: <T>(name: string) => text(name, { mode: 'json' }).$type<T>(),
};

export type Columns = typeof sqliteColumns;
