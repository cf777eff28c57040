/** The tables in SQLite, for the store and for drizzle-kit. */
import { sqliteColumns } from './columns.ts';
import { makeSchema } from './schema.ts';

export const {
  escalations,
  history,
  clockFacts,
  heldFacts,
  eventFacts,
  factsOwed,
  processChanges,
  outbox,
  posts,
  formerPosts,
  lines,
  pressables,
  readings,
  requests,
  inbox,
  policies,
  shownTeams,
  people,
  listings,
  directChannels,
  boards,
  volumes,
  beats,
  downtimes,
  leases,
  swaps,
} = makeSchema(sqliteColumns);
