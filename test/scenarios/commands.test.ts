/** What `/escalate` answers: lists, one escalation, search, on call, the digest, help, and what to do when it did not understand. */
import { expect, test } from 'vitest';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { aResolution, command, fillIn, hear, press, startRaised, submit } from '../support/gestures.ts';
import { answerLines, askedForNews, modalLines } from '../support/lines.ts';

/** The answer as a person sees it; it is also the only thing that was said. */
async function answered(bot: Bot, user: string, text: string): Promise<string[]> {
  await command(bot, user, text);
  const name = user.charAt(1) + user.slice(2).toLowerCase();
  expect(bot.said().map(([where]) => where)).toEqual([`only ${name}`]);
  return answerLines(bot, user);
}

/** Three for three people: Aoife’s is taken, Jonas’ is overdue, Yuki’s is resolved. */
async function startWithThree(): Promise<Bot> {
  const bot = await startBot();
  await bot.raise({
    Team: 'Engineering',
    Priority: 'normal',
    Summary: 'Rückbuchung für Müller & Söhne',
    'Account or user': 'acct_1Kx9',
  });
  await bot.raise({ Team: 'New markets', Priority: 'urgent', Summary: 'コンビニ払いが使えない' }, 'UYUKI');
  await bot.raise({ Team: 'Design', Priority: 'urgent', Summary: 'Button too small' }, 'UJONAS');
  await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
  await fillIn(bot, 'UOLGA', 'Resolve', aResolution, bot.cardMessage('ESC-2', 'C0MARKETS'));
  await bot.pass(20 * minute);
  hear(bot);
  return bot;
}

test('list: gravest first, by team and by status, in any case, each with the one button that helps', async () => {
  const bot = await startWithThree();
  expect(await answered(bot, 'UAOIFE', 'list')).toEqual([
    'All teams, not closed',
    'ESC-3 · 🔴 urgent · open · Design',
    'Button too small',
    'Acknowledgement overdue since 10:15 today · Resolve by 15:00 today',
    '[Show]',
    'ESC-1 · 🔵 normal · acknowledged · Engineering',
    'Rückbuchung für Müller & Söhne',
    'Kenji has it · News by 18:00 today · Resolve by 10:00 Nov 25, 2026',
    '[Show]',
  ]);
  expect(await answered(bot, 'ULENA', 'LIST Design')).toEqual([
    'Design, not closed',
    'ESC-3 · 🔴 urgent · open · Design',
    'Button too small',
    'Acknowledgement overdue since 11:15 today · Resolve by 16:00 today',
    '[Acknowledge]',
  ]);
  expect(await answered(bot, 'UAOIFE', 'list resolved')).toEqual([
    'All teams, resolved',
    'ESC-2 · 🔴 urgent · resolved · New markets',
    'コンビニ払いが使えない',
    'Olga had it',
    '[Show]',
  ]);
  expect(await answered(bot, 'UAOIFE', 'list New Markets')).toEqual([
    'There is nothing in this list. /escalate raises something new.',
  ]);
  expect(await answered(bot, 'UAOIFE', 'list new-markets resolved')).toEqual([
    'New markets, resolved',
    'ESC-2 · 🔴 urgent · resolved · New markets',
    'コンビニ払いが使えない',
    'Olga had it',
    '[Show]',
  ]);
  expect(await answered(bot, 'UAOIFE', 'list Acknowledged engineering')).toEqual([
    'Engineering, acknowledged',
    'ESC-1 · 🔵 normal · acknowledged · Engineering',
    'Rückbuchung für Müller & Söhne',
    'Kenji has it · News by 18:00 today · Resolve by 10:00 Nov 25, 2026',
    '[Show]',
  ]);
});

test('the buttons in a list work: Acknowledge says that it is theirs, Show shows it', async () => {
  const bot = await startWithThree();
  await command(bot, 'ULENA', 'list design');
  hear(bot);
  await press(bot, 'ULENA', 'Acknowledge');
  expect(bot.said()).toEqual([
    askedForNews(bot, 'ULENA', 'ESC-3'),
    ['#esc-design › thread', 'Lena has it.'],
    ['Jonas › thread', 'Lena in Design has it.'],
  ]);
  await command(bot, 'UAOIFE', 'list design');
  hear(bot);
  await press(bot, 'UAOIFE', 'Show');
  expect(bot.said().length).toBe(1);
  expect(answerLines(bot, 'UAOIFE')).toEqual([
    'ESC-3 · 🔴 urgent · acknowledged · Design',
    'Lena has it.',
    'News by 11:20 today · Resolve by 15:00 today',
    'Button too small',
    '> It does not work.',
    'Raised by Jonas · Open the card',
  ]);
});

