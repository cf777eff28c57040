/** The bot is stopped or killed at a bad moment: after the start everything is there, once. */
import type { KnownBlock } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { acknowledge, aResolution, hear, press, startRaised, submit, theCard } from '../support/gestures.ts';
import { askedForNews, cardLines } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const leaseMs = 60_000;
const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';

/** Changes the database of a bot that does not run. */
function inDatabase(bot: Bot, ...statements: string[]): void {
  for (const statement of statements) bot.database.ask(statement);
}

const places = (bot: Bot) =>
  bot
    .said()
    .map(([where]) => where)
    .toSorted();

/** Committed, and not a word of it in Slack. */
async function committedUnsaid(): Promise<Bot> {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'http_500', times: 100, when: ({ method }) => method.startsWith('chat.') });
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.urgent,
    [fields.summary]: 'Payouts frozen',
  });
  expect(bot.said()).toEqual([]);
  await bot.stop();
  bot.slack.faults.clear();
  return bot;
}

test('a start asks Slack once who the bot is, so one lost answer more does not end it', async () => {
  const bot = await startBot();
  expect(bot.slack.calls.filter(({ method }) => method === 'auth.test').length).toBe(1);
});

test('stopped between the commit and the post: after the start everything is there once', async () => {
  const bot = await committedUnsaid();
  await bot.start();
  await bot.pass(minute);
  expect(places(bot)).toEqual(['#esc-engineering', 'Aoife']);
  await bot.restart();
  await bot.pass(minute);
  expect(bot.said()).toEqual([]);
});

test('killed with rows in hand: they are sent when their lease has ended, not before', async () => {
  const bot = await committedUnsaid();
  inDatabase(
    bot,
    `update outbox set attempts = 1, refusals = 0, first_tried_at = ${bot.now()}, next_at = ${bot.now() + leaseMs}`,
  );
  await bot.start();
  await bot.pass(leaseMs - 20_000);
  expect(bot.said()).toEqual([]);
  await bot.pass(21_000);
  expect(places(bot)).toEqual(['#esc-engineering', 'Aoife']);
});

test('killed after the post and before that was noted: the message is found by its key, not posted again', async () => {
  const bot = await startRaised();
  await bot.stop();
  inDatabase(
    bot,
    'delete from posts',
    `update outbox set status = 'pending', attempts = 1, refusals = 0, settled_at = null, next_at = ${bot.now() + leaseMs}`,
  );
  await bot.start();
  await bot.pass(leaseMs + 1000);
  expect(bot.said()).toEqual([]);
  await acknowledge(bot);
  expect(bot.said()).toEqual([
    askedForNews(bot, 'UKENJI'),
    [thread, bot.words.hasIt()],
    [agent, bot.words.toAgent({ what: 'acknowledged' })],
  ]);
  const [head] = bot.words.card({ status: 'acknowledged' });
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toBe(head);
});

test('killed after the post and before that was noted: the card is ours at once, and true', async () => {
  const bot = await startRaised();
  await bot.stop();
  inDatabase(
    bot,
    'delete from posts',
    `update outbox set status = 'pending', attempts = 1, refusals = 0, settled_at = null, next_at = ${bot.now() + leaseMs}`,
  );
  await bot.start();
  await acknowledge(bot);
  const [head] = bot.words.card({ status: 'acknowledged' });
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toBe(head);
  hear(bot);
});

test('killed while a card was edited: it is true at once, and again when Slack can no longer edit it late', async () => {
  const bot = await startRaised();
  bot.slack.faults.add({ kind: 'http_500', method: 'chat.update', times: 100 });
  await acknowledge(bot);
  hear(bot);
  await bot.stop();
  bot.slack.faults.clear();
  inDatabase(
    bot,
    `update outbox set attempts = 1, refusals = 0, next_at = ${bot.now() + leaseMs} where status = 'pending'`,
  );
  const headOf = () => cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0];
  const [acknowledged] = bot.words.card({ status: 'acknowledged' });
  const stale = headOf();
  const { channel, ts, text, blocks } = structuredClone(theCard(bot));
  expect(stale).not.toBe(acknowledged);
  await bot.start();
  await bot.pass(1000);
  expect(headOf()).toBe(acknowledged);
  // What the dead process asked for arrives.
  const client = new WebClient(bot.slack.botToken, { slackApiUrl: bot.slack.apiUrl });
  await client.chat.update({ channel, ts, text, blocks: blocks as unknown as KnownBlock[] });
  expect(headOf()).toBe(stale);
  await bot.pass(leaseMs);
  expect(headOf()).toBe(acknowledged);
  hear(bot);
});

test('an answer that was lost before the restart: what was posted in threads and to leads is found too', async () => {
  const bot = await startRaised();
  await bot.pass(14 * minute);
  hear(bot);
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', times: 3 });
  bot.slack.faults.add({
    kind: 'http_500',
    times: 100,
    when: ({ method }) => /history|replies/.test(method),
  });
  await bot.pass(2 * minute);
  expect(places(bot)).toEqual([thread, 'Marcus', 'Nora']);
  await bot.stop();
  bot.slack.faults.clear();
  await bot.start();
  await bot.pass(5 * minute);
  expect(bot.said()).toEqual([]);
});

test('restarted every few minutes, each reminder still comes once and a form that is open still works', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', acts.resolve, theCard(bot));
  for (let passed = 0; passed < 20; passed += 5) {
    await bot.pass(5 * minute);
    await bot.restart();
  }
  const reminded = (time: string, kind: 'warning' | 'breach', to: 'thread' | 'on-call') =>
    bot.words.reminded({ clock: 'acknowledge', kind, dueAt: at('10:15') }, { to, now: at(time) });
  const breach = { clock: 'acknowledge', kind: 'breach', startedAt: 0, dueAt: at('10:15') } as const;
  const toLead = bot.words.personal([{ reminder: breach, as: 'lead' }], at('10:15'));
  expect(bot.said()).toEqual([
    [thread, reminded('10:07:30', 'warning', 'thread')],
    [thread, reminded('10:12', 'warning', 'on-call')],
    [thread, reminded('10:15', 'breach', 'on-call')],
    ['Marcus', toLead],
    ['Nora', toLead],
  ]);
  await submit(bot, 'UKENJI', aResolution);
  expect(places(bot)).toEqual([thread, agent]);
  await bot.pass(hour);
});
