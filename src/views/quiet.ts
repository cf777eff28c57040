/** What is said quietly to somebody who acted without pressing a button. */
import { newsButtons, whenNews } from './acts/promise-news.ts';
import { undoView } from './acts/undo.ts';
import { buttonFor, buttonRow } from './buttons.ts';
import { line, type Message, message } from './lines.ts';

type About = { id: string };

export const acknowledgedByReply = (escalation: About): Message =>
  acknowledged(escalation, 'because you replied');

export const acknowledgedByEyes = (escalation: About): Message =>
  acknowledged(escalation, 'because of your 👀');

const acknowledged = (escalation: About, why: string): Message =>
  message(
    [line(`You have ${escalation.id} now, ${why}. ${whenNews}`)],
    ...buttonRow(buttonFor(undoView.button, escalation), ...newsButtons(escalation)),
  );
