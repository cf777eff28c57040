/** The tables in SQLite, for the store and for drizzle-kit. */
import { sqliteColumns } from './columns.ts';
import { makeSchema } from './schema.ts';

export const {
  escalations,
  history,
  outbox,
  posts,
  lines,
  pressables,
  readings,
  requests,
  inbox,
  policies,
  people,
  listings,
  beats,
  downtimes,
} = makeSchema(sqliteColumns);
