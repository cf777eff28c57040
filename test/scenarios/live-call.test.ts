/** The user is on the phone: minutes count, a quick answer helps, and the call ends when the agent says so or by itself. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { aResolution, fillIn, hear, more, press, startRaised } from '../support/gestures.ts';
import { type Heard, listenTo } from '../support/heard.ts';
import { agentLines, agentMessage, cardLines, modalLines } from '../support/lines.ts';

/** An hour in Dublin on the Monday of these stories. */
const at = (hours: number, minutes = 0) => new Date(Date.UTC(2026, 10, 23, hours, minutes));

/** Without the call somebody would have two hours to take it. */
const onPhone = { Priority: 'normal', 'The user is on the phone now': ['Yes'] };

const thread = '#esc-engineering › thread';
const toLeads = (when: string, text: string) => ['Marcus', 'Nora'].map((lead) => [when, lead, text, []]);
const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');
const atAoifes = (bot: Bot) => agentMessage(bot, 'ESC-1', 'UAOIFE');
/** What changes on the card during a call; its head, the summary and what happened stay. */
const card = (bot: Bot) => cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA').filter((line) => !sameAlways.has(line));
const agent = (bot: Bot) => agentLines(bot, 'ESC-1', 'UAOIFE').slice(2);
const sameAlways = new Set(['Payouts frozen', '> It does not work.', 'Raised by Aoife']);

const answers = '[Hold on, 2 min] [Promise a callback] [Resolve] [Ask for info] [More]';

/** What is said at one instant in several places is said in any order. */
const expectHeard = (heard: readonly Heard[], expected: readonly unknown[]) =>
  expect(heard.toSorted()).toEqual(expected.toSorted());

