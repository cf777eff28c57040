/** What people do, each to its end: whatever the bot has to say to it has been said. */
import type { Answers } from '../../sandbox/slack/gestures/modals.ts';
import type { Resolution } from '../../src/domain/escalation.ts';
import { type Bot, type BotOptions, startBot } from './bot.ts';
import { acts, choices, fields } from './words/labels.ts';

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
  await press(bot, user, acts.more, where);
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
  [fields.fixed]: 'Released the payouts by hand.',
  [fields.tellUser]: 'The money arrives tomorrow.',
  [fields.cause]: 'A fault in our product',
  [fields.document]: choices.documentNo,
};
/** The same, as history has it. */
export const resolution: Resolution = {
  fixed: 'Released the payouts by hand.',
  tellUser: 'The money arrives tomorrow.',
  cause: 'bug',
  document: { answer: 'no', which: null },
};

/** The card of ESC-1 in its team's channel. */
export const theCard = (bot: Bot, channel = 'C0ENG', id = 'ESC-1') => bot.cardMessage(id, channel);

export const acknowledge = (bot: Bot, user = 'UKENJI', where: Where = theCard(bot)): Promise<void> =>
  press(bot, user, acts.acknowledge, where);

export const ask = (
  bot: Bot,
  question: string,
  user = 'UKENJI',
  where: Where = theCard(bot),
): Promise<void> => fillIn(bot, user, acts.ask, { [fields.question]: question }, where);

/** The agent answers the newest question, in their messages. */
export const answer = (bot: Bot, text: string, user = 'UAOIFE'): Promise<void> =>
  fillIn(bot, user, acts.answer, { [fields.answer]: text });

export const resolve = (
  bot: Bot,
  user = 'UKENJI',
  where: Where = theCard(bot),
  values: Answers = {},
): Promise<void> => fillIn(bot, user, acts.resolve, { ...aResolution, ...values }, where);

/** To a team by its name. */
export const move = (
  bot: Bot,
  team: string,
  user = 'UKENJI',
  where: Where = theCard(bot),
  reason = 'It is theirs.',
): Promise<void> => more(bot, user, acts.move, where, { [fields.team]: team, [fields.moveReason]: reason });

/** ESC-1 has been raised by Aoife for Engineering, and what was said of it has been heard. */
export async function startRaised(values: Answers = {}, options: BotOptions = {}): Promise<Bot> {
  const bot = await startBot(options);
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.urgent,
    [fields.summary]: 'Payouts frozen',
    ...values,
  });
  hear(bot);
  return bot;
}

/** Kenji has it. */
export async function startAcknowledged(values: Answers = {}, options: BotOptions = {}): Promise<Bot> {
  return heard(await startRaised(values, options), acknowledge);
}

/** Kenji has asked Aoife. */
export async function startAsked(question: string, values: Answers = {}, options: BotOptions = {}) {
  return heard(await startRaised(values, options), (bot) => ask(bot, question));
}

/** Kenji has moved it to a team by its name. */
export async function startMoved(team: string, values: Answers = {}, options: BotOptions = {}) {
  return heard(await startRaised(values, options), (bot) => move(bot, team));
}

async function heard(bot: Bot, act: (bot: Bot) => Promise<void>): Promise<Bot> {
  await act(bot);
  hear(bot);
  return bot;
}

/** What was said so far is not what the test is about. */
export function hear(bot: Bot): void {
  bot.said();
  bot.pings();
}
