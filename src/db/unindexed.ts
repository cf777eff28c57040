/** Keeps a database that does not know its own numbers from the wrong one of two indexes. */
import { type Column, type SQL, sql } from 'drizzle-orm';

/**
 * A text column as a condition that no index is looked up for: where most rows have the value, the other condition is the one to begin with. SQLite takes
 * an equality before a range, however many rows are equal.
 */
export const unindexed = (column: Column): SQL<string> => sql<string>`coalesce(${column}, '')`;
