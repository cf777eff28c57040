/** A restricted team: outside its private channel only reference, status, due times and what to tell the user. */
import { expect, test } from 'vitest';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { aResolution, command, fillIn, hear, more, press, write } from '../support/gestures.ts';
import {
  agentLines,
  agentMessage,
  answerLines,
  askedForNews,
  cardLines,
  homeLines,
  modalLines,
} from '../support/lines.ts';

const secret = 'Laundering suspected';

async function startRestricted(): Promise<Bot> {
  const bot = await startBot();
  await bot.raise({
    Team: 'Risk',
    Priority: 'urgent',
    Summary: secret,
    'What happened': `${secret}: three payouts.`,
    'Account or user': 'acct_9Secret',
  });
  return bot;
}

const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0RISK');

test('an agent who is not in the private channel raises it: the team reads all, the agent’s thread only how it stands', async () => {
  const bot = await startRestricted();
  expect(bot.said()).toEqual([
    [
      '#esc-risk',
      'ESC-1 (urgent, open, Risk): Laundering suspected. Raised by Aoife. Nobody has it yet. Acknowledge by 10:10 today · Resolve by 14:00 today. On call: @risk-oncall.',
    ],
    [
      'Aoife',
      'ESC-1 is with Risk · 🔴 urgent · open. Nobody has it yet. On call: @risk-oncall. Risk should acknowledge by 10:10 today and resolve by 14:00 today.',
    ],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0RISK', 'UMINA')).toEqual([
    'ESC-1 · 🔴 urgent · open',
    'Laundering suspected',
    '> Laundering suspected: three payouts.',
    '• Account or user: acct_9Secret',
    'Nobody has it yet.',
    'Acknowledge by 5:10 AM today · Resolve by 9:00 AM today',
    'On call: @risk-oncall.',
    'Raised by Aoife',
    '[Acknowledge] [Resolve] [Ask for info] [More]',
  ]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual([
    'ESC-1 is with Risk · 🔴 urgent · open',
    'Nobody has it yet. On call: @risk-oncall.',
    'Risk should acknowledge by 10:10 today and resolve by 14:00 today.',
    '[Cancel] [More]',
  ]);
  await press(bot, 'UMINA', 'Acknowledge', theCard(bot));
  await write(bot, 'UMINA', 'C0RISK', 'Looks like laundering.', theCard(bot));
  await write(bot, 'UMINA', 'C0RISK', 'And it is not the first time.', theCard(bot));
  await write(bot, 'UAOIFE', 'dm', 'The user calls again.', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await fillIn(bot, 'UMINA', 'Ask for info', { 'Your question': 'Whose id did you see?' }, theCard(bot));
  expect(bot.said()).toEqual([
    askedForNews(bot, 'UMINA'),
    ['#esc-risk › thread', 'Mina has it.'],
    ['Aoife › thread', 'Mina in Risk has it.'],
    [
      'only Mina',
      'ESC-1 is for Risk only, so what you write here stays with the team. To reach the agent, use Ask for info or Resolve.',
    ],
    ['#esc-risk › thread', '@Mina, Aoife writes: “The user calls again.”'],
    ['#esc-risk › thread', 'Mina asked Aoife: “Whose id did you see?”'],
    [
      'Aoife › thread',
      '@Aoife, Mina in Risk needs something from you: “Whose id did you see?” The clock is paused until you answer.',
    ],
  ]);
  await fillIn(bot, 'UAOIFE', 'Answer', { 'Your answer': 'A passport.' });
  await fillIn(bot, 'UMINA', 'Resolve', aResolution, theCard(bot));
  expect(bot.said()).toEqual([
    ['#esc-risk › thread', '@Mina, Aoife answered: “A passport.”'],
    ['Aoife › thread', '@Aoife, ESC-1 is resolved. Tell the user: “The money arrives tomorrow.”'],
    [
      '#esc-risk › thread',
      'Mina resolved it. What fixed it: “Released the payouts by hand.” Tell the user: “The money arrives tomorrow.” Cause: A fault in our product.',
    ],
  ]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual([
    'ESC-1 was with Risk · 🔴 urgent · resolved',
    'Resolved at 10:00 today. Tell the user:',
    '> The money arrives tomorrow.',
    '[Reopen]',
  ]);
});

test('lists, search, show and Home tell everybody else only how it stands', async () => {
  const bot = await startRestricted();
  hear(bot);
  const answers: string[][] = [];
  for (const [user, text] of [
    ['UAOIFE', 'ESC-1'],
    ['UKENJI', 'ESC-1'],
    ['UKENJI', 'list risk'],
    ['UAOIFE', 'mine'],
    ['UKENJI', 'search laundering'],
    ['UKENJI', 'search acct_9Secret'],
    ['UKENJI', 'search ESC-1'],
  ] as const) {
    await command(bot, user, text);
    answers.push([`${user} ${text}`, ...answerLines(bot, user)]);
  }
  expect(answers).toEqual([
    [
      'UAOIFE ESC-1',
      'ESC-1 · 🔴 urgent · open · Risk',
      'Nobody has it yet.',
      'Acknowledge by 10:10 today · Resolve by 14:00 today',
      'What is in it is for Risk only.',
      'Raised by Aoife · Open the card',
      '[Cancel] [More]',
    ],
    [
      'UKENJI ESC-1',
      'ESC-1 · 🔴 urgent · open · Risk',
      'Nobody has it yet.',
      'Acknowledge by 19:10 today · Resolve by 23:00 today',
      'What is in it is for Risk only.',
      'Raised by Aoife · Open the card',
    ],
    [
      'UKENJI list risk',
      'Risk, not closed',
      'ESC-1 · 🔴 urgent · open · Risk',
      'Acknowledge by 19:10 today · Resolve by 23:00 today',
      '[Show]',
    ],
    [
      'UAOIFE mine',
      'What you raised and what you have',
      'ESC-1 · 🔴 urgent · open · Risk',
      'Acknowledge by 10:10 today · Resolve by 14:00 today',
      '[Show]',
    ],
    [
      'UKENJI search laundering',
      'Nothing found for “laundering”. Try fewer words, a reference such as ESC-12, or an account.',
    ],
    [
      'UKENJI search acct_9Secret',
      'Nothing found for “acct_9Secret”. Try fewer words, a reference such as ESC-12, or an account.',
    ],
    [
      'UKENJI search ESC-1',
      'Found for “ESC-1”',
      'ESC-1 · 🔴 urgent · open · Risk',
      'Acknowledge by 19:10 today · Resolve by 23:00 today',
      '[Show]',
    ],
  ]);
  await bot.slack.openHome('UAOIFE');
  await bot.settle();
  expect(homeLines(bot, 'UAOIFE')).toEqual([
    '[New escalation]',
    '---',
    'What I raised',
    'ESC-1 · 🔴 urgent · open · Risk',
    'Acknowledge by 10:10 today · Resolve by 14:00 today',
    '[Show]',
    '---',
    'What I have',
    'You have nothing. What you acknowledge is listed here.',
    '---',
    'Nobody has yet in my teams',
    'Everything in your teams has somebody.',
  ]);
  expect(bot.said().filter(([, text]) => text.includes(secret))).toEqual([]);
  await command(bot, 'UTOMAS', 'search laundering');
  expect(bot.said()).toEqual([
    [
      'only Tomas',
      'Found for “laundering”: ESC-1 · 🔴 urgent · open · Risk. Laundering suspected. Acknowledge by 10:10 today · Resolve by 14:00 today',
    ],
  ]);
});

test('the reporter’s More has no History of it', async () => {
  const bot = await startRestricted();
  hear(bot);
  await press(bot, 'UAOIFE', 'More', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(modalLines(bot, 'UAOIFE')).toEqual([
    'More for ESC-1',
    'How the due times come about.',
    '[Explain the clock]',
    'The agent who raised it is reminded to call the user.',
    '[Promise a callback]',
    'It was raised by mistake.',
    '[Cancel]',
    '[Close]',
  ]);
});

test('moved there, the agent’s message says no more than that, and the old card keeps nothing', async () => {
  const bot = await startBot();
  await bot.raise({ Team: 'Engineering', Summary: secret });
  hear(bot);
  const { channel, ts } = bot.cardMessage('ESC-1', 'C0ENG');
  await more(
    bot,
    'UKENJI',
    'Move to another team',
    { channel, ts },
    {
      Team: 'Risk',
      'Why is it theirs?': 'The account smells.',
    },
  );
  expect(bot.said()).toEqual([
    [
      '#esc-risk',
      'ESC-1 (normal, open, Risk): Laundering suspected. Raised by Aoife. Nobody has it yet. Acknowledge by 12:00 today · Resolve by 10:00 Nov 25, 2026',
    ],
    ['#esc-risk › thread', 'Kenji moved it from Engineering to Risk: “The account smells.”'],
    ['#esc-engineering › thread', 'Kenji moved it from Engineering to Risk.'],
    [
      'Aoife › thread',
      'ESC-1 moved to Risk. Risk should acknowledge by 12:00 today and resolve by 10:00 Nov 25, 2026.',
    ],
  ]);
  expect(bot.slack.messages('C0ENG').map((each) => bot.slack.seenBy(each, 'UKENJI'))).toEqual([
    'ESC-1 moved to Risk. Its card',
  ]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual([
    'ESC-1 is with Risk · 🔵 normal · open',
    'Nobody has it yet. On call: @risk-oncall.',
    'Risk should acknowledge by 12:00 today and resolve by 10:00 Nov 25, 2026.',
    '[Cancel] [More]',
  ]);
});

test('a reminder to the lead of a restricted team names no facts', async () => {
  const bot = await startRestricted();
  hear(bot);
  await bot.pass(10 * minute);
  expect(bot.said()).toEqual([
    ['#esc-risk › thread', 'ESC-1 should be acknowledged by 10:10, 5 min left.'],
    ['#esc-risk › thread', '@risk-oncall: ESC-1 should be acknowledged by 10:10, 2 min left.'],
    ['#esc-risk › thread', '@risk-oncall: ESC-1 was not acknowledged by 10:10.'],
    ['Ingrid', 'ESC-1 was not acknowledged by 10:10. Risk, urgent; nobody has it.'],
  ]);
});
