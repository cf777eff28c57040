/** The clock of the bot's machine is set: back an hour, and forward a day. */
import { expect, test } from 'vitest';
import { hour, minute, mondayMorning, startBot } from '../../support/bot.ts';
import { hear, press, startRaised } from '../../support/gestures.ts';

test('back an hour: no reminder comes twice', async () => {
  const bot = await startRaised({}, { mode: 'socket' });
  await bot.pass(20 * minute);
  expect(bot.said().filter(([where]) => where === 'Nora')).toEqual([
    ['Nora', 'ESC-1 was not acknowledged by 10:15. Engineering, urgent; nobody has it.'],
  ]);
  bot.setClockWrong(-hour);
  await bot.pass(80 * minute);
  expect(bot.said()).toEqual([]);
  await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
  expect(bot.said().map(([where]) => where)).toEqual([
    'only Kenji',
    '#esc-engineering › thread',
    'Aoife › thread',
  ]);
});

test('back an hour: a digest that was sent is not sent again', async () => {
  const bot = await startBot({ at: mondayMorning - 2 * hour });
  await bot.raise({ Team: 'Engineering', Priority: 'low', Summary: 'A typo' });
  hear(bot);
  await bot.pass(75 * minute);
  expect(bot.said().map(([where, text]) => [where, text.slice(0, 30)])).toEqual([
    ['Nora', 'Digest for Monday 23 November.'],
  ]);
  bot.setClockWrong(-hour);
  await bot.pass(75 * minute);
  expect(bot.said()).toEqual([]);
});

test('forward a day, and right again: what seems overdue is said once, in its gravest form', async () => {
  const bot = await startRaised({}, { mode: 'socket' });
  bot.setClockWrong(24 * hour);
  await bot.settle();
  // Whom Slack is asked to tell first is chance.
  const said = bot.said().toSorted((a, b) => a.join().localeCompare(b.join()));
  expect(said.map(([where, text]) => [where, text.slice(0, 76)])).toEqual([
    ['#esc-engineering › thread', '@eng-oncall: ESC-1 was not acknowledged by 10:15 today.'],
    ['#esc-engineering › thread', 'ESC-1 was not resolved by 14:00 today.'],
    ['Ingrid', 'Digest for Tuesday 24 November. Nothing needs you. Since Monday 23 November,'],
    ['Marcus', '2 reminders. ESC-1 was not acknowledged by 10:15 today. ESC-1 was not resolv'],
    ['Nora', '2 reminders. ESC-1 was not acknowledged by 10:15 today. ESC-1 was not resolv'],
    ['Nora', 'Digest for Tuesday 24 November. What needs you now. ESC-1, breached, nobody '],
  ]);
  await bot.pass(5 * minute);
  bot.setClockWrong(0);
  await bot.pass(2 * hour);
  expect(bot.said()).toEqual([]);
});
