/** Change priority: the ones this person may choose, each with its meaning. */
import type { ModalView } from '@slack/types';
import type { Priority } from '../../domain/escalation.ts';
import { prioritiesFor } from '../../domain/permission.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { select } from '../forms/inputs.ts';
import { type Meanings, priorityIn, priorityOption } from '../forms/priorities.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { lasting, line, type Piece } from '../lines.ts';
import { onCallPieces } from '../on-call.ts';
import { absencePieces, isAbsent, type OnCallFacts } from '../on-call-facts.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'change_priority';

export const changePriorityView = {
  more: [{ action: 'more_priority', label: 'Change priority', about: 'The due times follow.' }],
  form: {
    callback,
    view: (about, escalation, { actor, priorities }) =>
      priorityForm(about, prioritiesFor(escalation, actor), priorities),
    read: (state) => filledIn(readPriorityForm(state), (read) => ({ asks: () => read })),
  },
  may: (it) => `change the priority of ${it}`,
  history: ({ from, to }) => [`changed the priority from ${from} to ${to}`],
  toTeam: ({ from, to }, { actor, calls, escalation }) => [
    line(
      ...called(calls, escalation.id),
      actor,
      ` changed the priority from ${from} to ${to}.`,
      ...(calls && isAbsent(calls) ? [' ', ...absencePieces(calls, lasting)] : []),
    ),
  ],
  toAgent: ({ from, to }, { actor, promise }) => [
    line(actor, ` changed the priority from ${from} to ${to}.`),
    ...promise,
  ],
} satisfies ActView<'change priority'>;

/** Somebody is mentioned only where somebody is left to be. */
function called(calls: OnCallFacts | null, id: string): Piece[] {
  const mentions = calls ? onCallPieces(calls.crews) : [];
  return mentions.length > 0 ? [...mentions, `: ${id} cannot wait. `] : [];
}

/** `offered` holds at least one. */
export const priorityForm = (
  about: ActMetadata,
  offered: readonly Priority[],
  meanings: Meanings,
): ModalView =>
  actForm(about, {
    callback,
    title: `Priority of ${about.id}`,
    submit: 'Change',
    blocks: [
      select({
        block: fields.priority,
        label: 'Priority',
        options: offered.map((priority) => priorityOption(priority, meanings)),
        placeholder: 'Choose a priority',
        hint: 'Time that has been counted stays counted; the due times follow the new priority.',
      }),
    ],
  });

export function readPriorityForm(state: unknown): Read<{ to: Priority }> {
  const { say, done } = collectErrors();
  const to = priorityIn(readState(state).choice(fields.priority));
  if (to === null) say(fields.priority, 'Choose the new priority.');
  return done({ to: to ?? 'normal' });
}
