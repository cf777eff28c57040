/** The message shortcut: a call summary in a channel becomes a filled-in form, in the languages the agents write. */
import { expect, test } from 'vitest';
import { maskedSentence } from '../../src/views/masked.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, startBot } from '../support/bot.ts';
import { submit } from '../support/gestures.ts';
import { cardLines, modalLines } from '../support/lines.ts';
import { type About, at } from '../support/words/about.ts';
import { fields, shortcuts } from '../support/words/labels.ts';
import { raised, raiseFormLines } from '../support/words/raise-form.ts';

async function escalate(bot: Bot, user: string, text: string, author = user, channel = 'C0OPS') {
  const message = await bot.slack.post(author, channel, text);
  await bot.slack.messageShortcut(user, shortcuts.callSummary, message);
  await bot.settle();
}

const lines = (...all: string[]): string => all.join('\n');

/** The card, with a link to the call summary. */
const cardWith = ({ words }: Bot, facts: About, viewer: string): string[] =>
  words.card({ ...facts, linked: true }, viewer, { first: true });

test('in English, from a channel the bot is in: everything that can be quoted is filled in, and the message is linked', async () => {
  const bot = await startBot();
  const details = lines(
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
  );
  await escalate(bot, 'UAOIFE', details);
  const facts = {
    priority: 'high',
    summary: 'Payouts frozen since Friday, po_99Zk failed twice',
    details,
    need: 'please release the payout',
    account: 'acct_1KxA9',
    country: 'IE',
    callbackAt: at('16:00'),
    contact: 'phone',
    due: { acknowledge: at('10:30'), resolve: at('18:00') },
  } as const;
  expect(modalLines(bot, 'UAOIFE')).toEqual(raiseFormLines(bot, facts));
  await submit(bot, 'UAOIFE', { [fields.team]: 'Engineering' });
  expect(bot.said()).toEqual(raised(bot, '#esc-engineering', facts));
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(cardWith(bot, facts, 'UPRIYA'));
});

test('in German', async () => {
  const bot = await startBot();
  const details = lines(
    'Konto: acct_2De7',
    'Land: Deutschland',
    'Problem: Rückbuchung dp_5Zz lässt sich nicht anfechten',
    'Priorität: dringend',
    'Rückruf: morgen 9 Uhr',
    'Kontakt: E-Mail',
  );
  await escalate(bot, 'UJONAS', details);
  const facts = {
    priority: 'urgent',
    summary: 'Rückbuchung dp_5Zz lässt sich nicht anfechten',
    details,
    account: 'acct_2De7',
    country: 'DE',
    callbackAt: at('08:00', 1),
    contact: 'email',
  } as const;
  const due = { acknowledge: at('10:15'), resolve: at('14:00') };
  expect(modalLines(bot, 'UJONAS')).toEqual(raiseFormLines(bot, { ...facts, due }, 'UJONAS'));
  await submit(bot, 'UJONAS', { [fields.team]: 'Risk' });
  const atRisk = {
    ...facts,
    team: 'risk',
    reporter: 'UJONAS',
    due: { acknowledge: at('10:10'), resolve: at('14:00') },
  };
  expect(bot.said()).toEqual(raised(bot, '#esc-risk', atRisk));
  expect(cardLines(bot, 'ESC-1', 'C0RISK', 'UTOMAS')).toEqual(cardWith(bot, atRisk, 'UTOMAS'));
});

