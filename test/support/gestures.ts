/** What people do, each to its end: whatever the bot has to say to it has been said. */
import type { Answers } from '../../sandbox/slack/gestures/modals.ts';
import { type Bot, type BotOptions, type Mode, startBot } from './bot.ts';

type Where = 'home' | { channel: string; ts: string };

export async function press(bot: Bot, user: string, label: string, where?: Where): Promise<void> {
  await bot.slack.click(user, label, where);
  await bot.settle();
}

export async function submit(bot: Bot, user: string, values: Answers = {}): Promise<void> {
  await bot.slack.submit(user, values);
  await bot.settle();
}

/** A button that opens a form, and the form. */
export async function fillIn(
  bot: Bot,
  user: string,
  label: string,
  values: Answers,
  where?: Where,
): Promise<void> {
  await press(bot, user, label, where);
  await submit(bot, user, values);
}

/** An act under More; without values, one that is a single press. */
export async function more(
  bot: Bot,
  user: string,
  label: string,
  where: Where,
  values?: Answers,
): Promise<void> {
  await press(bot, user, 'More', where);
  await press(bot, user, label);
  if (values) await submit(bot, user, values);
}

export async function write(
  bot: Bot,
  user: string,
  channel: string,
  text: string,
  thread?: { ts: string },
): Promise<void> {
  await bot.slack.post(user, channel, text, thread ? { thread: thread.ts } : {});
  await bot.settle();
}

export async function command(bot: Bot, user: string, text: string, channel = 'C0GENERAL'): Promise<void> {
  await bot.slack.command(user, `/escalate ${text}`.trim(), { channel });
  await bot.settle();
}

/** All four fields of Resolve. */
export const aResolution = {
  'What fixed it': 'Released the payouts by hand.',
  'Tell the user': 'The money arrives tomorrow.',
  Cause: 'A fault in our product',
  'Could a document have answered this?': 'No',
};

/** ESC-1 has been raised by Aoife for Engineering, and what was said of it has been heard. */
export async function startRaised(mode: Mode, values: Answers = {}, options: BotOptions = {}): Promise<Bot> {
  const bot = await startBot({ mode, ...options });
  await bot.raise({ Team: 'Engineering', Priority: 'urgent', Summary: 'Payouts frozen', ...values });
  hear(bot);
  return bot;
}

/** What was said so far is not what the test is about. */
export function hear(bot: Bot): void {
  bot.said();
  bot.pings();
}
