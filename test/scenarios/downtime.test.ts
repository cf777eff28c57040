/** The bot was down: what was missed is said once, in its gravest form, and says why it is late. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute } from '../support/bot.ts';
import { acknowledge, hear, startRaised, theCard } from '../support/gestures.ts';
import { withoutDigests } from '../support/heard.ts';
import { tokyoOnly } from '../support/rosters.ts';
import { at, breach, warning } from '../support/words/about.ts';
import { choices, fields } from '../support/words/labels.ts';

const thread = '#esc-engineering › thread';

/** Who is told first of several at once is chance. */
const byPlace = (bot: Bot) => withoutDigests(bot).toSorted(([one], [other]) => one.localeCompare(other));

test('eighteen minutes: the breach that was missed, once, to everybody whom it concerns', async () => {
  const bot = await startRaised();
  const { words } = bot;
  await bot.pass(5 * minute);
  await bot.away(18 * minute);
  const late = breach('acknowledge', at('10:15'), { from: at('10:05'), to: at('10:23') });
  expect(byPlace(bot)).toEqual([
    [thread, words.reminded(late, { to: 'on-call' })],
    ...['Marcus', 'Nora'].map((lead) => [lead, words.personal([{ reminder: late, as: 'lead' }])]),
  ]);
  bot.pings();
  // From here on all is as usual.
  await bot.pass(22 * minute);
  expect(bot.said().map(([where]) => where)).toEqual(['Marcus', 'Nora']);
});

test('three days: one message for each who has to know, however many steps were missed', async () => {
  const bot = await startRaised();
  const { words } = bot;
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.high,
    [fields.summary]: 'Refunds fail',
  });
  await acknowledge(bot, 'UPRIYA', theCard(bot, 'C0ENG', 'ESC-2'));
  hear(bot);
  await bot.away(72 * hour);
  const down = { from: at('10:00'), to: at('10:00', 3) };
  const [unacknowledged, unresolved] = [
    breach('acknowledge', at('10:15'), down),
    breach('resolve', at('14:00'), down),
  ];
  const second = {
    id: 'ESC-2',
    summary: 'Refunds fail',
    priority: 'high',
    status: 'acknowledged',
    owner: 'UPRIYA',
  } as const;
  const ofSecond = [breach('update', at('12:00'), down), breach('resolve', at('18:00'), down)];
  const toLeads = words.personal([
    { reminder: unacknowledged, as: 'lead' },
    { reminder: unresolved, as: 'lead' },
    ...ofSecond.map((reminder) => ({ reminder, as: 'lead' as const, about: second })),
  ]);
  expect(byPlace(bot)).toEqual([
    [thread, words.reminded(unacknowledged, { to: 'on-call' })],
    [thread, words.reminded(unresolved)],
    ['Marcus', toLeads],
    ['Nora', toLeads],
    ['Priya', words.personal(ofSecond.map((reminder) => ({ reminder, as: 'owner', about: second })))],
  ]);
  expect(bot.pings()).toContainEqual([thread, ['eng-oncall']]);
});

test('a restart in between costs nobody a word', async () => {
  const bot = await startRaised();
  await bot.pass(7 * minute);
  await bot.away(20_000);
  await bot.pass(minute);
  const soon = warning('acknowledge', at('10:15'));
  expect(bot.said()).toEqual([[thread, bot.words.reminded(soon, { now: at('10:07:30') })]]);
});

test('what was missed while Tokyo slept on is said when it wakes', async () => {
  const bot = await startRaised(
    { [fields.priority]: choices.normal },
    { at: at('06:30', 1), config: tokyoOnly },
  );
  const { words } = bot;
  await bot.away(12 * hour);
  expect(withoutDigests(bot)).toEqual([]);
  // Tokyo opens at midnight in Dublin.
  await bot.pass(5.5 * hour);
  const missed = breach('acknowledge', at('08:30', 1), { from: at('06:30', 1), to: at('18:30', 1) });
  const onCall = { crews: [{ users: ['UKENJI'] }], names: ['Kenji'], fallback: false, next: null };
  const about = { priority: 'normal' } as const;
  const toLead = words.personal([{ reminder: missed, as: 'lead', about }]);
  expect(byPlace(bot)).toEqual([
    [thread, words.reminded(missed, { ...about, to: 'on-call', onCall })],
    ['Marcus', toLead],
    ['Nora', toLead],
  ]);
  bot.pings();
});
