/** The call promised to the user: promised, remembered, made or missed, and how it went. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute } from '../support/bot.ts';
import { aResolution, command, fillIn, hear, more, press, startRaised, submit } from '../support/gestures.ts';
import { type Heard, listenTo } from '../support/heard.ts';
import { agentLines, agentMessage, answerLines, cardLines, modalLines } from '../support/lines.ts';

/** An hour in Dublin on the Monday of these stories, which begin at 10:00. */
const at = (hours: number, minutes = 0) => new Date(Date.UTC(2026, 10, 23, hours, minutes));
const by = (hours: number, minutes = 0) => ({ 'Call back the user by': at(hours, minutes) });
const byNoon = { Priority: 'normal', 'Account or user': 'acct_1Kx9', ...by(12) };

const thread = '#esc-engineering › thread';
const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');
const atAoifes = (bot: Bot) => agentMessage(bot, 'ESC-1', 'UAOIFE');
const onCard = (bot: Bot) => cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA');
const agent = (bot: Bot) => agentLines(bot, 'ESC-1', 'UAOIFE').slice(2);

/** The newest direct message to Aoife, line by line. */
function aoifeReads({ slack }: Bot): string[] {
  const newest = slack.directMessages('UAOIFE').at(-1);
  return newest ? slack.seenBy(newest, 'UAOIFE').split('\n') : [];
}

const toAoife = (heard: readonly Heard[]) => heard.filter(([, where]) => where === 'Aoife › thread');

async function solve(bot: Bot): Promise<void> {
  await fillIn(bot, 'UPRIYA', 'Resolve', aResolution, theCard(bot));
}

/** The digest that a lead asks for now, from what they are told of Engineering. */
async function digest(bot: Bot): Promise<string> {
  await bot.pass(minute);
  await command(bot, 'UMARCUS', 'digest');
  hear(bot);
  return bot.slack.directMessages('UMARCUS').at(-1)?.text ?? 'no digest';
}

const fromFriday =
  'Digest for Monday 23 November. Nothing needs you. Since Friday 20 November, 09:00: Engineering: ';
const outcomes = '[Reached, satisfied] [Reached, not satisfied] [No answer] [Not needed]';

/** What is said at one instant in several places is said in any order. */
const expectHeard = (heard: readonly Heard[], expected: readonly unknown[]) =>
  expect(heard.toSorted()).toEqual(expected.toSorted());

test('promised at intake, solved and kept: the team is warned, the agent is reminded, and the digest counts it', async () => {
  const bot = await startRaised(byNoon);
  expect(onCard(bot).slice(3, 6)).toEqual([
    '• Account or user: acct_1Kx9',
    '• Call back promised by 12:00 today',
    'Nobody has it yet.',
  ]);
  expect(agent(bot)).toEqual([
    'Nobody has it yet. On call: @eng-oncall.',
    'Engineering should acknowledge by 12:00 today and resolve by 10:00 Nov 25, 2026.',
    'Call the user back by 12:00 today.',
    'Open the card',
    '[Cancel] [More]',
  ]);
  await press(bot, 'UPRIYA', 'Acknowledge', theCard(bot));
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(91 * minute);
  expectHeard(heard(), [
    ['11:30:00', thread, 'ESC-1: the user was promised a call back by 12:00, 30 min left.', []],
  ]);

  await solve(bot);
  expectHeard(toAoife(heard()), [
    [
      '11:31:00',
      'Aoife › thread',
      '@Aoife, ESC-1 is resolved. Tell the user: “The money arrives tomorrow.” Call the user back by 12:00 today (acct_1Kx9).',
      ['UAOIFE'],
    ],
  ]);
  expect(aoifeReads(bot).slice(-3)).toEqual([
    'Call the user back by 12:00 today (acct_1Kx9).',
    outcomes,
    '[Reopen]',
  ]);

  await bot.pass(14 * minute);
  expectHeard(heard(), [
    [
      '11:45:00',
      'Aoife',
      'Call the user back by 12:00 (ESC-1), 15 min left. Account or user: acct_1Kx9. Tell the user: “The money arrives tomorrow.”',
      [],
    ],
  ]);
  expect(aoifeReads(bot).slice(1)).toEqual([
    'Account or user: acct_1Kx9',
    'Tell the user:',
    '> The money arrives tomorrow.',
    `${outcomes} [Move the callback]`,
  ]);
  await press(bot, 'UAOIFE', 'Reached, satisfied');
  expectHeard(heard(), [
    ['11:45:00', 'only Aoife', 'ESC-1: reached, satisfied.', []],
    ['11:45:00', thread, 'Aoife called the user back: reached, satisfied.', []],
  ]);
  expect(onCard(bot)[4]).toBe('• Called back: reached, satisfied');
  expect(agent(bot).slice(2)).toEqual(['Called back: reached, satisfied.', 'Open the card', '[Reopen]']);

  // The buttons are still there, and a second press says that it is done.
  await press(bot, 'UAOIFE', 'Not needed');
  expectHeard(heard(), [
    ['11:45:00', 'only Aoife', 'The callback for ESC-1 is done: reached, satisfied.', []],
  ]);
  await bot.pass(hour);
  expectHeard(heard(), []);
  expect(await digest(bot)).toBe(
    `${fromFriday}1 opened, 1 resolved, 0 open now, acknowledged in time 1 of 1, resolved in time 1 of 1, callbacks kept 1 of 1.`,
  );
});

