/** What is said quietly to somebody who acted without pressing a button. */
import { newsButtons } from './acts/promise-news.ts';
import { undoView } from './acts/undo.ts';
import { buttonFor, buttonRow } from './buttons.ts';
import { line, type Message, message } from './lines.ts';
import type { Words } from './words/words.ts';

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
