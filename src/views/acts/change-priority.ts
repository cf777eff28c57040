/** Change priority: the ones this person may choose, each with its meaning. */
import type { ModalView } from '@slack/types';
import type { Priority } from '../../domain/escalation.ts';
import { prioritiesFor } from '../../domain/permission.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { select } from '../forms/inputs.ts';
import { type Meanings, priorityIn, priorityOption } from '../forms/priorities.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { lasting, line, type Piece, sentences } from '../lines.ts';
import { onCallPieces } from '../on-call.ts';
import { absencePieces, isAbsent, type OnCallFacts } from '../on-call-facts.ts';
import type { Words } from '../words/words.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'change_priority';

export const changePriorityView = {
  more: [
    {
      action: 'more_priority',
      label: ({ acts }) => acts['change priority'].label,
      about: ({ acts }) => acts['change priority'].about,
    },
  ],
  form: {
    callback,
    view: (about, escalation, { actor, priorities, words }) =>
      priorityForm(about, prioritiesFor(escalation, actor), priorities, words),
    read: (state, { words }) => filledIn(readPriorityForm(state, words), (read) => ({ asks: () => read })),
  },
  history: ({ from, to }, { actor, acts }) => acts['change priority'].history(actor, from, to),
  toTeam: ({ from, to }, { actor, calls, escalation, wording: { words } }) => [
    line(
      ...sentences(
        called(calls, escalation.id, words),
        words.acts['change priority'].done(actor, from, to),
        calls && isAbsent(calls) ? absencePieces(calls, lasting, words) : [],
      ),
    ),
  ],
  toAgent: ({ from, to }, { actor, promise, acts }) => [
    line(...acts['change priority'].done(actor, from, to)),
    ...promise,
  ],
} satisfies ActView<'change priority'>;

/** Somebody is mentioned only where somebody is left to be. */
function called(calls: OnCallFacts | null, id: string, words: Words): Piece[] {
  const mentions = calls ? onCallPieces(calls.crews, words) : [];
  return mentions.length > 0 ? words.acts['change priority'].cannotWait(mentions, id) : [];
}

/** `offered` holds at least one. */
export const priorityForm = (
  about: ActMetadata,
  offered: readonly Priority[],
  meanings: Meanings,
  words: Words,
): ModalView =>
  actForm(about, {
    words,
    callback,
    title: words.acts['change priority'].title(about.id),
    submit: words.acts['change priority'].submit,
    blocks: [
      select({
        block: fields.priority,
        label: words.acts['change priority'].priority,
        options: offered.map((priority) => priorityOption(priority, meanings, words)),
        placeholder: words.acts['change priority'].choose,
        hint: words.acts['change priority'].hint,
      }),
    ],
  });

export function readPriorityForm(state: unknown, words: Words): Read<{ to: Priority }> {
  const { say, done } = collectErrors(words);
  const to = priorityIn(readState(state).choice(fields.priority));
  if (to === null) say(fields.priority, words.acts['change priority'].noPriority);
  return done({ to: to ?? 'normal' });
}
