/** Giving an escalation to somebody, and giving it back. */
import { expect, test } from 'vitest';
import { type Bot, minute } from '../support/bot.ts';
import { hear, more, press, startRaised, submit, write } from '../support/gestures.ts';
import { cardLines, modalLines } from '../support/lines.ts';

const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');

test('a lead gives it to a responder, who is pinged; the agent reads who has it', async () => {
  const bot = await startRaised();
  await more(bot, 'UNORA', 'Assign to…', theCard(bot), { 'Assign to': 'UPRIYA' });
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'Nora gave it to @Priya.'],
    ['Aoife › thread', 'Priya in Engineering has it now.'],
  ]);
  expect(bot.pings()).toEqual([['#esc-engineering › thread', ['Priya']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
    'ESC-1 · 🔴 urgent · acknowledged',
    'Payouts frozen',
    '> It does not work.',
    'Owner: @Priya',
    'News by 20:00 today · Resolve by 23:00 today',
    'Raised by Aoife',
    '[Resolve] [Ask for info] [More]',
  ]);
});

test('somebody who takes it this way themselves is not pinged', async () => {
  const bot = await startRaised();
  await more(bot, 'UKENJI', 'Assign to…', theCard(bot), { 'Assign to': 'UKENJI' });
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'Kenji has it.'],
    ['Aoife › thread', 'Kenji in Engineering has it now.'],
  ]);
  expect(bot.pings()).toEqual([]);
});

test('it passes from one to the other, and its clocks go on', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  await bot.pass(10 * minute);
  hear(bot);
  await more(bot, 'UKENJI', 'Assign to…', theCard(bot), { 'Assign to': 'USAM' });
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'Kenji gave it to @Sam.'],
    ['Aoife › thread', 'Sam in Engineering has it now.'],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual([
    'ESC-1 · 🔴 urgent · acknowledged',
    'Payouts frozen',
    '> It does not work.',
    'Owner: @Sam',
    'News by 11:00 today · Resolve by 14:00 today',
    'Raised by Aoife',
    '[Resolve] [Ask for info] [More]',
  ]);
});

test('somebody who does not respond for the team cannot be given it: the field says so', async () => {
  const bot = await startRaised();
  await more(bot, 'UKENJI', 'Assign to…', theCard(bot), {});
  expect(bot.slack.errorsOn('UKENJI')).toEqual({ 'Assign to': 'Please complete this required field.' });
  await submit(bot, 'UKENJI', { 'Assign to': 'UAOIFE' });
  expect(bot.slack.errorsOn('UKENJI')).toEqual({
    'Assign to': 'Aoife is not a responder of Engineering. Please choose one who is.',
  });
  await submit(bot, 'UKENJI', { 'Assign to': 'UKENJI' });
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'Kenji has it.'],
    ['Aoife › thread', 'Kenji in Engineering has it now.'],
  ]);
});

test('assigning to whoever has it says so', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  hear(bot);
  await more(bot, 'UNORA', 'Assign to…', theCard(bot), { 'Assign to': 'UKENJI' });
  expect(bot.said()).toEqual([]);
  expect(modalLines(bot, 'UNORA')).toEqual(['Switchboard', '@Kenji already has ESC-1.', '[Close]']);
});

test('handed back, nobody has it, the team is reminded again, and a word of why does not take it anew', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  await bot.pass(30 * minute);
  hear(bot);
  await more(bot, 'UKENJI', 'Hand back', theCard(bot));
  expect(modalLines(bot, 'UKENJI')).toEqual([
    'Switchboard',
    'ESC-1 is open again for Engineering.',
    '[Close]',
  ]);
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'Kenji handed it back. Nobody has it now.'],
    [
      'Aoife › thread',
      'Engineering is finding somebody else. Engineering should acknowledge by 10:45 today and resolve by 14:00 today.',
    ],
  ]);
  expect(bot.pings()).toEqual([]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
    'ESC-1 · 🔴 urgent · open',
    'Payouts frozen',
    '> It does not work.',
    'Nobody has it yet.',
    'Acknowledge by 19:45 today · Resolve by 23:00 today',
    'Raised by Aoife',
    '[Acknowledge] [Resolve] [Ask for info] [More]',
  ]);
  await bot.slack.closeModal('UKENJI');
  await write(bot, 'UKENJI', 'C0ENG', 'My shift ends.', theCard(bot));
  expect(bot.said()).toEqual([['Aoife › thread', 'Kenji writes: “My shift ends.”']]);
  await bot.pass(12 * minute);
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'ESC-1 should be acknowledged by 10:45, 7 min left.'],
    ['#esc-engineering › thread', '@eng-oncall: ESC-1 should be acknowledged by 10:45, 3 min left.'],
  ]);
  expect(bot.pings()).toEqual([['#esc-engineering › thread', ['eng-oncall']]]);
});

test('what nobody has is not offered to be handed back', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'More', theCard(bot));
  expect(modalLines(bot, 'UKENJI').filter((line) => line.startsWith('['))).toEqual([
    '[Assign to…]',
    '[Move to another team]',
    '[Change priority]',
    '[Snooze reminders]',
    '[Explain the clock]',
    '[Promise a callback]',
    '[History]',
    '[Cancel]',
    '[Close]',
  ]);
});