test('on-call is mentioned at once, three minutes count, and after half an hour the call is taken to be over', async () => {
  const bot = await startBot();
  const heard = listenTo(bot);
  await bot.raise({ Team: 'Engineering', Summary: 'Payouts frozen', ...onPhone });
  expectHeard(heard(), [
    [
      '10:00:00',
      '#esc-engineering',
      'ESC-1 (normal, open, Engineering): Payouts frozen. The user is on the phone. Raised by Aoife. Nobody has it yet. Acknowledge by 10:03 today · Resolve by 10:00 Nov 25, 2026. On call: @eng-oncall.',
      ['S0ENG'],
    ],
    [
      '10:00:00',
      'Aoife',
      'ESC-1 is with Engineering · 🔵 normal · open. Payouts frozen. Nobody has it yet. On call: @eng-oncall. Engineering should acknowledge by 10:03 today and resolve by 10:00 Nov 25, 2026. Open the card',
      [],
    ],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual([
    'ESC-1 · 🔵 normal · open',
    '📞 The user is on the phone',
    'Payouts frozen',
    '> It does not work.',
    'Nobody has it yet.',
    'Acknowledge by 10:03 today · Resolve by 10:00 Nov 25, 2026',
    'On call: @eng-oncall.',
    'Raised by Aoife',
    `[Acknowledge] ${answers}`,
  ]);
  expect(agent(bot).at(-1)).toBe('[Call ended] [Cancel] [More]');

  await bot.pass(29 * minute);
  expectHeard(heard(), [
    ['10:01:30', thread, 'ESC-1 should be acknowledged by 10:03, 1 min left.', []],
    ['10:02:24', thread, '@eng-oncall: ESC-1 should be acknowledged by 10:03, 36 s left.', ['S0ENG']],
    ['10:03:00', thread, '@eng-oncall: ESC-1 was not acknowledged by 10:03.', ['S0ENG']],
    ...toLeads('10:03:00', 'ESC-1 was not acknowledged by 10:03. Engineering, normal; nobody has it.'),
  ]);

  await bot.pass(minute);
  expectHeard(heard(), [['10:30:00', thread, 'The call is taken to be over.', []]]);
  expect(card(bot)).toEqual([
    'ESC-1 · 🔵 normal · open',
    'Nobody has it yet.',
    'Acknowledge by 12:00 today · Resolve by 10:00 Nov 25, 2026',
    '[Acknowledge] [Resolve] [Ask for info] [More]',
  ]);
  expect(agent(bot)).toEqual([
    'Nobody has it yet. On call: @eng-oncall.',
    'Engineering should acknowledge by 12:00 today and resolve by 10:00 Nov 25, 2026.',
    'Open the card',
    '[Cancel] [More]',
  ]);

  // The two hours of its priority count again, with the thirty minutes of the call in them.
  await bot.pass(hour + 6 * minute);
  expectHeard(heard(), [
    ['11:00:00', thread, 'ESC-1 should be acknowledged by 12:00, 1 h left.', []],
    ['11:36:00', thread, '@eng-oncall: ESC-1 should be acknowledged by 12:00, 24 min left.', ['S0ENG']],
  ]);
});

test('Hold on, 2 min takes what nobody has, and the agent has something to say to the user', async () => {
  const bot = await startRaised(onPhone);
  const heard = listenTo(bot);
  await bot.pass(minute);
  await press(bot, 'UPRIYA', 'Hold on, 2 min', theCard(bot));
  expectHeard(heard(), [
    ['10:01:00', thread, 'Priya asked Aoife to hold on, about 2 minutes.', []],
    ['10:01:00', 'Aoife › thread', 'Priya in Engineering: hold on, about 2 minutes.', []],
  ]);
  expect(card(bot)).toEqual([
    'ESC-1 · 🔵 normal · acknowledged',
    '📞 The user is on the phone',
    'Owner: @Priya',
    'News promised by 10:03 today · Resolve by 10:00 Nov 25, 2026',
    answers,
  ]);
  expect(agent(bot)).toEqual([
    'Priya has it.',
    'Engineering should have the promised news by 10:03 today and resolve by 10:00 Nov 25, 2026.',
    'Open the card',
    '[Call ended] [Cancel] [More]',
  ]);

  // Once more, before the two minutes are over: they begin again.
  await bot.pass(minute);
  await press(bot, 'UPRIYA', 'Hold on, 2 min', theCard(bot));
  heard();
  await bot.slack.post('UPRIYA', 'C0ENG', 'It is on its way.', { thread: theCard(bot).ts });
  await bot.settle();
  expectHeard(heard(), [['10:02:00', 'Aoife › thread', 'Priya writes: “It is on its way.”', []]]);
  // That was the news, so the team's own eight hours count from here.
  expect(card(bot)).toEqual([
    'ESC-1 · 🔵 normal · acknowledged',
    '📞 The user is on the phone',
    'Owner: @Priya',
    'News by 18:02 today · Resolve by 10:00 Nov 25, 2026',
    answers,
  ]);
  await bot.pass(10 * minute);
  expectHeard(heard(), []);
});

test('when the two minutes pass without a word, the owner is asked', async () => {
  const bot = await startRaised(onPhone);
  await press(bot, 'UPRIYA', 'Hold on, 2 min', theCard(bot));
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(5 * minute);
  expectHeard(heard(), [
    ['10:02:00', 'Priya', 'ESC-1: you owe Aoife news since 10:02. When will you have it?', []],
  ]);
});

test('a callback promised during the call takes it too, and the agent ends the call', async () => {
  const bot = await startRaised(onPhone);
  const heard = listenTo(bot);
  await bot.pass(minute);
  await press(bot, 'UPRIYA', 'Promise a callback', theCard(bot));
  expect(modalLines(bot, 'UPRIYA')).toEqual([
    'Promise a callback',
    'Call back the user by: []',
    '  The agent who raised it is reminded 15 minutes before, and at the time.',
    '[Close] [Promise]',
  ]);
  await bot.slack.submit('UPRIYA', { 'Call back the user by': at(12) });
  await bot.settle();
  expectHeard(heard(), [
    ['10:01:00', thread, 'Priya promised the user a call back by 12:00 today.', []],
    ['10:01:00', 'Aoife › thread', 'Tell the user that we call back by 12:00 today.', []],
  ]);

  await press(bot, 'UAOIFE', 'Call ended', atAoifes(bot));
  expectHeard(heard(), [['10:01:00', thread, 'The call is over.', []]]);
  expect(card(bot)).toEqual([
    'ESC-1 · 🔵 normal · acknowledged',
    '• Call back promised by 12:00 today',
    'Owner: @Priya',
    'News by 18:01 today · Resolve by 10:00 Nov 25, 2026',
    '[Resolve] [Ask for info] [More]',
  ]);
  expect(agent(bot)).toEqual([
    'Priya has it.',
    'Engineering should have news by 18:01 today and resolve by 10:00 Nov 25, 2026.',
    'Call the user back by 12:00 today.',
    'Open the card',
    '[Cancel] [More]',
  ]);
  // It is over once, not again half an hour after it began.
  await bot.pass(hour);
  expectHeard(heard(), []);
});

test('the priority raised during the call leaves the three minutes, and holds once the call is over', async () => {
  const bot = await startRaised(onPhone);
  const heard = listenTo(bot);
  await bot.pass(minute);
  await more(bot, 'UAOIFE', 'Change priority', atAoifes(bot), { Priority: 'urgent' });
  expectHeard(heard(), [['10:01:00', thread, 'Aoife changed the priority from normal to urgent.', []]]);
  expect(card(bot).slice(0, 4)).toEqual([
    'ESC-1 · 🔴 urgent · open',
    '📞 The user is on the phone',
    'Nobody has it yet.',
    'Acknowledge by 10:03 today · Resolve by 14:00 today',
  ]);
  await bot.pass(minute);
  heard();
  await press(bot, 'UAOIFE', 'Call ended', atAoifes(bot));
  expectHeard(heard(), [['10:02:00', thread, 'The call is over.', []]]);
  expect(card(bot).slice(0, 3)).toEqual([
    'ESC-1 · 🔴 urgent · open',
    'Nobody has it yet.',
    'Acknowledge by 10:15 today · Resolve by 14:00 today',
  ]);
  await bot.pass(13 * minute);
  expectHeard(heard(), [
    ['10:07:30', thread, 'ESC-1 should be acknowledged by 10:15, 7 min left.', []],
    ['10:12:00', thread, '@eng-oncall: ESC-1 should be acknowledged by 10:15, 3 min left.', ['S0ENG']],
    ['10:15:00', thread, '@eng-oncall: ESC-1 was not acknowledged by 10:15.', ['S0ENG']],
    ...toLeads('10:15:00', 'ESC-1 was not acknowledged by 10:15. Engineering, urgent; nobody has it.'),
  ]);
});

test('moved during the call, the other team has three minutes of its own, and its on-call hears of it at once', async () => {
  const bot = await startRaised(onPhone);
  const heard = listenTo(bot);
  await bot.pass(minute);
  await more(bot, 'UPRIYA', 'Move to another team', theCard(bot), {
    Team: 'New markets',
    'Why is it theirs?': 'Konbini.',
  });
  expectHeard(heard(), [
    [
      '10:01:00',
      '#esc-new-markets',
      'ESC-1 (normal, open, New markets): Payouts frozen. The user is on the phone. Raised by Aoife. Nobody has it yet. Acknowledge by 10:04 today · Resolve by 10:00 Nov 25, 2026. On call: @Olga and @Ravi.',
      ['UOLGA', 'URAVI'],
    ],
    [
      '10:01:00',
      '#esc-new-markets › thread',
      'Priya moved it from Engineering to New markets: “Konbini.”',
      [],
    ],
    ['10:01:00', thread, 'Priya moved it from Engineering to New markets: “Konbini.”', []],
    [
      '10:01:00',
      'Aoife › thread',
      'ESC-1 moved to New markets: “Konbini.” New markets should acknowledge by 10:04 today and resolve by 10:00 Nov 25, 2026.',
      [],
    ],
  ]);
  expect(agent(bot).at(-1)).toBe('[Call ended] [Cancel] [More]');
  await bot.pass(2.5 * minute);
  heard();
  const theirs = bot.cardMessage('ESC-1', 'C0MARKETS');
  await press(bot, 'URAVI', 'Hold on, 2 min', theirs);
  expectHeard(heard(), [
    ['10:03:30', '#esc-new-markets › thread', 'Ravi asked Aoife to hold on, about 2 minutes.', []],
    ['10:03:30', 'Aoife › thread', 'Ravi in New markets: hold on, about 2 minutes.', []],
  ]);
  await fillIn(bot, 'URAVI', 'Resolve', aResolution, theirs);
  heard();
  await bot.pass(hour);
  // It is solved: nobody needs to hear that the call is over.
  expectHeard(heard(), []);
});

test('a question during the call leaves the agent the end of it, which may also come while the bot is down', async () => {
  const bot = await startRaised(onPhone);
  await fillIn(bot, 'UKENJI', 'Ask for info', { 'Your question': 'Since when?' }, theCard(bot));
  expect(agent(bot).at(-1)).toBe('[Answer] [Call ended] [Cancel] [More]');
  const heard = listenTo(bot);
  bot.said();
  await bot.pass(29 * minute);
  await bot.away(10 * minute);
  expect(heard().slice(-1)).toEqual([['10:39:00', thread, 'The call is taken to be over.', []]]);
  expect(agent(bot).at(-1)).toBe('[Answer] [Cancel] [More]');
  expect(card(bot)).toEqual([
    'ESC-1 · 🔵 normal · waiting',
    'Owner: @Kenji',
    'The clocks are paused until the answer comes.',
    'Kenji needs to know:',
    '> Since when?',
    '[Resolve] [More]',
  ]);
});
