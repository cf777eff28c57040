/** An empty outbox, and notices to queue in it. */
import { onTestFinished } from 'vitest';
import type { NewNotice, OutboxRow } from '../../src/db/outbox.ts';
import type { ClaimLimits } from '../../src/db/outbox-claims.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { aStore } from '../support/database.ts';

/** The whole lane of its own, and an edit, unless it is said otherwise. */
export const notice = (id: string, more: Partial<NewNotice> = {}): NewNotice => ({
  id,
  lane: id,
  major: 1,
  minor: 0,
  escalationId: 'ESC-1',
  payload: { kind: 'card', card: 0, version: 1 },
  rank: 2,
  ...more,
});

export const leaseMs = 500;

export async function anOutbox() {
  const store = await aStore();
  const { outbox } = queriesOf(store);
  onTestFinished(() => store.close());
  const anything: ClaimLimits = { posts: 10, edits: 10, mostRank: 9, shut: [], eldest: [] };
  const claim = (now: number, allowed: Partial<ClaimLimits> = {}) =>
    outbox.claim(now, leaseMs, { ...anything, ...allowed });
  return {
    store,
    outbox,
    claim,
    enqueue: (...notices: NewNotice[]) => store.atomically(notices.map((one) => outbox.enqueue(one, 1000))),
    enqueueAt: (now: number, ...notices: NewNotice[]) =>
      store.atomically(notices.map((one) => outbox.enqueue(one, now))),
    /** The ids of what is claimed. */
    claimed: async (now: number, allowed: Partial<ClaimLimits> = {}) =>
      (await claim(now, allowed)).map(({ id }) => id).sort(),
    /** The row a test is about, claimed. */
    async claimedRow(now: number, id: string): Promise<OutboxRow> {
      const row = (await claim(now)).find((one) => one.id === id);
      if (!row) throw new Error(`${id} was not claimed`);
      return row;
    },
    async row(id: string): Promise<OutboxRow> {
      const row = await outbox.find(id);
      if (!row) throw new Error(`there is no row ${id}`);
      return row;
    },
  };
}
