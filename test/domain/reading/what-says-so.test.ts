/** What pages people is guessed only from what says so; everything else in a summary stays a person's to fill in. */
import { expect, test } from 'vitest';
import { parseCallSummary } from '../../../src/domain/reading/call-summary.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const identifiers = [{ kind: 'account', pattern: /\bacct_[A-Za-z0-9]{3,32}/u }];
const read = (text: string) => parseCallSummary(text, { identifiers, now, timeZone: 'Europe/Dublin' });

test.each([
  'URGENT: nobody can pay',
  'Urgent! Nobody can pay.',
  '*URGENT* – nobody can pay',
  '🚨 URGENT 🚨\nNobody can pay',
  '[URGENT] nobody can pay',
  'Nobody can pay. Very urgent!',
  'Nobody can pay and this is urgent.',
  "Nobody can pay, it's really urgent",
  'The case is urgent: nobody can pay',
  'Please treat this as urgent',
  'Urgent: yes',
  'Emergency: all terminals are down',
  'She has an urgent problem with her terminal',
  'DRINGEND: Niemand kann zahlen',
  'Niemand kann zahlen. Sehr dringend!',
  'Niemand kann zahlen, es ist wirklich dringend',
  'Bitte dringend prüfen',
  'Die Sache eilt, niemand kann zahlen',
  'Dringend: ja',
  'URGENT : personne ne peut payer',
  "C'est très urgent, personne ne peut payer",
  'Personne ne peut payer. Urgent !',
  'Merci de traiter en urgence',
  '【至急】支払いができません',
  '至急ご確認ください',
  '大至急、対応してください',
  '支払いができません。緊急です。',
  '緊急対応が必要です',
  '■緊急：支払いができません',
])('"%s" is urgent', (text) => {
  expect(read(text).priority).toBe('urgent');
});

test.each([
  'If the issue is urgent they will call',
  'There is no urgent need',
  'Urgent Payments Ltd called',
  'Urgent Payments Ltd: invoice missing',
  'This is not urgent',
  "It isn't urgent",
  "I don't think this is urgent",
  'She asked whether this is urgent',
  'This is urgent?',
  'Please say so when it is urgent',
  'The mail “This is urgent” was a scam',
  'Subject was "URGENT: verify now", a scam',
  'Urgent: no',
  'Urgency: not urgent',
  'He called the urgent care clinic',
  'The urgent button is grey',
  'It would be urgent on Monday',
  'Unless this is urgent, mail her',
  'An urgent review was done last week',
  'Nobody said it is urgent',
  'Falls es dringend ist, ruft er an',
  'Das ist nicht dringend',
  'Es eilt nicht',
  'Keine dringende Sache',
  'Dringend: nein',
  'Fragt, ob das dringend ist',
  'Die Eilig Kurier GmbH rief an',
  'Der Betreff „Das ist dringend“ war Betrug',
  "Si c'est urgent, elle rappellera",
  "Ce n'est pas urgent",
  "Rien d'urgent",
  'Urgent : non',
  'Société Urgence Fleurs',
  "Le numéro d'urgence ne répond pas",
  '緊急ではありません',
  '緊急連絡先の変更',
  '緊急の場合は電話してください',
  'もし緊急になれば連絡します',
  '至急ではないそうです',
  '緊急：いいえ',
  '件名「至急ご確認ください」は詐欺でした',
  '緊急停止ボタンの場所',
])('"%s" is not said to be urgent', (text) => {
  expect(read(text).priority).toBeUndefined();
});

test.each([
  ['Priority: normal (was urgent)', 'normal'],
  ['Priority: low, unless critical', 'low'],
  ['Priority: 2', 'high'],
  ['Prio: 1', 'urgent'],
  ['Priority: P2 - high', 'high'],
  ['Severity: SEV-1', 'urgent'],
  ['Priorität: nicht dringend, mittel', 'normal'],
  ['Priorité : pas urgent, basse', 'low'],
  ['優先度：至急ではない、通常', 'normal'],
  ['Priority: unknown', undefined],
  ['Priority: not urgent', undefined],
  ['Priority: if urgent, call', undefined],
  ['Priority: 15 cases', undefined],
  ['Priority: unknown\nThis is urgent', undefined],
])('%s', (text, priority) => {
  expect(read(text).priority).toBe(priority);
});

