/** Codes beside the words that name them: security codes of cards, one-time codes and PINs. */
import { expect, test } from 'vitest';
import { redact } from '../../../src/domain/masking/redact.ts';

test.each([
  ['4242 4242 4242 4242 12/27 123', '•••• •••• •••• 4242 12/27 •••'],
  ['4242 4242 4242 4242, exp. 12/2027, 123', '•••• •••• •••• 4242, exp. 12/2027, •••'],
  ['4242424242424242 | 12/27 | 1234', '•••• •••• •••• 4242 | 12/27 | •••'],
  ['4242 4242 4242 4242 1227 123', '•••• •••• •••• 4242 1227 •••'],
  ['4242 4242 4242 4242, 123, 12/27', '•••• •••• •••• 4242, •••, 12/27'],
  ['4242… 12/27 123', '4242… 12/27 •••'],
  ['4242… gültig bis 3/28 und 123', '4242… gültig bis 3/28 und •••'],
  ['•••• 4242, 12/27, 123', '•••• 4242, 12/27, •••'],
  ['xxxx 4242 12/27 123', 'xxxx 4242 12/27 •••'],
  ['****4242 exp. 12-27 - 123', '****4242 exp. 12-27 - •••'],
  ['411111******1111 12/27 123', '411111******1111 12/27 •••'],
  ['the card ending in 4242 12/27 123', 'the card ending in 4242 12/27 •••'],
  ['Karte endet auf 4242, 12/27, 123', 'Karte endet auf 4242, 12/27, •••'],
  ['下4桁 4242、有効期限 12/27、123', '下4桁 4242、有効期限 12/27、•••'],
])('the code behind a card and its expiry date is masked: %s', (typed, text) => {
  expect(redact(typed).text).toBe(text);
  expect(redact(typed).masked).toContainEqual({ kind: 'security code', last: '' });
});

test.each([
  ['código de seguridad 123', 'código de seguridad •••'],
  ['el código de seguridad es 123', 'el código de seguridad es •••'],
  ['codigo CVV: 123', 'codigo CVV: •••'],
  ['código de verificación 1234', 'código de verificación •••'],
  ['codice di sicurezza: 123', 'codice di sicurezza: •••'],
  ['il codice di sicurezza è il 123', 'il codice di sicurezza è il •••'],
  ['codice CVC 123', 'codice CVC •••'],
  ['código de segurança 123', 'código de segurança •••'],
  ['o codigo de seguranca é o 123', 'o codigo de seguranca é o •••'],
  ['de beveiligingscode is 123', 'de beveiligingscode is •••'],
  ['veiligheidscode: 123', 'veiligheidscode: •••'],
  ['3-digit code on the back: 123', '3-digit code on the back: •••'],
  ['the last three digits on the back are 123', 'the last three digits on the back are •••'],
  ['Sicherheitscode (auf der Rückseite) 123', 'Sicherheitscode (auf der Rückseite) •••'],
  ['セキュリティ番号は１２３', 'セキュリティ番号は•••'],
  ['CVC: one two three', 'CVC: •••'],
  ['Prüfnummer eins zwei drei', 'Prüfnummer •••'],
  ['CSC: 402', 'CSC: •••'],
])('a security code is masked: %s', (typed, text) => {
  expect(redact(typed)).toEqual({ text, masked: [{ kind: 'security code', last: '' }] });
});

test.each([
  'social security number 123-45-6789',
  'Social security number: 123 45 6789',
  'My social security number is 123456789',
  'Social Security no. 457-55-5462, born in Ohio',
  'SSN 123-45-6789',
  'security number 123-45-6789',
  'security code: 123-45-6789',
  'CVC, 3000 EUR',
  'CVC, 3.000 EUR',
  'CVC - 500 USD',
  'CVV, 250 €',
  'CVC, 1,250.00 per month',
  'CVC, 3000円',
  'CSC 402',
  'room CSC 402, floor 3',
  'CVC, 300 declines',
  'CVV: 300 times',
  'Prüfziffer 300 mal falsch',
  'cryptogramme 300 erreurs',
  'CVC 2026-11-24',
  'https://x.test/cvc/402',
  'https://docs.test/errors#cvc-402',
  '•••• •••• •••• 4242 12/27 300 EUR',
  '•••• •••• •••• 4242 12/27 0151 2345678',
  '2026 12/26 300',
  '* 2026-08-10, 279',
])('%s has no security code', (typed) => {
  expect(redact(typed)).toEqual({ text: typed, masked: [] });
});

test.each([
  ['OTP: 482913', 'OTP: •••'],
  ['one-time code 482 913', 'one-time code •••'],
  ['your verification code is 4829', 'your verification code is •••'],
  ['2FA code 482913', '2FA code •••'],
  ['PIN 4711', 'PIN •••'],
  ['the PIN is 4-7-1-1', 'the PIN is •••'],
  ['login code: 482913', 'login code: •••'],
  ['482913 is the verification code', '••• is the verification code'],
  ['G-482913 is your verification code', '••• is your verification code'],
  ['mTAN: 482913', 'mTAN: •••'],
  ['Der Bestätigungscode lautet 482913', 'Der Bestätigungscode lautet •••'],
  ['Einmalcode 482913, PIN-Nummer 4711', 'Einmalcode •••, PIN-Nummer •••'],
  ['code à usage unique : 482913', 'code à usage unique : •••'],
  ['le code SMS est 482913', 'le code SMS est •••'],
  ['code confidentiel 4711', 'code confidentiel •••'],
  ['código de verificación 482913', 'código de verificación •••'],
  ['codice OTP: 482913', 'codice OTP: •••'],
  ['verificatiecode 482913', 'verificatiecode •••'],
  ['暗証番号は4711です', '暗証番号は•••です'],
  ['認証コード：４８２９１３', '認証コード：•••'],
  ['ワンタイムパスワード 482913', 'ワンタイムパスワード •••'],
])('a one-time code or PIN is masked: %s', (typed, text) => {
  const { text: shown, masked } = redact(typed);
  expect([shown, ...new Set(masked.map(({ kind }) => kind))]).toEqual([text, 'one-time code']);
});

test.each([
  'OTP failed 4000 times',
  'OTP 5000 users',
  'PIN entered wrong, 1000 EUR lost',
  'pinned 4000 messages',
  'error code 4021',
  'postal code 10115, code 482913',
  'login code was sent at 14:05',
  '2FA since 2026-11-24',
  'verification code ch_4829131234',
  'verification code 48',
  'one-time code 482913004711',
  'PIN 4711-0815',
  '暗証番号を1000回間違えた',
  'TAN-Liste von 2026',
])('%s has no one-time code', (typed) => {
  expect(redact(typed)).toEqual({ text: typed, masked: [] });
});
