/** The store as it is, with every change measured. */
import { ConflictError, type Store, UnavailableError } from '../db/store.ts';

/** `conflict`: somebody else, or the same request, was faster. `unavailable`: locked too long, full, read-only or broken. */
export type CommitOutcome = 'ok' | 'conflict' | 'unavailable' | 'failed';

export type StoreWatch = { committed(outcome: CommitOutcome, ms: number): void };

export function watchStore(store: Store, watch: StoreWatch | undefined): Store {
  if (!watch) return store;
  return {
    ...store,
    async atomically(statements) {
      const startedAt = performance.now();
      const told = (outcome: CommitOutcome) => watch.committed(outcome, performance.now() - startedAt);
      try {
        await store.atomically(statements);
        told('ok');
      } catch (error) {
        told(outcomeOf(error));
        throw error;
      }
    },
  };
}

function outcomeOf(error: unknown): CommitOutcome {
  if (error instanceof ConflictError) return 'conflict';
  return error instanceof UnavailableError ? 'unavailable' : 'failed';
}
