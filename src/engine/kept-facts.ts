/** Keeps facts beside the history: with each entry, and from the whole history where they are owed. */
import type { Queries } from '../db/queries.ts';
import type { Statement } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Directory } from '../domain/directory.ts';
import { factsOfEntry, factsOfHistory } from '../domain/kept-facts.ts';
import { policiesIn } from '../domain/replay.ts';
import type { Policy } from '../domain/team.ts';
import { type Engine, NotSavedError } from './engine-types.ts';
import type { Changed } from './perform.ts';

type FactParts = {
  queries: Pick<Queries, 'keptFacts' | 'history'>;
  directory: Pick<Directory, 'policy' | 'calendars'>;
};

/** What is owed is worked out from the whole history before long, and this entry with it. */
export async function factsKeptWith(
  { queries: { keptFacts }, directory }: FactParts,
  { from, escalation: after, entry }: Changed,
): Promise<Statement[]> {
  if (from?.isOwed) return [];
  const before = from?.escalation;
  const policy = await directory.policy((before ?? after).policyId);
  const promised = { policy, calendars: directory.calendars };
  const facts = factsOfEntry({ before, after, entry }, from?.lastingSince ?? null, promised);
  return keptFacts.keep(after.id, facts);
}

/** What takes the place of all that is kept of it, from the history alone. Throws where that cannot be replayed. */
export async function factsRebuilt({ queries, directory }: FactParts, id: string): Promise<Statement[]> {
  const history = await queries.history.of(id);
  const policies = new Map<string, Policy>();
  for (const policyId of policiesIn(history)) policies.set(policyId, await directory.policy(policyId));
  return queries.keptFacts.replace(id, factsOfHistory(history, { id }, policies, directory.calendars));
}

/** So many in one turn of the loop; others have theirs in between. */
const slice = 20;

/** Pays what is owed, once after the start, from the first id to the last; what cannot be paid stays owed. */
export function createOwedFacts({
  queries,
  engine,
  now,
  log,
}: {
  queries: Pick<Queries, 'keptFacts'>;
  engine: Pick<Engine, 'rebuildFacts'>;
  now(): Instant;
  log: { warn(facts: object, message: string): void };
}): () => Promise<Instant | null> {
  let after: string | undefined = '';
  return async () => {
    if (after === undefined) return null;
    const ids = await queries.keptFacts.owed(after, slice);
    for (const id of ids) {
      try {
        await engine.rebuildFacts(id);
      } catch (error) {
        if (error instanceof NotSavedError) throw error;
        // What is wrong with it may quote what people wrote.
        log.warn({ escalation: id }, 'a history cannot be replayed, so its facts are not kept');
      }
    }
    after = ids.at(-1);
    return after === undefined ? null : now();
  };
}
