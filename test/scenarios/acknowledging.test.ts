/** Taking an escalation: by a press, by a reply, by 👀, and who cannot. */
import { expect, test } from 'vitest';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, minute } from '../support/bot.ts';
import {
  acknowledge,
  command,
  hear,
  more,
  press,
  resolve,
  startRaised,
  theCard,
  write,
} from '../support/gestures.ts';
import { answerLines, askedForNews, cardLines } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';

/** Both threads are told that somebody has it. */
const told = ({ words }: Bot, by: string) => [
  [thread, words.hasIt(by)],
  [agent, words.toAgent({ what: 'acknowledged' }, { by })],
];

/** The ids of who got it and who did not. */
const firstAndSecond = (bot: Bot): [string, string] =>
  bot.card('ESC-1', 'C0ENG', 'UKENJI').includes('@Kenji') ? ['UKENJI', 'UPRIYA'] : ['UPRIYA', 'UKENJI'];

test('one press, and it is theirs: the card, the thread and the agent say so, and nobody is pinged', async () => {
  const bot = await startRaised();
  await bot.pass(4 * minute);
  await acknowledge(bot);
  expect(bot.said()).toEqual([askedForNews(bot, 'UKENJI'), ...told(bot, 'UKENJI')]);
  expect(bot.pings()).toEqual([]);
  expect(answerLines(bot, 'UKENJI')).toEqual(bot.words.answer(bot.words.newsQuestion(), 'UKENJI'));
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(
    bot.words.card({
      status: 'acknowledged',
      owner: 'UKENJI',
      due: { update: at('11:04'), resolve: at('14:00') },
    }),
  );
});

test('two people press at once: the first has it, the second is told who', async () => {
  const bot = await startRaised();
  const card = theCard(bot);
  await Promise.all([
    bot.slack.click('UKENJI', acts.acknowledge, card),
    bot.slack.click('UPRIYA', acts.acknowledge, card),
  ]);
  await bot.settle();
  const [first, second] = firstAndSecond(bot);
  expect(bot.said().toSorted()).toEqual(
    [
      ...told(bot, first),
      askedForNews(bot, first),
      [bot.only(second), bot.words.refused({ refused: 'already owned', owner: first })],
    ].toSorted(),
  );
  expect(bot.pings()).toEqual([]);
});

test('a second press by the same person says that they have it', async () => {
  const bot = await startRaised();
  const card = theCard(bot);
  await Promise.all([
    bot.slack.click('UKENJI', acts.acknowledge, card),
    bot.slack.click('UKENJI', acts.acknowledge, card),
  ]);
  await bot.settle();
  expect(bot.said().toSorted()).toEqual(
    [
      ...told(bot, 'UKENJI'),
      [bot.only('UKENJI'), bot.words.refused({ refused: 'already yours' })],
      askedForNews(bot, 'UKENJI'),
    ].toSorted(),
  );
});

test('two replies at once: the first has it, and both reach the agent', async () => {
  const bot = await startRaised();
  const { ts } = theCard(bot);
  await Promise.all([
    bot.slack.post('UKENJI', 'C0ENG', 'I look.', { thread: ts }),
    bot.slack.post('UPRIYA', 'C0ENG', 'So do I.', { thread: ts }),
  ]);
  await bot.settle();
  const [first] = firstAndSecond(bot);
  const { words } = bot;
  expect(bot.said().toSorted()).toEqual(
    [
      ...told(bot, first),
      [agent, words.writes('I look.', 'UKENJI')],
      [agent, words.writes('So do I.', 'UPRIYA')],
      [bot.only(first), words.say(words.tookByReply())],
    ].toSorted(),
  );
});

