import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromMrkdwn } from '../../../src/slack/text/mrkdwn.ts';
import { parseCallSummary } from '../../support/call-summary.ts';
import { growsTooFast, repeated } from '../../support/growth.ts';

const identifiers = [
  { kind: 'account', pattern: /\bacct_[A-Za-z0-9]{3,32}/u },
  { kind: 'charge', pattern: /\b(?:ch|py)_[A-Za-z0-9]{3,32}/gu },
  { kind: 'payout', pattern: /\bpo_[A-Za-z0-9]{3,32}/u },
  { kind: 'dispute', pattern: /\b(?:dp|du)_[A-Za-z0-9]{3,32}/u },
  { kind: 'request', pattern: /\breq_[A-Za-z0-9]{3,32}/u },
];
/** A Monday, 12:00 in Dublin and London. */
const now = Date.parse('2026-11-23T12:00:00Z');
const parse = (text: string, timeZone = 'Europe/Dublin') =>
  parseCallSummary(text, { identifiers, now, timeZone });

/** What was found, without the text itself and the proof. */
function found(text: string, timeZone?: string) {
  const { details: _, quotes: __, ids, ...fields } = parse(text, timeZone);
  return { ...fields, ids: ids.map(({ kind, value }) => `${kind} ${value}`) };
}

