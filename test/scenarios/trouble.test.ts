/** Slack refuses, fails or swallows its answers: nothing is lost, nothing doubled, and nobody else waits. */
import { expect, test } from 'vitest';
import { hour, minute, type Said, startBot } from '../support/bot.ts';
import { fillIn, more, press, startRaised } from '../support/gestures.ts';
import { askedForNews, cardLines } from '../support/lines.ts';

const frozen = { Team: 'Engineering', Priority: 'urgent', Summary: 'Payouts frozen' };

test('one channel told to wait stops nobody else, and what was true by then is not said after an acknowledgement', async () => {
  const bot = await startRaised();
  await bot.pass(14 * minute);
  bot.said();
  bot.slack.faults.add({
    kind: 'rate_limited',
    method: 'chat.postMessage',
    channel: 'C0ENG',
    retryAfterS: 600,
  });
  await bot.pass(2 * minute);
  expect(bot.said()).toEqual(
    toLeads('ESC-1 was not acknowledged by 10:15. Engineering, urgent; nobody has it.'),
  );
  await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
  expect(bot.said()).toEqual([
    askedForNews(bot, 'UKENJI'),
    ['Aoife › thread', 'Kenji in Engineering has it.'],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toBe('ESC-1 · 🔴 urgent · acknowledged');
  await bot.pass(8 * minute);
  expect(bot.said()).toEqual([]);
  await bot.pass(2 * minute);
  expect(bot.said()).toEqual([['#esc-engineering › thread', 'Kenji has it.']]);
  expect(postsTo(bot.slack.calls, 'C0ENG').filter(({ status }) => status === 429)).toHaveLength(1);
});

test('answers that are lost after the work was done double nothing', async () => {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', times: 2 });
  await bot.raise(frozen);
  await bot.pass(minute);
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', times: 2 });
  await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
  await bot.pass(minute);
  expect(bot.said()).toEqual([
    askedForNews(bot, 'UKENJI'),
    ['#esc-engineering › thread', 'Kenji has it.'],
    ['Aoife › thread', 'Kenji in Engineering has it.'],
  ]);
});

test('failures of Slack’s own are tried again until it is said, once', async () => {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'http_500', method: 'chat.postMessage', times: 3 });
  bot.slack.faults.add({ kind: 'error', error: 'internal_error', method: 'chat.postMessage', times: 2 });
  await bot.raise(frozen);
  await bot.pass(minute);
  expect(
    bot
      .said()
      .map(([where]) => where)
      .toSorted(),
  ).toEqual(['#esc-engineering', 'Aoife']);
  await bot.settle();
  expect(agentsLink(bot)).toContain('Open the card');
});

test('a card whose answer was lost is found again and made true before anything is said under it', async () => {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', channel: 'C0ENG' });
  bot.slack.faults.add({ kind: 'http_500', method: 'conversations.history', channel: 'C0ENG', times: 6 });
  await bot.raise(frozen);
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
  await fillIn(bot, 'UAOIFE', 'Cancel', { Reason: 'Raised by mistake.' });
  await bot.pass(5 * minute);
  expect(bot.said()).toEqual([['#esc-engineering › thread', 'Aoife cancelled it: “Raised by mistake.”']]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toBe('ESC-1 · 🔴 urgent · cancelled');
  expect(bot.slack.messages('C0ENG')).toHaveLength(1);
});

test('a ladder through every kind of trouble says what it says without', async () => {
  const bot = await startRaised();
  const calm = await startRaised();
  bot.slack.faults.chaos({ seed: 7, share: 0.3 });
  await bot.pass(3 * hour);
  bot.slack.faults.clear();
  await bot.pass(2 * minute);
  await calm.pass(3 * hour + 2 * minute);
  expect(withoutTimeLeft(bot.said())).toEqual(withoutTimeLeft(calm.said()));
});

test('many changes to a card that waits are one edit', async () => {
  const bot = await startRaised();
  const card = bot.cardMessage('ESC-1', 'C0ENG');
  bot.slack.faults.add({ kind: 'rate_limited', method: 'chat.update', channel: 'C0ENG', retryAfterS: 60 });
  await press(bot, 'UKENJI', 'Acknowledge', card);
  for (const priority of ['high', 'normal', 'low']) {
    await more(bot, 'UKENJI', 'Change priority', card, { Priority: priority });
  }
  bot.said();
  const before = bot.slack.calls.length;
  await bot.pass(2 * minute);
  expect(
    bot.slack.calls
      .slice(before)
      .filter(({ method, args }) => method === 'chat.update' && args.channel === 'C0ENG'),
  ).toHaveLength(1);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toBe('ESC-1 · ⚪ low · acknowledged');
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'Kenji has it.'],
    ['#esc-engineering › thread', 'Kenji changed the priority from urgent to high.'],
    ['#esc-engineering › thread', 'Kenji changed the priority from high to normal.'],
    ['#esc-engineering › thread', 'Kenji changed the priority from normal to low.'],
  ]);
});

const toLeads = (text: string): Said[] => ['Marcus', 'Nora'].map((lead) => [lead, text]);
/** What comes some seconds late says so; lanes are independent of each other. */
const withoutTimeLeft = (said: Said[]) =>
  said.map(([where, text]) => `${where}: ${text.replace(/, [^,]* left/, '')}`).toSorted();
const postsTo = <C extends { method: string; args: { [name: string]: unknown } }>(
  calls: C[],
  channel: string,
) => calls.filter(({ method, args }) => method === 'chat.postMessage' && args.channel === channel);
const agentsLink = (bot: Awaited<ReturnType<typeof startBot>>) =>
  bot.slack
    .directMessages('UAOIFE')
    .map((message) => bot.slack.seenBy(message, 'UAOIFE'))
    .join('\n');
