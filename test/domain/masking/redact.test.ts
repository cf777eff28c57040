import { expect, test } from 'vitest';
import { redact } from '../../../src/domain/masking/redact.ts';
import { growsTooFast, repeated } from '../../support/growth.ts';

const card = '•••• •••• •••• 4242';
const only = (last: string) => [{ kind: 'card', last }];

test.each([
  ['spaces', 'Card 4242 4242 4242 4242.', `Card ${card}.`],
  ['nothing between', 'Card 4242424242424242.', `Card ${card}.`],
  ['hyphens, dots, slashes', '4242-4242.4242/4242', card],
  ['line breaks and tabs', '4242\n4242\t4242\r\n4242', card],
  [
    'full-width digits and Japanese dashes',
    'カード４２４２ー４２４２－４２４２　４２４２です',
    `カード${card}です`,
  ],
  ['Arabic and mathematical digits', '٤٢٤٢ ٤٢٤٢ 𝟒𝟐𝟒𝟐 𝟒𝟐𝟒𝟐!', `${card}!`],
  ['zero-width characters', '4242\u200b4242\u200d42424\u00ad242', card],
  ['commas', '4242, 4242, 4242, 4242', card],
  ['bold marks', '*4242* *4242* *4242* *4242*', `*${card}*`],
  ['an expiry date behind it', '4242 4242 4242 4242 12/27', `${card} 12/27`],
  ['a number before it', '7 4242 4242 4242 4242', `7 ${card}`],
  ['a phone number behind it', '4242 4242 4242 4242 0151 2345 6789', `${card} 0151 2345 6789`],
  ['letters touching it', 'visa4242424242424242exp', `visa${card}exp`],
  ['capitals in front', 'VISA-4242424242424242', `VISA-${card}`],
  ['a plus in front', '+4242 4242 4242 4242', `+${card}`],
])('a card number is masked with %s', (_, typed, text) => {
  expect(redact(typed)).toEqual({ text, masked: only('4242') });
});

test.each([
  ['American Express', '3782 822463 10005', '0005'],
  ['Diners Club', '3056 930902 5904', '5904'],
  ['JCB', '3530111333300000', '0000'],
  ['Discover', '6011 1111 1111 1117', '1117'],
  ['UnionPay of 19 digits', '6205500000000000004', '0004'],
  ['Mastercard of the 2 series', '2223 0031 2200 3222', '3222'],
  ['Maestro in odd groups', '67 59649 8264 3 8453', '8453'],
  ['an unknown issuer, standing by itself', 'no: 9999 99999 99995 2.', '9952'],
  ['an unknown issuer, grouped as a card, between numbers', '12 9999 9999 9999 9995 12', '9995'],
])('%s is masked', (_, typed, last) => {
  expect(redact(typed).masked).toEqual(only(last));
});

test('two cards are both masked and both reported', () => {
  expect(redact('4242 4242 4242 4242 5555 5555 5555 4444')).toEqual({
    text: `${card} •••• •••• •••• 4444`,
    masked: [...only('4242'), ...only('4444')],
  });
});

test.each([
  ['begins in the digits another one leaves readable', '5555 1111 0006 4222 123 45 6789019', '9019'],
  ['overlaps another reading in odd groups', '40 400 00041234505 40', '0540'],
])('a card that %s is masked with it', (_, typed, last) => {
  expect(redact(typed)).toEqual({ text: `•••• •••• •••• ${last}`, masked: only(last) });
});

test('what stands by itself once its neighbour is masked is masked too', () => {
  expect(redact('9999 99999 99995 2 4242 4242 4242 4242')).toEqual({
    text: `•••• •••• •••• 9952 ${card}`,
    masked: [...only('4242'), ...only('9952')],
  });
});

