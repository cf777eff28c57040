/** A hand-over as it is sent: to the open shift in the thread, to the owner and at last to leads; only while it is offered. */
import { cardName } from '../../db/posts.ts';
import { textsIn } from '../../domain/read-by.ts';
import { handOverLine, personalHandOver } from '../../views/hand-over.ts';
import { asRead, linkFor, type Renderer, readableDirectly, readableUnder, wordsAbout } from './context.ts';
import { readersIn } from './line.ts';
import { onCallOf } from './on-call.ts';
import { type Rendering, sayTo, under } from './rendering.ts';

const over: Rendering = { do: 'drop', reason: 'no longer true' };

export const renderHandOver: Renderer<'hand-over'> = async (context, { escalation }, { card, version }) => {
  if (escalation.handOver === null) return over;
  const { queries, directory, now } = context;
  const root = await queries.posts.find(escalation.id, cardName(card));
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
  return under(root, message, { line });
};

export const renderPersonalHandOver: Renderer<'personal hand-over'> = async (
  context,
  { escalation },
  { person, as },
) => {
  if (escalation.handOver === null) return over;
  const link = await linkFor(context, person, escalation);
  const onCall = await onCallOf(context, escalation);
  const wording = await wordsAbout(context, escalation);
  const readable = await readableDirectly(context, person, escalation);
  const facts = { escalation, as, link, readable, onCall, wording, now: context.now() };
  return sayTo({ user: person }, personalHandOver(facts));
};
