/** When will you have news? Asked once of whoever takes it; what they promise is remembered, and silence gives it back. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute } from '../support/bot.ts';
import { fillIn, hear, press, startRaised, write } from '../support/gestures.ts';
import { type Heard, listenTo } from '../support/heard.ts';
import { agentLines, answerLines, cardLines } from '../support/lines.ts';
import { engineering } from '../support/rosters.ts';

/** Without a promise of the owner's own, news is due every eight hours. */
const normal = { Priority: 'normal' };
const dublinHours = engineering(['{ calendar: always, group: S0ENG }'], ['calendar: dublin']);
const tokyoHours = engineering(['{ calendar: always, group: S0ENG }'], ['calendar: tokyo']);
const never = (yaml: string) => yaml.replace('hand_back_after: 1h', 'hand_back_after: never');

const thread = '#esc-engineering › thread';
const toLeads = (when: string, text: string) => ['Marcus', 'Nora'].map((lead) => [when, lead, text, []]);
const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');
const dues = (bot: Bot) => cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA').slice(3, -2);
const agent = (bot: Bot) => agentLines(bot, 'ESC-1', 'UAOIFE').slice(2);
const choices = '[30 min] [2 hours] [Today] [Tomorrow]';

/** The newest direct message to Priya, line by line. */
function priyaReads({ slack }: Bot): string[] {
  const newest = slack.directMessages('UPRIYA').at(-1);
  return newest ? slack.seenBy(newest, 'UPRIYA').split('\n') : [];
}

/** Priya has taken ESC-1 at 10:00 and promised news by 10:30, unless told otherwise. */
async function priyaPromised({
  choice = '30 min',
  ...options
}: {
  choice?: string;
  at?: number;
  config?: (yaml: string) => string;
} = {}): Promise<Bot> {
  const bot = await startRaised(normal, options);
  await press(bot, 'UPRIYA', 'Acknowledge', theCard(bot));
  await press(bot, 'UPRIYA', choice);
  hear(bot);
  return bot;
}

/** What is said at one instant in several places is said in any order. */
const expectHeard = (heard: readonly Heard[], expected: readonly unknown[]) =>
  expect(heard.toSorted()).toEqual(expected.toSorted());

test.each([
  ['30 min', '10:30 today'],
  ['2 hours', '12:00 today'],
  ['Today', '17:30 today'],
  ['Tomorrow', '17:30 tomorrow'],
])('asked after a press, the owner answers %s, and everybody knows', async (choice, when) => {
  const bot = await startRaised(normal, { config: dublinHours });
  await press(bot, 'UPRIYA', 'Acknowledge', theCard(bot));
  expect(bot.said()).toEqual([
    ['only Priya', 'You have ESC-1. When will you have news?'],
    [thread, 'Priya has it.'],
    ['Aoife › thread', 'Priya in Engineering has it.'],
  ]);
  expect(answerLines(bot, 'UPRIYA')).toEqual(['You have ESC-1. When will you have news?', choices]);
  await press(bot, 'UPRIYA', choice);
  expect(bot.said()).toEqual([
    ['only Priya', `You promised Aoife news about ESC-1 by ${when}.`],
    [thread, `Priya promised news by ${when}.`],
    ['Aoife › thread', `Priya will have news by ${when}.`],
  ]);
  expect(bot.pings()).toEqual([]);
  expect(answerLines(bot, 'UPRIYA')).toEqual([`You promised Aoife news about ESC-1 by ${when}.`]);
  expect(dues(bot)[1]).toContain(`News promised by ${when} · `);
  expect(agent(bot)[1]).toContain(`Engineering should have the promised news by ${when} and resolve by `);
});

test('Tomorrow, on a Friday before a long weekend, is the next day with any hours', async () => {
  // Friday 20 November 2026, 15:30 in Tokyo; Monday is a public holiday there. Aoife reads it in Dublin.
  const bot = await startRaised(normal, { at: Date.UTC(2026, 10, 20, 6, 30), config: tokyoHours });
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  await press(bot, 'UKENJI', 'Tomorrow');
  hear(bot);
  expect(answerLines(bot, 'UKENJI')).toEqual(['You promised Aoife news about ESC-1 by 18:00 Nov 24, 2026.']);
  expect(agent(bot)[1]).toContain('Engineering should have the promised news by 09:00 Nov 24, 2026');
});

