/** What somebody sees, line by line, so that a test can compare all of it. */
import type { Message } from '../../sandbox/slack/state.ts';
import type { Bot, Said } from './bot.ts';

const lines = (seen: string): string[] => seen.split('\n');

/** The newest card of an escalation in a channel. */
export const cardLines = (bot: Bot, id: string, channel: string, viewer: string): string[] =>
  lines(bot.card(id, channel, viewer));

/** The open modal; nothing when none is open. */
export function modalLines({ slack }: Bot, user: string): string[] {
  const view = slack.modal(user);
  return view ? lines(slack.seenBy(view, user)) : [];
}

export function homeLines({ slack }: Bot, user: string): string[] {
  const view = slack.home(user);
  return view ? lines(slack.seenBy(view, user)) : [];
}

/** The last thing only this person was shown. */
export function answerLines({ slack }: Bot, user: string): string[] {
  const shown = slack.ephemerals(user).at(-1);
  return shown ? lines(slack.seenBy(shown, user)) : [];
}

/** The agent's own message about an escalation. */
export function agentLines(bot: Bot, id: string, user: string): string[] {
  return lines(bot.slack.seenBy(agentMessage(bot, id, user), user));
}

export function agentMessage({ slack }: Bot, id: string, user: string) {
  const found = slack
    .directMessages(user)
    .find(({ text, threadTs }) => text.startsWith(`${id} `) && !threadTs);
  if (!found) throw new Error(`${user} has no message about ${id}`);
  return found;
}

/** The rows of buttons that somebody sees in a message. */
export const buttonRows = ({ slack }: Bot, message: Message | undefined, viewer = 'UKENJI'): string[] =>
  message ? lines(slack.seenBy(message, viewer)).filter((row) => row.startsWith('[')) : [];

/** What is asked of whoever has just taken one by a button, and shown to nobody else. */
export const askedForNews = ({ only, words }: Bot, user: string, id = 'ESC-1'): Said => [
  only(user),
  words.say(words.newsQuestion(id)),
];
