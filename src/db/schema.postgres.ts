/** The tables in PostgreSQL, for the store and for drizzle-kit. */
import { postgresColumns } from './columns.ts';
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
  directChannels,
  listings,
  boards,
  volumes,
  beats,
  downtimes,
  swaps,
  leases,
} = makeSchema(postgresColumns);