test('a first reply and 👀 are asked the same, once, beside Undo', async () => {
  const bot = await startRaised(normal);
  await write(bot, 'UPRIYA', 'C0ENG', 'Looking into it.', theCard(bot));
  expect(bot.said()[0]).toEqual([
    'only Priya',
    'You have ESC-1 now, because you replied. When will you have news?',
  ]);
  expect(answerLines(bot, 'UPRIYA').at(-1)).toBe(`[Undo] ${choices}`);
  await write(bot, 'UPRIYA', 'C0ENG', 'Still looking.', theCard(bot));
  expect(bot.said()).toEqual([['Aoife › thread', 'Priya writes: “Still looking.”']]);

  const other = await startRaised(normal);
  await other.slack.react('UKENJI', 'eyes', theCard(other));
  await other.settle();
  expect(other.said()[0]).toEqual([
    'only Kenji',
    'You have ESC-1 now, because of your 👀. When will you have news?',
  ]);
  expect(answerLines(other, 'UKENJI').at(-1)).toBe(`[Undo] ${choices}`);
  await press(other, 'UKENJI', '2 hours');
  expect(other.said()[0]).toEqual(['only Kenji', 'You promised Aoife news about ESC-1 by 12:00 today.']);
});

test('news given in time fulfils the promise, and the team’s own target counts from there', async () => {
  const bot = await priyaPromised();
  const heard = listenTo(bot);
  await bot.pass(25 * minute);
  expectHeard(heard(), [
    [
      '10:20:00',
      'Priya',
      'ESC-1: you owe Aoife news by 10:30, 10 min left. Engineering, normal; you have it.',
      [],
    ],
  ]);
  await write(bot, 'UPRIYA', 'C0ENG', 'Half of it is out.', theCard(bot));
  expectHeard(heard(), [['10:25:00', 'Aoife › thread', 'Priya writes: “Half of it is out.”', []]]);
  expect(dues(bot)).toEqual(['Owner: @Priya', 'News by 18:25 today · Resolve by 10:00 Nov 25, 2026']);
  expect(agent(bot)[1]).toBe(
    'Engineering should have news by 18:25 today and resolve by 10:00 Nov 25, 2026.',
  );
  await bot.pass(3 * hour);
  expectHeard(heard(), []);
});

test('promised and not given: the owner is asked and promises again; without an answer it is handed back', async () => {
  const bot = await priyaPromised();
  const heard = listenTo(bot);
  await bot.pass(31 * minute);
  expectHeard(heard().slice(1), [
    ['10:30:00', 'Priya', 'ESC-1: you owe Aoife news since 10:30. When will you have it?', []],
  ]);
  expect(priyaReads(bot).at(-1)).toBe(`${choices} [Hand back]`);
  expect(dues(bot)[1]).toBe('Promised news overdue since 10:30 today · Resolve by 10:00 Nov 25, 2026');
  expect(agent(bot).slice(1, 3)).toEqual([
    'Engineering should resolve by 10:00 Nov 25, 2026.',
    'Engineering is late: there should be news by now.',
  ]);

  await press(bot, 'UPRIYA', '2 hours');
  expectHeard(heard(), [
    ['10:31:00', 'only Priya', 'You promised Aoife news about ESC-1 by 12:31 today.', []],
    ['10:31:00', thread, 'Priya promised news by 12:31 today.', []],
    ['10:31:00', 'Aoife › thread', 'Priya will have news by 12:31 today.', []],
  ]);
  await bot.pass(2 * hour);
  expectHeard(heard(), [
    [
      '12:21:00',
      'Priya',
      'ESC-1: you owe Aoife news by 12:31, 10 min left. Engineering, normal; you have it.',
      [],
    ],
    ['12:31:00', 'Priya', 'ESC-1: you owe Aoife news since 12:31. When will you have it?', []],
  ]);

  await bot.pass(59 * minute);
  expectHeard(heard(), []);
  await bot.pass(minute);
  expectHeard(heard(), [
    ['13:31:00', thread, 'No news came, and no answer from @Priya. Nobody has it now.', ['UPRIYA']],
    [
      '13:31:00',
      'Aoife › thread',
      'Engineering is finding somebody else. Engineering should acknowledge by 15:31 today and resolve by 10:00 Nov 25, 2026.',
      [],
    ],
  ]);
  expect(dues(bot)).toEqual([
    'Nobody has it yet.',
    'Acknowledge by 15:31 today · Resolve by 10:00 Nov 25, 2026',
  ]);
  // Too late: the buttons of the old question say why.
  await press(bot, 'UPRIYA', '30 min');
  expectHeard(heard(), [
    ['13:31:00', 'only Priya', 'Nobody has ESC-1 now. Whoever acknowledges it has it.', []],
  ]);
  await bot.pass(2 * hour);
  expectHeard(heard(), [
    ['14:31:00', thread, 'ESC-1 should be acknowledged by 15:31, 1 h left.', []],
    ['15:07:00', thread, '@eng-oncall: ESC-1 should be acknowledged by 15:31, 24 min left.', ['S0ENG']],
    ['15:31:00', thread, '@eng-oncall: ESC-1 was not acknowledged by 15:31.', ['S0ENG']],
    ...toLeads('15:31:00', 'ESC-1 was not acknowledged by 15:31. Engineering, normal; nobody has it.'),
  ]);
});

