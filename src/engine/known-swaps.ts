/** The swaps that were agreed, remembered so that nobody who asks who is on call waits for the database. */
import type { Queries } from '../db/queries.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Swap } from '../domain/team.ts';

/** Whoever is away asks since when: hand-overs look back that far, and not further. */
const rememberedMs = 31 * 24 * 3_600_000;
/** What another instance has stored is known after this. */
const learnEveryMs = 5_000;

export type KnownSwaps = {
  of(team: string): readonly Swap[];
  /** Reads them anew: at the start, and when one was agreed or taken back. */
  learn(): Promise<void>;
  /** Nobody has to be woken for it. */
  turn(): Promise<null>;
};

export function createKnownSwaps({
  queries,
  now,
}: {
  queries: Pick<Queries, 'swaps'>;
  now(): Instant;
}): KnownSwaps {
  let known: readonly (Swap & { team: string })[] = [];
  let learnAt = 0;
  async function learn(): Promise<void> {
    learnAt = now() + learnEveryMs;
    known = await queries.swaps.agreedAfter(now() - rememberedMs);
  }
  return {
    of: (team) => known.filter((swap) => swap.team === team),
    learn,
    async turn() {
      if (now() >= learnAt) await learn();
      return null;
    },
  };
}
