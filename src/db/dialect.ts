/** What is said otherwise in another database. All else is Drizzle's, or SQL that both take. */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

export type Dialect = {
  name: 'sqlite' | 'postgres';
  /** The database's own clock, in milliseconds since the epoch. */
  nowMs: SQL<number>;
  /** The texts of a JSON array, as a subquery of one column. */
  listed(array: SQL): SQL;
  /** The date of an instant, in UTC. */
  dateOf(instant: SQLWrapper): SQL<string>;
  /** The Monday on or before a date. */
  mondayOf(date: SQL): SQL<string>;
};

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  nowMs: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
  listed: (array) => sql`(select value from json_each(${array}))`,
  dateOf: (instant) => sql`date(${instant} / 1000, 'unixepoch')`,
  mondayOf: (date) => sql`date(${date}, 'weekday 0', '-6 days')`,
};

/** With a clock that a test moves. */
export const withClock = (dialect: Dialect, clock: (() => number) | undefined): Dialect =>
  clock
    ? { ...dialect, nowMs: sql<number>`cast(${sql.param(0, { mapToDriverValue: clock })} as bigint)` }
    : dialect;

export const postgresDialect: Dialect = {
  name: 'postgres',
  nowMs: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
  listed: (array) => sql`(select json_array_elements_text(${array}::json))`,
  dateOf: (instant) => sql`to_char(to_timestamp(${instant} / 1000) at time zone 'UTC', 'YYYY-MM-DD')`,
  mondayOf: (date) => sql`to_char(date_trunc('week', (${date})::timestamp), 'YYYY-MM-DD')`,
};
