/** Slack delivers at least once and people press twice: everything happens once. */
import { expect, test } from 'vitest';
import type { Delivery } from '../../sandbox/slack/delivery.ts';
import { type Bot, startBot } from '../support/bot.ts';
import {
  acknowledge,
  aResolution,
  press,
  startAsked,
  startRaised,
  theCard,
  write,
} from '../support/gestures.ts';
import { askedForNews } from '../support/lines.ts';
import { acts, fields } from '../support/words/labels.ts';

const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';

/** Both threads are told that Kenji has it. */
const acknowledged = ({ words }: Bot) => [
  [thread, words.hasIt()],
  [agent, words.toAgent({ what: 'acknowledged' })],
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
    [fields.team]: 'Engineering',
    [fields.summary]: 'Payouts frozen',
    [fields.details]: 'Frozen.',
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
  await acknowledge(bot);
  const click = lastAbout(bot, acts.acknowledge);
  expect(bot.said()).toEqual([askedForNews(bot, 'UKENJI'), ...acknowledged(bot)]);
  await again(bot, click);
  expect(bot.said()).toEqual([]);
  expect((await bot.engine.history('ESC-1')).map(({ deed }) => deed.what)).toEqual([
    'raised',
    'acknowledged',
  ]);
});

test('a double click is one acknowledgement, and says that it is already theirs', async () => {
  const bot = await startRaised();
  const card = theCard(bot);
  await Promise.all([
    bot.slack.click('UKENJI', acts.acknowledge, card),
    bot.slack.click('UKENJI', acts.acknowledge, card),
  ]);
  await bot.settle();
  expect(bot.said().toSorted()).toEqual(
    [
      ...acknowledged(bot),
      [bot.only('UKENJI'), bot.words.refused({ refused: 'already yours' })],
      askedForNews(bot, 'UKENJI'),
    ].toSorted(),
  );
});

test('a resolution delivered twice at once and again later is one', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', acts.resolve, theCard(bot));
  await bot.slack.fill('UKENJI', aResolution);
  bot.slack.duplicateNext();
  await bot.slack.submit('UKENJI');
  const submission = last(bot);
  await bot.settle();
  expect(bot.said().map(([where]) => where)).toEqual([thread, agent]);
  await again(bot, submission);
  expect(bot.said()).toEqual([]);
  expect(bot.slack.errorsShown('UKENJI')).toEqual([]);
});

test('a reply delivered twice, and once more as a new event, is carried over once', async () => {
  const bot = await startRaised();
  bot.slack.duplicateNext();
  await write(bot, 'UKENJI', 'C0ENG', 'We are on it.', theCard(bot));
  const event = bot.slack.deliveries.find(({ payload }) => JSON.stringify(payload).includes('We are on it.'));
  if (!event) throw new Error('the reply was not delivered');
  const { words } = bot;
  expect(bot.said().toSorted()).toEqual(
    [
      ...acknowledged(bot),
      [agent, words.writes('We are on it.')],
      [bot.only('UKENJI'), words.say(words.tookByReply())],
    ].toSorted(),
  );
  await again(bot, event);
  await again(bot, { ...event, id: `${event.id}-anew`, payload: { ...event.payload, event_id: 'EvANEW' } });
  expect(bot.said()).toEqual([]);
});

test('eyes delivered twice are one acknowledgement', async () => {
  const bot = await startRaised();
  bot.slack.duplicateNext();
  await bot.slack.react('UKENJI', 'eyes', theCard(bot));
  await bot.settle();
  expect(bot.said().toSorted()).toEqual(
    [...acknowledged(bot), [bot.only('UKENJI'), bot.words.say(bot.words.tookByEyes())]].toSorted(),
  );
});

test('a digest asked for is sent once, however often the command is delivered', async () => {
  const bot = await startRaised();
  bot.slack.duplicateNext();
  await bot.slack.command('UINGRID', '/escalate digest', { channel: 'C0OPS' });
  await bot.settle();
  const digests = bot.said().filter(([where]) => where === 'Ingrid');
  expect(digests).toEqual([['Ingrid', bot.words.digest({ teams: [{ team: 'risk' }] })]]);
});

test('an answer delivered twice resumes the clocks once', async () => {
  const bot = await startAsked('Since when?');
  await press(bot, 'UAOIFE', acts.answer);
  await bot.slack.fill('UAOIFE', { [fields.answer]: 'Since nine.' });
  bot.slack.duplicateNext();
  await bot.slack.submit('UAOIFE');
  await bot.settle();
  const answered = { what: 'answered', text: 'Since nine.' } as const;
  expect(bot.said()).toEqual([[thread, bot.words.inThread(answered, { by: 'UAOIFE', owner: 'UKENJI' })]]);
});
