/** Who and what the story is about, by the ids of the example workspace. */

import { slackId } from '../slack/slacks-ids.ts';
import type { Message } from '../slack/state.ts';
import { elementsIn } from '../slack/view-state.ts';
import type { Workspace } from '../slack/workspace.ts';

export const aoife = slackId('UAOIFE');
export const kenji = slackId('UKENJI');
export const marcus = slackId('UMARCUS');
export const operations = slackId('C0OPS');
export const engineering = slackId('C0ENG');

/** What is pressed, chosen and filled in, by the ids that the bot gave it: a label may change without the story. */
export const callSummaryShortcut = 'escalate_call_summary';
export const buttons = {
  ask: 'open_ask',
  answer: 'open_answer',
  callEnded: 'end_call',
  newsIn30m: 'news_30m',
  resolve: 'open_resolve',
  satisfied: 'reached_satisfied',
} as const;
export const inputs = {
  team: 'form_team',
  missing: 'missing',
  question: 'question',
  answer: 'answer',
  fixed: 'fixed',
  tellUser: 'tell_user',
  cause: 'cause',
  document: 'document',
} as const;

/** Through whose eyes channels are read in the story. */
export const readers = [kenji, aoife];

/** The story's one card. */
export function cardIn(slack: Workspace): Message {
  const card = slack.messages(engineering).find(({ byBot }) => byBot);
  if (!card) throw new Error('Engineering has no card.');
  return card;
}

/** The newest message to Aoife with this button. */
export function withButton(slack: Workspace, actionId: string): Message {
  const found = slack
    .allMessages(slack.directChannel(aoife))
    .findLast(({ blocks }) => elementsIn(blocks).some(({ element }) => element.action_id === actionId));
  if (!found) throw new Error(`Aoife has no message with the button ${actionId}.`);
  return found;
}
