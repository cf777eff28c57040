/** Reminders in the thread of a card as they are sent: only what is still true, nobody at night, and nobody mentioned twice in a moment. */
import type { OutboxRow } from '../../db/outbox.ts';
import { cardName } from '../../db/posts.ts';
import { isPressing } from '../../domain/attention.ts';
import type { Escalation, Reminder } from '../../domain/escalation.ts';
import { foldMs, hourMs, isCrowded } from '../../domain/pings.ts';
import type { Message } from '../../views/lines.ts';
import { reminder } from '../../views/reminder.ts';
import { settledMessage } from '../../views/settled.ts';
import { words } from '../../views/words/default.ts';
import { byOrder, maybeSent } from '../lanes.ts';
import { intoRoundUp } from '../queue.ts';
import {
  type About,
  type PayloadOf,
  type RenderContext,
  type Renderer,
  readableUnder,
  wordsAbout,
  writtenAt,
} from './context.ts';
import { onCallOf, without } from './on-call.ts';
import { aboutOnly, orDropped, type Rendering, under } from './rendering.ts';
import { stillTrue } from './still-true.ts';

export const renderReminder: Renderer<'reminder'> = async (context, { row, escalation }, payload) => {
  const { queries, now } = context;
  const { card } = payload;
  const root = await queries.posts.find(escalation.id, cardName(card));
  if (card < escalation.moves && !root) return { do: 'drop', reason: 'overtaken' };
  const told = await stillTrue(context, escalation, payload, payload.to);
  if (told.is === 'untrue') return orSettled(context, { row, escalation }, payload, told.reason);
  if (told.is === 'asleep') return { do: 'put off', until: told.until };
  // Of several that wait, the last says it all.
  const isLater = (one: OutboxRow) =>
    byOrder(one, row) > 0 &&
    one.payload.kind === 'reminder' &&
    one.payload.reminder.clock === payload.reminder.clock;
  if ((await queries.outbox.waiting(row.lane)).some(isLater))
    return orSettled(context, { row, escalation }, payload, 'overtaken');
  const readable = readableUnder(context, escalation, card);
  const to = (await isFolded(context, { row, escalation }, payload)) ? 'thread' : payload.to;
  if (root && (await goesIntoRoundUp(context, { row, escalation }, told.reminder))) {
    const line = { ...payload, kind: 'round-up' as const, to };
    return { do: 'pass on', to: intoRoundUp(row, line, root.channel, now()) };
  }
  const message = await messageOf(context, escalation, { ...payload, reminder: told.reminder, to });
  const line = readable ? { card, version: payload.version } : undefined;
  return under(root, message, { line, buttons: aboutOnly([escalation]) });
};

/** It is not said any more; where it may stand by now, it stands there as it would be said now. */
async function orSettled(
  context: RenderContext,
  { row, escalation }: About,
  payload: PayloadOf<'reminder'>,
  reason: string,
): Promise<Rendering> {
  const { card, version } = payload;
  const root = await context.queries.posts.find(escalation.id, cardName(card));
  const message =
    root && maybeSent(row) ? await reminderAnew({ ...context, isAnew: true }, escalation, payload) : null;
  if (!message) return { do: 'drop', reason };
  const line = readableUnder(context, escalation, card) ? { card, version } : undefined;
  return orDropped(under(root, message, { line, buttons: aboutOnly([escalation]) }), reason);
}

async function messageOf(
  context: RenderContext,
  escalation: Escalation,
  {
    reminder: told,
    to,
    card,
    personally,
  }: Pick<PayloadOf<'reminder'>, 'reminder' | 'to' | 'card' | 'personally'>,
): Promise<Message> {
  return reminder({
    escalation,
    reminder: told,
    to,
    onCall: without(await onCallOf(context, escalation), personally),
    readable: readableUnder(context, escalation, card),
    restricted: context.directory.restricted(escalation.team),
    wording: await wordsAbout(context, escalation),
    now: writtenAt(context),
  });
}

/** Null where it stays as it is. */
export async function reminderAnew(
  context: RenderContext,
  escalation: Escalation,
  payload: PayloadOf<'reminder'>,
): Promise<Message | null> {
  const { card } = payload;
  const told = await stillTrue(context, escalation, payload, payload.to);
  if (card < escalation.moves || told.is === 'untrue') {
    const readable = readableUnder(context, escalation, card);
    return settledMessage([{ escalation, link: null, readable }], words);
  }
  if (told.is !== 'said') return null;
  // Whom it called has been called.
  return messageOf(context, escalation, { ...payload, reminder: told.reminder, to: 'thread' });
}

/** The channel has had many lines, and this one can wait. */
async function goesIntoRoundUp(
  { queries, attention, now }: RenderContext,
  { row, escalation }: About,
  told: Reminder,
): Promise<boolean> {
  // One that may stand in the thread by now stays there.
  if (isPressing(escalation, told, now()) || maybeSent(row)) return false;
  return isCrowded(await queries.outbox.linesSaidIn(row.room, now() - hourMs), attention, now());
}

/** Whoever is on call has just been called to this thread: the line stands there too, and calls nobody again. */
async function isFolded(
  { queries, attention, now }: RenderContext,
  { row, escalation }: About,
  { reminder: told, to }: PayloadOf<'reminder'>,
): Promise<boolean> {
  if (to === 'thread' || attention === 'everything' || isPressing(escalation, told, now())) return false;
  const said = await queries.outbox.saidSince(row.lane, now() - foldMs);
  return said.some(
    ({ payload }) =>
      payload.kind === 'hand-over' || (payload.kind === 'reminder' && payload.to === 'on-call'),
  );
}
