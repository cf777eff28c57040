/** One turn of a claimed row: it is rendered, shown in Slack, and settled. */
import type { NewNotice, OutboxRow } from '../db/outbox.ts';
import { unavailableIn } from '../db/store.ts';
import { inParts } from '../views/in-parts.ts';
import { words } from '../views/words/default.ts';
import { sendBatch } from './batch.ts';
import { rememberButtons } from './buttons.ts';
import { reservationOf } from './claim.ts';
import type { OutboxContext } from './context.ts';
import { Unsent } from './guarded-call.ts';
import { maybeSent } from './lanes.ts';
import { type Calls, callsFor } from './posting-calls.ts';
import type { Rendering } from './render/rendering.ts';
import { rewrite } from './rewrite.ts';
import { type Result, settle } from './settle.ts';
import { upsertMessage } from './upsert-message.ts';

/** Throws UnavailableError where the database does not take it: the lease ends by itself, and the row is looked up then. */
export async function deliver(context: OutboxContext, row: OutboxRow): Promise<void> {
  try {
    await settle(context, row, await send(context, row));
  } catch (error) {
    // Also where it could not be read what to show.
    if (unavailableIn(error)) throw error;
    await settle(context, row, error instanceof Unsent ? { do: 'fail', error } : { do: 'fault', error });
  }
}

/** Throws Unsent. */
async function send(context: OutboxContext, row: OutboxRow): Promise<Result> {
  const shownAt = context.now();
  const rendering = await context.render(row);
  const calls = callsFor({ ...context, row, reserved: reservationOf(context, row) });
  switch (rendering.do) {
    case 'say':
      return say(context, row, rendering, calls);
    case 'keep':
      return upsertMessage(context, { row, kept: rendering, calls, shownAt });
    case 'rewrite':
      return rewrite(context, row, rendering, calls);
    case 'share':
      return share(rendering, calls);
    case 'take back':
      await calls.remove(rendering.channel, rendering.ts);
      return { do: 'sent' };
    case 'pass on':
      return {
        do: 'drop',
        reason: 'told with others',
        also: [context.queries.outbox.enqueue(rendering.to, context.now())],
      };
    default:
      return rendering;
  }
}

/** Where the app was installed without the scope for files, it says so. */
async function share(
  { to, file, otherwise }: Extract<Rendering, { do: 'share' }>,
  calls: Calls,
): Promise<Result> {
  const channel = await calls.channelOf(to);
  if ((await calls.share(channel, file)) === 'not allowed') await calls.post({ channel }, otherwise);
  return { do: 'sent' };
}

async function say(
  context: OutboxContext,
  row: OutboxRow,
  {
    to,
    threadTs,
    broadcast,
    message: whole,
    together,
    line,
    buttons,
    onlyIfThere,
  }: Extract<Rendering, { do: 'say' }>,
  calls: Calls,
): Promise<Result> {
  const { payload, escalationId } = row;
  const { part: n = 1 } = payload;
  const place = { channel: await calls.channelOf(to), threadTs, broadcast: broadcast && n === 1 };
  if (together) return sendBatch(context, row, { place, message: whole, together, buttons }, calls);
  const parts = inParts(whole, words);
  const message = parts[n - 1];
  // It has become shorter, for it is not for those any more who read there.
  if (!message) return { do: 'drop', reason: 'nothing to say' };
  const before = await saidBefore(context, row, place, calls);
  const posted =
    before ?? (await (onlyIfThere === undefined ? calls.post(place, message) : onlyFound(calls, place)));
  if (!posted) return { do: 'drop', reason: onlyIfThere ?? '' };
  const { channel, ts, found } = posted;
  // What is found says what was so when it was posted.
  if (found && (payload.kind === 'card entry' || buttons)) await calls.edit(channel, ts, message);
  const quoting = line && escalationId !== null;
  return {
    do: 'sent',
    also: [
      ...(quoting ? [context.queries.lines.save({ escalationId, ...line, channel, ts })] : []),
      ...(buttons
        ? await rememberButtons(context, row, buttons, { channel, ts, part: n, message, notice: row.id })
        : []),
      ...(n < parts.length ? [context.queries.outbox.enqueue(nextPart(row, n + 1), context.now())] : []),
    ],
  };
}

/** What an earlier attempt said under that message where it stood before. */
async function saidBefore(
  { queries: { posts } }: OutboxContext,
  row: OutboxRow,
  { channel, threadTs }: { channel: string; threadTs?: string | undefined },
  calls: Calls,
) {
  if (threadTs === undefined || !maybeSent(row)) return undefined;
  const root = await posts.at(channel, threadTs);
  const formers = root ? await posts.formersOf(root.escalationId, root.name) : [];
  for (const former of formers.toReversed()) {
    const found = await calls.find({ channel: former.channel, threadTs: former.ts });
    if (found) return { ...found, found: true };
  }
  return undefined;
}

async function onlyFound(calls: Calls, place: Parameters<Calls['find']>[0]) {
  const found = await calls.find(place);
  return found && { ...found, found: true };
}

/** In its place in the lane, now that it is sent. */
function nextPart(row: OutboxRow, part: number): NewNotice {
  const { id, lane, major, minor, escalationId, rank, room, payload } = row;
  const named = part === 2 ? id : id.slice(0, id.lastIndexOf('/'));
  return {
    id: `${named}/${part}`,
    lane,
    major,
    minor,
    escalationId,
    rank,
    room,
    payload: { ...payload, part },
  };
}
