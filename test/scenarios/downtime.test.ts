/** The bot was down: what was missed is said once, in its gravest form, and says why it is late. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute } from '../support/bot.ts';
import { hear, press, startRaised } from '../support/gestures.ts';
import { withoutDigests } from '../support/heard.ts';
import { tokyoOnly } from '../support/rosters.ts';

const theCard = { channel: 'C0ENG' } as const;

/** Who is told first of several at once is chance. */
const byPlace = (bot: Bot) => withoutDigests(bot).toSorted(([one], [other]) => one.localeCompare(other));

test('eighteen minutes: the breach that was missed, once, to everybody whom it concerns', async () => {
  const bot = await startRaised();
  await bot.pass(5 * minute);
  await bot.away(18 * minute);
  expect(byPlace(bot)).toEqual([
    [
      '#esc-engineering › thread',
      '@eng-oncall: ESC-1 was not acknowledged by 10:15 (late: the bot was down 10:05 to 10:23).',
    ],
    ...['Marcus', 'Nora'].map((lead) => [
      lead,
      'ESC-1 was not acknowledged by 10:15 (late: the bot was down 10:05 to 10:23). Engineering, urgent; nobody has it.',
    ]),
  ]);
  bot.pings();
  // From here on all is as usual.
  await bot.pass(22 * minute);
  expect(bot.said().map(([where]) => where)).toEqual(['Marcus', 'Nora']);
});

test('three days: one message for each who has to know, however many steps were missed', async () => {
  const bot = await startRaised();
  await bot.raise({ Team: 'Engineering', Priority: 'high', Summary: 'Refunds fail' });
  await press(bot, 'UPRIYA', 'Acknowledge', { ...theCard, ts: bot.cardMessage('ESC-2', 'C0ENG').ts });
  hear(bot);
  await bot.away(72 * hour);
  const down = '(late: the bot was down 10:00 Nov 23, 2026 to 10:00)';
  const toLeads = `4 reminders ${down}. ESC-1 was not acknowledged by 10:15 Nov 23, 2026. ESC-1 was not resolved by 14:00 Nov 23, 2026. Engineering, urgent; nobody has it. ESC-2 owed Aoife news by 12:00 Nov 23, 2026. ESC-2 was not resolved by 18:00 Nov 23, 2026. Engineering, high; Priya has it.`;
  expect(byPlace(bot)).toEqual([
    ['#esc-engineering › thread', `@eng-oncall: ESC-1 was not acknowledged by 10:15 Nov 23, 2026 ${down}.`],
    ['#esc-engineering › thread', `ESC-1 was not resolved by 14:00 Nov 23, 2026 ${down}.`],
    ['Marcus', toLeads],
    ['Nora', toLeads],
    [
      'Priya',
      `2 reminders ${down}. ESC-2: you owe Aoife news since 12:00 Nov 23, 2026. When will you have it? ESC-2 was not resolved by 18:00 Nov 23, 2026. Engineering, high; you have it.`,
    ],
  ]);
  expect(bot.pings()).toContainEqual(['#esc-engineering › thread', ['eng-oncall']]);
});

test('a restart in between costs nobody a word', async () => {
  const bot = await startRaised();
  await bot.pass(7 * minute);
  await bot.away(20_000);
  await bot.pass(minute);
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'ESC-1 should be acknowledged by 10:15, 7 min left.'],
  ]);
});

test('what was missed while Tokyo slept on is said when it wakes', async () => {
  const bot = await startRaised(
    { Priority: 'normal' },
    { at: Date.UTC(2026, 10, 24, 6, 30), config: tokyoOnly },
  );
  await bot.away(12 * hour);
  expect(withoutDigests(bot)).toEqual([]);
  // Tokyo opens at midnight in Dublin.
  await bot.pass(5.5 * hour);
  const missed =
    'ESC-1 was not acknowledged by 08:30 yesterday (late: the bot was down 06:30 yesterday to 18:30)';
  expect(byPlace(bot)).toEqual([
    ['#esc-engineering › thread', `@Kenji: ${missed}.`],
    ['Marcus', `${missed}. Engineering, normal; nobody has it.`],
    ['Nora', `${missed}. Engineering, normal; nobody has it.`],
  ]);
  bot.pings();
});
