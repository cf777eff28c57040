/** More: what makes sense for this person and this state, each with a word on what it does. */
import type { KnownBlock, ModalView } from '@slack/types';
import { refusedNow } from '../../domain/decide.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { type Actor, mayReadFacts } from '../../domain/permission.ts';
import { viewKinds, viewOf } from '../acts/index.ts';
import type { Offer } from '../acts/view.ts';
import { buttonFor } from '../buttons.ts';
import { actions, modals } from '../ids.ts';
import type { Words } from '../words/words.ts';
import { type ActMetadata, actForm } from './act-form.ts';

/** What is only read stands between the acts. */
export const explainOffer: Offer = {
  label: ({ lists }) => lists.explain.label,
  action: actions.moreExplain,
  about: ({ lists }) => lists.explain.about,
};
export const historyOffer: Offer = {
  label: ({ lists }) => lists.history.label,
  action: actions.moreHistory,
  about: ({ lists }) => lists.history.about,
};

/** What More holds for this person now. */
export function offersFor(escalation: Escalation, actor: Actor, team: { restricted: boolean }): Offer[] {
  return viewKinds.flatMap((kind) => {
    // Due times are for everybody.
    const read =
      kind === 'promise callback' ? [explainOffer] : kind === 'cancel' ? historyIn(team, actor) : [];
    const can = !refusedNow(kind, escalation, actor);
    const offers = viewOf(kind).more?.filter(({ when }) => can && (when?.(escalation) ?? true)) ?? [];
    return [...read, ...offers];
  });
}

const historyIn = (team: { restricted: boolean }, actor: Actor): Offer[] =>
  mayReadFacts(team, actor) ? [historyOffer] : [];

export const moreMenu = (about: ActMetadata, offered: readonly Offer[], words: Words): ModalView =>
  actForm(about, {
    words,
    callback: modals.more,
    title: words.lists.moreFor(about.id),
    blocks: offered.map((offer) => row(offer, about, words)),
  });

const row = (offer: Offer, about: ActMetadata, words: Words): KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: offer.about(words) },
  accessory: buttonFor(offer, about, words),
});
