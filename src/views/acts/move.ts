/** Move to another team. Its form asks out of a restricted team also for what the new one will read. */
import { untouched } from '../forms/fact-inputs.ts';
import { readMoveForm } from '../forms/move-form.ts';
import { leading, line, quote } from '../lines.ts';
import { type ActView, filledIn } from './view.ts';

export const moveView = {
  more: [
    {
      action: 'more_move',
      label: ({ acts }) => acts.move.label,
      about: ({ acts }) => acts.move.about,
    },
  ],
  form: {
    callback: 'move',
    read: (state, { words }) =>
      filledIn(readMoveForm(state, words), ({ to, reason, texts }) => ({
        asks: ({ escalation, mask }) => ({
          to,
          reason: mask.text(reason),
          ...(texts && { texts: mask.texts(untouched(texts, escalation)) }),
        }),
        typed: [reason, ...Object.values(texts ?? {})].filter(Boolean).join('\n'),
      })),
  },
  history: ({ from, to }, { actor, acts, wording: { teamName } }) =>
    acts.move.history(actor, teamName(from), teamName(to)),
  quotes: ({ reason }) => [reason],
  toTeam: ({ from, to, reason }, { actor, acts, wording: { teamName } }) => [
    line(...acts.move.toTeam(actor, teamName(from), teamName(to))),
    ...quote(reason),
  ],
  toOthers: ({ from, to }, { actor, acts, wording: { teamName } }) =>
    acts.move.toOthers(actor, teamName(from), teamName(to)),
  toAgent: ({ to, reason }, { escalation, promise, acts, wording: { teamName } }) => [
    ...leading((quoted) => acts.move.toAgent(escalation.id, teamName(to), quoted), reason),
    ...promise,
  ],
} satisfies ActView<'move'>;
