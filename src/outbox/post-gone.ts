/**
 * A message of ours that somebody has deleted: while its escalation is open it is posted anew, before anything else is said under it. What is
 * deleted each time comes back an hour later, or with the next line.
 */
import type { NewNotice } from '../db/outbox.ts';
import { agentName, cardName, type PostRow } from '../db/posts.ts';
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { closed, type Escalation } from '../domain/escalation.ts';
import { hourMs, rankOf } from '../domain/pings.ts';
import { agentLane, firstOfAll, messageLane, orderOf, orderOfRefresh } from './lanes.ts';

/** What deletes more than that is no person. */
const mostInAnHour = 5;

export type PostGone = {
  /** The message that stood there is deleted. */
  gone(channel: string, ts: string): Promise<void>;
  /** Posts anew what is missing for an hour. */
  bringBack(): Promise<void>;
};

export function createPostGone(parts: {
  store: Store;
  queries: Pick<Queries, 'escalations' | 'outbox' | 'posts'>;
  now(): Instant;
  log: Record<'info' | 'warn', (facts: object, message: string) => void>;
  /** There is something to send. */
  queued(): void;
}): PostGone {
  const { store, queries, now, log, queued } = parts;

  async function gone(channel: string, ts: string): Promise<void> {
    const post = await queries.posts.at(channel, ts);
    const escalation = post && (await queries.escalations.find(post.escalationId));
    if (!escalation) return;
    const formers = await queries.posts.formersOf(post.escalationId, post.name);
    const lately = formers.filter((former) => now() - Number(former.ts) * 1000 < hourMs);
    const isHunted = lately.length >= mostInAnHour - 1;
    const comesAnew = isNeeded(post, escalation) && !isHunted;
    const notice = comesAnew ? postAnew(post, escalation) : withoutLink(post, escalation);
    await store.atomically([...queries.posts.leave(post), queries.outbox.enqueue(notice, now())]);
    const facts = { escalation: escalation.id, channel, ts };
    if (isHunted) log.warn(facts, 'something deletes our message each time; it comes back in an hour');
    else log.info(facts, 'somebody has deleted a message of ours');
    queued();
  }

  async function bringBack(): Promise<void> {
    for (const former of await queries.posts.missing()) {
      const escalation = await queries.escalations.find(former.escalationId);
      if (!escalation || now() - Number(former.ts) * 1000 < hourMs) continue;
      await store.atomically([queries.outbox.enqueue(postAnew(former, escalation), now())]);
      queued();
    }
  }

  return { gone, bringBack };
}

type Place = Pick<PostRow, 'name' | 'channel' | 'ts'>;

/** What is closed, and what only says where it went, may go. */
const isNeeded = ({ name }: Place, escalation: Escalation): boolean =>
  !closed(escalation) && (name === agentName || name === cardName(escalation.moves));

/** The agent's message links to a card that is there. */
const withoutLink = ({ channel, ts }: Place, escalation: Escalation): NewNotice => ({
  id: `${escalation.id}:${agentName}:without ${channel} ${ts}`,
  lane: agentLane(escalation.id),
  ...orderOfRefresh(orderOf(escalation.version, 0)),
  escalationId: escalation.id,
  rank: rankOf(escalation),
  payload: { kind: 'agent', version: 0 },
});

/** Goes before all that waits to be said under it. */
export function postAnew({ name, channel, ts }: Place, escalation: Escalation): NewNotice {
  const { id, version, moves, reporter } = escalation;
  const isAgents = name === agentName;
  return {
    id: `${id}:${name}:after ${channel} ${ts}`,
    lane: messageLane(id, name),
    ...firstOfAll,
    escalationId: id,
    rank: rankOf(escalation),
    room: isAgents ? reporter : channel,
    payload: isAgents ? { kind: 'agent', version } : { kind: 'card', card: moves, version },
  };
}
