/** Upsert of one message: posted once, edited ever after, posted elsewhere when its place is gone. */

import { agentLane, cardLane, seqOfRefresh } from '../db/lanes.ts';
import type { OutboxRow } from '../db/outbox.ts';
import { agentName, cardName, type PostRow } from '../db/posts.ts';
import type { Statement } from '../db/store.ts';
import { type Calls, Unsent } from './calls.ts';
import type { DeliveryParts } from './deliver.ts';
import type { Rendering } from './rendering.ts';

type Kept = Extract<Rendering, { do: 'keep' }>;

/** Shows it and answers with the statements that record that. Throws Unsent. */
export async function upsertMessage(
  row: OutboxRow,
  kept: Kept,
  calls: Calls,
  parts: Pick<DeliveryParts, 'queries' | 'permalink' | 'undeliverable' | 'now'>,
): Promise<Statement[]> {
  const { queries, now } = parts;
  const { escalationId, name, message } = kept;
  const settled = () => [
    queries.outbox.sent(row.id, now()),
    queries.outbox.overtaken(row.lane, row.kind, kept.upToSeq, now()),
    ...rewriteOfLines(),
  ];
  const existing = await queries.posts.find(escalationId, name);
  if (!existing && kept.onlyIfThere) return foundOrOvertaken();
  const lost = existing && (await editOrSayWhy(existing));
  if (existing && !lost) return settled();

  const places = await placesLeft();
  const posted = await postAtFirstOpen(places);
  const { channel, ts, found } = posted.at;
  // What is found says what was true when it was posted, and that may be long ago.
  if (found) await calls.edit(channel, ts, message);
  const post: PostRow = { escalationId, name, channel, ts, permalink: parts.permalink(channel, ts) };
  return [
    queries.posts.save(post),
    ...settled(),
    ...(await refreshOfAgent()),
    ...(await refreshOfEarlierCards()),
    ...(posted.refusedBy
      ? await parts.undeliverable(row, posted.refusedBy.place, posted.refusedBy.failure.reason)
      : []),
  ];

  /** It is not posted any more; but an earlier attempt may have done so, and what it left is to be true. */
  async function foundOrOvertaken(): Promise<Statement[]> {
    for (const to of kept.places) {
      const found = await calls.find({ channel: await calls.channelOf(to) });
      if (!found) continue;
      const { channel, ts } = found;
      await calls.edit(channel, ts, message);
      return [
        queries.posts.save({ escalationId, name, channel, ts, permalink: parts.permalink(channel, ts) }),
        ...settled(),
      ];
    }
    return [queries.outbox.dropped(row.id, 'overtaken', now())];
  }

  async function editOrSayWhy({ channel, ts }: PostRow): Promise<Unsent | undefined> {
    try {
      await calls.edit(channel, ts, message);
      return undefined;
    } catch (error) {
      if (error instanceof Unsent && ['no place', 'no message'].includes(error.failure.kind)) return error;
      throw error;
    }
  }

  /** Where to post: not again where the message that is lost could not be edited because the place is closed. */
  async function placesLeft(): Promise<string[]> {
    const channels: string[] = [];
    for (const to of kept.places) channels.push(await calls.channelOf(to));
    return lost?.failure.kind === 'no place'
      ? channels.filter((channel) => channel !== existing?.channel)
      : channels;
  }

  async function postAtFirstOpen(channels: readonly string[]) {
    let refusedBy: Unsent | undefined = lost?.failure.kind === 'no place' ? lost : undefined;
    for (const channel of channels) {
      try {
        return { at: await calls.post({ channel }, kept.anew), refusedBy };
      } catch (error) {
        if (!(error instanceof Unsent) || error.failure.kind !== 'no place') throw error;
        refusedBy = error;
      }
    }
    throw refusedBy ?? lost ?? new Error(`${escalationId} has no place for ${name}`);
  }

  /** The agent's message went out before there was a card to link to, or links to one that is lost. */
  async function refreshOfAgent(): Promise<Statement[]> {
    if (name === agentName) return [];
    const agent = await queries.posts.find(escalationId, agentName);
    if (!agent) return [];
    return [
      queries.outbox.enqueue(
        {
          id: `${row.id}:link`,
          lane: agentLane(escalationId),
          seq: seqOfRefresh(row.seq),
          escalationId,
          payload: { kind: 'agent', version: 0 },
          rank: row.rank,
        },
        now(),
      ),
    ];
  }

  function rewriteOfLines(): Statement[] {
    const { linesOf: card } = kept;
    if (card === undefined) return [];
    const lines = { id: `${row.id}:lines`, lane: row.lane, seq: row.seq + 1, escalationId, rank: row.rank };
    return [queries.outbox.enqueue({ ...lines, payload: { kind: 'lines', card, version: 0 } }, now())];
  }

  /** Cards that say where it moved were edited before there was a card to link to. */
  async function refreshOfEarlierCards(): Promise<Statement[]> {
    const { payload } = row;
    if (payload.kind !== 'card') return [];
    const earlier = Array.from({ length: payload.card }, (_, card) => card);
    const posted = await Promise.all(earlier.map((card) => queries.posts.find(escalationId, cardName(card))));
    return earlier
      .filter((card) => posted[card] !== undefined)
      .map((card) =>
        queries.outbox.enqueue(
          {
            id: `${row.id}:moved-from:${card}`,
            lane: cardLane(escalationId, card),
            seq: seqOfRefresh(row.seq),
            escalationId,
            payload: { kind: 'card', card, version: 0 },
            rank: row.rank,
          },
          now(),
        ),
      );
  }
}