test('promised under More by the agent and moved by the owner: only the newest hour is reminded of', async () => {
  const bot = await startRaised({ Priority: 'normal' });
  await press(bot, 'UPRIYA', 'Acknowledge', theCard(bot));
  hear(bot);
  const heard = listenTo(bot);
  await more(bot, 'UAOIFE', 'Promise a callback', atAoifes(bot), by(11));
  expectHeard(heard(), [['10:00:00', thread, 'Aoife promised the user a call back by 11:00 today.', []]]);
  expect(agent(bot)[2]).toBe('Call the user back by 11:00 today.');

  await bot.pass(20 * minute);
  await more(bot, 'UPRIYA', 'Move the callback', theCard(bot));
  expect(modalLines(bot, 'UPRIYA')).toEqual([
    'Promise a callback',
    'Call back the user by: [today 11:00]',
    '  The agent who raised it is reminded 15 minutes before, and at the time.',
    '[Close] [Promise]',
  ]);
  await submit(bot, 'UPRIYA', by(10));
  expect(modalLines(bot, 'UPRIYA')).toContain('  ! That time has passed. Please choose a later one.');
  await submit(bot, 'UPRIYA', by(13));
  expectHeard(heard(), [
    ['10:20:00', thread, 'Priya promised the user a call back by 13:00 today.', []],
    ['10:20:00', 'Aoife › thread', 'Tell the user that we call back by 13:00 today.', []],
  ]);

  // Not solved at the hour: the team was warned, and the agent calls to say so.
  await bot.pass(2 * hour + 41 * minute);
  expectHeard(heard(), [
    ['12:30:00', thread, 'ESC-1: the user was promised a call back by 13:00, 30 min left.', []],
    ['12:45:00', 'Aoife', 'Call the user back by 13:00 (ESC-1), 15 min left.', []],
    ['13:00:00', 'Aoife', 'Call the user back by 13:00 (ESC-1).', []],
  ]);
  expect(onCard(bot)[3]).toBe('• Call back promised by 13:00 today (overdue)');
  expect(agent(bot)[2]).toBe('Call the user back by 13:00 today (overdue).');
  await press(bot, 'UAOIFE', 'Reached, satisfied');
  expectHeard(heard(), [
    ['13:01:00', 'only Aoife', 'ESC-1: reached, satisfied.', []],
    ['13:01:00', thread, 'Aoife called the user back: reached, satisfied.', []],
  ]);

  // Solved after the call: nobody is sent to call again.
  await solve(bot);
  expectHeard(toAoife(heard()), [
    [
      '13:01:00',
      'Aoife › thread',
      '@Aoife, ESC-1 is resolved. Tell the user: “The money arrives tomorrow.”',
      ['UAOIFE'],
    ],
  ]);
  expect(aoifeReads(bot).at(-1)).toBe('[Reopen]');
  expect(await digest(bot)).toBe(
    `${fromFriday}1 opened, 1 resolved, 0 open now, acknowledged in time 1 of 1, resolved in time 1 of 1, callbacks kept 0 of 1.`,
  );
});

test('moved once it is overdue, the promise that was broken stays broken', async () => {
  const bot = await startRaised(byNoon);
  await solve(bot);
  await bot.pass(2 * hour + minute);
  await fillIn(bot, 'UAOIFE', 'Move the callback', by(15));
  await bot.pass(hour);
  await press(bot, 'UAOIFE', 'Reached, satisfied');
  expect(await digest(bot)).toContain('callbacks kept 1 of 2.');
});

