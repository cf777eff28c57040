/** Taking an escalation: by a press, by a reply, by 👀, and who cannot. */
import { describe, expect, test } from 'vitest';
import { type Bot, minute, modes } from '../support/bot.ts';
import { aResolution, command, fillIn, hear, more, press, startRaised, write } from '../support/gestures.ts';
import { answerLines, askedForNews, cardLines } from '../support/lines.ts';

const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');

/** The names of who got it and who did not. */
const firstAndSecond = (bot: Bot) =>
  bot.card('ESC-1', 'C0ENG', 'UKENJI').includes('Owner: @Kenji') ? ['Kenji', 'Priya'] : ['Priya', 'Kenji'];

describe.each(modes)('%s mode', (mode) => {
  test('one press, and it is theirs: the card, the thread and the agent say so, and nobody is pinged', async () => {
    const bot = await startRaised(mode);
    await bot.pass(4 * minute);
    await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
    expect(bot.said()).toEqual([
      askedForNews('Kenji'),
      ['#esc-engineering › thread', 'Kenji has it.'],
      ['Aoife › thread', 'Kenji in Engineering has it.'],
    ]);
    expect(bot.pings()).toEqual([]);
    expect(answerLines(bot, 'UKENJI')).toEqual([
      'You have ESC-1. When will you have news?',
      '[30 min] [2 hours] [Today] [Tomorrow]',
    ]);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
      'ESC-1 · 🔴 urgent · acknowledged',
      'Payouts frozen',
      '> It does not work.',
      'Owner: @Kenji',
      'News by 20:04 today · Resolve by 23:00 today',
      'Raised by Aoife',
      '[Resolve] [Ask for info] [More]',
    ]);
  });

  test('two people press at once: the first has it, the second is told who', async () => {
    const bot = await startRaised(mode);
    const card = theCard(bot);
    await Promise.all([
      bot.slack.click('UKENJI', 'Acknowledge', card),
      bot.slack.click('UPRIYA', 'Acknowledge', card),
    ]);
    await bot.settle();
    const [first, second] = firstAndSecond(bot);
    expect(bot.said().toSorted()).toEqual(
      [
        ['#esc-engineering › thread', `${first} has it.`],
        ['Aoife › thread', `${first} in Engineering has it.`],
        askedForNews(`${first}`),
        [`only ${second}`, `@${first} already has ESC-1.`],
      ].toSorted(),
    );
    expect(bot.pings()).toEqual([]);
  });

  test('a second press by the same person says that they have it', async () => {
    const bot = await startRaised(mode);
    const card = theCard(bot);
    await Promise.all([
      bot.slack.click('UKENJI', 'Acknowledge', card),
      bot.slack.click('UKENJI', 'Acknowledge', card),
    ]);
    await bot.settle();
    expect(bot.said().toSorted()).toEqual([
      ['#esc-engineering › thread', 'Kenji has it.'],
      ['Aoife › thread', 'Kenji in Engineering has it.'],
      ['only Kenji', 'You already have ESC-1.'],
      askedForNews('Kenji'),
    ]);
  });

  test('two replies at once: the first has it, and both reach the agent', async () => {
    const bot = await startRaised(mode);
    const { ts } = theCard(bot);
    await Promise.all([
      bot.slack.post('UKENJI', 'C0ENG', 'I look.', { thread: ts }),
      bot.slack.post('UPRIYA', 'C0ENG', 'So do I.', { thread: ts }),
    ]);
    await bot.settle();
    const [first] = firstAndSecond(bot);
    expect(bot.said().toSorted()).toEqual(
      [
        ['#esc-engineering › thread', `${first} has it.`],
        ['Aoife › thread', 'Kenji writes: “I look.”'],
        ['Aoife › thread', 'Priya writes: “So do I.”'],
        ['Aoife › thread', `${first} in Engineering has it.`],
        [`only ${first}`, 'You have ESC-1 now, because you replied. When will you have news?'],
      ].toSorted(),
    );
  });

  test('a first reply takes it, quietly; Undo gives it back with its clock as it was', async () => {
    const bot = await startRaised(mode, { Priority: 'normal' });
    const before = cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA');
    await write(bot, 'UPRIYA', 'C0ENG', 'Looking into it', theCard(bot));
    expect(bot.said()).toEqual([
      ['only Priya', 'You have ESC-1 now, because you replied. When will you have news?'],
      ['#esc-engineering › thread', 'Priya has it.'],
      ['Aoife › thread', 'Priya in Engineering has it.'],
      ['Aoife › thread', 'Priya writes: “Looking into it”'],
    ]);
    expect(bot.pings()).toEqual([]);
    expect(answerLines(bot, 'UPRIYA')).toEqual([
      'You have ESC-1 now, because you replied. When will you have news?',
      '[Undo] [30 min] [2 hours] [Today] [Tomorrow]',
    ]);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual([
      'ESC-1 · 🔵 normal · acknowledged',
      'Payouts frozen',
      '> It does not work.',
      'Owner: @Priya',
      'News by 18:00 today · Resolve by 10:00 Nov 25, 2026',
      'Raised by Aoife',
      '[Resolve] [Ask for info] [More]',
    ]);

    await bot.pass(2 * minute);
    await press(bot, 'UPRIYA', 'Undo');
    expect(bot.said()).toEqual([
      ['only Priya', 'Undone. Nobody has ESC-1 now.'],
      ['#esc-engineering › thread', 'Priya took the acknowledgement back. Nobody has it now.'],
      [
        'Aoife › thread',
        'Engineering is finding somebody else. Engineering should acknowledge by 12:00 today and resolve by 10:00 Nov 25, 2026.',
      ],
    ]);
    expect(bot.pings()).toEqual([]);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(before);
    expect(answerLines(bot, 'UPRIYA')).toEqual(['Undone. Nobody has ESC-1 now.']);
  });

  test('whoever pressed Undo may go on writing: only somebody else’s reply takes it', async () => {
    const bot = await startRaised(mode);
    const card = theCard(bot);
    await write(bot, 'UPRIYA', 'C0ENG', 'Looking into it', card);
    await press(bot, 'UPRIYA', 'Undo');
    hear(bot);
    await write(bot, 'UPRIYA', 'C0ENG', 'I only asked.', card);
    expect(bot.said()).toEqual([['Aoife › thread', 'Priya writes: “I only asked.”']]);
    await write(bot, 'UKENJI', 'C0ENG', 'Mine then.', card);
    expect(bot.said()).toEqual([
      ['only Kenji', 'You have ESC-1 now, because you replied. When will you have news?'],
      ['#esc-engineering › thread', 'Kenji has it.'],
      ['Aoife › thread', 'Kenji in Engineering has it.'],
      ['Aoife › thread', 'Kenji writes: “Mine then.”'],
    ]);
  });

  test('Undo comes too late once somebody else has it', async () => {
    const bot = await startRaised(mode);
    await write(bot, 'UPRIYA', 'C0ENG', 'Looking into it', theCard(bot));
    await more(bot, 'UKENJI', 'Assign to…', theCard(bot), { 'Assign to': 'USAM' });
    hear(bot);
    await press(bot, 'UPRIYA', 'Undo');
    expect(bot.said()).toEqual([
      [
        'only Priya',
        'There is nothing left to undo: @Sam has ESC-1. Whoever has it can give it back with More, then Hand back.',
      ],
    ]);
  });

  test('👀 on the card takes it; anybody else’s eyes are only eyes', async () => {
    const bot = await startRaised(mode);
    await bot.slack.react('UNORA', 'eyes', theCard(bot));
    await bot.slack.react('UKENJI', 'thumbsup', theCard(bot));
    await bot.settle();
    expect(bot.said()).toEqual([]);
    await bot.slack.react('UKENJI', 'eyes', theCard(bot));
    await bot.settle();
    await bot.slack.react('UPRIYA', 'eyes', theCard(bot));
    await bot.settle();
    expect(bot.said()).toEqual([
      ['only Kenji', 'You have ESC-1 now, because of your 👀. When will you have news?'],
      ['#esc-engineering › thread', 'Kenji has it.'],
      ['Aoife › thread', 'Kenji in Engineering has it.'],
    ]);
    expect(answerLines(bot, 'UKENJI')).toEqual([
      'You have ESC-1 now, because of your 👀. When will you have news?',
      '[Undo] [30 min] [2 hours] [Today] [Tomorrow]',
    ]);
    await press(bot, 'UKENJI', 'Undo');
    expect(bot.said()).toEqual([
      ['only Kenji', 'Undone. Nobody has ESC-1 now.'],
      ['#esc-engineering › thread', 'Kenji took the acknowledgement back. Nobody has it now.'],
      [
        'Aoife › thread',
        'Engineering is finding somebody else. Engineering should acknowledge by 10:15 today and resolve by 14:00 today.',
      ],
    ]);
  });

  test('a reply by somebody who does not respond for the team takes nothing, and still reaches the agent', async () => {
    const bot = await startRaised(mode);
    await write(bot, 'UNORA', 'C0ENG', 'Who can take this?', theCard(bot));
    expect(bot.said()).toEqual([['Aoife › thread', 'Nora writes: “Who can take this?”']]);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UNORA')[0]).toEqual('ESC-1 · 🔴 urgent · open');
  });

  test('the agent cannot acknowledge, and reads who can', async () => {
    const bot = await startRaised(mode);
    await bot.slack.invite('UAOIFE', 'C0ENG');
    await press(bot, 'UAOIFE', 'Acknowledge', theCard(bot));
    expect(bot.said()).toEqual([
      ['only Aoife', 'Only responders and leads of Engineering can acknowledge ESC-1.'],
    ]);
  });

  test('a resolved one cannot be acknowledged from a list that stood open: who, when, and Reopen', async () => {
    const bot = await startRaised(mode);
    await command(bot, 'UKENJI', 'list');
    const list = bot.slack.ephemerals('UKENJI').at(-1);
    await fillIn(bot, 'UPRIYA', 'Resolve', aResolution, theCard(bot));
    await bot.pass(6 * minute);
    hear(bot);
    await press(bot, 'UKENJI', 'Acknowledge', list);
    expect(bot.said()).toEqual([['only Kenji', 'Priya resolved ESC-1 at 10:00 today.']]);
    expect(answerLines(bot, 'UKENJI')).toEqual(['Priya resolved ESC-1 at 19:00 today.', '[Reopen]']);
  });
});
