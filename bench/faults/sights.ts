/** What people find in Slack to act on: cards in their channel, their own messages from the bot, and the buttons on them. */
import { asText } from '../../sandbox/slack/json.ts';
import type { Message } from '../../sandbox/slack/state.ts';
import { elementsIn } from '../../sandbox/slack/view-state.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { actions } from '../actions.ts';

/** `buttons`: what those on it do. */
export type Sight = { escalation: string; channel: string; ts: string; buttons: readonly string[] };

/** So far back people scroll. */
const scrolledBack = 80;

const buttonElements = (blocks: Message['blocks']) =>
  elementsIn(blocks).flatMap(({ element }) => (element.type === 'button' ? [element] : []));

export const buttonsOn = (blocks: Message['blocks']): string[] =>
  buttonElements(blocks).map(({ action_id: actionId }) => asText(actionId));

/** More, or to reopen it, is offered on every card, on every agent's own message, and nowhere else in the open. */
const standing: ReadonlySet<string> = new Set([actions.openMore, actions.openReopen]);

/** Messages that say how one escalation stands, newest first. */
export function sightsIn(slack: Workspace, channel: string): Sight[] {
  const found: Sight[] = [];
  for (const message of slack.messages(channel).slice(-scrolledBack).toReversed()) {
    if (!message.byBot || message.threadTs) continue;
    const about = buttonElements(message.blocks).find(({ action_id: actionId }) =>
      standing.has(asText(actionId)),
    );
    if (!about) continue;
    const buttons = buttonsOn(message.blocks);
    found.push({ escalation: asText(about.value), channel, ts: message.ts, buttons });
  }
  return found;
}
