/** The clock of the bot's machine is set while messages wait: what is new is sent at once, and what waits does not wait longer. */
import { expect, test } from 'vitest';
import { hour, minute } from '../../support/bot.ts';
import { press, startRaised } from '../../support/gestures.ts';

const day = 24 * hour;
const raised = [
  ['#esc-engineering', 'ESC-2'],
  ['Aoife', 'ESC-2'],
];
const where = (said: readonly (readonly [string, string])[]) =>
  said.map(([place, text]) => [place, text.slice(0, 5)]).toSorted();

/** Clocks that do not add up any more: the sums over a clock that goes back are another test's. */
const another = { Team: 'Engineering', Priority: 'low', Summary: 'Refunds fail' };

test('back an hour: a new card is sent at once', async () => {
  const bot = await startRaised({}, { mode: 'http' });
  await bot.pass(minute);
  bot.setClockWrong(-hour);
  await bot.raise(another);
  expect(where(bot.said())).toEqual(raised);
});

test('forward a day and right again: a new card is sent at once', async () => {
  const bot = await startRaised({ Priority: 'low' }, { mode: 'http' });
  bot.setClockWrong(day);
  await bot.settle();
  bot.said();
  bot.setClockWrong(0);
  await bot.raise(another);
  expect(where(bot.said())).toEqual(raised);
});

test('back an hour while Slack was away: what waits for its next try is tried within minutes', async () => {
  const bot = await startRaised({ Priority: 'low' }, { mode: 'http' });
  bot.slack.faults.add({ kind: 'http_500', times: 100, when: ({ method }) => method.startsWith('chat.') });
  await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
  expect(bot.said().map(([place]) => place)).toEqual(['only Kenji']);
  bot.slack.faults.clear();
  bot.setClockWrong(-hour);
  await bot.pass(10 * minute);
  expect(
    bot
      .said()
      .map(([place]) => place)
      .toSorted(),
  ).toEqual(['#esc-engineering › thread', 'Aoife › thread']);
});