test.each([
  'The user is on the phone now',
  'Customer on hold, please hurry',
  'She is still on the line',
  'Caller is on the phone and waits',
  'The shop owner is on the phone with me',
  'I have the customer on the line',
  'The manager is currently on the phone',
  'On the phone: yes',
  'Caller on the line? Yes',
  'Customer currently on call: yes',
  'Die Kundin ist noch am Telefon',
  'Kunde ist gerade in der Leitung und wartet',
  'Die Filialleiterin ist jetzt am Telefon',
  'Ich habe den Kunden am Telefon',
  'Am Telefon: ja',
  'Le client est toujours en ligne',
  'La gérante est au téléphone en ce moment',
  "J'ai la cliente au téléphone",
  'Toujours en ligne : oui',
  'お客様と通話中です',
  '店長様がまだお電話口にいらっしゃいます',
  '通話中：はい',
])('the user is on the phone in "%s"', (text) => {
  expect(read(text).onPhone).toBe(true);
});

test.each([
  'She has been on hold since Friday',
  'Customer on hold since Friday',
  'Customer was on hold for 40 minutes',
  'Her payout is on hold',
  'Their payouts failed and they are on hold',
  'If the user is on the phone, say so',
  'The app crashes when the user is on the phone',
  'User is not on the phone',
  'User is no longer on the line',
  'He will be on the phone tomorrow',
  'She is on the phone with her bank',
  'She is on the phone a lot',
  'On the phone: no',
  'Live call: no',
  'No live call',
  'Die Kundin war am Telefon sehr nett',
  'Er ist am Telefon erreichbar',
  'Kunde ist nicht mehr am Telefon',
  'Wenn der Kunde am Telefon ist, fragen',
  'Am Telefon: nein',
  'Le site est toujours en ligne',
  'Le client est en ligne sur le site',
  "Le client n'est plus au téléphone",
  'Au téléphone : non',
  '通話中に切れました',
  '通話中ではありません',
  '昨日は通話中でした',
  '通話中：いいえ',
  'もし通話中なら知らせてください',
])('nobody is said to be on the phone in "%s"', (text) => {
  expect(read(text).onPhone).toBeUndefined();
});

test.each([
  ['La cuenta no funciona desde el lunes y el cliente espera', undefined],
  ['De klant kan niet inloggen en het geld is weg', undefined],
  ['Il cliente non riesce ad accedere al conto', undefined],
  ['O cliente não consegue entrar na conta', undefined],
  ['客户无法登录账户', undefined],
  ['고객이 로그인할 수 없습니다', undefined],
  ['Priority: urgent', undefined],
  ['Payouts frozen, see さくら商店', undefined],
  ['Customer wants refund from さくら', 'en'],
  ['zu', undefined],
  ['Der Kunde cannot log in to the Konto', undefined],
  ['The customer cannot log in', 'en'],
  ['Die Kundin kommt nicht ins Konto', 'de'],
  ['La cliente ne peut pas se connecter', 'fr'],
  ['acct_1KxA9Zz8YyTt の出金停止', 'ja'],
])('the language of "%s" is %s', (text, language) => {
  expect(read(text).language).toBe(language);
});

test.each([
  ['売却代金1億2,000万円の入金', '1億2,000万', 'JPY'],
  ['2万5千円', '2万5千', 'JPY'],
  ['1万2,500円の返金', '1万2,500', 'JPY'],
  ['3億円', '3億', 'JPY'],
  ['412カナダドル', '412', 'CAD'],
  ['2,000バーツ', '2,000', 'THB'],
  ['899スウェーデンクローナ', '899', 'SEK'],
  ['50,– € Spende', '50', 'EUR'],
  ['CHF 50.- offen', '50', 'CHF'],
  ['₹1,20,000 late', '1,20,000', 'INR'],
  ['zł 899 refund', '899', 'PLN'],
  ['899 zł refund', '899', 'PLN'],
  ['2 000 MAD bloqués', '2 000', 'MAD'],
  ['AED 300 missing', '300', 'AED'],
  ['₩50,000 fee', '50,000', 'KRW'],
  ['412 $ CA', '412', 'CAD'],
  ['100 dollars canadiens', '100', 'CAD'],
  ['Country: Norway\nAmount: 300 kr', '300', 'NOK'],
  ['please try 5 TRY', '5', 'TRY'],
  ['I try 5 times and all 3 failed', undefined, undefined],
  ['3 cup of tea, 4 all', undefined, undefined],
])('"%s" is an amount of %s %s', (text, amount, currency) => {
  const found = read(text);
  expect([found.amount, found.currency]).toEqual([amount, currency]);
});