test.each([
  ['one digit wrong', '4242 4242 4242 4241'],
  ['twelve digits', '424242424242'],
  ['twenty digits and more, unbroken', '42424242424242424242 74242424242424242424242'],
  ['words between', '4242 4242 and 4242 4242'],
  ['platform identifiers', 'acct_1Kx4242424242424242 ch_4242424242424242 req_4242424242424242'],
  ['letters and digits mixed', 'x3N4242424242424241'],
  ['order references', 'ORD-20261123-000187, ORD-20261123-000186, ORD-20261123-000005'],
  ['cases', 'ESC-12 ESC-1042'],
  [
    'Irish, British, French and German phones',
    '+353 1 234 5678, +44 20 7946 0958, +33 6 12 34 56 78, +49 1512 3456784',
  ],
  ['a phone with two zeros', '0049 1512 3456784'],
  ['digits behind a masked card that pass the check with its last four', '•••• •••• •••• 4242 1234567897'],
  ['an identifier with a zero-width space in it', '9999999999\u200b99952abc'],
  ['an Irish phone and a short number that pass the check together', '+353 1 234 5678 47113'],
  ['Japanese phones in lines', '090-6730-7017\n090-0448-0467'],
  ['a long Austrian phone', '+43 664 12345671'],
  ['a phone and another number', '+49 151 23456789 4711 0815'],
  ['Japanese phones', '090-1234-5678 090-8765-4329'],
  [
    'Slack timestamps and permalinks',
    '1764000000.000104 https://a.slack.com/archives/C0ENG/p1764000000000104?thread_ts=1764000000.000104&cid=C0ENG',
  ],
  ['dates side by side', '2026-11-23 2026-11-24, 23.11.2026 24.11.2026, 30/10/2026 02/11/2026'],
  ['instants', '20261123143006 2026-11-23T14:30:05.000Z'],
  ['uuids', '550e8400-e29b-41d4-a716-446655440000 12345678-1234-1234-1234-123456789007'],
  ['amounts', '€1,250.00 / 4.242.424,24 / ¥42,424,242'],
  ['bullets of digits', '- 4242 4242\n- 4242 4242'],
  ['superscripts and circled digits', '⁴²⁴²⁴²⁴²⁴²⁴²⁴²⁴² ④②④②④②④②④②④②④②④②'],
  ['nothing', ''],
])('%s: left alone', (_, typed) => {
  expect(redact(typed)).toEqual({ text: typed, masked: [] });
});

test.each([
  ['GB29 NWBK 6016 1331 9268 19', '6819'],
  ['gb29nwbk60161331926819', '6819'],
  ['IE29-AIBK-9311-5212-3456-78', '5678'],
  ['DE89 3704 0044 0532 0130 00', '3000'],
  ['FR1420041010050500013M02606', '2606'],
  ['ＤＥ８９　３７０４　００４４　０５３２　０１３０　００', '3000'],
  ['N O 9 3 8 6 0 1 1 1 1 7 9 4 7', '7947'],
  ['MT84MALT011000012345MTLCAST001S', '001S'],
])('the IBAN %s is masked', (iban, last) => {
  expect(redact(`Konto: ${iban}, danke`)).toEqual({
    text: `Konto: •••• •••• •••• ${last}, danke`,
    masked: [{ kind: 'iban', last }],
  });
});

test('a card is masked to its end where its first digits make an IBAN by chance', () => {
  expect(redact('No4 2221353466130004, No4 2221 3534 6613 0004')).toEqual({
    text: '•••• •••• •••• 6613, •••• •••• •••• 6613',
    masked: [
      { kind: 'iban', last: '6613' },
      { kind: 'card', last: '0004' },
      { kind: 'iban', last: '6613' },
      { kind: 'card', last: '0004' },
    ],
  });
});

test('an IBAN inside another is not masked twice', () => {
  expect(redact('MT07MALT01100NO9386011117947123').masked).toEqual([{ kind: 'iban', last: '7123' }]);
});

test('two IBANs are both masked', () => {
  expect(redact('DE89370400440532013000 NO9386011117947')).toEqual({
    text: '•••• •••• •••• 3000 •••• •••• •••• 7947',
    masked: [
      { kind: 'iban', last: '3000' },
      { kind: 'iban', last: '7947' },
    ],
  });
});

test('an IBAN whose account number has an unregistered shape is masked when it is written as one', () => {
  expect(redact('DE85 A704 0044 0532 0130 00.').masked).toEqual([{ kind: 'iban', last: '3000' }]);
});

test.each([
  ['a wrong check digit', 'DE88 3704 0044 0532 0130 00'],
  ['an unknown country', 'ZZ89 3704 0044 0532 0130 00'],
  ['too short', 'DE89 3704 0044 0532 0130'],
  ['something else between', 'DE89 3704 0044 (0532) 0130 00'],
  ['a sentence that passes the check', 'no 15 payment failed'],
  ['inside an identifier', 'ch_9300762011623852957'],
])('%s is no IBAN', (_, typed) => {
  expect(redact(typed)).toEqual({ text: typed, masked: [] });
});

