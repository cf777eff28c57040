/** The message shortcut: a call summary in a channel becomes a filled-in form, in the languages the agents write. */
import { expect, test } from 'vitest';
import { type Bot, startBot } from '../support/bot.ts';
import { submit } from '../support/gestures.ts';
import { cardLines, modalLines } from '../support/lines.ts';

async function escalate(bot: Bot, user: string, lines: string[], author = user): Promise<void> {
  const message = await bot.slack.post(author, 'C0OPS', lines.join('\n'));
  await bot.slack.messageShortcut(user, 'Escalate call summary', message);
  await bot.settle();
}

test('in English, from a channel the bot is in: everything that can be quoted is filled in, and the message is linked', async () => {
  const bot = await startBot();
  await escalate(bot, 'UAOIFE', [
    '*Call summary*',
    'Account: acct_1KxA9 (Ana’s Bakery)',
    'Country: Ireland',
    'Issue: Payouts frozen since Friday, po_99Zk failed twice',
    'Tried: re-verified the bank account',
    'Needs: please release the payout',
    'Amount: €1,250.00',
    'Priority: high',
    'Call back by: 16:00',
    'Contact: phone',
  ]);
  expect(modalLines(bot, 'UAOIFE')).toEqual([
    'New escalation',
    'Team: [Not sure: route it for me]',
    'Priority: [High]',
    'We will route it. As it stands it goes to Engineering, which should acknowledge by 10:30 and resolve by 18:00 (your time).',
    'The user is on the phone now (optional): [ ] Yes',
    'Summary: [Payouts frozen since Friday, po_99Zk failed twice]',
    'What happened: [*Call summary*',
    'Account: acct_1KxA9 (Ana’s Bakery)',
    'Country: Ireland',
    'Issue: Payouts frozen since Friday, po_99Zk failed twice',
    'Tried: re-verified the bank account',
    'Needs: please release the payout',
    'Amount: €1,250.00',
    'Priority: high',
    'Call back by: 16:00',
    'Contact: phone]',
    'What do you need from them? (optional): [please release the payout]',
    'Account or user (optional): [acct_1KxA9]',
    'Country (optional): [Ireland]',
    'Category (optional): []',
    'Call back the user by (optional): [today 16:00]',
    'Contact channel (optional): [Phone]',
    '[Close] [Escalate]',
  ]);
  await submit(bot, 'UAOIFE', { Team: 'Engineering' });
  expect(bot.said()).toEqual([
    [
      '#esc-engineering',
      'ESC-1 (high, open, Engineering): Payouts frozen since Friday, po_99Zk failed twice. Raised by Aoife. Nobody has it yet. Acknowledge by 10:30 today · Resolve by 18:00 today',
    ],
    [
      'Aoife',
      'ESC-1 is with Engineering · 🟠 high · open. Payouts frozen since Friday, po_99Zk failed twice. Nobody has it yet. On call: @eng-oncall. Engineering should acknowledge by 10:30 today and resolve by 18:00 today. Call the user back by 16:00 today. Open the card',
    ],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual([
    'ESC-1 · 🟠 high · open',
    'Payouts frozen since Friday, po_99Zk failed twice',
    '> *Call summary*',
    '> Account: acct_1KxA9 (Ana’s Bakery)',
    '> Country: Ireland',
    '> Issue: Payouts frozen since Friday, po_99Zk failed twice',
    '> Tried: re-verified the bank account',
    '> Needs: please release the payout',
    '> Amount: €1,250.00',
    '> Priority: high',
    '> Call back by: 16:00',
    '> Contact: phone',
    'Needed:',
    '> please release the payout',
    '• Account or user: acct_1KxA9',
    '• Country: Ireland',
    '• Call back promised by 16:00 today',
    '• Contact by phone',
    'Nobody has it yet.',
    'Acknowledge by 10:30 today · Resolve by 18:00 today',
    'Raised by Aoife · Call summary',
    '[Acknowledge] [Resolve] [Ask for info] [More]',
  ]);
});

test('in German', async () => {
  const bot = await startBot();
  await escalate(bot, 'UJONAS', [
    'Konto: acct_2De7',
    'Land: Deutschland',
    'Problem: Rückbuchung dp_5Zz lässt sich nicht anfechten',
    'Priorität: dringend',
    'Rückruf: morgen 9 Uhr',
    'Kontakt: E-Mail',
  ]);
  expect(modalLines(bot, 'UJONAS')).toEqual([
    'New escalation',
    'Team: [Not sure: route it for me]',
    'Priority: [Urgent]',
    'We will route it. As it stands it goes to Engineering, which should acknowledge by 11:15 and resolve by 15:00 (your time).',
    'The user is on the phone now (optional): [ ] Yes',
    'Summary: [Rückbuchung dp_5Zz lässt sich nicht anfechten]',
    'What happened: [Konto: acct_2De7',
    'Land: Deutschland',
    'Problem: Rückbuchung dp_5Zz lässt sich nicht anfechten',
    'Priorität: dringend',
    'Rückruf: morgen 9 Uhr',
    'Kontakt: E-Mail]',
    'What do you need from them? (optional): []',
    'Account or user (optional): [acct_2De7]',
    'Country (optional): [Germany]',
    'Category (optional): []',
    'Call back the user by (optional): [tomorrow 09:00]',
    'Contact channel (optional): [Email]',
    '[Close] [Escalate]',
  ]);
  await submit(bot, 'UJONAS', { Team: 'Risk' });
  expect(bot.said()).toEqual([
    [
      '#esc-risk',
      'ESC-1 (urgent, open, Risk): Rückbuchung dp_5Zz lässt sich nicht anfechten. Raised by Jonas. Nobody has it yet. Acknowledge by 10:10 today · Resolve by 14:00 today. On call: @risk-oncall.',
    ],
    [
      'Jonas',
      'ESC-1 is with Risk · 🔴 urgent · open. Nobody has it yet. On call: @risk-oncall. Risk should acknowledge by 10:10 today and resolve by 14:00 today. Write to the user by 08:00 tomorrow.',
    ],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0RISK', 'UTOMAS')).toEqual([
    'ESC-1 · 🔴 urgent · open',
    'Rückbuchung dp_5Zz lässt sich nicht anfechten',
    '> Konto: acct_2De7',
    '> Land: Deutschland',
    '> Problem: Rückbuchung dp_5Zz lässt sich nicht anfechten',
    '> Priorität: dringend',
    '> Rückruf: morgen 9 Uhr',
    '> Kontakt: E-Mail',
    '• Account or user: acct_2De7',
    '• Country: Germany',
    '• Email promised by 09:00 tomorrow',
    '• Contact by email',
    'Nobody has it yet.',
    'Acknowledge by 11:10 today · Resolve by 15:00 today',
    'On call: @risk-oncall.',
    'Raised by Jonas · Call summary',
    '[Acknowledge] [Resolve] [Ask for info] [More]',
  ]);
});

test('in French', async () => {
  const bot = await startBot();
  await escalate(bot, 'UCLAIRE', [
    'Compte : acct_3Fr8',
    'Pays : France',
    'Problème : le virement po_7Aa n’est pas arrivé',
    'Besoin : vérifier avec la banque',
    'Priorité : basse',
    'Rappeler : demain à 10h',
  ]);
  expect(modalLines(bot, 'UCLAIRE')).toEqual([
    'New escalation',
    'Team: [Not sure: route it for me]',
    'Priority: [Low]',
    'We will route it. As it stands it goes to Engineering, which should acknowledge by 19:00 and resolve by Nov 28, 2026 11:00 (your time).',
    'The user is on the phone now (optional): [ ] Yes',
    'Summary: [le virement po_7Aa n’est pas arrivé]',
    'What happened: [Compte : acct_3Fr8',
    'Pays : France',
    'Problème : le virement po_7Aa n’est pas arrivé',
    'Besoin : vérifier avec la banque',
    'Priorité : basse',
    'Rappeler : demain à 10h]',
    'What do you need from them? (optional): [vérifier avec la banque]',
    'Account or user (optional): [acct_3Fr8]',
    'Country (optional): [France]',
    'Category (optional): []',
    'Call back the user by (optional): [tomorrow 10:00]',
    'Contact channel (optional): []',
    '[Close] [Escalate]',
  ]);
  await submit(bot, 'UCLAIRE');
  expect(bot.said()).toEqual([
    [
      '#esc-engineering',
      'ESC-1 (low, open, Engineering): le virement po_7Aa n’est pas arrivé. Raised by Claire. Nobody has it yet. Acknowledge by 18:00 today · Resolve by 10:00 Nov 28, 2026',
    ],
    [
      'Claire',
      'ESC-1 is with Engineering · ⚪ low · open. le virement po_7Aa n’est pas arrivé. Nobody has it yet. On call: @eng-oncall. Engineering should acknowledge by 18:00 today and resolve by 10:00 Nov 28, 2026. Call the user back by 09:00 tomorrow. Open the card',
    ],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual([
    'ESC-1 · ⚪ low · open',
    'le virement po_7Aa n’est pas arrivé',
    '> Compte : acct_3Fr8',
    '> Pays : France',
    '> Problème : le virement po_7Aa n’est pas arrivé',
    '> Besoin : vérifier avec la banque',
    '> Priorité : basse',
    '> Rappeler : demain à 10h',
    'Needed:',
    '> vérifier avec la banque',
    '• Account or user: acct_3Fr8',
    '• Country: France',
    '• Call back promised by 09:00 tomorrow',
    'Nobody has it yet.',
    'Acknowledge by 18:00 today · Resolve by 10:00 Nov 28, 2026',
    'Raised by Claire · Call summary',
    '[Acknowledge] [Resolve] [Ask for info] [More]',
  ]);
});

test('in Japanese, routed to the team of its market', async () => {
  const bot = await startBot();
  await escalate(bot, 'UYUKI', [
    'アカウント：acct_4Jp9',
    '国：日本',
    '問題：コンビニ払いが使えません',
    '優先度：高',
    '折り返し：20:00',
  ]);
  expect(modalLines(bot, 'UYUKI')).toEqual([
    'New escalation',
    'Team: [Not sure: route it for me]',
    'Priority: [High]',
    'We will route it. As it stands it goes to Engineering, which should acknowledge by 19:30 and resolve by 03:00 (your time).',
    'The user is on the phone now (optional): [ ] Yes',
    'Summary: [コンビニ払いが使えません]',
    'What happened: [アカウント：acct_4Jp9',
    '国：日本',
    '問題：コンビニ払いが使えません',
    '優先度：高',
    '折り返し：20:00]',
    'What do you need from them? (optional): []',
    'Account or user (optional): [acct_4Jp9]',
    'Country (optional): [Japan]',
    'Category (optional): []',
    'Call back the user by (optional): [today 20:00]',
    'Contact channel (optional): []',
    '[Close] [Escalate]',
  ]);
  await submit(bot, 'UYUKI', { Category: 'Local payment methods' });
  expect(bot.said()).toEqual([
    [
      '#esc-new-markets',
      'ESC-1 (high, open, New markets): コンビニ払いが使えません. Raised by Yuki. Nobody has it yet. Acknowledge by 10:30 today · Resolve by 18:00 today',
    ],
    [
      'Yuki',
      'ESC-1 is with New markets · 🟠 high · open. コンビニ払いが使えません. Nobody has it yet. On call: Olga and Ravi. New markets should acknowledge by 10:30 today and resolve by 18:00 today. Call the user back by 11:00 today. Open the card',
    ],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0MARKETS', 'URAVI')).toEqual([
    'ESC-1 · 🟠 high · open',
    'コンビニ払いが使えません',
    '> アカウント：acct_4Jp9',
    '> 国：日本',
    '> 問題：コンビニ払いが使えません',
    '> 優先度：高',
    '> 折り返し：20:00',
    '• Account or user: acct_4Jp9',
    '• Country: Japan',
    '• Category: Local payment methods',
    '• Call back promised by 22:00 today',
    'Nobody has it yet.',
    'Acknowledge by 21:30 today · Resolve by 05:00 tomorrow',
    'Raised by Yuki · Call summary',
    '[Acknowledge] [Resolve] [Ask for info] [More]',
  ]);
});

test('free text of somebody else: the whole of it is kept, and what should not be stored is masked at once', async () => {
  const bot = await startBot();
  await escalate(
    bot,
    'UAOIFE',
    [
      "Hi all, customer can't charge cards since this morning. She is on the phone now and it's URGENT!!",
      'Her card is 4242 4242 4242 4242. See acct_1Us.',
    ],
    'UCLAIRE',
  );
  expect(modalLines(bot, 'UAOIFE')).toEqual([
    'New escalation',
    'We masked a card number ending 4242. It was not stored.',
    'Team: [Not sure: route it for me]',
    'Priority: [Urgent]',
    'We will route it. As it stands it goes to Engineering, which should acknowledge by 10:03 and resolve by 14:00 (your time).',
    'The user is on the phone now (optional): [x] Yes',
    "Summary: [customer can't charge cards since this morning.]",
    "What happened: [Hi all, customer can't charge cards since this morning. She is on the phone now and it's URGENT!!",
    'Her card is •••• •••• •••• 4242. See acct_1Us.]',
    'Account or user (optional): [acct_1Us]',
    '[More details]',
    '[Close] [Escalate]',
  ]);
  await submit(bot, 'UAOIFE');
  expect(bot.said()).toEqual([
    [
      '#esc-engineering',
      "ESC-1 (urgent, open, Engineering): customer can't charge cards since this morning. The user is on the phone. Raised by Aoife. Nobody has it yet. Acknowledge by 10:03 today · Resolve by 14:00 today. On call: @eng-oncall.",
    ],
    [
      'Aoife',
      "ESC-1 is with Engineering · 🔴 urgent · open. customer can't charge cards since this morning. Nobody has it yet. On call: @eng-oncall. Engineering should acknowledge by 10:03 today and resolve by 14:00 today. Open the card",
    ],
  ]);
  expect(bot.pings()).toEqual([['#esc-engineering', ['eng-oncall']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual([
    'ESC-1 · 🔴 urgent · open',
    '📞 The user is on the phone',
    "customer can't charge cards since this morning.",
    "> Hi all, customer can't charge cards since this morning. She is on the phone now and it's URGENT!!",
    '> Her card is •••• •••• •••• 4242. See acct_1Us.',
    '• Account or user: acct_1Us',
    'Nobody has it yet.',
    'Acknowledge by 10:03 today · Resolve by 14:00 today',
    'On call: @eng-oncall.',
    'Raised by Aoife · Call summary',
    '[Acknowledge] [Hold on, 2 min] [Promise a callback] [Resolve] [Ask for info] [More]',
  ]);
});

test('from a channel the bot is not in', async () => {
  const bot = await startBot();
  const message = await bot.slack.post('UAOIFE', 'C0GENERAL', 'Issue: the dashboard is blank');
  await bot.slack.messageShortcut('UAOIFE', 'Escalate call summary', message);
  await bot.settle();
  await submit(bot, 'UAOIFE', { Team: 'Design' });
  expect(bot.said()).toEqual([
    [
      '#esc-design',
      'ESC-1 (normal, open, Design): the dashboard is blank. Raised by Aoife. Nobody has it yet. Acknowledge by 13:00 today · Resolve by 10:00 Nov 25, 2026',
    ],
    [
      'Aoife',
      'ESC-1 is with Design · 🔵 normal · open. the dashboard is blank. Nobody has it yet. On call: Lena. Design should acknowledge by 13:00 today and resolve by 10:00 Nov 25, 2026. Open the card',
    ],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0DESIGN', 'ULENA')).toEqual([
    'ESC-1 · 🔵 normal · open',
    'the dashboard is blank',
    '> Issue: the dashboard is blank',
    'Nobody has it yet.',
    'Acknowledge by 14:00 today · Resolve by 11:00 Nov 25, 2026',
    'Raised by Aoife · Call summary',
    '[Acknowledge] [Resolve] [Ask for info] [More]',
  ]);
});
