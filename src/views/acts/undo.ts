/** Undo, for an acknowledgement that a reply or 👀 made; and what is said quietly to whoever made it so. */
import { buttonFor, buttonRow } from '../buttons.ts';
import { line, type Message, message } from '../lines.ts';
import type { Words } from '../words/words.ts';
import { findingSomebody } from './of-time.ts';
import { newsButtons } from './promise-news.ts';
import type { ActView } from './view.ts';

export const undoView = {
  button: { action: 'undo', label: ({ acts }) => acts.undo.label },
  answer: ({ escalation, words }) => ({ text: words.acts.undo.answer(escalation.id) }),
  replaces: true,
  history: (_, { actor, acts }) => acts.undo.history(actor),
  toTeam: (_, { actor, acts }) => [line(...acts.undo.toTeam(actor))],
  toAgent: (_, told) => findingSomebody(told),
} satisfies ActView<'undo'>;

type About = { id: string };

export const acknowledgedByReply = (escalation: About, words: Words): Message =>
  acknowledged(escalation, words.acts.acknowledge.byReply(escalation.id), words);

export const acknowledgedByEyes = (escalation: About, words: Words): Message =>
  acknowledged(escalation, words.acts.acknowledge.byEyes(escalation.id), words);

const acknowledged = (escalation: About, said: string, words: Words): Message =>
  message(
    [line(said)],
    ...buttonRow(buttonFor(undoView.button, escalation, words), ...newsButtons(escalation, words)),
  );
