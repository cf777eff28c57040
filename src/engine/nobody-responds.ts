/** The user group of a team's responders is gone: its leads are told, once a day, when it has been so for some minutes. */
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Directory } from '../domain/directory.ts';
import { priorities } from '../domain/escalation.ts';
import { nobodyRespondsLane } from '../outbox/lanes.ts';
import { queuedFor } from '../outbox/queue.ts';
import { commitChange } from './commit.ts';

/** A group that is being changed is not told of. */
const settlesMs = 5 * 60_000;

export function createNobodyResponds(parts: {
  queries: Pick<Queries, 'outbox'>;
  store: Store;
  directory: Pick<Directory, 'leadsOf'>;
  now(): Instant;
  committed(): void;
}): (team: string) => Promise<void> {
  const { queries, store, directory, now } = parts;
  return async (team) => {
    const at = now();
    const day = new Date(at).toISOString().slice(0, 10);
    const notices = directory.leadsOf(team).map((lead) => {
      const id = `nobody responds:${team}:${day}:${lead}`;
      const payload = { kind: 'nobody responds', lead, team } as const;
      const notice = queuedFor(lead, { id, payload, rank: priorities.length }, at);
      return { ...notice, lane: nobodyRespondsLane(team, lead) };
    });
    await commitChange(
      store,
      notices.map((notice) => queries.outbox.enqueue(notice, at + settlesMs)),
    );
    parts.committed();
  };
}
