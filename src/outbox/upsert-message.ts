/** Upsert of one message: posted once, edited ever after, posted elsewhere when its place is gone. */
import type { NewNotice, OutboxRow } from '../db/outbox.ts';
import type { PostRow } from '../db/posts.ts';
import type { Statement } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Message } from '../views/lines.ts';
import { buttonsAfter } from './buttons.ts';
import type { OutboxContext } from './context.ts';
import { Unsent } from './guarded-call.ts';
import { firstRefresh, justAfter, maybeSent } from './lanes.ts';
import type { Calls } from './posting-calls.ts';
import { rememberPost } from './remember-post.ts';
import type { Rendering, To } from './render/rendering.ts';
import type { Result } from './settle.ts';
import { takeBack } from './take-back.ts';

type UpsertContext = Pick<OutboxContext, 'store' | 'queries' | 'permalink' | 'undeliverable' | 'now'>;

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
  if (!existing) {
    const elsewhere = await foundElsewhere(context, upsert);
    if (elsewhere) return elsewhere;
  }
  const comes =
    kept.home && ((await afterAnother(context, row)) ?? (await comeHome(context, upsert, existing)));
  if (comes) return comes;
  const lost = existing && (await editOrSayWhy(upsert, existing));
  if (existing && !lost) {
    return { do: 'sent', also: [...(await strayOf(context, upsert, existing)), ...follows(context, upsert)] };
  }
  const left = existing ? context.queries.posts.leave(existing, lost?.failure.kind === 'no place') : [];
  if (kept.mayBeDeleted && lost?.failure.kind === 'no message') {
    return { do: 'drop', reason: 'somebody deleted it', also: left };
  }

  const waits = lost && (await afterAnother(context, row));
  if (waits) return waits;
  const isClosed = lost?.failure.kind === 'no place';
  // Not again where the message that is lost could not be edited because the place is closed.
  const channels = (await channelsOf(kept.places, calls)).filter(
    (channel) => !isClosed || channel !== existing?.channel,
  );
  const { at, refusedBy } = await postAtFirstOpen(context, upsert, channels, lost);
  // What is found says what was true when it was posted, and that may be long ago.
  if (at.found) await calls.edit(at.channel, at.ts, kept.message);
  const remembered = await rememberPost(row, row.id, postAt(context, kept, at), context);
  // A direct message's channel that was opened anew is nobody's trouble.
  const told =
    refusedBy && !refusedBy.place.startsWith('D')
      ? await context.undeliverable(row, refusedBy.place, refusedBy.failure.reason)
      : [];
  return { do: 'sent', also: [...left, ...remembered, ...follows(context, upsert), ...told] };
}

/** An earlier attempt may have posted it in another place than where it would be posted now, since the first was closed then. */
async function foundElsewhere(context: UpsertContext, upsert: Upsert): Promise<Result | undefined> {
  const { row, kept, calls } = upsert;
  const [first] = await channelsOf(kept.places.slice(0, 1), calls);
  if (!isChannel(row.room) || row.room === first || !maybeSent(row)) return undefined;
  const found = await calls.find({ channel: row.room });
  if (!found) return undefined;
  await calls.edit(found.channel, found.ts, kept.message);
  const remembered = await rememberPost(
    row,
    `${row.id}:elsewhere`,
    postAt(context, kept, found),
    context,
    true,
  );
  return { do: 'sent', also: [...remembered, ...follows(context, upsert)] };
}

/** Undefined where it stays: it is there, or its channel is closed as before. What stands elsewhere is left, and says where it went. */
async function comeHome(
  context: UpsertContext,
  upsert: Upsert,
  existing: PostRow | undefined,
): Promise<Result | undefined> {
  const { row, kept } = upsert;
  const { posts, outbox } = context.queries;
  const at = kept.home && (await atHome(context, upsert, kept.home, existing?.channel));
  if (!at) return undefined;
  return {
    do: 'sent',
    also: [
      ...(existing ? posts.leave(existing, true) : []),
      posts.notStale(at),
      ...(await rememberPost(row, row.id, postAt(context, kept, at), context, true)),
      ...follows(context, upsert),
      ...(existing ? [outbox.enqueue(pointerIn(row, existing), context.now())] : []),
    ],
  };
}

const pointerIn = (row: OutboxRow, { name, channel, ts }: PostRow): NewNotice => ({
  id: `${row.id}:left`,
  lane: row.lane,
  ...justAfter(row),
  escalationId: row.escalationId,
  rank: row.rank,
  payload: { kind: 'former', name, channel, ts },
});

