/** What is said otherwise in another database. All else is Drizzle's, or SQL that both take. */
import { type SQL, sql } from 'drizzle-orm';

export type Dialect = {
  name: 'sqlite' | 'postgres';
  /** The database's own clock, in milliseconds since the epoch. */
  nowMs: SQL<number>;
  /** The texts of a JSON array, as a subquery of one column. */
  listed(array: SQL): SQL;
};

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  nowMs: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
  listed: (array) => sql`(select value from json_each(${array}))`,
};
