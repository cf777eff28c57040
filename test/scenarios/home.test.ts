/** The Home tab: mine, owned, and what nobody has yet; and acting from it. */
import { expect, test } from 'vitest';
import { type Bot, startBot } from '../support/bot.ts';
import { aResolution, fillIn, hear, press, startRaised, submit } from '../support/gestures.ts';
import { homeLines, modalLines } from '../support/lines.ts';

async function opened(bot: Bot, user: string): Promise<string[]> {
  await bot.slack.openHome(user);
  await bot.settle();
  return homeLines(bot, user);
}

test('an agent sees what they raised, answers there what they are asked, and raises another', async () => {
  const bot = await startRaised();
  expect(await opened(bot, 'UAOIFE')).toEqual([
    '[New escalation]',
    '---',
    'What I raised',
    'ESC-1 · 🔴 urgent · open · Engineering',
    'Payouts frozen',
    'Acknowledge by 10:15 today · Resolve by 14:00 today',
    '[Show]',
    '---',
    'What I have',
    'You have nothing. What you acknowledge is listed here.',
    '---',
    'Nobody has yet in my teams',
    'Everything in your teams has somebody.',
  ]);
  await fillIn(
    bot,
    'UKENJI',
    'Ask for info',
    { 'Your question': 'Which payout?' },
    bot.cardMessage('ESC-1', 'C0ENG'),
  );
  hear(bot);
  expect(await opened(bot, 'UAOIFE')).toEqual([
    '[New escalation]',
    '---',
    'What I raised',
    'ESC-1 · 🔴 urgent · waiting · Engineering',
    'Payouts frozen',
    'Kenji has it',
    '[Answer]',
    '---',
    'What I have',
    'You have nothing. What you acknowledge is listed here.',
    '---',
    'Nobody has yet in my teams',
    'Everything in your teams has somebody.',
  ]);
  await press(bot, 'UAOIFE', 'Answer', 'home');
  await submit(bot, 'UAOIFE', { 'Your answer': 'po_7' });
  expect(bot.said()).toEqual([['#esc-engineering › thread', '@Kenji, Aoife answered: “po_7”']]);
  expect(homeLines(bot, 'UAOIFE')).toEqual([
    '[New escalation]',
    '---',
    'What I raised',
    'ESC-1 · 🔴 urgent · acknowledged · Engineering',
    'Payouts frozen',
    'Kenji has it · News by 11:00 today · Resolve by 14:00 today',
    '[Show]',
    '---',
    'What I have',
    'You have nothing. What you acknowledge is listed here.',
    '---',
    'Nobody has yet in my teams',
    'Everything in your teams has somebody.',
  ]);
  await press(bot, 'UAOIFE', 'New escalation', 'home');
  await submit(bot, 'UAOIFE', { Team: 'Design', Summary: 'Too small', 'What happened': 'I saw it.' });
  expect(bot.said()).toEqual([
    [
      '#esc-design',
      'ESC-2 (normal, open, Design): Too small. Raised by Aoife. Nobody has it yet. Acknowledge by 13:00 today · Resolve by 10:00 Nov 25, 2026',
    ],
    [
      'Aoife',
      'ESC-2 is with Design · 🔵 normal · open. Too small. Nobody has it yet. On call: Lena. Design should acknowledge by 13:00 today and resolve by 10:00 Nov 25, 2026. Open the card',
    ],
  ]);
  expect(homeLines(bot, 'UAOIFE').slice(2, 11)).toEqual([
    'What I raised',
    'ESC-1 · 🔴 urgent · acknowledged · Engineering',
    'Payouts frozen',
    'Kenji has it · News by 11:00 today · Resolve by 14:00 today',
    '[Show]',
    'ESC-2 · 🔵 normal · open · Design',
    'Too small',
    'Acknowledge by 13:00 today · Resolve by 10:00 Nov 25, 2026',
    '[Show]',
  ]);
});

