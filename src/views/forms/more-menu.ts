/** More: the acts that make sense for this person and this state, each with a word on what it does. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { ActKind } from '../../domain/acts/index.ts';
import { refusedNow } from '../../domain/decide.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { type Actor, mayReadFacts } from '../../domain/permission.ts';
import { callbackIsOpen } from '../callback.ts';
import { actions, modals } from '../ids.ts';
import { button } from '../parts.ts';
import { type ActMetadata, actForm } from './act-form.ts';

const offers = {
  assign: {
    label: 'Assign to…',
    action: actions.moreAssign,
    about: 'Give it to a responder of the team.',
  },
  move: {
    label: 'Move to another team',
    action: actions.moreMove,
    about: 'Hand it to the team that can solve it.',
  },
  priority: {
    label: 'Change priority',
    action: actions.morePriority,
    about: 'The due times follow.',
  },
  handBack: {
    label: 'Hand back',
    action: actions.moreHandBack,
    about: 'Nobody has it then, and the team is reminded again.',
  },
  snooze: {
    label: 'Snooze reminders',
    action: actions.moreSnooze,
    about: 'Nobody is reminded for a while; leads still hear of a breach.',
  },
  explain: {
    label: 'Explain the clock',
    action: actions.moreExplain,
    about: 'How the due times come about.',
  },
  callback: {
    label: 'Promise a callback',
    action: actions.moreCallback,
    about: 'The agent who raised it is reminded to call the user.',
  },
  moveCallback: {
    label: 'Move the callback',
    action: actions.moreCallback,
    about: 'Another time to call the user back by.',
  },
  history: {
    label: 'History',
    action: actions.moreHistory,
    about: 'Who did what, and when.',
  },
  cancel: {
    label: 'Cancel',
    action: actions.moreCancel,
    about: 'It was raised by mistake.',
  },
} as const;

export type Offer = keyof typeof offers;

const actOffered: Partial<Record<Offer, ActKind>> = {
  assign: 'assign',
  move: 'move',
  priority: 'change priority',
  handBack: 'hand back',
  snooze: 'snooze',
  callback: 'promise callback',
  moveCallback: 'promise callback',
  cancel: 'cancel',
};

/** What More holds for this person now. */
export function offersFor(escalation: Escalation, actor: Actor, team: { restricted: boolean }): Offer[] {
  const promised = callbackIsOpen(escalation);
  const also: Partial<Record<Offer, boolean>> = {
    callback: !promised,
    moveCallback: promised,
    history: mayReadFacts(team, actor),
  };
  return (Object.keys(offers) as Offer[]).filter((offer) => {
    const act = actOffered[offer];
    return (also[offer] ?? true) && !(act && refusedNow(act, escalation, actor));
  });
}

export const moreMenu = (about: ActMetadata, offered: readonly Offer[]): ModalView =>
  actForm(about, {
    callback: modals.more,
    title: `More for ${about.id}`,
    blocks: offered.map((offer) => row(offer, about.id)),
  });

const row = (offer: Offer, id: string): KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: offers[offer].about },
  accessory: button(offers[offer].label, offers[offer].action, id),
});