test('in French', async () => {
  const bot = await startBot();
  const details = lines(
    'Compte : acct_3Fr8',
    'Pays : France',
    'Problème : le virement po_7Aa n’est pas arrivé',
    'Besoin : vérifier avec la banque',
    'Priorité : basse',
    'Rappeler : demain à 10h',
  );
  await escalate(bot, 'UCLAIRE', details);
  const facts = {
    priority: 'low',
    summary: 'le virement po_7Aa n’est pas arrivé',
    details,
    need: 'vérifier avec la banque',
    account: 'acct_3Fr8',
    country: 'FR',
    callbackAt: at('09:00', 1),
    due: { acknowledge: at('18:00'), resolve: at('10:00', 5) },
  } as const;
  expect(modalLines(bot, 'UCLAIRE')).toEqual(raiseFormLines(bot, facts, 'UCLAIRE'));
  await submit(bot, 'UCLAIRE');
  const byClaire = { ...facts, reporter: 'UCLAIRE' };
  expect(bot.said()).toEqual(raised(bot, '#esc-engineering', byClaire));
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(cardWith(bot, byClaire, 'UPRIYA'));
});

test('in Japanese, routed to the team of its market', async () => {
  const bot = await startBot();
  const details = lines(
    'アカウント：acct_4Jp9',
    '国：日本',
    '問題：コンビニ払いが使えません',
    '優先度：高',
    '折り返し：20:00',
  );
  await escalate(bot, 'UYUKI', details);
  const facts = {
    priority: 'high',
    summary: 'コンビニ払いが使えません',
    details,
    account: 'acct_4Jp9',
    country: 'JP',
    callbackAt: at('11:00'),
    due: { acknowledge: at('10:30'), resolve: at('18:00') },
  } as const;
  expect(modalLines(bot, 'UYUKI')).toEqual(raiseFormLines(bot, facts, 'UYUKI'));
  await submit(bot, 'UYUKI', { [fields.category]: 'Local payment methods' });
  const routed = { ...facts, category: 'local-methods', team: 'new-markets', reporter: 'UYUKI' };
  expect(bot.said()).toEqual(raised(bot, '#esc-new-markets', routed));
  expect(cardLines(bot, 'ESC-1', 'C0MARKETS', 'URAVI')).toEqual(cardWith(bot, routed, 'URAVI'));
});

test('free text of somebody else: the whole of it is kept, and what should not be stored is masked at once', async () => {
  const bot = await startBot();
  const first =
    "Hi all, customer can't charge cards since this morning. She is on the phone now and it's URGENT!!";
  const text = lines(first, 'Her card is 4242 4242 4242 4242. See acct_1Us.');
  await escalate(bot, 'UAOIFE', text, 'UCLAIRE');
  const facts = {
    priority: 'urgent',
    onPhone: true,
    summary: "customer can't charge cards since this morning.",
    details: lines(first, 'Her card is •••• •••• •••• 4242. See acct_1Us.'),
    account: 'acct_1Us',
    due: { acknowledge: at('10:03'), resolve: at('14:00') },
  } as const;
  const masked = maskedSentence([{ kind: 'card', last: '4242' }], en);
  expect(modalLines(bot, 'UAOIFE')).toEqual(raiseFormLines(bot, facts, 'UAOIFE', { masked }));
  await submit(bot, 'UAOIFE');
  expect(bot.said()).toEqual(raised(bot, '#esc-engineering', facts));
  expect(bot.pings()).toEqual([['#esc-engineering', ['eng-oncall']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(cardWith(bot, facts, 'UPRIYA'));
});

test('from a channel the bot is not in', async () => {
  const bot = await startBot();
  await escalate(bot, 'UAOIFE', 'Issue: the dashboard is blank', 'UAOIFE', 'C0GENERAL');
  await submit(bot, 'UAOIFE', { [fields.team]: 'Design' });
  const facts = {
    team: 'design',
    priority: 'normal',
    summary: 'the dashboard is blank',
    details: 'Issue: the dashboard is blank',
    due: { acknowledge: at('13:00'), resolve: at('10:00', 2) },
  } as const;
  expect(bot.said()).toEqual(raised(bot, '#esc-design', facts));
  expect(cardLines(bot, 'ESC-1', 'C0DESIGN', 'ULENA')).toEqual(cardWith(bot, facts, 'ULENA'));
});
