/** Keep it, by the owner whose shift is over. */
import { line } from '../lines.ts';
import type { ActView } from './view.ts';

export const keepView = {
  button: { action: 'keep', label: ({ acts }) => acts.keep.label },
  answer: ({ escalation, words }) => ({ text: words.acts.keep.answer(escalation.id) }),
  history: (_, { actor, acts }) => acts.keep.history(actor),
  toTeam: (_, { actor, acts }) => [line(...acts.keep.toTeam(actor))],
} satisfies ActView<'keep'>;
