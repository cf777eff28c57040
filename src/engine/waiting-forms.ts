/** Whose form cannot open yet, and whom Slack lets us answer nowhere else, reads in their messages when it can, with a button that opens it. */
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { queuedFor } from '../outbox/queue.ts';
import { commitChange } from './commit.ts';

export type WaitingForms = {
  /** Throws NotSavedError. */
  tell(user: string, at: Instant, button: { action: string; value: string } | undefined): Promise<void>;
};

/** They wait for it. */
const rank = 1;

export const createWaitingForms = (parts: {
  store: Pick<Store, 'atomically'>;
  queries: Pick<Queries, 'outbox'>;
  now(): Instant;
  committed(): void;
}): WaitingForms => ({
  async tell(user, at, button) {
    const { store, queries, now, committed } = parts;
    const payload = { kind: 'form waits', to: user, at, button: button ?? null } as const;
    // Whoever asks once more before that is told once.
    const notice = { id: `form waits:${user}:${at}`, rank, payload };
    await commitChange(store, [queries.outbox.enqueue(queuedFor(user, notice, now()), now())]);
    committed();
  },
});
