/** Upsert of one message: posted once, edited ever after, posted elsewhere when its place is gone. */
import type { OutboxRow } from '../db/outbox.ts';
import type { PostRow } from '../db/posts.ts';
import type { Statement } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { buttonsAfter } from './buttons.ts';
import type { OutboxContext } from './context.ts';
import { Unsent } from './guarded-call.ts';
import { firstRefresh, justAfter } from './lanes.ts';
import type { Calls } from './posting-calls.ts';
import { rememberPost } from './remember-post.ts';
import type { Rendering, To } from './render/rendering.ts';
import type { Result } from './settle.ts';

type UpsertContext = Pick<OutboxContext, 'queries' | 'permalink' | 'undeliverable' | 'now'>;

type Upsert = {
  row: OutboxRow;
  kept: Extract<Rendering, { do: 'keep' }>;
  calls: Calls;
  /** When what it shows was read. */
  shownAt: Instant;
};

/** Throws Unsent. */
export async function upsertMessage(context: UpsertContext, upsert: Upsert): Promise<Result> {
  const { row, kept, calls } = upsert;
  const existing = await context.queries.posts.find(kept.escalationId, kept.name);
  if (!existing && kept.onlyIfThere) return foundOrOvertaken(context, upsert);
  const lost = existing && (await editOrSayWhy(upsert, existing));
  if (existing && !lost) return { do: 'sent', also: follows(context, upsert) };

  const isClosed = lost?.failure.kind === 'no place';
  // Not again where the message that is lost could not be edited because the place is closed.
  const channels = (await channelsOf(kept.places, calls)).filter(
    (channel) => !isClosed || channel !== existing?.channel,
  );
  const { at, refusedBy } = await postAtFirstOpen(upsert, channels, lost);
  // What is found says what was true when it was posted, and that may be long ago.
  if (at.found) await calls.edit(at.channel, at.ts, kept.message);
  const remembered = await rememberPost(row, row.id, postAt(context, kept, at), context);
  const told = refusedBy ? await context.undeliverable(row, refusedBy.place, refusedBy.failure.reason) : [];
  return { do: 'sent', also: [...remembered, ...follows(context, upsert), ...told] };
}

/** It is not posted any more; but an earlier attempt may have done so, and what it left is to be true. */
async function foundOrOvertaken(context: UpsertContext, upsert: Upsert): Promise<Result> {
  const { kept, calls } = upsert;
  for (const channel of await channelsOf(kept.places, calls)) {
    const found = await calls.find({ channel });
    if (!found) continue;
    await calls.edit(found.channel, found.ts, kept.message);
    const post = context.queries.posts.save(postAt(context, kept, found));
    return { do: 'sent', also: [post, ...follows(context, upsert)] };
  }
  return { do: 'drop', reason: 'overtaken' };
}

async function channelsOf(places: readonly To[], calls: Calls): Promise<string[]> {
  const channels: string[] = [];
  for (const to of places) channels.push(await calls.channelOf(to));
  return channels;
}

async function editOrSayWhy({ kept, calls }: Upsert, { channel, ts }: PostRow): Promise<Unsent | undefined> {
  try {
    await calls.edit(channel, ts, kept.message);
    return undefined;
  } catch (error) {
    if (error instanceof Unsent && ['no place', 'no message'].includes(error.failure.kind)) return error;
    throw error;
  }
}

/** `lost` is why what was posted before cannot be edited; `refusedBy` is the last place that was closed. */
async function postAtFirstOpen(
  { kept, calls }: Upsert,
  channels: readonly string[],
  lost: Unsent | undefined,
) {
  let refusedBy = lost?.failure.kind === 'no place' ? lost : undefined;
  for (const channel of channels) {
    try {
      return { at: await calls.post({ channel }, kept.anew), refusedBy };
    } catch (error) {
      if (!(error instanceof Unsent) || error.failure.kind !== 'no place') throw error;
      refusedBy = error;
    }
  }
  throw refusedBy ?? lost ?? new Error(`${kept.escalationId} has no place for ${kept.name}`);
}

const postAt = (
  { permalink }: UpsertContext,
  { escalationId, name }: Upsert['kept'],
  { channel, ts }: { channel: string; ts: string },
): PostRow => ({ escalationId, name, channel, ts, permalink: permalink(channel, ts) });

/** Edits that waited say no more than this one did; and the lines under it may have to be rewritten. */
function follows({ queries: { outbox }, now }: UpsertContext, { row, kept, shownAt }: Upsert): Statement[] {
  const { linesOf: card, isSpentBelow = false, upToVersion, escalationId } = kept;
  const { id, lane, rank } = row;
  const lines = { id: `${id}:lines`, lane, ...justAfter(row), escalationId, rank };
  return [
    outbox.overtaken(row, { upToVersion, below: firstRefresh, shownAt }, now()),
    ...(card === undefined
      ? []
      : [outbox.enqueue({ ...lines, payload: { kind: 'lines', card, version: 0 } }, now())]),
    ...(isSpentBelow ? [outbox.enqueue(buttonsAfter(row), now())] : []),
  ];
}
