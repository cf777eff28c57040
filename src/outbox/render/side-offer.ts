/** The agent's side as it is offered: to the agents who are there, and to who leads them; only while it is offered. */
import type { Escalation } from '../../domain/escalation.ts';
import type { Message } from '../../views/lines.ts';
import { settledMessage } from '../../views/settled.ts';
import { sideOffer } from '../../views/side-offer.ts';
import { words } from '../../views/words/default.ts';
import { maybeSent } from '../lanes.ts';
import {
  linkFor,
  type PayloadOf,
  type RenderContext,
  type Renderer,
  readableDirectly,
  wordsAbout,
} from './context.ts';
import { agentsOnDuty, without } from './on-call.ts';
import { orDropped, type Rendering, sayTo } from './rendering.ts';

type Payload = PayloadOf<'side offer'>;

const noLongerTrue = 'no longer true';
const over: Rendering = { do: 'drop', reason: noLongerTrue };

export const renderSideOffer: Renderer<'side offer'> = async (context, { row, escalation }, payload) => {
  const { to, as } = payload;
  if (escalation.sideOffer === null) {
    const settled = maybeSent(row) ? await sideOfferAnew(context, escalation, payload) : null;
    return settled ? orDropped(sayTo(to, settled, [escalation]), noLongerTrue) : over;
  }
  const { crews } = without(await agentsOnDuty(context), [escalation.reporter]);
  const message = sideOffer({
    ...(await subjectFor(context, escalation, payload)),
    offer: escalation.sideOffer,
    as,
    crews: 'channel' in to ? crews : [],
    wording: await wordsAbout(context, escalation),
    now: context.now(),
  });
  return sayTo(to, message, [escalation]);
};

/** It stays as it is while it is offered. */
export async function sideOfferAnew(
  context: RenderContext,
  escalation: Escalation,
  payload: Pick<Payload, 'to'>,
): Promise<Message | null> {
  if (escalation.sideOffer !== null) return null;
  return settledMessage([await subjectFor(context, escalation, payload)], words);
}

/** Whoever sits in the agents' channel reads what everybody may. */
async function subjectFor(context: RenderContext, escalation: Escalation, { to }: Pick<Payload, 'to'>) {
  const isOpen = !context.directory.restricted(escalation.team);
  if ('channel' in to) return { escalation, link: null, readable: isOpen };
  const link = await linkFor(context, to.user, escalation);
  return { escalation, link, readable: await readableDirectly(context, to.user, escalation) };
}