test('mine: what I raised and what I have', async () => {
  const bot = await startWithThree();
  expect(await answered(bot, 'UAOIFE', 'mine')).toEqual([
    'What you raised and what you have',
    'ESC-1 · 🔵 normal · acknowledged · Engineering',
    'Rückbuchung für Müller & Söhne',
    'Kenji has it · News by 18:00 today · Resolve by 10:00 Nov 25, 2026',
    '[Show]',
  ]);
  expect(await answered(bot, 'UKENJI', 'mine')).toEqual([
    'What you raised and what you have',
    'ESC-1 · 🔵 normal · acknowledged · Engineering',
    'Rückbuchung für Müller & Söhne',
    'Kenji has it · News by 03:00 tomorrow · Resolve by 19:00 Nov 25, 2026',
    '[Resolve]',
  ]);
  expect(await answered(bot, 'UCLAIRE', 'mine')).toEqual([
    'You have raised nothing that is still open, and nothing waits for you. /escalate raises something new.',
  ]);
});

test('show: with the buttons of whoever looks, by reference alone too, however it is written', async () => {
  const bot = await startWithThree();
  const shown = await answered(bot, 'UKENJI', 'show ESC-1');
  expect(shown).toEqual([
    'ESC-1 · 🔵 normal · acknowledged · Engineering',
    'Kenji has it.',
    'News by 03:00 tomorrow · Resolve by 19:00 Nov 25, 2026',
    'Rückbuchung für Müller & Söhne',
    '> It does not work.',
    '• Account or user: acct_1Kx9',
    'Raised by Aoife · Open the card',
    '[Resolve] [Ask for info] [More]',
  ]);
  expect(await answered(bot, 'UKENJI', 'esc-1')).toEqual(shown);
  expect(await answered(bot, 'UKENJI', 'ESC 1')).toEqual(shown);
  expect(await answered(bot, 'UKENJI', 'show 1')).toEqual(shown);
  expect(await answered(bot, 'UAOIFE', 'ESC-1')).toEqual([
    'ESC-1 · 🔵 normal · acknowledged · Engineering',
    'Kenji has it.',
    'News by 18:00 today · Resolve by 10:00 Nov 25, 2026',
    'Rückbuchung für Müller & Söhne',
    '> It does not work.',
    '• Account or user: acct_1Kx9',
    'Raised by Aoife · Open the card',
    '[Cancel] [More]',
  ]);
  expect(await answered(bot, 'UJONAS', 'ESC-1')).toEqual([
    'ESC-1 · 🔵 normal · acknowledged · Engineering',
    'Kenji has it.',
    'News by 19:00 today · Resolve by 11:00 Nov 25, 2026',
    'Rückbuchung für Müller & Söhne',
    '> It does not work.',
    '• Account or user: acct_1Kx9',
    'Raised by Aoife · Open the card',
  ]);
  expect(await answered(bot, 'UYUKI', 'ESC-2')).toEqual([
    'ESC-2 · 🔴 urgent · resolved · New markets',
    'Olga had it.',
    'コンビニ払いが使えない',
    '> It does not work.',
    'What fixed it:',
    '> Released the payouts by hand.',
    'Tell the user:',
    '> The money arrives tomorrow.',
    '• Cause: A fault in our product',
    'Raised by Yuki · Open the card',
    '[Reopen]',
  ]);
});

test('search: by reference, by words, by account, in German and Japanese', async () => {
  const bot = await startWithThree();
  const german = await answered(bot, 'UJONAS', 'search rückbuchung');
  expect(german).toEqual([
    'Found for “rückbuchung”',
    'ESC-1 · 🔵 normal · acknowledged · Engineering',
    'Rückbuchung für Müller & Söhne',
    'Kenji has it · News by 19:00 today · Resolve by 11:00 Nov 25, 2026',
    '[Show]',
  ]);
  expect((await answered(bot, 'UJONAS', 'search MÜLLER')).slice(1)).toEqual(german.slice(1));
  expect((await answered(bot, 'UJONAS', 'search acct_1Kx9')).slice(1)).toEqual(german.slice(1));
  expect((await answered(bot, 'UJONAS', 'search esc-1')).slice(1)).toEqual(german.slice(1));
  expect(await answered(bot, 'UJONAS', 'search コンビニ')).toEqual([
    'Found for “コンビニ”',
    'ESC-2 · 🔴 urgent · resolved · New markets',
    'コンビニ払いが使えない',
    'Olga had it',
    '[Show]',
  ]);
  expect(await answered(bot, 'UJONAS', 'search kangaroo')).toEqual([
    'Nothing found for “kangaroo”. Try fewer words, a reference such as ESC-12, or an account.',
  ]);
  expect(await answered(bot, 'UJONAS', 'search 100% _')).toEqual([
    'Nothing found for “100% _”. Try fewer words, a reference such as ESC-12, or an account.',
  ]);
});