test('a first reply takes it, quietly; Undo gives it back with its clock as it was', async () => {
  const bot = await startRaised({ [fields.priority]: choices.normal });
  const { words } = bot;
  const before = cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA');
  await write(bot, 'UPRIYA', 'C0ENG', 'Looking into it', theCard(bot));
  expect(bot.said()).toEqual([
    [bot.only('UPRIYA'), words.say(words.tookByReply())],
    ...told(bot, 'UPRIYA'),
    [agent, words.writes('Looking into it', 'UPRIYA')],
  ]);
  expect(bot.pings()).toEqual([]);
  expect(answerLines(bot, 'UPRIYA')).toEqual(words.answer(words.tookByReply(), 'UPRIYA'));
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(
    words.card(
      {
        priority: 'normal',
        status: 'acknowledged',
        owner: 'UPRIYA',
        due: { update: at('18:00'), resolve: at('10:00', 2) },
      },
      'UPRIYA',
    ),
  );

  await bot.pass(2 * minute);
  await press(bot, 'UPRIYA', acts.undo);
  expect(bot.said()).toEqual([
    [bot.only('UPRIYA'), words.say({ text: en.acts.undo.answer('ESC-1') })],
    [thread, words.inThread({ what: 'acknowledgement undone' }, { by: 'UPRIYA' })],
    [
      agent,
      words.toAgent(
        { what: 'acknowledgement undone' },
        { by: 'UPRIYA', due: { acknowledge: at('12:00'), resolve: at('10:00', 2) } },
      ),
    ],
  ]);
  expect(bot.pings()).toEqual([]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(before);
  expect(answerLines(bot, 'UPRIYA')).toEqual(words.answer({ text: en.acts.undo.answer('ESC-1') }));
});

test('whoever pressed Undo may go on writing: only somebody else’s reply takes it', async () => {
  const bot = await startRaised();
  const card = theCard(bot);
  await write(bot, 'UPRIYA', 'C0ENG', 'Looking into it', card);
  await press(bot, 'UPRIYA', acts.undo);
  hear(bot);
  await write(bot, 'UPRIYA', 'C0ENG', 'I only asked.', card);
  expect(bot.said()).toEqual([[agent, bot.words.writes('I only asked.', 'UPRIYA')]]);
  await write(bot, 'UKENJI', 'C0ENG', 'Mine then.', card);
  expect(bot.said()).toEqual([
    [bot.only('UKENJI'), bot.words.say(bot.words.tookByReply())],
    ...told(bot, 'UKENJI'),
    [agent, bot.words.writes('Mine then.', 'UKENJI')],
  ]);
});

test('Undo comes too late once somebody else has it', async () => {
  const bot = await startRaised();
  await write(bot, 'UPRIYA', 'C0ENG', 'Looking into it', theCard(bot));
  await more(bot, 'UKENJI', acts.assign, theCard(bot), { [fields.owner]: 'USAM' });
  hear(bot);
  await press(bot, 'UPRIYA', acts.undo);
  expect(bot.said()).toEqual([
    [bot.only('UPRIYA'), bot.words.refused({ refused: 'nothing to undo' }, { owner: 'USAM' })],
  ]);
});

test('👀 on the card takes it; anybody else’s eyes are only eyes', async () => {
  const bot = await startRaised();
  const { words } = bot;
  await bot.slack.react('UNORA', 'eyes', theCard(bot));
  await bot.slack.react('UKENJI', 'thumbsup', theCard(bot));
  await bot.settle();
  expect(bot.said()).toEqual([]);
  await bot.slack.react('UKENJI', 'eyes', theCard(bot));
  await bot.settle();
  await bot.slack.react('UPRIYA', 'eyes', theCard(bot));
  await bot.settle();
  expect(bot.said()).toEqual([[bot.only('UKENJI'), words.say(words.tookByEyes())], ...told(bot, 'UKENJI')]);
  expect(answerLines(bot, 'UKENJI')).toEqual(words.answer(words.tookByEyes(), 'UKENJI'));
  await press(bot, 'UKENJI', acts.undo);
  expect(bot.said()).toEqual([
    [bot.only('UKENJI'), words.say({ text: en.acts.undo.answer('ESC-1') })],
    [thread, words.inThread({ what: 'acknowledgement undone' })],
    [
      agent,
      words.toAgent(
        { what: 'acknowledgement undone' },
        { due: { acknowledge: at('10:15'), resolve: at('14:00') } },
      ),
    ],
  ]);
});

test('a reply by somebody who does not respond for the team takes nothing, and still reaches the agent', async () => {
  const bot = await startRaised();
  const before = cardLines(bot, 'ESC-1', 'C0ENG', 'UNORA');
  await write(bot, 'UNORA', 'C0ENG', 'Who can take this?', theCard(bot));
  expect(bot.said()).toEqual([[agent, bot.words.writes('Who can take this?', 'UNORA')]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UNORA')).toEqual(before);
});

test('the agent cannot acknowledge, and reads who can', async () => {
  const bot = await startRaised();
  await bot.slack.invite('UAOIFE', 'C0ENG');
  await acknowledge(bot, 'UAOIFE');
  expect(bot.said()).toEqual([
    [
      bot.only('UAOIFE'),
      bot.words.refused({ refused: 'not allowed', act: 'acknowledge', team: 'engineering' }),
    ],
  ]);
});

test('a resolved one cannot be acknowledged from a list that stood open: who, when, and Reopen', async () => {
  const bot = await startRaised();
  await command(bot, 'UKENJI', 'list');
  const list = bot.slack.ephemerals('UKENJI').at(-1);
  await resolve(bot, 'UPRIYA');
  await bot.pass(6 * minute);
  hear(bot);
  await acknowledge(bot, 'UKENJI', list);
  const by = { closedBy: { by: 'UPRIYA', at: at('10:00') } };
  const refused = { refused: 'closed', status: 'resolved' } as const;
  expect(bot.said()).toEqual([[bot.only('UKENJI'), bot.words.refused(refused, {}, by)]]);
  expect(answerLines(bot, 'UKENJI')).toEqual(bot.words.refusedLines(refused, {}, 'UKENJI', by));
});
