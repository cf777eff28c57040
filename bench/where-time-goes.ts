/** Where the time of a tick goes: a store and queries that note how long each kind of work took. */
import type { Queries } from '../src/db/queries.ts';
import type { Statement, Store } from '../src/db/store.ts';

export type Spent = { finding: number; reading: number; spelling: number; writing: number };

export function createWatch() {
  const spent: Spent = { finding: 0, reading: 0, spelling: 0, writing: 0 };
  async function timed<T>(kind: keyof Spent, work: () => T | Promise<T>): Promise<T> {
    const from = performance.now();
    try {
      return await work();
    } finally {
      spent[kind] += performance.now() - from;
    }
  }

  /** Spelled out ahead, so that making SQL of a statement is not taken for writing it. */
  const spelled = (statements: readonly Statement[]): Statement[] =>
    statements.map((statement) => {
      const written = statement.toSQL();
      return { toSQL: () => written };
    });

  return {
    spent,
    watched({ store, queries }: { store: Store; queries: Queries }): { store: Store; queries: Queries } {
      const { escalations } = queries;
      return {
        store: {
          ...store,
          async atomically(statements) {
            const ready = await timed('spelling', () => spelled(statements));
            await timed('writing', () => store.atomically(ready));
          },
        },
        queries: {
          ...queries,
          escalations: {
            ...escalations,
            due: (now, limit) => timed('finding', () => escalations.due(now, limit)),
            nextWake: () => timed('finding', () => escalations.nextWake()),
            toBeChanged: (id, key) => timed('reading', () => escalations.toBeChanged(id, key)),
          },
        },
      };
    },
  };
}
