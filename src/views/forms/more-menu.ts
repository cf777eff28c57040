/** More: the acts that make sense for this person and this state, each with a word on what it does. */
import type { KnownBlock, ModalView } from '@slack/types';
import { closed, type Escalation, type Priority, priorities } from '../../domain/escalation.ts';
import { type Actor, mayChangePriority, mayDo, mayReadFacts } from '../../domain/permission.ts';
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

/** What More holds for this person now. */
export function offersFor(
  escalation: Pick<Escalation, 'status' | 'owner' | 'reporter' | 'priority' | 'clocks'>,
  actor: Actor,
  team: { restricted: boolean },
): Offer[] {
  const live = !closed(escalation);
  const promised = callbackIsOpen(escalation);
  const mayPromise = mayDo('promise callback', actor, escalation);
  const may: Record<Offer, boolean> = {
    assign: live && mayDo('assign', actor, escalation),
    move: live && mayDo('move', actor, escalation),
    priority: live && prioritiesFor(escalation, actor).length > 0,
    handBack: live && escalation.owner !== null && mayDo('hand back', actor, escalation),
    snooze: live && mayDo('snooze', actor, escalation),
    // Due times are for everybody.
    explain: true,
    callback: live && !promised && mayPromise,
    // The user may still wait for the call when the problem is solved.
    moveCallback: promised && mayPromise,
    history: mayReadFacts(team, actor),
    cancel: live && mayDo('cancel', actor, escalation),
  };
  return (Object.keys(offers) as Offer[]).filter((offer) => may[offer]);
}

/** The other priorities this person may choose. */
export const prioritiesFor = (
  escalation: Pick<Escalation, 'reporter' | 'priority'>,
  actor: Actor,
): Priority[] =>
  priorities.filter(
    (priority) => priority !== escalation.priority && mayChangePriority(actor, escalation, priority),
  );

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
