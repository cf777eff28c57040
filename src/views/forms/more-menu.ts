/** More: the acts that make sense for this person and this state, each with a word on what it does. */
import type { KnownBlock, ModalView } from '@slack/types';
import { closed, type Escalation, type Priority, priorities } from '../../domain/escalation.ts';
import { type Actor, mayChangePriority, mayDo, mayReadFacts } from '../../domain/permission.ts';
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
  escalation: Pick<Escalation, 'status' | 'owner' | 'reporter' | 'priority'>,
  actor: Actor,
  team: { restricted: boolean },
): Offer[] {
  const live = !closed(escalation);
  const may: Record<Offer, boolean> = {
    assign: live && mayDo('assign', actor, escalation),
    move: live && mayDo('move', actor, escalation),
    priority: live && prioritiesFor(escalation, actor).length > 0,
    handBack: live && escalation.owner !== null && mayDo('hand back', actor, escalation),
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
    blocks: offered.length > 0 ? offered.map((offer) => row(offer, about.id)) : [nothing],
  });

const row = (offer: Offer, id: string): KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: offers[offer].about },
  accessory: button(offers[offer].label, offers[offer].action, id),
});

const nothing: KnownBlock = {
  type: 'section',
  text: { type: 'mrkdwn', text: 'There is nothing here for you: the team that has it acts on it.' },
};