const cases: [name: string, timeZone: string, lines: string[], fields: ReturnType<typeof found>][] = [
  [
    'English with bold labels and bullets',
    'Europe/Dublin',
    [
      '*Call summary*',
      '*Account:* acct_1KxA9 (Ana’s Bakery)',
      '• Country: Ireland',
      '• Issue: Payouts frozen since Friday, po_99Zk failed twice. User has rent to pay.',
      '• Tried:',
      '   - re-verified the bank account',
      '   - waited 2 days',
      '• Needs: please release the payout',
      '• Amount: €1,250.00',
      '• Priority: high',
      '• Call back by: 16:00',
      '• Contact: phone',
    ],
    {
      summary: 'Payouts frozen since Friday, po_99Zk failed twice.',
      need: 'please release the payout',
      account: 'acct_1KxA9',
      country: 'IE',
      currency: 'EUR',
      amount: '1,250.00',
      priority: 'high',
      callbackAt: Date.parse('2026-11-23T16:00Z'),
      language: 'en',
      contact: 'phone',
      ids: ['account acct_1KxA9', 'payout po_99Zk'],
    },
  ],
  [
    'English on one line',
    'America/New_York',
    [
      "Customer: Jo's Diner | Issue: card reader charges twice, see ch_7Ty1 and ch_7Ty2 | Country: US | Prio: P1 | Amount: $42.50 | Callback: tomorrow 9am",
    ],
    {
      summary: 'card reader charges twice, see ch_7Ty1 and ch_7Ty2',
      account: "Jo's Diner",
      country: 'US',
      currency: 'USD',
      amount: '42.50',
      priority: 'urgent',
      callbackAt: Date.parse('2026-11-24T14:00Z'),
      language: 'en',
      ids: ['charge ch_7Ty1', 'charge ch_7Ty2'],
    },
  ],
  [
    'English with typos',
    'Europe/London',
    [
      'Acount: acct_2Gb',
      'Prioritty - low',
      'Sumary: cant change adress on invoce',
      'Contry: UK',
      'Tryed: cache cleared',
      'Needs : new invoice',
      'E-mail: jo@example.com',
    ],
    {
      summary: 'cant change adress on invoce',
      need: 'new invoice',
      account: 'acct_2Gb',
      country: 'GB',
      priority: 'low',
      language: 'en',
      contact: 'email',
      ids: ['account acct_2Gb'],
    },
  ],
  [
    'English free text',
    'America/New_York',
    [
      "Hi team, customer can't charge cards since this morning. She is on the phone now and it's URGENT!! Please check acct_1Us. Promised to call her back tomorrow at 4pm.",
    ],
    {
      summary: "customer can't charge cards since this morning.",
      need: 'Please check acct_1Us.',
      account: 'acct_1Us',
      priority: 'urgent',
      callbackAt: Date.parse('2026-11-24T21:00Z'),
      language: 'en',
      onPhone: true,
      ids: ['account acct_1Us'],
    },
  ],
  [
    'English from Slack with links',
    'Europe/Dublin',
    [
      'Issue: login loop &amp; error req_88Aa, see <https://example.com/a|the page>, <!channel> please look',
      'Account: <mailto:ana@example.com|ana@example.com>',
      'Language: German',
    ],
    {
      summary: 'login loop & error req_88Aa, see the page (https://example.com/a), @channel please look',
      account: 'ana@example.com',
      language: 'de',
      ids: ['request req_88Aa'],
    },
  ],
  [
    'German with labels',
    'Europe/Berlin',
    [
      'Konto: acct_7De',
      'Kunde: Müller GmbH',
      'Land: Deutschland',
      'Anliegen: Auszahlung über 1.234,56 € hängt seit Montag. Bank sagt, es kam nichts an.',
      'Versucht: neu eingeloggt, IBAN geprüft',
      'Bitte um: Freigabe der Auszahlung',
      'Priorität: hoch',
      'Rückruf bis: 16 Uhr',
      'Kontakt: telefonisch',
    ],
    {
      summary: 'Auszahlung über 1.234,56 € hängt seit Montag.',
      need: 'Freigabe der Auszahlung',
      account: 'acct_7De',
      country: 'DE',
      currency: 'EUR',
      amount: '1.234,56',
      priority: 'high',
      callbackAt: Date.parse('2026-11-23T15:00Z'),
      language: 'de',
      contact: 'phone',
      ids: ['account acct_7De'],
    },
  ],
  [
    'German with bullets and full-width colons',
    'Europe/Berlin',
    [
      '- Nutzer： Café Blau',
      '- Problem： Zahlungen mit Karte schlagen fehl, z. B. ch_5De',
      '- Schritte： Gerät neu gestartet',
      '- Betrag： 300 EUR',
      '- Land： Österreich',
    ],
    {
      summary: 'Zahlungen mit Karte schlagen fehl, z. B. ch_5De',
      account: 'Café Blau',
      country: 'AT',
      currency: 'EUR',
      amount: '300',
      language: 'de',
      ids: ['charge ch_5De'],
    },
  ],
  [
    'German free text',
    'Europe/Berlin',
    [
      'Hallo zusammen, die Kundin ist noch am Telefon und kommt nicht ins Konto acct_8De. Dringend! Könnt ihr das bitte prüfen? Rückruf morgen um 10 Uhr versprochen.',
    ],
    {
      summary: 'die Kundin ist noch am Telefon und kommt nicht ins Konto acct_8De.',
      need: 'Könnt ihr das bitte prüfen?',
      account: 'acct_8De',
      priority: 'urgent',
      callbackAt: Date.parse('2026-11-24T09:00Z'),
      language: 'de',
      onPhone: true,
      ids: ['account acct_8De'],
    },
  ],
  [
    'German on one line',
    'Europe/Berlin',
    ['Kunde: Bäckerei Roth; Problem: Gebühren doppelt berechnet; Betrag: 12,90 €; Dringlichkeit: niedrig'],
    {
      summary: 'Gebühren doppelt berechnet',
      account: 'Bäckerei Roth',
      currency: 'EUR',
      amount: '12,90',
      priority: 'low',
      language: 'de',
      ids: [],
    },
  ],
  [
    'French with labels',
    'Europe/Paris',
    [
      'Compte : acct_8Fr',
      'Client : Boulangerie Petit',
      'Pays : France',
      "Problème : virement po_5Fr bloqué depuis lundi. La banque n'a rien reçu.",
      'Essayé : reconnexion, autre navigateur',
      'Besoin : débloquer le virement',
      'Montant : 1 250,00 €',
      'Priorité : élevée',
      'Rappel avant : demain 16h30',
      'Contact : téléphone',
    ],
    {
      summary: 'virement po_5Fr bloqué depuis lundi.',
      need: 'débloquer le virement',
      account: 'acct_8Fr',
      country: 'FR',
      currency: 'EUR',
      amount: '1 250,00',
      priority: 'high',
      callbackAt: Date.parse('2026-11-24T15:30Z'),
      language: 'fr',
      contact: 'phone',
      ids: ['account acct_8Fr', 'payout po_5Fr'],
    },
  ],
  [
    'French with steps over several lines',
    'Europe/Paris',
    [
      '*Résumé* : double facturation de l’abonnement',
      '*Étapes* :',
      '1. facture vérifiée',
      '2. remboursement refusé',
      '*Demande* : rembourser 59 euros',
      '*Pays* : Belgique',
    ],
    {
      summary: 'double facturation de l’abonnement',
      need: 'rembourser 59 euros',
      country: 'BE',
      currency: 'EUR',
      amount: '59',
      language: 'fr',
      ids: [],
    },
  ],
  [
    'French free text',
    'Europe/Paris',
    [
      'Bonjour à tous, le client est toujours en ligne et n’arrive pas à payer. Urgent. Merci de vérifier acct_9Fr. À rappeler avant 16h30.',
    ],
    {
      summary: 'le client est toujours en ligne et n’arrive pas à payer.',
      need: 'Merci de vérifier acct_9Fr.',
      account: 'acct_9Fr',
      priority: 'urgent',
      callbackAt: Date.parse('2026-11-23T15:30Z'),
      language: 'fr',
      onPhone: true,
      ids: ['account acct_9Fr'],
    },
  ],
  [
    'French on one line',
    'Europe/Paris',
    ['Client : Café Lune | Problème : litige dp_7Fr refusé | Priorité : basse | Langue : anglais'],
    {
      summary: 'litige dp_7Fr refusé',
      account: 'Café Lune',
      priority: 'low',
      language: 'en',
      ids: ['dispute dp_7Fr'],
    },
  ],
  [
    'Japanese with brackets',
    'Asia/Tokyo',
    [
      '【アカウント】acct_9Jp',
      '【お客様】さくら商店',
      '【国】日本',
      '【概要】出金が止まっています。口座は確認済みです。',
      '【対応】再ログイン',
      '【依頼】至急ご確認ください',
      '【金額】５万円',
      '【優先度】高',
      '【折り返し】明日10時',
    ],
    {
      summary: '出金が止まっています。',
      need: '至急ご確認ください',
      account: 'acct_9Jp',
      country: 'JP',
      currency: 'JPY',
      amount: '５万',
      priority: 'high',
      callbackAt: Date.parse('2026-11-24T01:00Z'),
      language: 'ja',
      ids: ['account acct_9Jp'],
    },
  ],
  [
    'Japanese with full-width colons',
    'Asia/Tokyo',
    [
      '■アカウント：acct_3Jp',
      '■問題：カード決済が失敗する（ch_3Jp）',
      '■試したこと：',
      '・再起動',
      '・別のカード',
      '■必要：原因の調査',
      '■金額：12,000円',
      '■連絡方法：電話',
    ],
    {
      summary: 'カード決済が失敗する（ch_3Jp）',
      need: '原因の調査',
      account: 'acct_3Jp',
      currency: 'JPY',
      amount: '12,000',
      language: 'ja',
      contact: 'phone',
      ids: ['account acct_3Jp', 'charge ch_3Jp'],
    },
  ],
  [
    'Japanese free text',
    'Asia/Tokyo',
    [
      'お疲れ様です。お客様がログインできません。ただいま通話中です。緊急です。acct_4Jpの確認をお願いします。16時までに折り返しの約束です。',
    ],
    {
      summary: 'お客様がログインできません。',
      need: 'acct_4Jpの確認をお願いします。',
      account: 'acct_4Jp',
      priority: 'urgent',
      callbackAt: Date.parse('2026-11-24T07:00Z'),
      language: 'ja',
      onPhone: true,
      ids: ['account acct_4Jp'],
    },
  ],
  [
    'Japanese on one line',
    'Asia/Tokyo',
    ['件名：請求書が届かない、国：オーストラリア、優先度：低、メール：a@example.com'],
    {
      summary: '請求書が届かない',
      country: 'AU',
      priority: 'low',
      language: 'ja',
      contact: 'email',
      ids: [],
    },
  ],
  [
    'A plain paragraph',
    'Europe/London',
    [
      'Customer is complaining that the parcel was delayed by 1hr 30mins. Agent states that the compensation can be claimed if the delay is over an hour.',
    ],
    {
      summary: 'Customer is complaining that the parcel was delayed by 1hr 30mins.',
      language: 'en',
      ids: [],
    },
  ],
  [
    'Only a label without text behind it',
    'Europe/London',
    ['Issue:', '', 'The app crashes at start.'],
    {
      summary: 'The app crashes at start.',
      language: 'en',
      ids: [],
    },
  ],
  [
    'Nothing that tells',
    'Europe/London',
    ['acct_1Aa acct_1Aa po_1Aa'],
    {
      summary: 'acct_1Aa acct_1Aa po_1Aa',
      account: 'acct_1Aa',
      ids: ['account acct_1Aa', 'payout po_1Aa'],
    },
  ],
];

