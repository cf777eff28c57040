/** The clock of the bot's machine is set while messages wait: what is new is sent at once, and what waits does not wait longer. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute } from '../../support/bot.ts';
import { acknowledge, startRaised } from '../../support/gestures.ts';
import { type About, at } from '../../support/words/about.ts';
import { choices, fields } from '../../support/words/labels.ts';
import { raised } from '../../support/words/raise-form.ts';

const day = 24 * hour;
/** Clocks that do not add up any more: the sums over a clock that goes back are another test's. */
const low = { [fields.priority]: choices.low };
const another = { ...low, [fields.team]: 'Engineering', [fields.summary]: 'Refunds fail' };
const raisedAnother = (bot: Bot, due: NonNullable<About['due']>) =>
  expect(bot.said().toSorted()).toEqual(
    raised(bot, '#esc-engineering', {
      id: 'ESC-2',
      priority: 'low',
      summary: 'Refunds fail',
      due,
    }).toSorted(),
  );

test('back an hour: a new card is sent at once', async () => {
  const bot = await startRaised({}, { mode: 'http' });
  await bot.pass(minute);
  bot.setClockWrong(-hour);
  await bot.raise(another);
  raisedAnother(bot, { acknowledge: at('17:01'), resolve: at('09:01', 5) });
});

test('forward a day and right again: a new card is sent at once', async () => {
  const bot = await startRaised(low, { mode: 'http' });
  bot.setClockWrong(day);
  await bot.settle();
  bot.said();
  bot.setClockWrong(0);
  await bot.raise(another);
  raisedAnother(bot, { acknowledge: at('18:00'), resolve: at('10:00', 5) });
});

test('back an hour while Slack was away: what waits for its next try is tried within minutes', async () => {
  const bot = await startRaised(low, { mode: 'http' });
  bot.slack.faults.add({ kind: 'http_500', times: 100, when: ({ method }) => method.startsWith('chat.') });
  await acknowledge(bot);
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