test('a responder takes from Home what nobody has, and resolves what they have', async () => {
  const bot = await startRaised();
  expect(await opened(bot, 'UKENJI')).toEqual([
    '[New escalation]',
    '---',
    'What I raised',
    'Nothing you raised is open. On a call with a problem for another team? Press New escalation.',
    '---',
    'What I have',
    'You have nothing. What you acknowledge is listed here.',
    '---',
    'Nobody has yet in my teams',
    'ESC-1 · 🔴 urgent · open · Engineering',
    'Payouts frozen',
    'Acknowledge by 19:15 today · Resolve by 23:00 today',
    '[Acknowledge]',
  ]);
  await press(bot, 'UKENJI', 'Acknowledge', 'home');
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', 'Kenji has it.'],
    ['Aoife › thread', 'Kenji in Engineering has it.'],
  ]);
  expect(homeLines(bot, 'UKENJI')).toEqual([
    '[New escalation]',
    '---',
    'What I raised',
    'Nothing you raised is open. On a call with a problem for another team? Press New escalation.',
    '---',
    'What I have',
    'ESC-1 · 🔴 urgent · acknowledged · Engineering',
    'Payouts frozen',
    'Kenji has it · News by 20:00 today · Resolve by 23:00 today',
    '[Resolve]',
    '---',
    'Nobody has yet in my teams',
    'Everything in your teams has somebody.',
  ]);
  await press(bot, 'UKENJI', 'Resolve', 'home');
  await submit(bot, 'UKENJI', aResolution);
  expect(bot.said()).toEqual([
    [
      '#esc-engineering › thread',
      'Kenji resolved it. What fixed it: “Released the payouts by hand.” Tell the user: “The money arrives tomorrow.” Cause: A fault in our product.',
    ],
    ['Aoife › thread', '@Aoife, ESC-1 is resolved. Tell the user: “The money arrives tomorrow.”'],
  ]);
  expect(homeLines(bot, 'UKENJI')).toEqual([
    '[New escalation]',
    '---',
    'What I raised',
    'Nothing you raised is open. On a call with a problem for another team? Press New escalation.',
    '---',
    'What I have',
    'You have nothing. What you acknowledge is listed here.',
    '---',
    'Nobody has yet in my teams',
    'Everything in your teams has somebody.',
  ]);
});

test('a press on a Home that is no longer true says so, and shows what is', async () => {
  const bot = await startRaised();
  await opened(bot, 'UPRIYA');
  await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
  hear(bot);
  await press(bot, 'UPRIYA', 'Acknowledge', 'home');
  expect(bot.said()).toEqual([]);
  expect(modalLines(bot, 'UPRIYA')).toEqual(['Switchboard', '@Kenji already has ESC-1.', '[Close]']);
  expect(homeLines(bot, 'UPRIYA').slice(-3)).toEqual([
    '---',
    'Nobody has yet in my teams',
    'Everything in your teams has somebody.',
  ]);
});

test('a lead sees what nobody has in each of their teams, gravest first', async () => {
  const bot = await startRaised({ Priority: 'normal' });
  await bot.raise({ Team: 'Design', Priority: 'urgent', Summary: 'Too small' });
  await bot.raise({ Team: 'Risk', Priority: 'urgent', Summary: 'Frozen' });
  hear(bot);
  expect(await opened(bot, 'UNORA')).toEqual([
    '[New escalation]',
    '---',
    'What I raised',
    'Nothing you raised is open. On a call with a problem for another team? Press New escalation.',
    '---',
    'What I have',
    'You have nothing. What you acknowledge is listed here.',
    '---',
    'Nobody has yet in my teams',
    'ESC-2 · 🔴 urgent · open · Design',
    'Too small',
    'Acknowledge by 10:15 today · Resolve by 15:00 today',
    '[Acknowledge]',
    'ESC-1 · 🔵 normal · open · Engineering',
    'Payouts frozen',
    'Acknowledge by 12:00 today · Resolve by 10:00 Nov 25, 2026',
    '[Acknowledge]',
  ]);
  expect(await opened(bot, 'UINGRID')).toEqual([
    '[New escalation]',
    '---',
    'What I raised',
    'Nothing you raised is open. On a call with a problem for another team? Press New escalation.',
    '---',
    'What I have',
    'You have nothing. What you acknowledge is listed here.',
    '---',
    'Nobody has yet in my teams',
    'ESC-3 · 🔴 urgent · open · Risk',
    'Frozen',
    'Acknowledge by 11:10 today · Resolve by 15:00 today',
    '[Acknowledge]',
  ]);
});

test('more than fits is counted', async () => {
  const bot = await startBot();
  for (let n = 1; n <= 9; n += 1) {
    await bot.raise({ Team: 'Design', Priority: 'low', Summary: `Number ${n}` });
  }
  hear(bot);
  const seen = await opened(bot, 'ULENA');
  expect([seen.filter((line) => line.startsWith('Number')), seen.at(-1)]).toEqual([
    ['Number 1', 'Number 2', 'Number 3', 'Number 4', 'Number 5', 'Number 6', 'Number 7', 'Number 8'],
    'and 1 more: /escalate mine or /escalate list shows them.',
  ]);
});
