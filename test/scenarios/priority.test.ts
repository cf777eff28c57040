/** Changing the priority: the team both ways, the reporter only up; the due times follow and no minute counts twice. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute } from '../support/bot.ts';
import { hear, more, press, startRaised, submit } from '../support/gestures.ts';
import { agentMessage, cardLines, modalLines } from '../support/lines.ts';

const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');

test('the team raises it: due times keep what was counted', async () => {
  const bot = await startRaised({ Priority: 'normal' });
  await bot.pass(10 * minute);
  await more(bot, 'UKENJI', 'Change priority', theCard(bot), { Priority: 'Urgent' });
  expect(bot.said()).toEqual([
    [
      '#esc-engineering › thread',
      '@eng-oncall: ESC-1 cannot wait. Kenji changed the priority from normal to urgent.',
    ],
    [
      'Aoife › thread',
      'Kenji changed the priority from normal to urgent. Engineering should acknowledge by 10:15 today and resolve by 14:00 today.',
    ],
  ]);
  expect(bot.pings()).toEqual([['#esc-engineering › thread', ['eng-oncall']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
    'ESC-1 · 🔴 urgent · open',
    'Payouts frozen',
    '> It does not work.',
    'Nobody has it yet.',
    'Acknowledge by 19:15 today · Resolve by 23:00 today',
    'Raised by Aoife',
    '[Acknowledge] [Resolve] [Ask for info] [More]',
  ]);
  await bot.pass(5 * minute);
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', '@eng-oncall: ESC-1 should be acknowledged by 10:15, 3 min left.'],
    ['#esc-engineering › thread', '@eng-oncall: ESC-1 was not acknowledged by 10:15.'],
    ['Marcus', 'ESC-1 was not acknowledged by 10:15. Engineering, urgent; nobody has it.'],
    ['Nora', 'ESC-1 was not acknowledged by 10:15. Engineering, urgent; nobody has it.'],
  ]);
  expect(bot.pings()).toEqual([
    ['#esc-engineering › thread', ['eng-oncall']],
    ['#esc-engineering › thread', ['eng-oncall']],
  ]);
});

test('the team lowers it: what was promised for later is not reminded of now', async () => {
  const bot = await startRaised();
  await more(bot, 'UNORA', 'Change priority', theCard(bot), { Priority: 'Low' });
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'Nora changed the priority from urgent to low.'],
    [
      'Aoife › thread',
      'Nora changed the priority from urgent to low. Engineering should acknowledge by 18:00 today and resolve by 10:00 Nov 28, 2026.',
    ],
  ]);
  await bot.pass(hour);
  expect(bot.said()).toEqual([]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
    'ESC-1 · ⚪ low · open',
    'Payouts frozen',
    '> It does not work.',
    'Nobody has it yet.',
    'Acknowledge by 03:00 tomorrow · Resolve by 19:00 Nov 28, 2026',
    'Raised by Aoife',
    '[Acknowledge] [Resolve] [Ask for info] [More]',
  ]);
});

test('the reporter raises it from their own message, though they are not in the team’s channel', async () => {
  const bot = await startRaised({ Priority: 'normal' });
  await press(bot, 'UAOIFE', 'More', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(modalLines(bot, 'UAOIFE')).toEqual([
    'More for ESC-1',
    'The due times follow.',
    '[Change priority]',
    'How the due times come about.',
    '[Explain the clock]',
    'The agent who raised it is reminded to call the user.',
    '[Promise a callback]',
    'Who did what, and when.',
    '[History]',
    'It was raised by mistake.',
    '[Cancel]',
    '[Close]',
  ]);
  await press(bot, 'UAOIFE', 'Change priority');
  expect(modalLines(bot, 'UAOIFE')).toEqual([
    'Priority of ESC-1',
    'Priority: [Choose a priority]',
    '  Time that has been counted stays counted; the due times follow the new priority.',
    '[Close] [Change]',
  ]);
  await submit(bot, 'UAOIFE', { Priority: 'Urgent' });
  expect(bot.said()).toEqual([
    [
      '#esc-engineering › thread',
      '@eng-oncall: ESC-1 cannot wait. Aoife changed the priority from normal to urgent.',
    ],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toEqual('ESC-1 · 🔴 urgent · open');
});

test('the reporter cannot lower it: an urgent one has no higher, and a form that stood open is told', async () => {
  const bot = await startRaised({ Priority: 'normal' });
  await press(bot, 'UAOIFE', 'More', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await press(bot, 'UAOIFE', 'Change priority');
  await more(bot, 'UKENJI', 'Change priority', theCard(bot), { Priority: 'Urgent' });
  hear(bot);
  await submit(bot, 'UAOIFE', { Priority: 'High' });
  expect(bot.said()).toEqual([]);
  expect(bot.slack.errorsOn('UAOIFE')).toEqual({
    Priority:
      'You can raise the priority, not lower it. It is urgent now; the team that has ESC-1 can lower it.',
  });
  await bot.slack.closeModal('UAOIFE');
  await press(bot, 'UAOIFE', 'More', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(modalLines(bot, 'UAOIFE')).toEqual([
    'More for ESC-1',
    'How the due times come about.',
    '[Explain the clock]',
    'The agent who raised it is reminded to call the user.',
    '[Promise a callback]',
    'Who did what, and when.',
    '[History]',
    'It was raised by mistake.',
    '[Cancel]',
    '[Close]',
  ]);
});

test('the same priority again is said to be so', async () => {
  const bot = await startRaised({ Priority: 'normal' });
  const card = theCard(bot);
  await press(bot, 'UPRIYA', 'More', card);
  await press(bot, 'UPRIYA', 'Change priority');
  await more(bot, 'UKENJI', 'Change priority', card, { Priority: 'High' });
  hear(bot);
  await submit(bot, 'UPRIYA', { Priority: 'High' });
  expect(bot.slack.errorsOn('UPRIYA')).toEqual({ Priority: 'ESC-1 is already high.' });
  await bot.slack.closeModal('UPRIYA');
});
