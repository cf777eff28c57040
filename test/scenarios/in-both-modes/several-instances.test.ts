/** Several instances on one database: each hears, one of them sends, and whatever becomes of that one everything is said once. */
import { expect, test } from 'vitest';
import { refusedAnswer } from '../../../src/views/refusals.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { type Bot, hour, minute, modes, startBot } from '../../support/bot.ts';
import { acknowledge, command, hear } from '../../support/gestures.ts';
import { choices, fields } from '../../support/words/labels.ts';

const leaseMs = 15_000;

const frozen = {
  [fields.team]: 'Engineering',
  [fields.priority]: choices.urgent,
  [fields.summary]: 'Payouts frozen',
};

const places = (bot: Bot) =>
  bot
    .said()
    .map(([where]) => where)
    .toSorted();
const raisedIn = ['#esc-engineering', 'Aoife'];
const acknowledgedIn = ['#esc-engineering › thread', 'Aoife › thread', 'only Kenji'];

const rows = <Row>(bot: Bot, query: string): Row[] => bot.database.ask(query).rows as Row[];
const sender = (bot: Bot) =>
  rows<{ holder: string }>(bot, "select holder from leases where name = 'sender'")[0]?.holder;
const downtimes = (bot: Bot) =>
  rows<{ ms: number }>(bot, 'select to_at - from_at as ms from downtimes').map(({ ms }) => ms);

test.each(modes)('what any of them hears is done, and one sends it (%s)', async (mode) => {
  const bot = await startBot({ mode, several: true });
  const first = sender(bot);
  const second = await bot.join();
  await bot.settle();
  expect(sender(bot)).toBe(first);
  await second.hears();
  await bot.raise(frozen);
  expect(places(bot)).toEqual(raisedIn);
  await bot.first().hears();
  await acknowledge(bot);
  expect(places(bot)).toEqual(acknowledgedIn);
  await bot.pass(hour);
  expect([sender(bot), downtimes(bot)]).toEqual([first, []]);
  hear(bot);
});

test.each(modes)(
  'what one has committed waits for the sender, and nobody else sends it (%s)',
  async (mode) => {
    const bot = await startBot({ mode, several: true });
    const second = await bot.join();
    bot.first().pause();
    await second.hears();
    await bot.raise(frozen);
    expect(bot.said()).toEqual([]);
    bot.first().goOn();
    await bot.settle();
    expect(places(bot)).toEqual(raisedIn);
  },
);

test.each(modes)('one that stops hands over at once (%s)', async (mode) => {
  const bot = await startBot({ mode, several: true });
  const first = sender(bot);
  const second = await bot.join();
  await second.hears();
  await bot.raise(frozen);
  hear(bot);
  await bot.first().stop();
  expect(sender(bot)).toBeUndefined();
  bot.leap(1000);
  await acknowledge(bot);
  expect(places(bot)).toEqual(acknowledgedIn);
  expect(sender(bot)).not.toBe(first);
  // Not worth a word: nobody's reminder is late by it.
  expect(downtimes(bot)).toEqual([1000]);
});

test.each(modes)('one that dies is replaced when its lease has ended, and not before (%s)', async (mode) => {
  const bot = await startBot({ mode, several: true });
  const second = await bot.join();
  await bot.settle();
  const first = sender(bot);
  await bot.first().kill();
  await second.hears();
  await bot.raise(frozen);
  expect([sender(bot), bot.said()]).toEqual([first, []]);
  bot.leap(leaseMs - 1000);
  await second.app.settle();
  expect([sender(bot), bot.said()]).toEqual([first, []]);
  bot.leap(1001);
  await bot.settle();
  expect(sender(bot)).not.toBe(first);
  expect(places(bot)).toEqual(raisedIn);
  await bot.pass(minute);
  expect(bot.said()).toEqual([]);
});

test.each(modes)('one that was held up finds that another sends, and sends nothing (%s)', async (mode) => {
  const bot = await startBot({ mode, several: true });
  const first = bot.first();
  const second = await bot.join();
  await second.hears();
  second.pause();
  // It has taken both up, and is held up before it has posted to the agent.
  bot.slack.faults.add({ kind: 'late', method: 'conversations.open', delayMs: 2000 });
  await bot.slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
  await bot.slack.until(() => bot.slack.modal('UAOIFE') !== undefined, 'the form opens');
  await bot.slack.submit('UAOIFE', { [fields.details]: 'It does not work.', ...frozen });
  const heldUp = first.app.settle();
  const isAsked = () => bot.slack.calls.some(({ method }) => method === 'conversations.open');
  await bot.slack.until(isAsked, 'the direct message is opened');
  bot.leap(leaseMs + 1);
  first.pause();
  second.goOn();
  await second.app.settle();
  const asIs = bot.said();
  await heldUp;
  expect(bot.said()).toEqual([]);
  await bot.slack.closeModal('UAOIFE');
  await bot.pass(minute);
  first.goOn();
  await bot.pass(minute);
  expect([...asIs, ...bot.said()].map(([where]) => where).toSorted()).toEqual(raisedIn);
});

test.each(modes)('the first takes up again what the second was at when that one dies (%s)', async (mode) => {
  const bot = await startBot({ mode, several: true });
  const second = await bot.join();
  await bot.settle();
  await bot.first().stop();
  await second.app.settle();
  const third = await bot.join();
  await third.hears();
  await bot.raise(frozen);
  hear(bot);
  bot.slack.faults.add({ kind: 'http_500', times: 100, when: ({ method }) => method.startsWith('chat.') });
  await acknowledge(bot);
  bot.slack.faults.clear();
  hear(bot);
  await second.kill();
  bot.leap(leaseMs + 1);
  await bot.pass(2 * minute);
  expect(places(bot)).toEqual(acknowledgedIn.filter((where) => !where.startsWith('only')));
  // It was down from the last sign of life of the one that died, not since this instance began.
  expect(Math.max(...downtimes(bot))).toBeLessThanOrEqual(2 * minute);
});

test('who has left is known to an instance that Slack did not tell', async () => {
  const bot = await startBot({ mode: 'http', several: true });
  const second = await bot.join();
  await bot.raise(frozen);
  hear(bot);
  await second.hears();
  await command(bot, 'UKENJI', 'mine');
  hear(bot);
  await bot.first().hears();
  await bot.slack.deactivate('UKENJI');
  await bot.settle();
  await second.hears();
  bot.leap(10_001);
  await acknowledge(bot);
  expect(bot.said()).toEqual([[bot.only('UKENJI'), bot.words.say(refusedAnswer('stranger', en))]]);
});

test('of three instances each keeps one connection, and two again when one has stopped', async () => {
  const bot = await startBot({ mode: 'socket', several: true });
  await bot.join();
  const third = await bot.join();
  await bot.pass(10_000);
  await bot.slack.until(() => bot.slack.connections() === 3, 'each has one');
  await bot.raise(frozen);
  expect(places(bot)).toEqual(raisedIn);
  await third.stop();
  await bot.pass(10_000);
  await bot.slack.until(() => bot.slack.connections() === 4, 'each has two');
});