test.each(cases)('%s', (_, timeZone, lines, fields) => {
  expect(found(lines.join('\n'), timeZone)).toEqual(fields);
});

test.each(cases)(
  '%s: every guess is quoted from the text, and the text is kept whole',
  (_, timeZone, lines) => {
    const { details, quotes, ids, ...fields } = parse(lines.join('\n'), timeZone);
    const text = fromMrkdwn(lines.join('\n'));
    expect(details).toBe(text.trim());
    expect(Object.keys(quotes).sort()).toEqual(Object.keys(fields).sort());
    expect(Object.values(quotes).filter((quote) => !text.includes(quote))).toEqual([]);
    expect(ids.filter(({ value }) => !text.includes(value))).toEqual([]);
  },
);

test('an empty message gives nothing', () => {
  expect(parse('  \n ')).toEqual({ details: '', ids: [], quotes: {} });
});

test('the quotes are the exact words', () => {
  expect(parse('Account: acct_1Kx. Priority: P1, call back by 16:00').quotes).toEqual({
    account: 'acct_1Kx',
    summary: 'Account: acct_1Kx.',
    priority: 'P1',
    callbackAt: '16:00',
    language: 'Account',
  });
});

test('10,000 characters give a summary and details that fit their fields', () => {
  const { summary, details } = parse(`Issue: ${'payouts frozen '.repeat(667)}`);
  expect({ summary, start: details.slice(0, 29), end: details.slice(-17), length: details.length }).toEqual({
    summary: `${'payouts frozen '.repeat(10).trimEnd()}…`,
    start: 'Issue: payouts frozen payouts',
    end: 's frozen payouts…',
    length: 3000,
  });
});