/** In what was left there, as long as that is there. */
async function atHome(
  context: UpsertContext,
  upsert: Upsert,
  { to, left, isMust = false }: NonNullable<Upsert['kept']['home']>,
  standsIn: string | undefined,
): Promise<{ channel: string; ts: string } | undefined> {
  const { kept, calls } = upsert;
  const channel = await calls.channelOf(to);
  if (channel === standsIn) return undefined;
  try {
    if (left && !(await isLost(calls.edit(channel, left.ts, kept.message)))) return left;
    const at = await post(context, upsert, channel);
    if (at.found) await calls.edit(channel, at.ts, kept.message);
    return at;
  } catch (error) {
    if (!isMust && error instanceof Unsent && error.failure.kind === 'no place') return undefined;
    throw error;
  }
}

/** Whoever comes after a death knows by its room that this row may have posted. */
async function post(
  { store, queries }: UpsertContext,
  { row, kept, calls }: Upsert,
  channel: string,
): ReturnType<Calls['post']> {
  if (row.room === '' || (isChannel(row.room) && row.room !== channel))
    await store.atomically([queries.outbox.willPost(row, channel)]);
  return calls.post({ channel }, anewIn(kept, channel));
}

/** A process that has died may be posting this message for another row, which looks for it when that can be no more. */
async function afterAnother(
  { queries: { outbox }, now }: UpsertContext,
  { id, lane }: OutboxRow,
): Promise<Result | undefined> {
  const waiting = await outbox.waiting(lane);
  const other = waiting.find((one) => one.id !== id && mayBePosting(one) && one.nextAt > now());
  return other && { do: 'wait', until: other.nextAt };
}

const mayBePosting = ({ hold, room }: OutboxRow): boolean => hold === 'interrupted' && room !== '';

/** What an earlier attempt of this row posted, while another row did so too. */
async function strayOf(
  { queries: { outbox }, now }: UpsertContext,
  { row, calls }: Upsert,
  existing: PostRow,
): Promise<Statement[]> {
  if (row.room === '' || !maybeSent(row)) return [];
  const channel = await calls.channelOf(roomOf(row));
  const found = await calls.find({ channel });
  return found && found.ts !== existing.ts ? [outbox.enqueue(takeBack(row, found, now()), now())] : [];
}

const isChannel = (room: string): boolean => /^[CG]/.test(room);
const roomOf = ({ room }: OutboxRow): To => (/^[UW]/.test(room) ? { user: room } : { channel: room });

const isLost = (edit: Promise<void>): Promise<boolean> =>
  edit.then(
    () => false,
    (error: unknown) => {
      if (error instanceof Unsent && error.failure.kind === 'no message') return true;
      throw error;
    },
  );

const anewIn = ({ again, anew }: Upsert['kept'], channel: string): Message =>
  again?.in.includes(channel) ? again.message : anew;

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
  context: UpsertContext,
  upsert: Upsert,
  channels: readonly string[],
  lost: Unsent | undefined,
) {
  let refusedBy = lost?.failure.kind === 'no place' ? lost : undefined;
  for (const channel of channels) {
    try {
      return { at: await post(context, upsert, channel), refusedBy };
    } catch (error) {
      if (!(error instanceof Unsent) || error.failure.kind !== 'no place') throw error;
      refusedBy = error;
    }
  }
  throw refusedBy ?? lost ?? new Error(`${upsert.kept.escalationId} has no place for ${upsert.kept.name}`);
}

const postAt = (
  { permalink }: UpsertContext,
  { escalationId, name }: Upsert['kept'],
  { channel, ts }: { channel: string; ts: string },
): PostRow => ({ escalationId, name, channel, ts, permalink: permalink(channel, ts) });

/** Edits that waited say no more than this one did; and the lines under it may have to be rewritten. */
function follows({ queries: { outbox }, now }: UpsertContext, { row, kept, shownAt }: Upsert): Statement[] {
  const { linesOf: card, said = [], upToVersion, escalationId } = kept;
  const { id, lane, rank } = row;
  const lines = { id: `${id}:lines`, lane, ...justAfter(row), escalationId, rank };
  return [
    outbox.overtaken(row, { upToVersion, below: firstRefresh, shownAt }, now()),
    ...(card === undefined
      ? []
      : [outbox.enqueue({ ...lines, payload: { kind: 'lines', card, version: 0 } }, now())]),
    ...said.map((one) => outbox.enqueue(buttonsAfter(row, escalationId, one, now()), now())),
  ];
}
