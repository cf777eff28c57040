/** What Slack will not take is kept, those who can act are told once, and it is sent when there is a way again. */
import { expect, test } from 'vitest';
import { unreachable } from '../../src/views/undeliverable.ts';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { acknowledge, hear, startRaised, theCard, write } from '../support/gestures.ts';
import { cardLines } from '../support/lines.ts';
import { choices, fields } from '../support/words/labels.ts';

const frozen = {
  [fields.team]: 'Risk',
  [fields.priority]: choices.urgent,
  [fields.summary]: 'Payouts frozen',
};
const low = { ...frozen, [fields.priority]: choices.low };
const undelivered = 'this cannot be shown in Slack; it is kept';
/** Where something was said; that the bot has joined is Slack's own line. */
const mostly = (bot: Bot) =>
  bot.said().flatMap(([where, text]) => (text.includes('has joined') ? [] : where));

test('a channel that is unarchived gets at once what was kept for it, each thing once', async () => {
  const bot = await startBot();
  await bot.slack.archive('C0RISK');
  await bot.raise(frozen);
  expect(mostly(bot)).toEqual(['Aoife', 'Ingrid']);
  expect(bot.faults()).toEqual([undelivered]);
  await bot.slack.unarchive('C0RISK');
  await bot.settle();
  expect(mostly(bot)).toEqual(['#esc-risk']);
  expect(cardLines(bot, 'ESC-1', 'C0RISK', 'UMINA')[0]).toBe(bot.words.card({ team: 'risk' }, 'UMINA')[0]);
});

test('a channel the bot is invited to again gets what was kept for it', async () => {
  const bot = await startBot();
  await bot.slack.leave('UBOT', 'C0RISK');
  await bot.raise(frozen);
  hear(bot);
  expect(bot.faults()).toEqual([undelivered]);
  await bot.slack.invite('UKENJI', 'C0RISK');
  await bot.settle();
  expect(mostly(bot)).toEqual([]);
  await bot.slack.invite('UBOT', 'C0RISK');
  await bot.settle();
  expect(mostly(bot)).toEqual(['#esc-risk']);
});

test('a channel that was opened while the bot was away gets it when the bot starts, or within the hour', async () => {
  const bot = await startBot();
  await bot.slack.archive('C0RISK');
  await bot.raise(low);
  hear(bot);
  expect(bot.faults()).toEqual([undelivered]);
  await bot.stop();
  await bot.slack.unarchive('C0RISK');
  await bot.start();
  await bot.settle();
  expect(mostly(bot)).toEqual(['#esc-risk']);

  await bot.slack.archive('C0RISK');
  await bot.raise({ ...low, [fields.summary]: 'And again' });
  hear(bot);
  expect(bot.faults()).toEqual([undelivered]);
  const channel = bot.slack.state.channels.get('C0RISK');
  if (channel) channel.archived = false;
  await bot.pass(hour + minute);
  expect(mostly(bot)).toEqual(['#esc-risk']);
});

test('an agent who has left: the leads hear it once, and the team works on', async () => {
  const bot = await startRaised();
  const aoife = bot.slack.state.people.get('UAOIFE');
  if (aoife) aoife.deleted = true;
  bot.slack.faults.add({
    kind: 'error',
    error: 'user_disabled',
    method: 'chat.postMessage',
    times: 100,
    when: ({ args }) => args.channel === bot.slack.directChannel('UAOIFE'),
  });
  await acknowledge(bot);
  await write(bot, 'UKENJI', 'C0ENG', 'We found it.', theCard(bot));
  const { say, wording } = bot.words;
  const kept = say(unreachable({ user: 'UAOIFE', reason: 'user_disabled', wording }));
  expect(bot.said().filter(([where]) => where === 'Marcus' || where === 'Nora')).toEqual([
    ['Marcus', kept],
    ['Nora', kept],
  ]);
  expect(bot.faults()).toEqual([undelivered, undelivered]);
});
