/** Undo, for an acknowledgement that a reply or 👀 made. */
import { line } from '../lines.ts';
import { findingSomebody } from './of-time.ts';
import type { ActView } from './view.ts';

export const undoView = {
  button: { action: 'undo', label: ({ acts }) => acts.undo.label },
  answer: ({ escalation, words }) => ({ text: words.acts.undo.answer(escalation.id) }),
  replaces: true,
  history: (_, { actor, acts }) => acts.undo.history(actor),
  toTeam: (_, { actor, acts }) => [line(...acts.undo.toTeam(actor))],
  toAgent: (_, told) => findingSomebody(told),
} satisfies ActView<'undo'>;
