/** Upsert of one message: posted once, edited ever after, posted elsewhere when its place is gone. */

import type { OutboxRow } from '../db/outbox.ts';
import type { PostRow } from '../db/posts.ts';
import type { Statement } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { type Calls, Unsent } from './calls.ts';
import type { DeliveryParts } from './deliver.ts';
import { justAfter } from './lanes.ts';
import { rememberPost } from './remember-post.ts';
import type { Rendering } from './render/rendering.ts';

type Kept = Extract<Rendering, { do: 'keep' }>;

/** Shows it and answers with the statements that record that. Throws Unsent. */
export async function upsertMessage(
  row: OutboxRow,
  kept: Kept,
  calls: Calls,
  /** When what it shows was read. */
  shownAt: Instant,
  parts: Pick<DeliveryParts, 'queries' | 'permalink' | 'undeliverable' | 'now'>,
): Promise<Statement[]> {
  const { queries, now } = parts;
  const { escalationId, name, message } = kept;
  const settled = () => [
    queries.outbox.sent(row.id, now()),
    queries.outbox.overtaken(row, { upToVersion: kept.upToVersion, shownAt }, now()),
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
    ...(await rememberPost(row, row.id, post, parts)),
    ...settled(),
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

  function rewriteOfLines(): Statement[] {
    const { linesOf: card } = kept;
    if (card === undefined) return [];
    const { id, lane, rank } = row;
    const lines = { id: `${id}:lines`, lane, ...justAfter(row), escalationId, rank };
    return [queries.outbox.enqueue({ ...lines, payload: { kind: 'lines', card, version: 0 } }, now())];
  }
}