test.each([
  ['CVC: 123', 'CVC: •••'],
  ['cvv2=1234', 'cvv2=•••'],
  ['CVC123', 'CVC•••'],
  ['The CID is 1234.', 'The CID is •••.'],
  ['the code is 123 (CVC)', 'the code is ••• (CVC)'],
  ['123 is the security code', '••• is the security code'],
  ['card verification value: 1 2 3', 'card verification value: •••'],
  ['Security code number 987', 'Security code number •••'],
  ['Prüfziffer lautet 123', 'Prüfziffer lautet •••'],
  ['Kartenprüfnummer ist die 123', 'Kartenprüfnummer ist die •••'],
  ['Pru\u0308fnummer 123', 'Pru\u0308fnummer •••'],
  ['Sicherheitscode (CVV): 123', 'Sicherheitscode (CVV): •••'],
  ["code de sécurité : c'est le 123", "code de sécurité : c'est le •••"],
  ['cryptogramme visuel est 123', 'cryptogramme visuel est •••'],
  ['セキュリティコードは１２３です', 'セキュリティコードは•••です'],
  ['ＣＶＣ：１２３', 'ＣＶＣ：•••'],
])('a security code beside its label is masked: %s', (typed, text) => {
  expect(redact(typed)).toEqual({ text, masked: [{ kind: 'security code', last: '' }] });
});

test.each([
  'CVC check failed 400 times',
  'CVC 12',
  'CVC: 12345',
  'incorrect_cvc 402',
  '300 CVC errors today',
  'The security code was not asked for. 500 users.',
])('a number that is no security code is left alone: %s', (typed) => {
  expect(redact(typed)).toEqual({ text: typed, masked: [] });
});

test('codes before and behind their labels are masked in one go', () => {
  expect(redact('123 is the CVC, and CVV: 456, security code 789').text).toBe(
    '••• is the CVC, and CVV: •••, security code •••',
  );
});

test('everything in one text is masked and reported, IBANs first', () => {
  expect(redact('Karte 4242 4242 4242 4242, CVC 123, IBAN DE89 3704 0044 0532 0130 00')).toEqual({
    text: 'Karte •••• •••• •••• 4242, CVC •••, IBAN •••• •••• •••• 3000',
    masked: [
      { kind: 'iban', last: '3000' },
      { kind: 'card', last: '4242' },
      { kind: 'security code', last: '' },
    ],
  });
});

test('hostile texts of 100 KB take time in proportion to their length', () => {
  const pieces = [
    '1 ',
    '0 ',
    '4',
    '4242 ',
    'DE89',
    'cvc ',
    'cvc : ',
    'A',
    'AB-1',
    '1.1.2020 ',
    '4\u200b',
    '+49 ',
    'acct_',
    '550e8400-',
    '０',
  ];
  const slow = pieces.filter((piece) => growsTooFast(redact, repeated(piece)));
  expect(slow).toEqual([]);
});

test.each(['CVC: 012', 'CVC 0 1 2', 'cvv=0123', 'CID 0-9-8'])(
  'a code that begins with a zero is a code too: %s',
  (text) => {
    const { text: shown, masked } = redact(text);
    expect({ masked, digits: /\d/.test(shown) }).toEqual({
      masked: [{ kind: 'security code', last: '' }],
      digits: false,
    });
  },
);

/** The digit that makes the whole pass Luhn, put at its end. */
function passingLuhn(start: string): string {
  const sum = [...`${start}0`].reverse().reduce((all, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return start + String((10 - (sum % 10)) % 10);
}

test.each([
  ['33', '61234567'],
  ['61', '41234567'],
  ['44', '771234567'],
  ['353', '8612345'],
  ['353', '86123456'],
  ['81', '90123456'],
  ['81', '901234567'],
  ['49', '151123456'],
  ['49', '1511234567'],
])(
  'a phone number of %s that happens to pass Luhn stays a phone number, and a card behind it is masked',
  (country, rest) => {
    const phone = passingLuhn(`00${country}${rest}`);
    const text = `${phone} 4242424242424242`;
    expect(redact(text)).toEqual({ text: `${phone} ${card}`, masked: only('4242') });
  },
);
