/** The bot is stopped or killed at a bad moment: after the start everything is there, once. */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { hear, press, startRaised, submit } from '../support/gestures.ts';
import { askedForNews, cardLines } from '../support/lines.ts';

const leaseMs = 60_000;

/** Changes the database of a bot that does not run. */
function inDatabase(bot: Bot, ...statements: string[]): void {
  const database = new Database(bot.databasePath);
  for (const statement of statements) database.exec(statement);
  database.close();
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
  await bot.raise({ Team: 'Engineering', Priority: 'urgent', Summary: 'Payouts frozen' });
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
  await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
  expect(bot.said()).toEqual([
    askedForNews(bot, 'UKENJI'),
    ['#esc-engineering › thread', 'Kenji has it.'],
    ['Aoife › thread', 'Kenji in Engineering has it.'],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toBe('ESC-1 · 🔴 urgent · acknowledged');
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
  expect(places(bot)).toEqual(['#esc-engineering › thread', 'Marcus', 'Nora']);
  await bot.stop();
  bot.slack.faults.clear();
  await bot.start();
  await bot.pass(5 * minute);
  expect(bot.said()).toEqual([]);
});

test('restarted every few minutes, each reminder still comes once and a form that is open still works', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Resolve', bot.cardMessage('ESC-1', 'C0ENG'));
  for (let passed = 0; passed < 20; passed += 5) {
    await bot.pass(5 * minute);
    await bot.restart();
  }
  expect(bot.said().map(([where, text]) => `${where}: ${text}`)).toEqual([
    '#esc-engineering › thread: ESC-1 should be acknowledged by 10:15, 7 min left.',
    '#esc-engineering › thread: @eng-oncall: ESC-1 should be acknowledged by 10:15, 3 min left.',
    '#esc-engineering › thread: @eng-oncall: ESC-1 was not acknowledged by 10:15.',
    'Marcus: ESC-1 was not acknowledged by 10:15. Engineering, urgent; nobody has it.',
    'Nora: ESC-1 was not acknowledged by 10:15. Engineering, urgent; nobody has it.',
  ]);
  await submit(bot, 'UKENJI', {
    'What fixed it': 'Released by hand.',
    'Tell the user': 'It arrives tomorrow.',
    Cause: 'A fault in our product',
    'Could a document have answered this?': 'No',
  });
  expect(places(bot)).toEqual(['#esc-engineering › thread', 'Aoife › thread']);
  await bot.pass(hour);
});
