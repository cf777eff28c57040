/** Moving to another team: a new card there, a sign on the old one, and the leads when it goes in circles. */
import { expect, test } from 'vitest';
import { type Bot, minute } from '../support/bot.ts';
import { hear, more, press, startRaised, submit, write } from '../support/gestures.ts';
import { agentLines, cardLines, modalLines } from '../support/lines.ts';

const inEngineering = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');
const inMarkets = (bot: Bot) => bot.cardMessage('ESC-1', 'C0MARKETS');
const inDesign = (bot: Bot) => bot.cardMessage('ESC-1', 'C0DESIGN');
const to = (Team: string, reason = 'It is theirs.') => ({ Team, 'Why is it theirs?': reason });
const menu = 'Move to another team';

test('the new team gets a card, the old card says where it went, the agent reads why and what is promised now', async () => {
  const bot = await startRaised({ 'Account or user': 'acct_1Kx9' });
  await bot.pass(5 * minute);
  await press(bot, 'UKENJI', 'Acknowledge', inEngineering(bot));
  await bot.pass(5 * minute);
  hear(bot);
  const [old] = bot.slack.messages('C0ENG');
  await press(bot, 'UKENJI', 'More', inEngineering(bot));
  expect(modalLines(bot, 'UKENJI')).toEqual([
    'More for ESC-1',
    'Give it to a responder of the team.',
    '[Assign to…]',
    'Hand it to the team that can solve it.',
    '[Move to another team]',
    'The due times follow.',
    '[Change priority]',
    'Nobody has it then, and the team is reminded again.',
    '[Hand back]',
    'Nobody is reminded for a while; leads still hear of a breach.',
    '[Snooze reminders]',
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
  await press(bot, 'UKENJI', menu);
  expect(modalLines(bot, 'UKENJI')).toEqual([
    'Move ESC-1',
    'Team: [Choose a team]',
    'Why is it theirs?: []',
    '  The other team and the agent read this.',
    '[Close] [Move]',
  ]);
  await submit(bot, 'UKENJI', to('New markets', 'Konbini is theirs.'));
  expect(bot.said()).toEqual([
    [
      '#esc-new-markets',
      'ESC-1 (urgent, open, New markets): Payouts frozen. Raised by Aoife. Nobody has it yet. Acknowledge by 10:25 today · Resolve by 14:00 today. On call: @Olga and @Ravi.',
    ],
    ['#esc-new-markets › thread', 'Kenji moved it from Engineering to New markets: “Konbini is theirs.”'],
    ['#esc-engineering › thread', 'Kenji moved it from Engineering to New markets: “Konbini is theirs.”'],
    [
      'Aoife › thread',
      'ESC-1 moved to New markets: “Konbini is theirs.” New markets should acknowledge by 10:25 today and resolve by 14:00 today.',
    ],
  ]);
  expect(bot.pings()).toEqual([['#esc-new-markets', ['Olga', 'Ravi']]]);
  expect(old && bot.slack.seenBy(old, 'UKENJI')).toEqual('ESC-1 moved to New markets. Its card');
  expect(cardLines(bot, 'ESC-1', 'C0MARKETS', 'UOLGA')).toEqual([
    'ESC-1 · 🔴 urgent · open',
    'Payouts frozen',
    '> It does not work.',
    '• Account or user: acct_1Kx9',
    'Nobody has it yet.',
    'Acknowledge by 11:25 today · Resolve by 15:00 today',
    'On call: @Olga and @Ravi.',
    'Raised by Aoife · Moved once',
    '[Acknowledge] [Resolve] [Ask for info] [More]',
  ]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual([
    'ESC-1 is with New markets · 🔴 urgent · open',
    'Payouts frozen',
    'Nobody has it yet. On call: Olga and Ravi.',
    'New markets should acknowledge by 10:25 today and resolve by 14:00 today.',
    'Open the card',
    '[Cancel] [More]',
  ]);
});

test('what is written or pressed under the old card does not get lost silently', async () => {
  const bot = await startRaised();
  const old = inEngineering(bot);
  const before = { channel: old.channel, ts: old.ts };
  await press(bot, 'UPRIYA', 'Resolve', old);
  await more(bot, 'UKENJI', menu, old, to('New markets'));
  hear(bot);
  await write(bot, 'UKENJI', 'C0ENG', 'One more thing', before);
  expect(bot.said()).toEqual([
    [
      'only Kenji',
      'ESC-1 is with New markets now. What you write here stays here: please write under its new card.',
    ],
  ]);
  await submit(bot, 'UPRIYA', {
    'What fixed it': 'Released them all.',
    'Tell the user': 'Done.',
    Cause: 'An incident',
    'Could a document have answered this?': 'No',
  });
  expect(bot.said()).toEqual([]);
  expect(modalLines(bot, 'UPRIYA')).toEqual([
    'Switchboard',
    'Only responders and leads of New markets can resolve ESC-1.',
    'What you wrote:',
    '> Released them all.',
    '> Done.',
    '[Close]',
  ]);
});

test('there and back again: the first team gets a fresh card', async () => {
  const bot = await startRaised();
  await more(bot, 'UKENJI', menu, inEngineering(bot), to('New markets'));
  await bot.pass(5 * minute);
  hear(bot);
  await more(bot, 'UOLGA', menu, inMarkets(bot), to('Engineering', 'It is the ledger.'));
  expect(bot.said()).toEqual([
    [
      '#esc-engineering',
      'ESC-1 (urgent, open, Engineering): Payouts frozen. Raised by Aoife. Nobody has it yet. Acknowledge by 10:20 today · Resolve by 14:00 today. On call: @eng-oncall.',
    ],
    ['#esc-engineering › thread', 'Olga moved it from New markets to Engineering: “It is the ledger.”'],
    ['#esc-new-markets › thread', 'Olga moved it from New markets to Engineering: “It is the ledger.”'],
    [
      'Aoife › thread',
      'ESC-1 moved to Engineering: “It is the ledger.” Engineering should acknowledge by 10:20 today and resolve by 14:00 today.',
    ],
  ]);
  expect(bot.pings()).toEqual([['#esc-engineering', ['eng-oncall']]]);
  expect(bot.slack.messages('C0ENG').map((each) => bot.slack.seenBy(each, 'UKENJI').split('\n'))).toEqual([
    ['ESC-1 moved to Engineering. Its card'],
    [
      'ESC-1 · 🔴 urgent · open',
      'Payouts frozen',
      '> It does not work.',
      'Nobody has it yet.',
      'Acknowledge by 19:20 today · Resolve by 23:00 today',
      'On call: @eng-oncall.',
      'Raised by Aoife · Moved twice',
      '[Acknowledge] [Resolve] [Ask for info] [More]',
    ],
  ]);
  expect(bot.slack.messages('C0MARKETS').map((each) => bot.slack.seenBy(each, 'UOLGA').split('\n'))).toEqual([
    ['ESC-1 moved to Engineering. Its card'],
  ]);
});

test('the third move tells the leads of both teams, once', async () => {
  const bot = await startRaised({ Priority: 'normal' });
  await more(bot, 'UKENJI', menu, inEngineering(bot), to('New markets'));
  await more(bot, 'UOLGA', menu, inMarkets(bot), to('Design'));
  hear(bot);
  await more(bot, 'ULENA', menu, inDesign(bot), to('New markets', 'No, really.'));
  expect(bot.said()).toEqual([
    [
      'Nora',
      'ESC-1 has moved three times, the last time from Design to New markets: “No, really.” It is about: Payouts frozen. Please decide together who keeps it.',
    ],
    [
      'Hana',
      'ESC-1 has moved three times, the last time from Design to New markets: “No, really.” It is about: Payouts frozen. Please decide together who keeps it.',
    ],
    ['#esc-design › thread', 'Lena moved it from Design to New markets: “No, really.”'],
    [
      '#esc-new-markets',
      'ESC-1 (normal, open, New markets): Payouts frozen. Raised by Aoife. Nobody has it yet. Acknowledge by 12:00 today · Resolve by 10:00 Nov 25, 2026',
    ],
    [
      'Aoife › thread',
      'ESC-1 moved to New markets: “No, really.” New markets should acknowledge by 12:00 today and resolve by 10:00 Nov 25, 2026.',
    ],
    ['#esc-new-markets › thread', 'Lena moved it from Design to New markets: “No, really.”'],
  ]);
  await more(bot, 'UOLGA', menu, inMarkets(bot), to('Engineering', 'You then.'));
  expect(bot.said()).toEqual([
    [
      '#esc-engineering',
      'ESC-1 (normal, open, Engineering): Payouts frozen. Raised by Aoife. Nobody has it yet. Acknowledge by 12:00 today · Resolve by 10:00 Nov 25, 2026',
    ],
    ['#esc-engineering › thread', 'Olga moved it from New markets to Engineering: “You then.”'],
    [
      'Aoife › thread',
      'ESC-1 moved to Engineering: “You then.” Engineering should acknowledge by 12:00 today and resolve by 10:00 Nov 25, 2026.',
    ],
    ['#esc-new-markets › thread', 'Olga moved it from New markets to Engineering: “You then.”'],
  ]);
});

test('its own team is not offered; a form that stood open meanwhile is told', async () => {
  const bot = await startRaised();
  const card = inEngineering(bot);
  await press(bot, 'UNORA', 'More', card);
  await press(bot, 'UNORA', menu);
  await expect(bot.slack.fill('UNORA', { Team: 'Engineering' })).rejects.toThrow(
    'There is no option "Engineering". There are: "Risk", "New markets", "Design".',
  );
  await more(bot, 'UKENJI', menu, card, to('Design'));
  hear(bot);
  await submit(bot, 'UNORA', to('Design'));
  expect(bot.said()).toEqual([]);
  expect(bot.slack.errorsOn('UNORA')).toEqual({ Team: 'ESC-1 is already with Design.' });
  await bot.slack.closeModal('UNORA');
});

test('without a team or a reason nothing moves', async () => {
  const bot = await startRaised();
  await more(bot, 'UKENJI', menu, inEngineering(bot), { 'Why is it theirs?': ' ' });
  expect(bot.slack.errorsOn('UKENJI')).toEqual({ Team: 'Please complete this required field.' });
  await submit(bot, 'UKENJI', { Team: 'Design' });
  expect(bot.slack.errorsOn('UKENJI')).toEqual({
    'Why is it theirs?': 'Say in a sentence why it belongs there.',
  });
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toEqual('ESC-1 · 🔴 urgent · open');
  await bot.slack.closeModal('UKENJI');
});