test('the owner who is asked may hand it back at once', async () => {
  const bot = await priyaPromised();
  await bot.pass(31 * minute);
  hear(bot);
  await press(bot, 'UPRIYA', 'Hand back');
  expect(bot.said()).toEqual([
    ['only Priya', 'ESC-1 is open again for Engineering.'],
    [thread, 'Priya handed it back. Nobody has it now.'],
    [
      'Aoife › thread',
      'Engineering is finding somebody else. Engineering should acknowledge by 12:31 today and resolve by 10:00 Nov 25, 2026.',
    ],
  ]);
  await bot.pass(59 * minute);
  expect(bot.said()).toEqual([]);
});

test('nothing is handed back at night: half of the hour to answer is left for the morning, and then the ladder starts', async () => {
  // Monday 23 November 2026, 15:00; Dublin closes at 17:30 and opens at 09:00.
  const bot = await priyaPromised({
    choice: '2 hours',
    at: Date.UTC(2026, 10, 23, 15),
    config: dublinHours,
  });
  const heard = listenTo(bot);
  const said = () => heard().filter(([, , text]) => !text.startsWith('Digest for '));
  await bot.pass(2 * hour);
  expectHeard(said().slice(1), [
    ['17:00:00', 'Priya', 'ESC-1: you owe Aoife news since 17:00. When will you have it?', []],
  ]);
  await bot.pass(16.5 * hour - minute);
  expectHeard(said(), []);
  expect(dues(bot)[0]).toBe('Owner: @Priya');
  await bot.pass(minute);
  expectHeard(said(), [
    ['09:30:00', thread, 'No news came, and no answer from @Priya. Nobody has it now.', ['UPRIYA']],
    [
      '09:30:00',
      'Aoife › thread',
      'Engineering is finding somebody else. Engineering should acknowledge by 11:30 today and resolve by 16:30 Nov 30, 2026.',
      [],
    ],
  ]);
  await bot.pass(hour);
  expectHeard(said(), [['10:30:00', thread, 'ESC-1 should be acknowledged by 11:30, 1 h left.', []]]);
});

test('with hand_back_after never it stays the owner’s, and the lead sees it in the digest', async () => {
  const bot = await priyaPromised({ config: never });
  const heard = listenTo(bot);
  await bot.pass(23 * hour);
  const [, , ...later] = heard().filter(([, where]) => where !== 'Hana' && where !== 'Ingrid');
  expectHeard(later, [
    [
      '17:00:00',
      'Marcus',
      'Digest for Monday 23 November. What needs you now. ESC-1, no news: Payouts frozen. Since Friday 20 November, 09:00: Engineering: 1 opened, 0 resolved, 1 open now, acknowledged in time 1 of 1.',
      [],
    ],
    [
      '09:00:00',
      'Nora',
      'Digest for Tuesday 24 November. What needs you now. ESC-1, no news: Payouts frozen. Since Monday 23 November, 09:00: Engineering: 1 opened, 0 resolved, 1 open now, acknowledged in time 1 of 1. Design: 0 opened, 0 resolved, 0 open now.',
      [],
    ],
  ]);
  expect(dues(bot)[0]).toBe('Owner: @Priya');
});

test('a question is news: while the answer is awaited nobody is asked, and the team’s target counts from it', async () => {
  const bot = await priyaPromised();
  await bot.pass(20 * minute);
  await fillIn(bot, 'UPRIYA', 'Ask for info', { 'Your question': 'Which payout?' }, theCard(bot));
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(5 * hour);
  expectHeard(heard(), []);
  await fillIn(bot, 'UAOIFE', 'Answer', { 'Your answer': 'po_7' });
  expectHeard(heard(), [['15:20:00', thread, '@Priya, Aoife answered: “po_7”', ['UPRIYA']]]);
  expect(dues(bot)).toEqual(['Owner: @Priya', 'News by 23:20 today · Resolve by 15:00 Nov 25, 2026']);
});

test('the owner who was asked late, because the bot was down, has the whole hour to answer', async () => {
  const bot = await priyaPromised();
  await bot.pass(15 * minute);
  const heard = listenTo(bot);
  await bot.away(3 * hour);
  const late = '(late: the bot was down 10:15 to 13:15)';
  expectHeard(heard(), [
    ['13:15:00', 'Priya', `ESC-1: you owe Aoife news since 10:30 ${late}. When will you have it?`, []],
  ]);
  await bot.pass(59 * minute);
  expectHeard(heard(), []);
  await bot.pass(minute);
  expect(heard()[0]).toEqual([
    '14:15:00',
    thread,
    'No news came, and no answer from @Priya. Nobody has it now.',
    ['UPRIYA'],
  ]);
});
