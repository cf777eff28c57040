/** The end of a shift: what cannot wait is offered to the next, and stays its owner's until somebody takes it. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute } from '../support/bot.ts';
import { hear, press, startRaised } from '../support/gestures.ts';
import { withoutDigests as said } from '../support/heard.ts';
import { cardLines } from '../support/lines.ts';
import { engineering, followTheSun } from '../support/rosters.ts';

/** Tuesday 24 November 2026, 16:30 in Dublin: an hour before Priya's shift ends, as Sam's in San Francisco begins. */
const tuesdayAfternoon = Date.UTC(2026, 10, 24, 16, 30);

const card = (bot: Bot) => ({ channel: 'C0ENG', ts: bot.cardMessage('ESC-1', 'C0ENG').ts });

/** Priya has ESC-1, with news due at 18:30 and an end at 00:30. */
async function priyaHasIt(config = followTheSun): Promise<Bot> {
  const bot = await startRaised({ Priority: 'high' }, { at: tuesdayAfternoon, config });
  await press(bot, 'UPRIYA', 'Acknowledge', card(bot));
  hear(bot);
  return bot;
}

const offered = [
  [
    'Priya',
    'Your shift is over, and ESC-1 cannot wait until you are back. News by 18:30 today. We asked Sam to take it over. Until somebody does, it stays yours.',
  ],
  ['#esc-engineering › thread', '@Sam: Priya’s shift is over. Who takes over ESC-1? News by 18:30 today.'],
];

test('what is due before its owner is back is offered to the open shift, and somebody takes it', async () => {
  const bot = await priyaHasIt();
  await bot.pass(hour - minute);
  expect(said(bot)).toEqual([]);
  await bot.pass(minute);
  expect(said(bot)).toEqual(offered);
  expect(bot.pings()).toEqual([['#esc-engineering › thread', ['Sam']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI').slice(3, 6)).toEqual([
    'Owner: @Priya',
    'News by 03:30 today · Resolve by 09:30 today',
    'Hand-over offered at 02:30 today. It stays Priya’s until somebody takes it.',
  ]);

  await press(bot, 'USAM', 'Take over', card(bot));
  expect(said(bot)).toEqual([
    ['#esc-engineering › thread', 'Sam took it over from Priya.'],
    ['Aoife › thread', 'Sam in Engineering has it now.'],
  ]);
  expect(bot.pings()).toEqual([]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'USAM').slice(3)).toEqual([
    'Owner: @Sam',
    'News by 10:30 AM today · Resolve by 4:30 PM today',
    'Raised by Aoife',
    '[Resolve] [Ask for info] [More]',
  ]);
  // The news is Sam's to give now, and nobody hears of the hand-over again.
  await bot.pass(40 * minute);
  expect(said(bot)).toEqual([
    ['Sam', 'ESC-1: you owe Aoife news by 18:30, 24 min left. Engineering, high; you have it.'],
  ]);
});

test('nobody takes it: it stays hers, and the leads see it', async () => {
  const bot = await priyaHasIt();
  await bot.pass(hour + 29 * minute);
  expect(said(bot)).toEqual(offered);
  await bot.pass(minute);
  expect(said(bot)).toEqual(
    ['Marcus', 'Nora'].map((lead) => [
      lead,
      'Nobody has taken over ESC-1 from Priya, whose shift is over. We asked Sam at 17:30. News by 18:30 today. Engineering, high; it stays Priya’s until somebody takes it.',
    ]),
  );
  await bot.slack.command('UMARCUS', '/escalate digest', { channel: 'C0GENERAL' });
  await bot.settle();
  expect(said(bot)).toEqual([['only Marcus', 'Your digest is on its way to you as a direct message.']]);
  const digest = bot.slack.directMessages('UMARCUS').at(-1);
  expect(digest && bot.slack.seenBy(digest, 'UMARCUS')).toContain('Hand-over not taken');
});

test('she stays: she keeps it, and nobody else is asked', async () => {
  const bot = await priyaHasIt();
  await bot.pass(hour);
  hear(bot);
  await press(bot, 'UPRIYA', 'Keep it');
  expect(said(bot)).toEqual([
    ['only Priya', 'You keep ESC-1.'],
    ['#esc-engineering › thread', 'Priya keeps it.'],
  ]);
  await press(bot, 'USAM', 'Take over', { channel: 'C0ENG', ts: lineWith(bot, 'Who takes over') });
  expect(said(bot)).toEqual([['only Sam', '@Priya has ESC-1 now, and no hand-over is offered.']]);
  await bot.pass(40 * minute);
  expect(said(bot)).toEqual([
    ['Priya', 'ESC-1: you owe Aoife news by 18:30, 24 min left. Engineering, high; you have it.'],
  ]);
});

test('what can wait until she is back stays hers in silence, and so does what nobody else could take', async () => {
  const dublin = engineering(
    ['{ calendar: dublin, users: [UPRIYA] }', '{ calendar: san-francisco, users: [USAM] }'],
    ['calendar: dublin'],
  );
  const bot = await priyaHasIt(dublin);
  await bot.pass(hour + 40 * minute);
  expect(said(bot)).toEqual([]);
  const alone = await priyaHasIt(engineering(['{ calendar: dublin, users: [UPRIYA] }']));
  await alone.pass(hour + 20 * minute);
  expect(said(alone)).toEqual([]);
});

test('while nobody is on duty the next shift is waited for', async () => {
  const gap = engineering(['{ calendar: dublin, users: [UPRIYA] }', '{ calendar: tokyo, users: [UKENJI] }']);
  const bot = await priyaHasIt(gap);
  await press(bot, 'UPRIYA', 'Tomorrow');
  hear(bot);
  await bot.pass(Date.UTC(2026, 10, 24, 23, 59) - bot.now());
  expect(said(bot)).toEqual([
    ['#esc-engineering › thread', 'ESC-1 should be resolved by 00:30, 4 h left.'],
    ['Priya', 'ESC-1 should be resolved by 00:30, 1 h 36 min left. Engineering, high; you have it.'],
  ]);
  // Tokyo opens, half an hour before it is due.
  await bot.pass(minute);
  expect(said(bot)).toEqual([
    [
      'Priya',
      'Your shift is over, and ESC-1 cannot wait until you are back. Resolve by 00:30 today. We asked Kenji to take it over. Until somebody does, it stays yours.',
    ],
    [
      '#esc-engineering › thread',
      '@Kenji: Priya’s shift is over. Who takes over ESC-1? Resolve by 00:30 today.',
    ],
  ]);
  bot.pings();
});

function lineWith(bot: Bot, words: string): string {
  const line = bot.slack.thread('C0ENG', card(bot).ts).find(({ text }) => text.includes(words));
  if (!line) throw new Error(`nobody said ${words}`);
  return line.ts;
}
