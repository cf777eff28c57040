import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { castWithSlacksIds } from '../../sandbox/cast.ts';
import { examples } from '../../sandbox/page/tour/examples.ts';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';
import { redact } from '../../src/domain/masking/redact.ts';
import { parseCallSummary } from '../support/call-summary.ts';

const identifiers = [{ kind: 'account', pattern: /\bacct_[A-Za-z0-9]{3,32}/u }];
const now = Date.parse('2026-11-23T10:00:00Z');

/** What the bot finds in a text that it has masked, as whoever wrote it. */
function read({ by, text }: (typeof examples)[number]) {
  const timeZone = castWithSlacksIds.people.find(({ id }) => id === by)?.tz ?? '';
  const { text: masked, masked: secrets } = redact(text);
  const { summary, account, country, priority, callbackAt, language, onPhone, details } = parseCallSummary(
    masked,
    {
      identifiers,
      now,
      timeZone,
    },
  );
  const callback = callbackAt === undefined ? undefined : new Date(callbackAt).toISOString();
  const onCall = onPhone ?? false;
  return {
    by,
    language,
    account,
    country,
    priority,
    summary,
    callback,
    onCall,
    secrets,
    hidden: details !== text,
  };
}

const nothingMasked = { secrets: [], hidden: false };

test('the bot finds in each example what the tour promises', () => {
  expect(examples.map(read)).toEqual([
    {
      by: slackId('UAOIFE'),
      language: 'en',
      account: 'acct_1Kx9Qb2mTz',
      country: 'IE',
      priority: 'urgent',
      summary: 'Payouts frozen since this morning, and payroll is due today',
      callback: '2026-11-23T15:00:00.000Z',
      onCall: true,
      secrets: [{ kind: 'card', last: '4242' }],
      hidden: true,
    },
    {
      by: slackId('UJONAS'),
      language: 'de',
      account: 'acct_7Hw3Lp5nRd',
      country: 'DE',
      priority: 'high',
      summary: 'Chargeback dp_4Tz8 über 1.890 € kam trotz Liefernachweis',
      callback: '2026-11-23T15:00:00.000Z',
      onCall: false,
      ...nothingMasked,
    },
    {
      by: slackId('UCLAIRE'),
      language: 'fr',
      account: 'acct_3Vd6Mc8kXs',
      country: 'FR',
      priority: 'normal',
      summary: 'La page de paiement reste blanche sur téléphone depuis hier',
      callback: '2026-11-24T09:00:00.000Z',
      onCall: false,
      ...nothingMasked,
    },
    {
      by: slackId('UYUKI'),
      language: 'ja',
      account: 'acct_9Qf2Jt4bWe',
      country: 'JP',
      priority: 'high',
      summary: '今朝から管理画面にログインできない',
      callback: '2026-11-23T12:00:00.000Z',
      onCall: false,
      ...nothingMasked,
    },
  ]);
});

test('the card number is nowhere in what the bot keeps of the English example', () => {
  const [english] = examples;
  expect(english?.text).toContain('4242 4242 4242 4242');
  expect(redact(english?.text ?? '').text).toContain('card •••• •••• •••• 4242 went through');
});

test('a word of the German example is one by which the example configuration routes to Risk', () => {
  const { routing } = parse(readFileSync('switchboard.example.yml', 'utf8')) as {
    routing: { rules: { when: { words?: string[] }; team: string }[] };
  };
  const words = routing.rules.find(({ team, when }) => team === 'risk' && when.words)?.when.words ?? [];
  const german = examples.find(({ language }) => language === 'German')?.text.toLowerCase() ?? '';
  expect(words.filter((word) => german.includes(word.toLowerCase()))).toEqual(['chargeback']);
});
