/** The end of an escalation, and taking it up again. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute } from '../support/bot.ts';
import { aResolution, fillIn, hear, more, press, startRaised, submit, write } from '../support/gestures.ts';
import { agentLines, agentMessage, answerLines, cardLines, modalLines } from '../support/lines.ts';

const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');
const theirMessage = (bot: Bot) => agentMessage(bot, 'ESC-1', 'UAOIFE');

test('all four fields reach the card and the thread; what to tell the user reaches the agent, who is pinged', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  await bot.pass(30 * minute);
  hear(bot);
  await press(bot, 'UKENJI', 'Resolve', theCard(bot));
  expect(modalLines(bot, 'UKENJI')).toEqual([
    'Resolve ESC-1',
    'What fixed it: []',
    'Tell the user: []',
    '  One plain sentence the agent can say.',
    'Cause: [Choose the cause]',
    'Could a document have answered this?: [ ] Yes  [ ] No',
    'Which one? (optional): []',
    '  Needed when the answer is yes. A document that does not exist yet counts.',
    '[Close] [Resolve]',
  ]);
  await submit(bot, 'UKENJI', {
    'What fixed it': 'Released the payouts by hand.',
    'Tell the user': 'The money arrives tomorrow.',
    Cause: 'Missing or unclear documentation',
    'Could a document have answered this?': 'Yes',
    'Which one?': 'Payout delays',
  });
  expect(bot.said()).toEqual([
    [
      '#esc-engineering › thread',
      'Kenji resolved it. What fixed it: “Released the payouts by hand.” Tell the user: “The money arrives tomorrow.” Cause: Missing or unclear documentation; A document could have answered this: Payout delays.',
    ],
    ['Aoife › thread', '@Aoife, ESC-1 is resolved. Tell the user: “The money arrives tomorrow.”'],
  ]);
  expect(bot.pings()).toEqual([['Aoife › thread', ['Aoife']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
    'ESC-1 · 🔴 urgent · resolved',
    'Payouts frozen',
    '> It does not work.',
    'Owner: @Kenji · Resolved at 19:30 today',
    'What fixed it:',
    '> Released the payouts by hand.',
    'Tell the user:',
    '> The money arrives tomorrow.',
    '• Cause: Missing or unclear documentation',
    '• A document could have answered this: Payout delays',
    'Raised by Aoife',
    '[Reopen]',
  ]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual([
    'ESC-1 was with Engineering · 🔴 urgent · resolved',
    'Payouts frozen',
    'Resolved at 10:30 today. Tell the user:',
    '> The money arrives tomorrow.',
    'Open the card',
    '[Reopen]',
  ]);
  await bot.pass(5 * hour);
  expect(bot.said()).toEqual([]);
});

test('what is missing is said on its field, and nothing is resolved', async () => {
  const bot = await startRaised();
  await fillIn(bot, 'UKENJI', 'Resolve', {}, theCard(bot));
  expect(bot.slack.errorsOn('UKENJI')).toEqual({
    'What fixed it': 'Please complete this required field.',
    'Tell the user': 'Please complete this required field.',
    Cause: 'Please complete this required field.',
    'Could a document have answered this?': 'Please complete this required field.',
  });
  await submit(bot, 'UKENJI', {
    ...aResolution,
    'What fixed it': ' ',
    'Tell the user': '\n',
    'Could a document have answered this?': 'Yes',
  });
  expect(bot.slack.errorsOn('UKENJI')).toEqual({
    'What fixed it': 'Say what fixed it.',
    'Tell the user': 'Write one sentence the agent can say to the user.',
    'Which one?': 'Name the document, or say what a new one would be called.',
  });
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toEqual('ESC-1 · 🔴 urgent · open');
  await bot.slack.closeModal('UKENJI');
});

test('whoever resolves what nobody had is its owner, and the promise to the user is named', async () => {
  const bot = await startRaised({
    'Account or user': 'acct_1Kx9',
    'Call back the user by': new Date(Date.UTC(2026, 10, 23, 16)),
    'Contact channel': 'Phone',
  });
  await fillIn(bot, 'UPRIYA', 'Resolve', aResolution, theCard(bot));
  expect(bot.said()).toEqual([
    [
      '#esc-engineering › thread',
      'Priya resolved it. What fixed it: “Released the payouts by hand.” Tell the user: “The money arrives tomorrow.” Cause: A fault in our product.',
    ],
    [
      'Aoife › thread',
      '@Aoife, ESC-1 is resolved. Tell the user: “The money arrives tomorrow.” Call the user back by 16:00 today (acct_1Kx9).',
    ],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
    'ESC-1 · 🔴 urgent · resolved',
    'Payouts frozen',
    '> It does not work.',
    '• Account or user: acct_1Kx9',
    '• Call back promised by 01:00 tomorrow',
    '• Contact by phone',
    'Owner: @Priya · Resolved at 19:00 today',
    'What fixed it:',
    '> Released the payouts by hand.',
    'Tell the user:',
    '> The money arrives tomorrow.',
    '• Cause: A fault in our product',
    'Raised by Aoife',
    '[Reopen]',
  ]);
});

test('resolving what is resolved says who was quicker, when, and keeps what was written', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Resolve', theCard(bot));
  await fillIn(bot, 'UPRIYA', 'Resolve', aResolution, theCard(bot));
  hear(bot);
  await submit(bot, 'UKENJI', aResolution);
  expect(bot.said()).toEqual([]);
  expect(modalLines(bot, 'UKENJI')).toEqual([
    'Switchboard',
    'Priya resolved ESC-1 at 19:00 today.',
    '[Reopen]',
    'What you wrote:',
    '> Released the payouts by hand.',
    '> The money arrives tomorrow.',
    '[Close]',
  ]);
});

test('the agent reopens it: the owner is called back, acknowledge starts afresh, resolve goes on from where it stood', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  await bot.pass(30 * minute);
  await fillIn(bot, 'UKENJI', 'Resolve', aResolution, theCard(bot));
  await bot.pass(3 * hour);
  hear(bot);
  await press(bot, 'UAOIFE', 'Reopen', theirMessage(bot));
  expect(modalLines(bot, 'UAOIFE')).toEqual(['Reopen ESC-1', 'What is still wrong?: []', '[Close] [Reopen]']);
  await submit(bot, 'UAOIFE', { 'What is still wrong?': ' ' });
  expect(bot.slack.errorsOn('UAOIFE')).toEqual({
    'What is still wrong?': 'Say what is still wrong: the team sees this first.',
  });
  await submit(bot, 'UAOIFE', { 'What is still wrong?': 'It did not arrive.' });
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', '@Kenji, Aoife reopened ESC-1: “It did not arrive.”'],
  ]);
  expect(bot.pings()).toEqual([['#esc-engineering › thread', ['Kenji']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
    'ESC-1 · 🔴 urgent · open',
    'Payouts frozen',
    '> It does not work.',
    'Nobody has it yet.',
    'Acknowledge by 22:45 today · Resolve by 02:00 tomorrow',
    'Raised by Aoife',
    '[Acknowledge] [Resolve] [Ask for info] [More]',
  ]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual([
    'ESC-1 is with Engineering · 🔴 urgent · open',
    'Payouts frozen',
    'Nobody has it yet. On call: @eng-oncall.',
    'Engineering should acknowledge by 13:45 today and resolve by 17:00 today.',
    'Open the card',
    '[Cancel] [More]',
  ]);
});

test('the team reopens it, and the agent reads why; nobody is pinged for their own act', async () => {
  const bot = await startRaised();
  await fillIn(bot, 'UKENJI', 'Resolve', aResolution, theCard(bot));
  hear(bot);
  await fillIn(bot, 'UKENJI', 'Reopen', { 'What is still wrong?': 'One payout was left.' }, theCard(bot));
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'Kenji reopened ESC-1: “One payout was left.”'],
    [
      'Aoife › thread',
      'Kenji reopened ESC-1: “One payout was left.” Engineering should acknowledge by 10:15 today and resolve by 14:00 today.',
    ],
  ]);
  expect(bot.pings()).toEqual([]);
});

test('thanks reopens nothing', async () => {
  const bot = await startRaised();
  await fillIn(bot, 'UKENJI', 'Resolve', aResolution, theCard(bot));
  hear(bot);
  await write(bot, 'UAOIFE', 'dm', 'Thanks!', theirMessage(bot));
  expect(bot.said()).toEqual([['#esc-engineering › thread', '@Kenji, Aoife writes: “Thanks!”']]);
  await write(bot, 'UPRIYA', 'C0ENG', 'You are welcome.', theCard(bot));
  expect(bot.said()).toEqual([['Aoife › thread', 'Priya writes: “You are welcome.”']]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toEqual('ESC-1 · 🔴 urgent · resolved');
});

test('the reporter cancels what was raised by mistake, and nobody is reminded any more', async () => {
  const bot = await startRaised();
  await press(bot, 'UAOIFE', 'Cancel', theirMessage(bot));
  expect(modalLines(bot, 'UAOIFE')).toEqual([
    'Cancel ESC-1',
    'Reason (optional): []',
    '  Nobody will work on it any more. It can be reopened.',
    '[Keep it] [Cancel escalation]',
  ]);
  await submit(bot, 'UAOIFE', { Reason: 'The user had typed it wrong.' });
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'Aoife cancelled it: “The user had typed it wrong.”'],
  ]);
  expect(bot.pings()).toEqual([]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
    'ESC-1 · 🔴 urgent · cancelled',
    'Payouts frozen',
    '> It does not work.',
    'Cancelled at 19:00 today.',
    'Raised by Aoife',
    '[Reopen]',
  ]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual([
    'ESC-1 was with Engineering · 🔴 urgent · cancelled',
    'Payouts frozen',
    'Cancelled at 10:00 today. Nobody is working on it.',
    'Open the card',
    '[Reopen]',
  ]);
  await bot.pass(5 * hour);
  expect(bot.said()).toEqual([]);
});

test('a responder cancels it under More: the agent reads who and why', async () => {
  const bot = await startRaised();
  await more(bot, 'UPRIYA', 'Cancel', theCard(bot), { Reason: 'Raised twice' });
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'Priya cancelled it: “Raised twice”'],
    ['Aoife › thread', 'Priya cancelled ESC-1: “Raised twice”'],
  ]);
  expect(bot.pings()).toEqual([]);
});

test('a button on a card that closed meanwhile says who closed it and when, with Reopen', async () => {
  const bot = await startRaised();
  await press(bot, 'UPRIYA', 'More', theCard(bot));
  await fillIn(bot, 'UAOIFE', 'Cancel', {}, theirMessage(bot));
  hear(bot);
  await press(bot, 'UPRIYA', 'Assign to…');
  expect(bot.said()).toEqual([]);
  expect(modalLines(bot, 'UPRIYA')).toEqual([
    'Switchboard',
    'Aoife cancelled ESC-1 at 10:00 today.',
    '[Reopen]',
    '[Close]',
  ]);
  await press(bot, 'UPRIYA', 'Reopen');
  await submit(bot, 'UPRIYA', { 'What is still wrong?': 'I see it too.' });
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'Priya reopened ESC-1: “I see it too.”'],
    [
      'Aoife › thread',
      'Priya reopened ESC-1: “I see it too.” Engineering should acknowledge by 10:15 today and resolve by 14:00 today.',
    ],
  ]);
  expect(answerLines(bot, 'UPRIYA')).toEqual([]);
});
