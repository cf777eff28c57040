/** The shortest and the longest of everything that is masked, the last of it that is, and the first that is not. */
import { expect, test } from 'vitest';
import { numberWords } from '../../../src/domain/masking/number-words.ts';
import { redact } from '../../../src/domain/masking/redact.ts';

/** With the digit at its end that makes all of its digits pass Luhn. */
function passing(start: string): string {
  const sum = [...`${start}0`.replace(/\D/g, '')].reverse().reduce((all, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return start + String((10 - (sum % 10)) % 10);
}

const ofLength = (prefix: string, length: number) =>
  passing(`${prefix}172635490817263549`.slice(0, length - 1));
const isMasked = (typed: string) => redact(typed).masked.length > 0;

test.each([
  ['4', [13, 16, 19]],
  ['51', [16]],
  ['52', [16]],
  ['55', [16]],
  ['2221', [16]],
  ['2229', [16]],
  ['2230', [16]],
  ['2299', [16]],
  ['2300', [16]],
  ['2699', [16]],
  ['2700', [16]],
  ['2719', [16]],
  ['2720', [16]],
  ['34', [15]],
  ['37', [15]],
  ['300', [14, 15, 16, 17, 18, 19]],
  ['305', [14, 15, 16, 17, 18, 19]],
  ['309', [14, 15, 16, 17, 18, 19]],
  ['36', [14, 15, 16, 17, 18, 19]],
  ['38', [14, 15, 16, 17, 18, 19]],
  ['39', [14, 15, 16, 17, 18, 19]],
  ['3528', [16, 17, 18, 19]],
  ['3529', [16, 17, 18, 19]],
  ['3530', [16, 17, 18, 19]],
  ['3589', [16, 17, 18, 19]],
  ['50', [13, 14, 15, 16, 17, 18, 19]],
  ['56', [13, 14, 15, 16, 17, 18, 19]],
  ['58', [13, 14, 15, 16, 17, 18, 19]],
  ['60', [13, 14, 15, 16, 17, 18, 19]],
  ['69', [13, 14, 15, 16, 17, 18, 19]],
  ['81', [16, 17, 18, 19]],
  ['82', [16, 17, 18, 19]],
  ['2200', [16, 17, 18, 19]],
  ['2204', [16, 17, 18, 19]],
  ['9792', [16]],
  ...[
    '1',
    '20',
    '2199',
    '2205',
    '2220',
    '2721',
    '28',
    '31',
    '306',
    '308',
    '32',
    '33',
    '3527',
    '3590',
    '59',
  ].map((none): [string, number[]] => [none, []]),
  ...['7', '80', '83', '90', '9791', '9793', '0'].map((none): [string, number[]] => [none, []]),
])('letters touch a number that begins with %s: a card in these lengths only', (prefix, lengths) => {
  const all = [12, 13, 14, 15, 16, 17, 18, 19, 20];
  expect(all.filter((length) => isMasked(`X${ofLength(prefix, length)}`))).toEqual(lengths);
});

test.each([
  // A Visa of sixteen digits but for the date, of which the first digits are the day's.
  ['4.1.2026 123456789', false],
  ['4.12.2026 12345678', false],
  ['4/9/2026 123456789', false],
  ['4.10.1980 12345678', false],
  ['4/31/1999 12345678', false],
  ['4.30.2000 12345678', false],
  ['4/29/2039 12345678', false],
  ['4.32.2026 12345678', true],
  ['4.0.2026 123456789', true],
  ['4.10.1979 12345678', true],
  ['4.10.2040 12345678', true],
  ['4.10/2026 12345678', true],
  // A Diners Club that begins with the day.
  ['1980-01-30 51234567890', false],
  ['1999-12-30 51234567890', false],
  ['2000.10.30 51234567890', false],
  ['2039/9/30 51234567890', false],
  ['2026/12/30 51234567890', false],
  ['1979-01-30 51234567890', true],
  ['2040-01-30 51234567890', true],
  ['x2026-01-30 51234567890', true],
])('a date before an amount: %j is a card: %s', (start, masked) => {
  const from = start.startsWith('4') ? 0 : start.indexOf('30');
  expect(isMasked(start.slice(0, from) + passing(start.slice(from)))).toBe(masked);
});

test.each([
  '1900-01-01',
  '1999.12.31',
  '2026/9/9',
  '2099-10-29',
  '2026-11-10',
  '2026/1/30',
  '1.1.1900',
  '09-01-2026',
  '01/09/2026',
  '31.01.2000',
  '31-12-2099',
  '9/9/2026',
  '29.10.2026',
  '10/30/2026',
  '12-20-2026',
])('what has the date %s in it is no card without an issuer', (date) => {
  expect(isMasked(passing(`${date} 1234 567`))).toBe(false);
  expect(isMasked(passing(`17 ${date} 123 45`))).toBe(false);
});

test.each([
  '1899-01-01',
  '2100-01-01',
  '2026-13-01',
  '2026-00-01',
  '2026-01-32',
  '2026-1.1',
  '32.1.2026',
  '1.1.2100',
])('%s is no date', (date) => {
  expect(isMasked(passing(`${date} 1234 567`))).toBe(true);
});

test.each([
  ['20261231235959', true],
  ['19000101000000', true],
  ['20991130193929', true],
  ['20260930092949', true],
  ['20261019121212', true],
  ['20261229121212123', true],
  ['21000101000000', false],
  ['20261331000000', false],
  ['20260001000000', false],
  ['20261232000000', false],
  ['20260100000000', false],
  ['20261231240000', false],
  ['20261231236000', false],
  ['20261231235960', false],
  ['1400000000000', true],
  ['1999999999999', true],
  ['1400000000000000', true],
  ['1399999999999', false],
  ['14000000000000', false],
])('an instant without separators: %s is one: %s', (digits, isInstant) => {
  expect(isMasked(passing(digits.slice(0, -1)))).toBe(!isInstant);
});

test.each([
  ['+49', 13, true],
  ['+49', 14, true],
  ['+49', 15, false],
  ['+43', 14, true],
  ['+352', 14, true],
  ['+62', 14, true],
  ['0049', 14, true],
  ...[
    '86',
    '55',
    '52',
    '54',
    '62',
    '39',
    '352',
    '358',
    '234',
    '856',
    '880',
    '964',
    '95',
    '63',
    '84',
    '81',
    '82',
    '43',
  ].map((country): [string, number, boolean] => [`+${country}`, 13, true]),
  ['+86', 14, false],
  ['+44', 13, false],
  ['+1', 13, false],
])('a number dialled from abroad, %s with %i digits, is a phone: %s', (start, length, isPhone) => {
  const typed = passing(`${start}151234567890123`.slice(0, length + start.search(/[1-9]/) - 1));
  expect(isMasked(typed)).toBe(!isPhone);
});

test.each([
  ['acct', 'ch', 'cus', 'dp', 'du', 'evt', 'pi', 'pm', 'po', 'py', 'req', 'seti', 'sub', 'tr', 'txn'].map(
    (kind) => `${kind}_4242424242424242`,
  ),
  ['42424242-4242-4242-0000-000000000000', '42424242-4242-4242-9999-999999999999'],
  ['42424242-4242-4242-abcd-abcdefabcdef', '42424242-4242-4242-ABCD-ABCDEFABCDEF'],
  ['/p1000000000000008', '/p1999999999999990'],
  [passing('1000000000.00000'), passing('1999999999.99999'), passing('1234567890.12345')],
  [
    'SSN 000-00-0000',
    'SSN: 999 99 9999',
    'social security no 123.45.6789',
    'social security nr: 123-45-6789',
  ],
  ['social security # 123456789', 'social security is 123-45-6789', 'ssn#123-45-6789'],
  ['090-0000-0000 4242', '01-1234-123 123456', '01234-1-1234 1234'],
  ['ABC-0000-000000000', 'ABCDEFGHIJ_999-999-9999999'],
])('what names something is never a secret: %s and others', (...texts) => {
  expect(texts.filter(isMasked)).toEqual([]);
});

test.each([
  ['42424242-4242-4242-0000-00000000000', '4242424-4242-4242-4242-000000000000'],
  [passing('2000000000.00000'), passing('100000000.000000'), passing('1000000000.0000000')],
  ['/p4242424242424242'],
  ['601\r\n1000000000.000001', '601 1000000000.000001', '601-1000000000.000001'],
  ['ABC-4242-4242-4242-4242', 'AB-4242424242424242', 'ABCDEFGHIJK-4242424242424242'],
])('what is not quite a name is no shelter for a card: %s and others', (...texts) => {
  expect(texts.filter((text) => !isMasked(text))).toEqual([]);
});

test.each([
  ['account number', '123456', '12345678901234567890123', '12345', '123456789012345678901234'],
  ['bank account', '000000', '999999', '12345', null],
  ['acct. no', '123456', '9-9-9-9-9-9', '12345', null],
  ['a/c #', '123456', '1 2 3 4 5 6', '12345', null],
  ['Konto-Nr', '123456', '000 000', '12345', null],
  ['Kto', '123456', '999 999', '12345', null],
  ['n° de compte', '123456', '0999999', '12345', null],
  ['número de cuenta', '123456', '999000', '12345', null],
  ['n.º de conta', '123456', '999000', '12345', null],
  ['numero di conto', '123456', '999000', '12345', null],
  ['rekeningnummer', '123456', '999000', '12345', null],
  ['当座預金', '123456', '999000', '12345', null],
  ['ACH routing transit number', '000000000', '999999999', '12345678', '1234567890'],
  ['rtn', '000 000 000', '999-999-999', '12345678', '1234567890'],
  ['sort-code', '00-00-00', '999999', '12345', '1234567'],
  ['BLZ', '000 000 00', '99999999', '1234567', '123456789'],
  ['code guichet', '00000', '99999', '1234', '123456'],
  ['IFSC code', 'ABCD0000000', 'zzzz0ZZZZ99', 'ABCD000000', 'ABCD00000000'],
  ['銀行コード', '000', '9999', '00', '00000'],
  ['支店コード', '000', '9999', '00', '00000'],
  ['店番', '000', '9999', '00', '00000'],
  ['RIB', '00000 00000 00000000000 00', '99999 99999 zzzzzzzzzzz 99', '9999', null],
  ['RIB', '0000000aaa0', '9999999zzz9z', '99999', null],
  ['numéro de compte', '9999999zzz90', '00000000z09', '9999999zz', null],
])('of a bank account behind %s, %s and %s are masked, %s is not', (label, ...numbers) => {
  const seen = numbers.map((number) => number && isMasked(`${label}: ${number}`));
  expect(seen).toEqual([true, true, false, numbers[3] === null ? null : false]);
});

test.each([
  ...[
    'OTP',
    'totp',
    'TAN',
    'mtan',
    'PIN code',
    'Pin-Nummer',
    '2FA',
    'mfa',
    'single-use code',
    'one-time word',
    'one time pins',
  ],
  ...[
    'authentication code',
    'authorisation pin',
    'confirmation code',
    'log-in code',
    'sms code',
    'two-factor code',
    'reset code',
  ],
  ...[
    'Verifizierungscode',
    'Einmalpasswort',
    'SMS-Code',
    'Freischaltcode',
    'code pin',
    'code de confirmation',
    'code de validation',
  ],
  ...[
    "code d'authentification",
    'code secret',
    'mot de passe à usage unique',
    'codigo de confirmacion',
    'codice di conferma',
  ],
  ...[
    'bevestigingscode',
    'inlogcode',
    '認証番号',
    '確認コード',
    'ワンタイムコード',
    '検証コード',
    'ピンコード',
  ],
])('a one-time code behind %s has four to eight digits', (label) => {
  const codes = [
    '0000',
    '99999999',
    '000 999',
    '9-0-9-0',
    '0 9 0 9 0 9 0 9',
    'g-0990',
    '999',
    '999999999',
    '9 9 9',
  ];
  expect(codes.filter((code) => isMasked(`${label}: ${code}`))).toEqual(codes.slice(0, 6));
});

test.each([
  ...[
    'CVC',
    'cvv2',
    'CID',
    'CVN',
    'CVD',
    'card security number',
    'security digits',
    'card verification number',
    'card verification',
  ],
  ...[
    'three-digit security code',
    '4-digit code',
    'last 4 digits on the front',
    '3 digits on the back',
    'letzten drei Ziffern auf der Rückseite',
  ],
  ...[
    '3 Stellen auf der Rückseite',
    '3 derniers chiffres au dos',
    'trois chiffres au dos',
    'Kartenprüfzahl',
    'Pruefziffer',
    'Sicherheitsnummer',
  ],
  ...[
    'code sécurité',
    'code CVV',
    'cryptogramme',
    'cód. de segurança',
    'codigo de seguridad',
    'codice sicurezza',
  ],
  ...['controlecijfers', 'kaartverificatiecode', 'セキュリティコード'],
])('a security code behind %s has three or four digits', (label) => {
  const codes = ['000', '9999', '0 9 9', '9-0-9-0', '99', '99999', '9 9', '9 9 9 9 9'];
  expect(codes.filter((code) => isMasked(`${label}: ${code}`))).toEqual(codes.slice(0, 4));
});

test.each([
  ...['01/20', '09-29', '10.39', '12/2029', '1/99', '9 / 00', '0129', '0999', '1000', '1299'].map(
    (date): [string, boolean] => [date, true],
  ),
  ...['00/20', '13/20', '12/200', '1300', '0020', '12/27/2'].map((date): [string, boolean] => [date, false]),
])('behind a card and %s stands a code: %s', (date, isCode) => {
  expect(redact(`•••• 4242, ${date} 909`).text.endsWith('•••')).toBe(isCode);
});

const units =
  'EUR|euros|usd|dollar|yen|kr|percent|Prozent|time|times|x|errors|users|customer|merchants|payments|transactions|attempts|failures|declines|cards|requests|people|cases|calls|tickets|ms|sec|seconds|min|minutes|hours|days|weeks|months|years|h|am|pm|Uhr|Stück|mal|Fehler|Nutzern|Kunden|Zahlungen|Transaktionen|Versuche|Karten|fois|erreurs|clients|paiements|essais|cartes|veces|volte|vezes|keer'.split(
    '|',
  );

test.each([
  ...units,
  '%',
  '€',
  '円',
  '件',
  ',5',
  ',00',
  ',000',
  ',9',
  ',99',
  ',999',
  ' 99-9999',
  '.0',
  '.9',
  '-0',
  '-9',
  ' 00-0000',
  ' 99 9999',
])('no code and no account is what %s stands behind', (unit) => {
  expect(
    ['CVC 909', 'PIN 9090', 'sort code 909090'].filter((typed) =>
      isMasked(`${typed} ${unit}`.replace(/ (?=[,.-]| )/, '')),
    ),
  ).toEqual([]);
});

const between =
  "is|was|ist|war|lautet|est|c'est|es|fue|è|sono|é|foi|the|die|der|das|le|la|les|il|el|o|my|your|mein|mon|code|number|no|nr|nummer|numero|on the back|on the front|auf der rückseite|au dos".split(
    '|',
  );

test.each(between)('%s may stand between a code and its name', (word) => {
  expect(redact(`CVC ${word} 909`).text).toBe(`CVC ${word} •••`);
});

test.each([
  ...'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, i): [string, string] => [word, String(20 + 10 * i)]),
  ...'zwanzig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig'
    .split(' ')
    .map((word, i): [string, string] => [word, String(20 + 10 * i)]),
  ...'vingt trente quarante cinquante soixante'
    .split(' ')
    .map((word, i): [string, string] => [word, String(20 + 10 * i)]),
  ['twenty-nine', '29'],
  ['ninety-nine', '99'],
  ['thirty one', null],
  ['fourty-one', '41'],
  ['einundzwanzig', '21'],
  ['einsundzwanzig', '21'],
  ['neunundneunzig', '99'],
  ['zwoundfuenfzig', '52'],
  ['vingt-et-un', '21'],
  ['vingt-neuf', '29'],
  ['cinquante-neuf', '59'],
  ['soixante-et-onze', '71'],
  ['soixante-dix-neuf', '79'],
  ['quatre-vingts', '80'],
  ['quatre-vingt-un', '81'],
  ['quatre-vingt-dix-neuf', '99'],
  ['septante', '70'],
  ['septante-et-un', '71'],
  ['septante-neuf', '79'],
  ['nonante', '90'],
  ['nonante-neuf', '99'],
  ['きゅう', '9'],
  ['レイ', '0'],
  ['nought', '0'],
  ['nineteen', '19'],
  ['neunzehn', '19'],
])('%s says %s', (word, digits) => {
  expect(numberWords.get(word) ?? null).toBe(digits);
});

const few = 'A1b2C3d4E5f6G7h8I9j0';
const many = few.repeat(5);

test.each([
  ['sk_org_live_', 8],
  ['rk_prod_', 8],
  ['ek_live_', 20],
  ['ek_test_', 20],
  ['ephkey_', 20],
  ['shpca_', 20],
  ['shppa_', 20],
  ['shpss_', 20],
  ['sq0csp-', 20],
  ['sq0atp-', 20],
  ['whsec_', 8],
  ['access_token$production$', 16],
  ['access_token$sandbox$', 16],
  ['xoxa-', 8],
  ['xoxe.xoxp-', 8],
  ['xapp-', 8],
  ['ya29.', 20],
  ['GOCSPX-', 20],
  ['gho_', 20],
  ['ghu_', 20],
  ['github_pat_', 20],
  ['glpat-', 16],
  ['npm_', 30],
  ['sk-', 20],
  ['sk-proj-', 15],
  ['swb_', 24],
  ['dop_v1_', 24],
  ['hvs.', 24],
  ['hvb.', 24],
  ['pul-', null],
  ['rubygems_', 24],
  ['lin_api_', 24],
  ['ntn_', 24],
  ['secret_', 15],
  ['AIza', 30],
])('a key that begins with %s has %s letters and digits at least', (prefix, least) => {
  const lengths = Array.from({ length: 40 }, (_, i) => i + 1);
  expect(lengths.find((length) => isMasked(prefix + many.slice(0, length))) ?? null).toBe(least);
});

test.each([
  ['AKIA', 12],
  ['ABIA', 12],
  ['ACCA', 12],
  ['live_', 30],
  ['test_', 30],
])('a key that begins with %s has %i capitals or digits', (prefix, least) => {
  const lengths = Array.from({ length: 40 }, (_, i) => i + 1);
  expect(lengths.find((length) => isMasked(prefix + '09AZ'.repeat(10).slice(0, length)))).toBe(least);
});

test.each([
  ...[
    'api-secret',
    'API token',
    'private key',
    'signing secret',
    'access key',
    'client_secret',
    'encryption key',
    'auth token',
  ],
  ...[
    'refresh-token',
    'session token',
    'bearer',
    'authorization: basic',
    'geheimer Schlüssel',
    "clé d'API",
    'apiキー',
    '秘密鍵',
  ],
])('behind %s a key has sixteen letters and digits at least', (name) => {
  const keys = [few.slice(0, 16), '0000000000000a-z', few.slice(0, 15), 'letters_only_and_more'];
  expect(keys.filter((key) => isMasked(`${name}: ${key}`))).toEqual(keys.slice(0, 2));
});

test.each([
  ...[
    'passphrase',
    'passwd',
    'passcode',
    'pw',
    'pwd',
    'contrasenya',
    'palabra clave',
    'senha',
    "parola d'ordine",
    '合言葉',
  ],
])('a password behind %s has four characters at least', (name) => {
  const typed = [
    `${name}: a0A9`,
    `${name} = "a b c"`,
    `${name} -> 0990`,
    `${name} 09aZ!`,
    `${name}: a0A`,
    `${name} = "abc"`,
  ];
  expect(typed.filter(isMasked)).toEqual(typed.slice(0, 4));
});

const known =
  'agent|caller|customer|user|client|operator|support|rep|merchant|speaker 0|speaker9|kunde|kundin|Anrufer|Anruferin|Mitarbeiter|Beraterin|cliente|appelant|appelante|conseiller|conseillère|お客様|顧客|担当|担当者|エージェント|オペレーター|me|you|ich|sie|moi|vous|Z'.split(
    '|',
  );

test.each(known)('%s is known to speak: a card in their turns needs no answer', (speaker) => {
  expect(isMasked(`${speaker}: 4242 4242\n${speaker}: 4242 4242\n${speaker}: 5 at last`)).toBe(true);
});

test.each([
  ['[09:00] Ana: 4242 4242\n[09:59] Bob: mhm\n[10:00] Ana: 4242 4242', true],
  ['9:00:59 pm Ana: 4242 4242\n9:01:00 pm Bob: mhm\n9:01:09 am - Ana: 4242 4242', true],
  ['Ana 0: 4242 4242\nBob 9: mhm\nAna 0: 4242 4242', true],
  ['Ana (sales): 4242 4242\nBob (team 9): mhm\nAna (sales): 4242 4242', true],
  ['> *Ana*: 4242 4242\n> *Bob*: mhm\n> *Ana*: 4242 4242', true],
  ['Ana: 4242 4242\nAna: 4242 4242', false],
  ['Ana: 4242 4242\nBob: 123456789012345678901234567890123456789012\nAna: 4242 4242', false],
])('who speaks is read before %j', (typed, masked) => {
  expect(isMasked(typed)).toBe(masked);
});

test.each(['A', 'Z', 'a', 'z'])('%s touches a number of no issuer, which is then no card', (letter) => {
  expect(['@', '[', '`', '{'].filter((sign) => isMasked(`${sign}9999999999999995`))).toHaveLength(4);
  expect(isMasked(`${letter}9999999999999995`)).toBe(false);
  expect(isMasked(`9999999999999995${letter}`)).toBe(false);
});

test.each([
  ['https://x.test/?cvc=909', true],
  ['https://x.test/?a=cvc-909', false],
  ['CVC: ten eleven twelve', false],
  ['CVC: nine zero nine zero', true],
  ['ch_4242424242424242 1', true],
  ['ch_4242424242424242 - 1', true],
  ['ch_4242424242424242 -- 1', false],
  ['ch_4242424242424242, 1', false],
  ['pi_abcdEFGH_secret_abcdEFGH', true],
  ['pi_abcdEFG_secret_abcdEFGH', false],
  ['seti_09azAZ09_secret_09azAZ09', true],
  ['cs_09azAZ09_secret_09azAZ0', false],
  ['eyJaB3-_0.aB3-_9.', true],
  ['eyJaB3-_.aB3-_9.', false],
  ['eyJaB3-_0.aB3-_.', false],
  ['eyJaB3-_0.aB3-_9', false],
  ['----BEGIN AB----\n0123456789abcdef\n----END AB----', true],
  ['-----BEGIN A 9-----\n0123456789abcde=\n', true],
  ['-----BEGIN A-----\n0123456789abcdef\n', false],
  ['---BEGIN AB---\n0123456789abcdef\n', false],
  ['-----BEGIN AB-----\n0123456789abcde\n', false],
  ['sq0atp-09azAZ_-09azAZ_-09az', true],
  ['sq0atp-09azAZ_-09azAZ_-09a', false],
  ['SG.09azAZ_-09azAZ_-.09azAZ_-09azAZ_-', true],
  ['SG.09azAZ_-09azAZ_.09azAZ_-09azAZ_-', false],
  ['SG.09azAZ_-09azAZ_-.09azAZ_-09azAZ_', false],
  ['ya29.09azAZ_-09azAZ_-09az', true],
  ['xoxc-09azAZ-9', true],
  ['xoxd-09azAZ-', false],
  ['password: wrong0A', true],
])('%j has a secret: %s', (typed, masked) => {
  expect(isMasked(typed)).toBe(masked);
});

const said =
  'reset|re-set|reset-link|change|changed|wrong|forgot|forgotten|none|unknown|expired|incorrect|invalid|lost|correct|same|required|missing|vergessen|falsch|abgelaufen|unbekannt|geändert|zurückgesetzt|oublié|perdu|incorrecto|expiré|changé|olvidado|olvidada|perdida|n/a|okay|link|email|e-mail|sent|work|works|worked|fail|failed|fails|policy|manager|field|page|form|prompt|true|false|null|undefined|hidden|redacted|masked|removed|xxxx|****|....|____|----|(none)|[redacted]|<your password>|{to be set}'.split(
    '|',
  );

test.each(said)('password: %s says something of a password and is none', (word) => {
  expect(isMasked(`password: ${word}`)).toBe(false);
});