test('no answer keeps the promise, and the next try is a promise of its own', async () => {
  const bot = await startRaised(byNoon);
  await solve(bot);
  hear(bot);
  const heard = listenTo(bot);
  // Solved two hours before: nobody in the team needs a warning.
  await bot.pass(hour + 30 * minute);
  expectHeard(heard(), []);
  await press(bot, 'UAOIFE', 'No answer');
  expect(modalLines(bot, 'UAOIFE')).toEqual([
    'No answer',
    'Try again by (optional): []',
    '  Left empty, nobody is reminded again.',
    '[Close] [Save]',
  ]);
  await submit(bot, 'UAOIFE', { 'Try again by': at(15) });
  expectHeard(heard(), [
    ['11:30:00', thread, 'Aoife called the user back: no answer. The next try is due by 15:00 today.', []],
  ]);
  expect(agent(bot)[2]).toBe('Call the user back by 15:00 today (no answer at 11:30 today).');

  await bot.pass(3 * hour + 36 * minute);
  expectHeard(heard(), [
    [
      '14:45:00',
      'Aoife',
      'Call the user back by 15:00 (ESC-1), 15 min left. Account or user: acct_1Kx9. Tell the user: “The money arrives tomorrow.”',
      [],
    ],
    [
      '15:00:00',
      'Aoife',
      'Call the user back by 15:00 (ESC-1). Account or user: acct_1Kx9. Tell the user: “The money arrives tomorrow.”',
      [],
    ],
  ]);
  await fillIn(bot, 'UAOIFE', 'No answer', {});
  expectHeard(heard(), [['15:06:00', thread, 'Aoife called the user back: no answer.', []]]);
  expect(agent(bot)[2]).toBe('Called back: no answer.');
  await bot.pass(hour);
  expectHeard(heard(), []);
  expect(await digest(bot)).toContain('callbacks kept 1 of 2.');
});

test('a user who was not satisfied is a reason to reopen, and may be promised another call', async () => {
  const bot = await startRaised(byNoon);
  await solve(bot);
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(hour);
  await press(bot, 'UAOIFE', 'Reached, not satisfied');
  expectHeard(heard(), [
    ['11:00:00', 'only Aoife', 'ESC-1: reached, not satisfied. If something is still wrong, reopen it.', []],
    ['11:00:00', thread, 'Aoife called the user back: reached, not satisfied.', []],
  ]);
  expect(answerLines(bot, 'UAOIFE').at(-1)).toBe('[Reopen]');
  await fillIn(bot, 'UAOIFE', 'Reopen', { 'What is still wrong?': 'Still frozen.' });
  expectHeard(heard(), [['11:00:00', thread, '@Priya, Aoife reopened ESC-1: “Still frozen.”', ['UPRIYA']]]);
  expect(agent(bot)).toEqual([
    'Nobody has it yet. On call: @eng-oncall.',
    'Engineering should acknowledge by 13:00 today and resolve by 11:00 Nov 25, 2026.',
    'Called back: reached, not satisfied.',
    'Open the card',
    '[Cancel] [More]',
  ]);

  await bot.pass(minute);
  await more(bot, 'UAOIFE', 'Promise a callback', atAoifes(bot), by(11, 40));
  expect(agent(bot)[2]).toBe('Call the user back by 11:40 today.');
  heard();
  await bot.pass(40 * minute);
  expectHeard(heard(), [
    ['11:10:00', thread, 'ESC-1: the user was promised a call back by 11:40, 30 min left.', []],
    ['11:25:00', 'Aoife', 'Call the user back by 11:40 (ESC-1), 15 min left. Account or user: acct_1Kx9', []],
    ['11:40:00', 'Aoife', 'Call the user back by 11:40 (ESC-1). Account or user: acct_1Kx9', []],
  ]);
});

test('a call that is not needed any more counts neither as kept nor as missed', async () => {
  const bot = await startRaised(byNoon);
  await solve(bot);
  hear(bot);
  const heard = listenTo(bot);
  await press(bot, 'UAOIFE', 'Not needed');
  expectHeard(heard(), [
    ['10:00:00', 'only Aoife', 'ESC-1: no call back needed.', []],
    ['10:00:00', thread, 'Aoife says that no call back is needed.', []],
  ]);
  expect(agent(bot)[2]).toBe('No call back needed.');
  await bot.pass(3 * hour);
  expectHeard(heard(), []);
  expect(await digest(bot)).toBe(
    `${fromFriday}1 opened, 1 resolved, 0 open now, acknowledged in time 1 of 1, resolved in time 1 of 1.`,
  );
});

test('a call that nobody says was made needs the lead', async () => {
  const bot = await startRaised(byNoon);
  await solve(bot);
  await bot.pass(5 * hour);
  expect(await digest(bot)).toContain('What needs you now. ESC-1, call back overdue: Payouts frozen.');
  const [newest] = bot.slack.directMessages('UMARCUS').slice(-1);
  expect(newest && bot.slack.seenBy(newest, 'UMARCUS').split('\n')).toContain('Call back overdue');
});

test('promised for sooner than the reminders, only what lies ahead is told; cancelled, nothing is', async () => {
  const bot = await startRaised({ Priority: 'normal', ...by(10, 20) });
  const heard = listenTo(bot);
  await bot.pass(6 * minute);
  expectHeard(heard(), [['10:05:00', 'Aoife', 'Call the user back by 10:20 (ESC-1), 15 min left.', []]]);
  await fillIn(bot, 'UAOIFE', 'Cancel', {}, atAoifes(bot));
  expectHeard(heard(), [['10:06:00', thread, 'Aoife cancelled it.', []]]);
  await bot.pass(hour);
  expectHeard(heard(), []);
});
