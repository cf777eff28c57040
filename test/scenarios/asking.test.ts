/** Asking the agent for what is missing: the clocks stand still until the answer. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute, mondayMorning } from '../support/bot.ts';
import { fillIn, hear, press, startRaised, submit, write } from '../support/gestures.ts';
import { agentLines, agentMessage, cardLines, modalLines } from '../support/lines.ts';

const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');
const ask = (bot: Bot, user = 'UKENJI', question = 'Which payout is it?') =>
  fillIn(bot, user, 'Ask for info', { 'Your question': question }, theCard(bot));

/** When each clock that runs is due, in minutes after the escalation was raised. */
async function dueTimes(bot: Bot): Promise<Record<string, number | null>> {
  const { clocks = {} } = (await bot.engine.find('ESC-1')) ?? {};
  return Object.fromEntries(
    Object.entries(clocks).map(([name, { dueAt }]) => [
      name,
      dueAt === null ? null : (dueAt - mondayMorning) / minute,
    ]),
  );
}

test('asking pauses update and resolve, the answer resumes them, and nobody is reminded in between', async () => {
  const bot = await startRaised();
  await bot.pass(5 * minute);
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  expect(await dueTimes(bot)).toEqual({ acknowledge: null, update: 65, resolve: 240 });
  await bot.pass(20 * minute);
  await ask(bot);
  hear(bot);
  expect(await dueTimes(bot)).toEqual({ acknowledge: null, update: null, resolve: null });
  await bot.pass(6 * hour);
  expect(bot.said()).toEqual([]);
  await fillIn(bot, 'UAOIFE', 'Answer', { 'Your answer': 'po_7' });
  expect(bot.said()).toEqual([['#esc-engineering › thread', '@Kenji, Aoife answered: “po_7”']]);
  expect(bot.pings()).toEqual([['#esc-engineering › thread', ['Kenji']]]);
  // 25 minutes were counted of the four hours; news is due a whole hour after the answer.
  expect(await dueTimes(bot)).toEqual({ acknowledge: null, update: 445, resolve: 600 });
});

test('what is missing and the question reach the agent, who is pinged, and stand on both messages', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  hear(bot);
  await press(bot, 'UKENJI', 'Ask for info', theCard(bot));
  expect(modalLines(bot, 'UKENJI')).toEqual([
    'Ask about ESC-1',
    'What is missing? (optional): [ ] Account or user  [ ] Time it happened  [ ] Amount and currency  [ ] Request or charge id  [ ] Screenshot  [ ] Steps to reproduce',
    'Your question (optional): []',
    '  The agent gets this at once. The update and resolve clocks pause until the answer.',
    '[Close] [Ask]',
  ]);
  await submit(bot, 'UKENJI', {
    'What is missing?': ['Amount and currency', 'Screenshot'],
    'Your question': 'Which payout is it?',
  });
  expect(bot.said()).toEqual([
    [
      '#esc-engineering › thread',
      'Kenji asked Aoife: Amount and currency; Screenshot. “Which payout is it?”',
    ],
    [
      'Aoife › thread',
      '@Aoife, Kenji in Engineering needs something from you: Amount and currency; Screenshot. “Which payout is it?” The clock is paused until you answer.',
    ],
  ]);
  expect(bot.pings()).toEqual([['Aoife › thread', ['Aoife']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
    'ESC-1 · 🔴 urgent · waiting',
    'Payouts frozen',
    '> It does not work.',
    'Owner: @Kenji',
    'The clocks are paused until the answer comes.',
    'Kenji needs to know:',
    '• Amount and currency',
    '• Screenshot',
    '> Which payout is it?',
    'Raised by Aoife',
    '[Resolve] [More]',
  ]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual([
    'ESC-1 is with Engineering · 🔴 urgent · waiting',
    'Payouts frozen',
    'Kenji needs something from you:',
    '• Amount and currency',
    '• Screenshot',
    '> Which payout is it?',
    'The clock is paused until you answer.',
    'Open the card',
    '[Answer] [Cancel] [More]',
  ]);
  await press(bot, 'UAOIFE', 'Answer');
  expect(modalLines(bot, 'UAOIFE')).toEqual([
    'Answer ESC-1',
    '> Which payout is it?',
    'Still missing:',
    '• Amount and currency',
    '• Screenshot',
    'Your answer: []',
    '[Close] [Send answer]',
  ]);
});

test('what the agent writes in their thread is the answer', async () => {
  const bot = await startRaised();
  await ask(bot);
  hear(bot);
  await write(bot, 'UAOIFE', 'dm', 'po_7, since Friday', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(bot.said()).toEqual([['#esc-engineering › thread', '@Kenji, Aoife answered: “po_7, since Friday”']]);
  expect(bot.pings()).toEqual([['#esc-engineering › thread', ['Kenji']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toEqual('ESC-1 · 🔴 urgent · acknowledged');
});

test('a note to oneself is no answer', async () => {
  const bot = await startRaised();
  await ask(bot);
  hear(bot);
  await write(bot, 'UAOIFE', 'dm', '// call them first', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(bot.said()).toEqual([]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toEqual('ESC-1 · 🔴 urgent · waiting');
});

test('whoever asks about what nobody has, has it', async () => {
  const bot = await startRaised();
  await ask(bot, 'UPRIYA');
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'Priya asked Aoife: “Which payout is it?”'],
    [
      'Aoife › thread',
      '@Aoife, Priya in Engineering needs something from you: “Which payout is it?” The clock is paused until you answer.',
    ],
  ]);
  expect(bot.pings()).toEqual([['Aoife › thread', ['Aoife']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual([
    'ESC-1 · 🔴 urgent · waiting',
    'Payouts frozen',
    '> It does not work.',
    'Owner: @Priya',
    'The clocks are paused until the answer comes.',
    'Priya needs to know:',
    '> Which payout is it?',
    'Raised by Aoife',
    '[Resolve] [More]',
  ]);
  await fillIn(bot, 'UAOIFE', 'Answer', { 'Your answer': 'po_7' });
  expect(bot.said()).toEqual([['#esc-engineering › thread', '@Priya, Aoife answered: “po_7”']]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual([
    'ESC-1 · 🔴 urgent · acknowledged',
    'Payouts frozen',
    '> It does not work.',
    'Owner: @Priya',
    'News by 11:00 today · Resolve by 14:00 today',
    'Raised by Aoife',
    '[Resolve] [Ask for info] [More]',
  ]);
});

test('nothing ticked and nothing written: the field says what to do', async () => {
  const bot = await startRaised();
  await ask(bot, 'UKENJI', '  ');
  expect(bot.slack.errorsOn('UKENJI')).toEqual({
    'Your question': 'Tick what is missing, or write your question here.',
  });
  await bot.slack.closeModal('UKENJI');
});

test('an answer that comes too late is shown to its author again, and nothing is lost', async () => {
  const bot = await startRaised();
  await ask(bot);
  await press(bot, 'UAOIFE', 'Answer');
  await write(bot, 'UAOIFE', 'dm', 'po_7', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  hear(bot);
  await submit(bot, 'UAOIFE', { 'Your answer': 'It is po_7, and po_8 too.' });
  expect(bot.said()).toEqual([]);
  expect(modalLines(bot, 'UAOIFE')).toEqual([
    'Switchboard',
    'ESC-1 no longer waits for an answer.',
    'What you wrote:',
    '> It is po_7, and po_8 too.',
    '[Close]',
  ]);
});