test('a long sentence without spaces is cut as well', () => {
  expect(parse('あ'.repeat(10_000)).summary).toBe(`${'あ'.repeat(149)}…`);
});

test('the account is an identifier before a label, and a label before a user', () => {
  expect([
    parse('Account: Ana’s Bakery\nissue with acct_1Kx').account,
    parse('User: Ana\nAccount: Ana’s Bakery').account,
    parse('User: Ana').account,
    parse('Payouts frozen').account,
  ]).toEqual(['acct_1Kx', 'Ana’s Bakery', 'Ana', undefined]);
});

test('an address or a number tells the contact, both tell nothing, and a named channel wins', () => {
  expect([
    parse('Email: a@example.com').contact,
    parse('Phone: +353 1 234 5678').contact,
    parse('Email: a@example.com\nPhone: +353 1 234 5678').contact,
    parse('Email: a@example.com\nContact: by phone').contact,
    parse('Contact: a@example.com').contact,
    parse('Contact: +353 1 234 5678').contact,
    parse('Contact: whenever').contact,
    parse('Contact: call, else mail').contact,
  ]).toEqual(['email', 'phone', undefined, 'phone', 'email', 'phone', undefined, 'phone']);
});

test.each([
  'the user was on the phone yesterday',
  'le site est en ligne',
  'Kunde war am Telefon unfreundlich',
  '',
])('nobody is on the phone now in "%s"', (text) => {
  expect(parse(text).onPhone).toBeUndefined();
});

