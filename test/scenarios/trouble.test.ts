/** Slack refuses, fails or swallows its answers: nothing is lost, nothing doubled, and nobody else waits. */
import { expect, test } from 'vitest';
import type { Priority } from '../../src/domain/escalation.ts';
import { type Bot, hour, minute, type Said, startBot } from '../support/bot.ts';
import { acknowledge, fillIn, more, startRaised, theCard } from '../support/gestures.ts';
import { agentLines, askedForNews, cardLines } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const frozen = {
  [fields.team]: 'Engineering',
  [fields.priority]: choices.urgent,
  [fields.summary]: 'Payouts frozen',
};
const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';
const acknowledged = { what: 'acknowledged' } as const;

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
  const breach = { clock: 'acknowledge', kind: 'breach', startedAt: 0, dueAt: at('10:15') } as const;
  const toLead = bot.words.personal([{ reminder: breach, as: 'lead' }], at('10:15'));
  expect(bot.said()).toEqual([
    ['Marcus', toLead],
    ['Nora', toLead],
  ]);
  await acknowledge(bot);
  expect(bot.said()).toEqual([askedForNews(bot, 'UKENJI'), [agent, bot.words.toAgent(acknowledged)]]);
  expect(head(bot)).toBe(bot.words.card({ status: 'acknowledged' })[0]);
  await bot.pass(8 * minute);
  expect(bot.said()).toEqual([]);
  await bot.pass(2 * minute);
  expect(bot.said()).toEqual([[thread, bot.words.hasIt()]]);
  expect(postsTo(bot.slack.calls, 'C0ENG').filter(({ status }) => status === 429)).toHaveLength(1);
});

test('answers that are lost after the work was done double nothing', async () => {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', times: 2 });
  await bot.raise(frozen);
  await bot.pass(minute);
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', times: 2 });
  await acknowledge(bot);
  await bot.pass(minute);
  expect(bot.said()).toEqual([
    askedForNews(bot, 'UKENJI'),
    [thread, bot.words.hasIt()],
    [agent, bot.words.toAgent(acknowledged)],
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
  const due = { acknowledge: at('10:15'), resolve: at('14:00') };
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(bot.words.agentMessage({ due, linked: true }));
});

test('a card whose answer was lost is found again and made true before anything is said under it', async () => {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', channel: 'C0ENG' });
  bot.slack.faults.add({ kind: 'http_500', method: 'conversations.history', channel: 'C0ENG', times: 6 });
  await bot.raise(frozen);
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
  await fillIn(bot, 'UAOIFE', acts.cancel, { [fields.cancelReason]: 'Raised by mistake.' });
  await bot.pass(5 * minute);
  const cancelled = { what: 'cancelled', reason: 'Raised by mistake.' } as const;
  expect(bot.said()).toEqual([[thread, bot.words.inThread(cancelled, { by: 'UAOIFE' })]]);
  expect(head(bot)).toBe(bot.words.card({ status: 'cancelled' })[0]);
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
  expect(asInTime(bot)).toEqual(calm.said().toSorted());
});

test('many changes to a card that waits are one edit', async () => {
  const bot = await startRaised();
  const card = theCard(bot);
  bot.slack.faults.add({ kind: 'rate_limited', method: 'chat.update', channel: 'C0ENG', retryAfterS: 60 });
  await acknowledge(bot);
  for (const priority of [choices.high, choices.normal, choices.low]) {
    await more(bot, 'UKENJI', acts.changePriority, card, { [fields.newPriority]: priority });
  }
  bot.said();
  const before = bot.slack.calls.length;
  await bot.pass(2 * minute);
  expect(
    bot.slack.calls
      .slice(before)
      .filter(({ method, args }) => method === 'chat.update' && args.channel === 'C0ENG'),
  ).toHaveLength(1);
  expect(head(bot)).toBe(bot.words.card({ status: 'acknowledged', priority: 'low' })[0]);
  const changed = (from: Priority, to: Priority) => [
    thread,
    bot.words.inThread({ what: 'priority changed', from, to }),
  ];
  expect(bot.said()).toEqual([
    [thread, bot.words.hasIt()],
    changed('urgent', 'high'),
    changed('high', 'normal'),
    changed('normal', 'low'),
  ]);
});

/** What the card says first: its priority and how it stands. */
const head = (bot: Bot) => cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0];

/** The warnings of three hours in which nobody takes it, each with the time it comes. */
const warnings = [
  { clock: 'acknowledge', dueAt: at('10:15'), to: 'thread', comesAt: at('10:07:30') },
  { clock: 'acknowledge', dueAt: at('10:15'), to: 'on-call', comesAt: at('10:12') },
  { clock: 'resolve', dueAt: at('14:00'), to: 'thread', comesAt: at('12:00') },
] as const;

/** What comes some seconds late says so; here it says what it says in time. Lanes are independent of each other. */
function asInTime({ said, words }: Bot): Said[] {
  const seconds = Array.from({ length: 120 }, (_, index) => index * 1000);
  const inTime = new Map(
    warnings.flatMap(({ clock, dueAt, to, comesAt }) => {
      const late = (ms: number) =>
        words.reminded({ clock, kind: 'warning', dueAt }, { to, now: comesAt + ms });
      return seconds.map((ms) => [late(ms), late(0)]);
    }),
  );
  return said()
    .map(([where, text]): Said => [where, inTime.get(text) ?? text])
    .toSorted();
}

const postsTo = <C extends { method: string; args: { [name: string]: unknown } }>(
  calls: C[],
  channel: string,
) => calls.filter(({ method, args }) => method === 'chat.postMessage' && args.channel === channel);
