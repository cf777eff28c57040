/** Who and what the story is about, by the ids of the example workspace. */

import type { Message } from '../slack/state.ts';
import type { Workspace } from '../slack/workspace.ts';

export const aoife = 'UAOIFE';
export const kenji = 'UKENJI';
export const marcus = 'UMARCUS';
export const operations = 'C0OPS';
export const engineering = 'C0ENG';
export const callSummaryShortcut = 'Escalate call summary';

/** Through whose eyes channels are read in the story. */
export const readers = [kenji, aoife];

/** The story's one card. */
export function cardIn(slack: Workspace): Message {
  const card = slack.messages(engineering).find(({ byBot }) => byBot);
  if (!card) throw new Error('Engineering has no card.');
  return card;
}

/** The newest message to Aoife with this button. */
export function withButton(slack: Workspace, label: string): Message {
  const found = slack
    .allMessages(slack.directChannel(aoife))
    .findLast((message) => slack.seenBy(message, aoife).includes(`[${label}]`));
  if (!found) throw new Error(`Aoife has no message with the button ${label}.`);
  return found;
}
