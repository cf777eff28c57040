/** Slack delivers at least once and people press twice: everything happens once. */
import { expect, test } from 'vitest';
import type { Delivery } from '../../sandbox/slack/delivery.ts';
import { type Bot, startBot } from '../support/bot.ts';
import { aResolution, fillIn, press, startRaised, write } from '../support/gestures.ts';
import { askedForNews } from '../support/lines.ts';

const acknowledged = [
  ['#esc-engineering › thread', 'Kenji has it.'],
  ['Aoife › thread', 'Kenji in Engineering has it.'],
];

const last = (bot: Bot): Delivery => {
  const delivery = bot.slack.deliveries.at(-1);
  if (!delivery) throw new Error('nothing was delivered');
  return delivery;
};

/** Everything taken to the bot that was about this, most recent last. */
const lastAbout = (bot: Bot, about: string): Delivery => {
  const delivery = bot.slack.deliveries.findLast((each) => each.about.includes(about));
  if (!delivery) throw new Error(`nothing about ${about} was delivered`);
  return delivery;
};

async function again(bot: Bot, delivery: Delivery): Promise<void> {
  await bot.slack.redeliver(delivery);
  await bot.settle();
}

test('a form delivered twice at once, again later and after a restart is one escalation', async () => {
  const bot = await startBot();
  await bot.slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
  await bot.settle();
  await bot.slack.fill('UAOIFE', {
    Team: 'Engineering',
    Summary: 'Payouts frozen',
    'What happened': 'Frozen.',
  });
  bot.slack.duplicateNext();
  await bot.slack.submit('UAOIFE');
  await bot.settle();
  const submission = last(bot);
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
  await again(bot, submission);
  await bot.restart();
  await again(bot, submission);
  expect(bot.said()).toEqual([]);
  expect(await bot.engine.find('ESC-2')).toBeUndefined();
});

test('a command delivered twice opens one form and says nothing else', async () => {
  const bot = await startBot();
  bot.slack.duplicateNext();
  await bot.slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
  await bot.settle();
  expect(bot.said()).toEqual([]);
  expect(bot.slack.modal('UAOIFE')).toBeDefined();
});

test('an acknowledgement delivered twice at once and again later is one, and nobody is told otherwise', async () => {
  const bot = await startRaised();
  bot.slack.duplicateNext();
  await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
  const click = lastAbout(bot, 'Acknowledge');
  expect(bot.said()).toEqual([askedForNews(bot, 'UKENJI'), ...acknowledged]);
  await again(bot, click);
  expect(bot.said()).toEqual([]);
  expect((await bot.engine.history('ESC-1')).map(({ deed }) => deed.what)).toEqual([
    'raised',
    'acknowledged',
  ]);
});

test('a double click is one acknowledgement, and says that it is already theirs', async () => {
  const bot = await startRaised();
  const card = bot.cardMessage('ESC-1', 'C0ENG');
  await Promise.all([
    bot.slack.click('UKENJI', 'Acknowledge', card),
    bot.slack.click('UKENJI', 'Acknowledge', card),
  ]);
  await bot.settle();
  expect(bot.said().toSorted()).toEqual([
    ...acknowledged,
    ['only Kenji', 'You already have ESC-1.'],
    askedForNews(bot, 'UKENJI'),
  ]);
});

test('a resolution delivered twice at once and again later is one', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Resolve', bot.cardMessage('ESC-1', 'C0ENG'));
  await bot.slack.fill('UKENJI', aResolution);
  bot.slack.duplicateNext();
  await bot.slack.submit('UKENJI');
  const submission = last(bot);
  await bot.settle();
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering › thread', 'Aoife › thread']);
  await again(bot, submission);
  expect(bot.said()).toEqual([]);
  expect(bot.slack.errorsShown('UKENJI')).toEqual([]);
});

test('a reply delivered twice, and once more as a new event, is carried over once', async () => {
  const bot = await startRaised();
  const card = bot.cardMessage('ESC-1', 'C0ENG');
  bot.slack.duplicateNext();
  await write(bot, 'UKENJI', 'C0ENG', 'We are on it.', card);
  const event = bot.slack.deliveries.find(({ payload }) => JSON.stringify(payload).includes('We are on it.'));
  if (!event) throw new Error('the reply was not delivered');
  expect(bot.said().toSorted()).toEqual([
    ...acknowledged,
    ['Aoife › thread', 'Kenji writes: “We are on it.”'],
    ['only Kenji', 'You have ESC-1 now, because you replied. When will you have news?'],
  ]);
  await again(bot, event);
  await again(bot, { ...event, id: `${event.id}-anew`, payload: { ...event.payload, event_id: 'EvANEW' } });
  expect(bot.said()).toEqual([]);
});

test('eyes delivered twice are one acknowledgement', async () => {
  const bot = await startRaised();
  bot.slack.duplicateNext();
  await bot.slack.react('UKENJI', 'eyes', bot.cardMessage('ESC-1', 'C0ENG'));
  await bot.settle();
  expect(bot.said().toSorted()).toEqual([
    ...acknowledged,
    ['only Kenji', 'You have ESC-1 now, because of your 👀. When will you have news?'],
  ]);
});

test('a digest asked for is sent once, however often the command is delivered', async () => {
  const bot = await startRaised();
  bot.slack.duplicateNext();
  await bot.slack.command('UINGRID', '/escalate digest', { channel: 'C0OPS' });
  await bot.settle();
  expect(
    bot
      .said()
      .filter(([where]) => where === 'Ingrid')
      .map(([, text]) => text.slice(0, 10)),
  ).toEqual(['Digest for']);
});

test('an answer delivered twice resumes the clocks once', async () => {
  const bot = await startRaised();
  await fillIn(
    bot,
    'UKENJI',
    'Ask for info',
    { 'Your question': 'Since when?' },
    bot.cardMessage('ESC-1', 'C0ENG'),
  );
  bot.said();
  await press(bot, 'UAOIFE', 'Answer');
  await bot.slack.fill('UAOIFE', { 'Your answer': 'Since nine.' });
  bot.slack.duplicateNext();
  await bot.slack.submit('UAOIFE');
  await bot.settle();
  expect(bot.said()).toEqual([['#esc-engineering › thread', '@Kenji, Aoife answered: “Since nine.”']]);
});
