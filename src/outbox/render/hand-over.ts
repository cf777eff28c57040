/** A hand-over as it is sent: to the open shift in the thread, to the owner and at last to leads; only while it is offered. */
import { cardName } from '../../db/posts.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { textsIn } from '../../domain/read-by.ts';
import { handOverLine, personalHandOver } from '../../views/hand-over.ts';
import type { Message } from '../../views/lines.ts';
import { settledMessage } from '../../views/settled.ts';
import { words } from '../../views/words/default.ts';
import { maybeSent } from '../lanes.ts';
import {
  asRead,
  linkFor,
  type PayloadOf,
  type RenderContext,
  type Renderer,
  readableDirectly,
  readableUnder,
  wordsAbout,
} from './context.ts';
import { readersIn } from './line.ts';
import { onCallOf } from './on-call.ts';
import { aboutOnly, orDropped, type Rendering, sayTo, under } from './rendering.ts';

const noLongerTrue = 'no longer true';
const over: Rendering = { do: 'drop', reason: noLongerTrue };

export const renderHandOver: Renderer<'hand-over'> = async (
  context,
  { row, escalation },
  { card, version },
) => {
  const { queries, directory, now } = context;
  const root = await queries.posts.find(escalation.id, cardName(card));
  if (escalation.handOver === null) {
    const settled = root && maybeSent(row) ? await handOverAnew(context, escalation, { card }) : null;
    const line = readableUnder(context, escalation, card) ? { card, version } : undefined;
    return settled ? orDropped(under(root, settled, { line }), noLongerTrue) : over;
  }
  const history = await queries.history.of(escalation.id);
  // What a team before wrote under restriction is not for those who read here.
  const readers = readersIn(directory, root?.channel ?? '');
  const read = history.map((entry) => asRead(context, readers, entry, escalation));
  const last = read.findLast(({ deed }) => deed.what === 'said' && textsIn(deed).length > 0) ?? null;
  const asked = escalation.question && read.findLast(({ deed }) => deed.what === 'asked');
  const wording = await wordsAbout(context, escalation, last ?? undefined);
  const onCall = await onCallOf(context, escalation);
  const readable = readableUnder(context, escalation, card);
  const message = handOverLine({ escalation, onCall, readable, last, wording, now: now() });
  const quoted = asked ?? last;
  const line = quoted || readable ? { card, version: quoted?.version ?? version } : undefined;
  return under(root, message, { line, buttons: aboutOnly([escalation]) });
};

export const renderPersonalHandOver: Renderer<'personal hand-over'> = async (
  context,
  { row, escalation },
  { person, as },
) => {
  if (escalation.handOver === null) {
    const settled = maybeSent(row) ? await personalHandOverAnew(context, escalation, { person }) : null;
    return settled ? orDropped(sayTo({ user: person }, settled, [escalation]), noLongerTrue) : over;
  }
  const link = await linkFor(context, person, escalation);
  const onCall = await onCallOf(context, escalation);
  const wording = await wordsAbout(context, escalation);
  const readable = await readableDirectly(context, person, escalation);
  const facts = { escalation, as, link, readable, onCall, wording, now: context.now() };
  return sayTo({ user: person }, personalHandOver(facts), [escalation]);
};

/** It stays as it is while it is offered. */
export async function handOverAnew(
  context: RenderContext,
  escalation: Escalation,
  { card }: Pick<PayloadOf<'hand-over'>, 'card'>,
): Promise<Message | null> {
  if (escalation.handOver !== null && card === escalation.moves) return null;
  const readable = readableUnder(context, escalation, card);
  return settledMessage([{ escalation, link: null, readable }], words);
}

export async function personalHandOverAnew(
  context: RenderContext,
  escalation: Escalation,
  { person }: Pick<PayloadOf<'personal hand-over'>, 'person'>,
): Promise<Message | null> {
  if (escalation.handOver !== null) return null;
  const link = await linkFor(context, person, escalation);
  const readable = await readableDirectly(context, person, escalation);
  return settledMessage([{ escalation, link, readable }], words);
}