test.each([
  'User is still on the line',
  'customer on hold',
  'live call',
  'on the phone right now',
  'Kunde in der Leitung',
  'お客様と電話中',
])('somebody is on the phone now in "%s"', (text) => {
  expect(parse(text).onPhone).toBe(true);
});

test('a label in the middle of a sentence is no label', () => {
  expect(parse('He said the problem: was solved').summary).toBe('He said the problem: was solved');
});

test('lines that follow a label belong to it until the next label or an empty line', () => {
  expect(parse('Needs:\n- release the payout\n- tell the user\n\nThanks, Ana').need).toBe(
    '- release the payout\n- tell the user',
  );
});

test.each(['Prioirty: low', 'Priorit: low', 'Prioritys: low', 'Prioraty: low'])(
  'a label with one typo is read: %s',
  (text) => {
    expect(parse(text).priority).toBe('low');
  },
);

test.each(['Prioxxty: low', 'Pro: low'])('a label with more typos is not: %s', (text) => {
  expect(parse(text).priority).toBeUndefined();
});

test('any text at all is read without failing, and every guess is quoted from it', () => {
  const pieces = fc.constantFrom(
    'Account: ',
    'Land: ',
    '折り返し：',
    '\n',
    '16:00',
    ' tomorrow ',
    '€5 ',
    'acct_1Kx',
    '*',
    '<!channel>',
    '. ',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 12 }),
      (parts) => {
        const text = fromMrkdwn(parts.join(''));
        const { quotes, details, summary } = parse(parts.join(''));
        expect(Object.values(quotes).filter((quote) => !text.includes(quote))).toEqual([]);
        expect(details).toBe(text.trim());
        expect(summary === undefined || summary.length <= 150).toBe(true);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('hostile texts of 100 KB take time in proportion to their length', () => {
  const pieces = [
    'Account: acct_1 ',
    ' ',
    '.',
    '\n',
    '<',
    '1 ',
    '1,234',
    'call the the ',
    'ruf ',
    '*',
    '- ',
    '時',
    'US ',
    'a | ',
    'not urgent ',
  ];
  const texts = [...pieces.map(repeated), (length: number) => `Tried:\n${repeated('x\n')(length)}`];
  const slow = texts.filter((textOf) => growsTooFast((text) => parse(`${text}x`), textOf));
  expect(slow.map((textOf) => textOf(20))).toEqual([]);
});

test('what stands behind the label of an amount counts more than an amount elsewhere', () => {
  const { amount, currency } = parse('She paid a fee of €9.\nAmount: 12');
  expect([amount, currency, parse('A fee of €9\nAmount: unknown').amount]).toEqual(['12', undefined, '9']);
});

test('identifiers stand in the order of the text, each once', () => {
  expect(found('po_1Aa, acct_2Bb and ch_3Cc, again po_1Aa').ids).toEqual([
    'payout po_1Aa',
    'account acct_2Bb',
    'charge ch_3Cc',
  ]);
});

test('the summary is what is labelled so, then the details, then free text, then what is asked for', () => {
  expect([
    parse('Hello all\nDetails: the details\nIssue: the issue').summary,
    parse('free text\nDetails: the details').summary,
    parse('free text\nNeeds: help').summary,
    parse('Needs: help\nCountry: Ireland').summary,
    parse('Country: Ireland').summary,
  ]).toEqual(['the issue', 'the details', 'free text', 'help', 'Country: Ireland']);
});

test('their time is that of the country which the summary names', () => {
  const at = (text: string) =>
    parse(text).quotes.callbackAt && new Date(parse(text).callbackAt ?? 0).toISOString();
  expect([
    at('Country: Japan\nCall back: tomorrow 17:00 (their time)'),
    at('Country: USA\nCall back: tomorrow 17:00 (their time)'),
    at('Call back: tomorrow 17:00 (their time)'),
  ]).toEqual(['2026-11-24T08:00:00.000Z', undefined, undefined]);
});

test('a text in which nobody can see anything gives nothing', () => {
  expect(parse('\u200b\u2800')).toEqual({ details: '', ids: [], quotes: {} });
});
