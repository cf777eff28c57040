/** What is said quietly to somebody who acted without pressing a button. */
import { buttonRow, undoButton } from './buttons.ts';
import { line, type Message, message } from './lines.ts';

type About = { id: string };

export const acknowledgedByReply = (escalation: About): Message =>
  message(
    [line(`You have ${escalation.id} now, because you replied.`)],
    ...buttonRow(undoButton(escalation)),
  );

export const acknowledgedByEyes = (escalation: About): Message =>
  message([line(`You have ${escalation.id} now, because of your 👀.`)], ...buttonRow(undoButton(escalation)));