test('on-call: who is on call, named without a ping', async () => {
  const bot = await startBot();
  expect(await answered(bot, 'UAOIFE', 'on-call')).toEqual([
    'On call now:',
    'Engineering: @eng-oncall, always.',
    'Risk: @risk-oncall, always.',
    'New markets: @Olga and @Ravi, always.',
    'Design: @Lena until 11:30, and again from 12:30.',
  ]);
  expect(await answered(bot, 'UAOIFE', 'on call')).toEqual(await answered(bot, 'UAOIFE', 'on-call'));
  expect(await answered(bot, 'UAOIFE', 'on-call risk')).toEqual([
    'On call now:',
    'Risk: @risk-oncall, always.',
  ]);
  expect(bot.pings()).toEqual([]);
});

test('digest: to a lead at once, and only to leads', async () => {
  const bot = await startWithThree();
  await command(bot, 'UNORA', 'digest');
  expect(bot.said()).toEqual([
    ['only Nora', 'Your digest is on its way to you as a direct message.'],
    [
      'Nora',
      'Digest for Monday 23 November. What needs you now. ESC-3, breached, nobody has it: Button too small. Since Friday 20 November, 09:00: Engineering: 1 opened, 0 resolved, 1 open now, acknowledged in time 1 of 1. Design: 1 opened, 0 resolved, 1 open now.',
    ],
  ]);
  await command(bot, 'UAOIFE', 'digest');
  expect(bot.said()).toEqual([
    ['only Aoife', 'The digest is for leads, and you lead no team here. /escalate mine lists what is yours.'],
  ]);
});

test('help, and what was not understood: every answer says what to do instead', async () => {
  const bot = await startRaised();
  expect(await answered(bot, 'UAOIFE', 'help')).toEqual([
    'Switchboard hands a user’s problem to the team that can solve it.',
    '• /escalate: opens the form',
    '• /escalate engineering urgent Payouts frozen: opens it filled in: team, priority and summary',
    '• /escalate list [team] [status]: lists what is there, gravest first',
    '• /escalate mine: what you raised and what you have',
    '• /escalate show ESC-12: shows one; the reference alone does too',
    '• /escalate search words: finds by reference, words or account',
    '• /escalate on-call: who is on call in each team',
    '• /escalate digest: sends a lead their digest now',
    '• /escalate health: tells a lead whether all is well with the bot',
    '• /escalate help: shows this',
    'On any message, the shortcut Escalate call summary fills in the form from its text.',
    'Teams:',
    '• Engineering',
    '• Risk',
    '• New markets (new-markets)',
    '• Design',
    '[New escalation]',
  ]);
  expect(await answered(bot, 'UAOIFE', 'list finance')).toEqual([
    'There is no team “finance”.',
    'Teams:',
    '• Engineering',
    '• Risk',
    '• New markets (new-markets)',
    '• Design',
  ]);
  expect(await answered(bot, 'UAOIFE', 'list engineering sleeping')).toEqual([
    'There is no status “sleeping”. There are: open, acknowledged, waiting, resolved, cancelled.',
  ]);
  expect(await answered(bot, 'UAOIFE', 'list risk finance')).toEqual([
    'There is no status “finance”. There are: open, acknowledged, waiting, resolved, cancelled.',
  ]);
  expect(await answered(bot, 'UAOIFE', 'show ESC-99')).toEqual([
    'There is no escalation “ESC-99”.',
    '/escalate search finds by words or account; /escalate mine lists yours.',
  ]);
  expect(await answered(bot, 'UAOIFE', 'show that one')).toEqual([
    'There is no escalation “that one”.',
    '/escalate search finds by words or account; /escalate mine lists yours.',
  ]);
  expect(await answered(bot, 'UAOIFE', 'ESC-99')).toEqual([
    'There is no escalation “ESC-99”.',
    '/escalate search finds by words or account; /escalate mine lists yours.',
  ]);
  expect(await answered(bot, 'UAOIFE', 'search')).toEqual(await answered(bot, 'UAOIFE', '?'));
});

test('help has the form at hand', async () => {
  const bot = await startBot();
  await command(bot, 'UAOIFE', 'help');
  hear(bot);
  await press(bot, 'UAOIFE', 'New escalation');
  expect(modalLines(bot, 'UAOIFE')[0]).toBe('New escalation');
  await submit(bot, 'UAOIFE', { Team: 'Design', Summary: 'Too small', 'What happened': 'I saw it.' });
  expect(bot.said()).toEqual([
    [
      '#esc-design',
      'ESC-1 (normal, open, Design): Too small. Raised by Aoife. Nobody has it yet. Acknowledge by 13:00 today · Resolve by 10:00 Nov 25, 2026',
    ],
    [
      'Aoife',
      'ESC-1 is with Design · 🔵 normal · open. Too small. Nobody has it yet. On call: Lena. Design should acknowledge by 13:00 today and resolve by 10:00 Nov 25, 2026. Open the card',
    ],
  ]);
});
