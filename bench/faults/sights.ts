/** What people find in Slack to act on: cards in their channel, their own messages from the bot, and the buttons on them. */
import { asText } from '../../sandbox/slack/json.ts';
import type { Message } from '../../sandbox/slack/state.ts';
import { elementsIn } from '../../sandbox/slack/view-state.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { actions } from '../actions.ts';

/** `buttons`: what those on it do. */
export type Sight = { escalation: string; channel: string; ts: string; buttons: readonly string[] };

/** One button that this person is asked to press, and what it is about. */
export type Ask = { escalation: string; where: Where; spot: { blockId: string; actionId: string } };
export type Where = Pick<Sight, 'channel' | 'ts'> | 'home';

/** So far back people scroll. */
const scrolledBack = 80;
/** So many of the questions to them they still have in mind. */
const inMind = 12;

const buttonElements = (blocks: Message['blocks']) =>
  elementsIn(blocks).filter(({ element }) => element.type === 'button');

export const buttonsOn = (blocks: Message['blocks']): string[] =>
  buttonElements(blocks).map(({ element }) => asText(element.action_id));

/** More, or to reopen it, is offered on every card, on every agent's own message, and nowhere else in the open. */
const standing: ReadonlySet<string> = new Set([actions.openMore, actions.openReopen]);

/** Messages that say how one escalation stands, newest first. */
export function sightsIn(slack: Workspace, channel: string): Sight[] {
  const found: Sight[] = [];
  for (const message of slack.messages(channel).slice(-scrolledBack).toReversed()) {
    if (!message.byBot || message.threadTs) continue;
    const about = buttonElements(message.blocks).find(({ element }) =>
      standing.has(asText(element.action_id)),
    );
    if (!about) continue;
    const buttons = buttonsOn(message.blocks);
    found.push({ escalation: asText(about.element.value), channel, ts: message.ts, buttons });
  }
  return found;
}

const asksOn = (blocks: Message['blocks'], where: Where): Ask[] =>
  buttonElements(blocks).map(({ block, element }) => ({
    escalation: asText(element.value),
    where,
    spot: { blockId: asText(block.block_id), actionId: asText(element.action_id) },
  }));

/** What only this person is asked, in answers and direct messages, their threads included. */
export const privateAsks = (slack: Workspace, user: string): Ask[] =>
  [
    ...slack.ephemerals(user).slice(-inMind),
    ...slack
      .allMessages(slack.directChannel(user))
      .filter(({ byBot }) => byBot)
      .slice(-inMind),
  ].flatMap(({ blocks, channel, ts }) => asksOn(blocks, { channel, ts }));

export const homeAsks = (slack: Workspace, user: string): Ask[] =>
  asksOn(slack.home(user)?.blocks ?? [], 'home');
