/** What people find in Slack to act on: cards in their channel, their own messages from the bot, and the buttons on them. */
import { asText } from '../../sandbox/slack/json.ts';
import type { Message } from '../../sandbox/slack/state.ts';
import { elementsIn } from '../../sandbox/slack/view-state.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';

export type Sight = { escalation: string; channel: string; ts: string; buttons: readonly string[] };

/** So far back people scroll. */
const scrolledBack = 80;

export function labelsOn(blocks: Message['blocks']): string[] {
  return elementsIn(blocks).flatMap(({ element, labels }) =>
    element.type === 'button' ? [labels[0] ?? asText(element.action_id)] : [],
  );
}

/** Messages about one escalation that have buttons, newest first. */
export function sightsIn(slack: Workspace, channel: string): Sight[] {
  const found: Sight[] = [];
  for (const message of slack.messages(channel).slice(-scrolledBack).toReversed()) {
    const [, escalation] = /^\W*(ESC-\d+)\b/.exec(message.text) ?? [];
    if (!message.byBot || message.threadTs || !escalation) continue;
    const buttons = labelsOn(message.blocks);
    if (buttons.length > 0) found.push({ escalation, channel, ts: message.ts, buttons });
  }
  return found;
}
