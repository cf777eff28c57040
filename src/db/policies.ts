/** The policies escalations keep, each stored once. */
import { eq } from 'drizzle-orm';
import type { Policy } from '../domain/team.ts';
import type { Statement, Store } from './store.ts';

export function policyQueries({ db, tables: { policies } }: Store) {
  return {
    async find(id: string): Promise<Policy | undefined> {
      const [row] = await db.select().from(policies).where(eq(policies.id, id));
      return row?.policy;
    },
    keep: (id: string, policy: Policy): Statement =>
      db.insert(policies).values({ id, policy }).onConflictDoNothing(),
  };
}
