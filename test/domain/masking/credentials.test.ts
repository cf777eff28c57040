/** Secret keys, passwords and bank accounts are masked, and only where whoever runs the bot left that on. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OptionalKind, optionalKinds, redact } from '../../../src/domain/masking/redact.ts';
import { secretKeys } from './secrets.ts';

const tail = '51HxT9aKqZ3bLm8RvW2nYd7';
const pem = (kind: string) =>
  `-----BEGIN ${kind}-----\nMIIEpAIBAAKCAQEA7d0Kx4Qp9fZk\nabc/def+ghi==\n-----END ${kind}-----`;
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';

test.each([
  `sk_live_${tail}`,
  `sk_test_${tail}`,
  `rk_live_${tail}`,
  `whsec_${tail}`,
  'xoxb-1234567890-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx',
  'xoxp-1234567890-AbCdEfGhIjKl',
  'xapp-1-A0123456789-1234567890-abcdef0123456789',
  'AKIAIOSFODNN7EXAMPLE',
  'ASIAY34FZKBOKMUTVV7A',
  `AIzaSy${'DaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe'}`,
  'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  'glpat-ABCdef123456_7890xyz',
  'sk-ant-api03-AbCd1234efgh5678IJKL',
  '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',
  `shpat_${'0123456789abcdef'.repeat(2)}`,
  jwt,
  pem('RSA PRIVATE KEY'),
  pem('PRIVATE KEY'),
  pem('OPENSSH PRIVATE KEY'),
  pem('CERTIFICATE'),
  pem('EC PRIVATE KEY').replaceAll('\n', '\\n'),
])('a secret key is masked whole: %j', (key) => {
  for (const [before, after] of [
    ['', ''],
    ['key: ', '.'],
    ['`', '`'],
    ['彼のキー「', '」です'],
    ['a=', '\nb'],
  ]) {
    expect(redact(`${before}${key}${after}`)).toEqual({
      text: `${before}•••${after}`,
      masked: [{ kind: 'secret key', last: '' }],
    });
  }
});

test.each([
  ['api key: a1b2c3d4e5f6a7b8c9d0', 'api key: •••'],
  ['API-Schlüssel: a1b2c3d4e5f6a7b8c9d0', 'API-Schlüssel: •••'],
  ['clé secrète : a1b2c3d4e5f6a7b8c9d0', 'clé secrète : •••'],
  ['シークレットキー：a1b2c3d4e5f6a7b8c9d0', 'シークレットキー：•••'],
  ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'aws_secret_access_key = •••'],
  ['*Webhook secret:* "a1b2c3d4e5f6a7b8c9d0"', '*Webhook secret:* "•••"'],
  ['Authorization: Bearer 0123456789abcdef0123', 'Authorization: Bearer •••'],
  ['pi_3MtwBwLkdIwHu7ix28a3tqPa_secret_YrKJUKribcBj1G8H', 'pi_3MtwBwLkdIwHu7ix28a3tqPa_•••'],
  [
    '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQC7 and so on',
    '••• and so on',
  ],
  [`${pem('PRIVATE KEY')}\n${pem('CERTIFICATE')}`, '•••\n•••'],
])('a key beside its name, or in part, is masked: %j', (typed, text) => {
  expect(redact(typed).text).toBe(text);
});

test.each([
  'sk_live_ and then a row of letters',
  'sk_live_something_else, sk_test_mode',
  `pk_live_${tail}`,
  `desk_live_${tail}`,
  'AKIA is how they begin, AKIAS too',
  'xoxb- tokens and xoxb-…',
  'eyJ is how a token begins',
  'the api key is wrong, the secret is out',
  'secret key rotation failed 3 times',
  'access token expired 2026-11-24',
  'api key: req_1234567890abcdef',
  'token: ch_1234567890abcdef0',
  '-----BEGIN and no more',
  '-----BEGIN PRIVATE KEY----- was all they sent',
  'live_chat_support, test_payment_intent_succeeded',
])('%j has no secret key', (typed) => {
  expect(redact(typed)).toEqual({ text: typed, masked: [] });
});

test.each([
  ['password: hunter2', 'password: •••'],
  ['Password=Sommer2026!', 'Password=•••'],
  ['*Password:* hunter2', '*Password:* •••'],
  ['pwd: "correct horse"', 'pwd: "•••"'],
  ['her password is Blue$Sky9', 'her password is •••'],
  ['user: ana / password: hunter2, then', 'user: ana / password: •••, then'],
  ['Password: swordfish', 'Password: •••'],
  ['password: 123456', 'password: •••'],
  ['Passwort: geheim99', 'Passwort: •••'],
  ['Das Passwort lautet Sommer2026', 'Das Passwort lautet •••'],
  ['Kennwort: Xy7!abc', 'Kennwort: •••'],
  ['mot de passe : Soleil2026', 'mot de passe : •••'],
  ['mdp: abcd1234', 'mdp: •••'],
  ['パスワード：sakura2026です', 'パスワード：•••です'],
  ['パスワードは「さくら」ではなく sakura2026', 'パスワードは「さくら」ではなく sakura2026'],
  ['contraseña: Madrid2026', 'contraseña: •••'],
  ['wachtwoord: Fiets123', 'wachtwoord: •••'],
  ['password: `hunter2`\npasscode -> hunter3', 'password: `•••`\npasscode -> •••'],
])('a password is masked: %j', (typed, text) => {
  expect(redact(typed).text).toBe(text);
});

test.each([
  'password reset link was sent',
  'password: reset link sent',
  'the password is wrong, is not accepted',
  'Password: forgotten',
  'Password: (none)',
  'password = unknown',
  'password policy 12 characters',
  'wrong password 3000 times',
  'Das Passwort ist falsch, Passwort vergessen',
  'mot de passe oublié',
  'パスワードを忘れた、パスワード：不明',
  'password: acct_1KxT9aKqZ3bLm8',
  'Password: ?',
  'password: •••',
  'password: ****',
])('%j has no password', (typed) => {
  expect(redact(typed)).toEqual({ text: typed, masked: [] });
});

test.each([
  ['routing number 021000021', 'routing number •••'],
  ['ABA: 021000021', 'ABA: •••'],
  ['sort code 12-34-56', 'sort code •••'],
  ['Sort code 12 34 56, account number 12345678', 'Sort code •••, account number •••'],
  ['123456 is the sort code', '••• is the sort code'],
  ['bank account no. 12345678', 'bank account no. •••'],
  ['BSB 062-000', 'BSB •••'],
  ['IFSC HDFC0001234', 'IFSC •••'],
  ['CLABE 032180000118359719', 'CLABE •••'],
  ['BLZ 370 400 44', 'BLZ •••'],
  ['Bankleitzahl: 37040044', 'Bankleitzahl: •••'],
  ['Kontonummer 532013000, Kto.-Nr. 532013001', 'Kontonummer •••, Kto.-Nr. •••'],
  ['numéro de compte : 0500013M026', 'numéro de compte : •••'],
  ['RIB 20041 01005 0500013M026 06', 'RIB •••'],
  ['code banque 20041, code guichet 01005', 'code banque •••, code guichet •••'],
  ['口座番号：１２３４５６７', '口座番号：•••'],
  ['口座番号口座番号1234567', '口座番号口座番号•••'],
  ['普通普通 1234567', '普通普通 •••'],
  ['普通 1234567、支店番号は123', '普通 •••、支店番号は•••'],
])('a bank account is masked: %j', (typed, text) => {
  const { text: shown, masked } = redact(typed);
  expect([shown, ...new Set(masked.map(({ kind }) => kind))]).toEqual([text, 'bank account']);
});

test.each([
  'account 4711, Konto 4711, account: 12345678',
  'account number acct_1KxT9aKq is missing',
  'routing failed 500 times, routing rule 12',
  'routing 123456',
  'sort code 12, sort code 1234567',
  'bank account since 2026-11-24',
  'Account or user: 12345678',
  'BLZ fehlt, BLZ 3704004',
  '普通口座 3件、普通 100円',
  'account number: 1,250,000 EUR',
])('%j has no bank account', (typed) => {
  expect(redact(typed)).toEqual({ text: typed, masked: [] });
});

const everything: Record<OptionalKind, string> = {
  'secret key': `sk_live_${tail}`,
  password: 'password: hunter2',
  'bank account': 'sort code 12-34-56',
  'one-time code': 'OTP: 482913',
};

test('what is turned off stays readable; cards, IBANs and security codes cannot be', () => {
  const always = '4242 4242 4242 4242, DE89 3704 0044 0532 0130 00, CVC 123';
  const typed = `${Object.values(everything).join(' / ')} / ${always}`;
  fc.assert(
    fc.property(fc.subarray([...optionalKinds]), (on) => {
      const { text, masked } = redact(typed, on);
      expect(masked.map(({ kind }) => kind).sort()).toEqual([...on, 'card', 'iban', 'security code'].sort());
      for (const kind of optionalKinds) expect(text.includes(everything[kind])).toBe(!on.includes(kind));
    }),
  );
});

test('no key of a generator survives, whatever stands around it', () => {
  const around = fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[A-Za-z0-9_-]+$/g, ''));
  fc.assert(
    fc.property(
      around,
      secretKeys,
      fc.constantFrom('', ' ', '.', '\n', '", "', ')'),
      (before, key, after) => {
        const { text, masked } = redact(before + key + after);
        expect(text).not.toContain(key.split('\n')[1] ?? key);
        expect(masked).toContainEqual({ kind: 'secret key', last: '' });
        expect(redact(text)).toEqual({ text, masked: [] });
      },
    ),
    { numRuns: 2_000 },
  );
});
