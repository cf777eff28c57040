/** Messages under the least that Slack was seen to refuse: what is edited is cut, what is said is said in parts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkMessage } from '../../sandbox/slack/limits.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import { card } from '../../src/views/card.ts';
import { inParts, partsOf } from '../../src/views/in-parts.ts';
import { line, type Message, message, quote } from '../../src/views/lines.ts';
import { fitted } from '../../src/views/message-size.ts';
import { bytesOf } from '../../src/views/parts.ts';
import { showAnswer } from '../../src/views/show-answer.ts';
import { textOfQuote } from '../../src/views/undrawn.ts';
import { en } from '../../src/views/words/en/index.ts';
import { after, anEscalation } from '../support/factories.ts';
import { wording } from './seeing.ts';

const full = (piece: string, max: number) => piece.repeat(Math.ceil(max / piece.length)).slice(0, max);

/** As long as every form allows. */
const resolvedIn = (piece: string): Escalation => ({
  ...anEscalation(),
  status: 'resolved',
  owner: 'UKENJI',
  closedAt: after(30),
  summary: full(piece, 150),
  details: full(piece, 3000),
  need: full(piece, 3000),
  account: full(piece, 150),
  resolution: {
    fixed: full(piece, 3000),
    tellUser: full(piece, 500),
    cause: 'bug',
    document: { answer: 'yes', which: full(piece, 150) },
  },
});

const cardOf = (escalation: Escalation): Message =>
  card({
    escalation,
    card: 0,
    first: false,
    onCall: { crews: [], names: [], fallback: false, next: null },
    closedUntil: null,
    sourceLink: 'https://example.slack.com/archives/C0ENG/p1764000000000100',
    movedTo: null,
    wording,
    now: after(31),
  });

const showOf = (escalation: Escalation): Message =>
  showAnswer({
    escalation,
    viewer: 'UKENJI',
    links: new Map(),
    wording,
    now: after(31),
    mayRead: () => true,
    actsFor: () => true,
  });

const quotesOf = ({ blocks }: Message): string[] =>
  blocks.flatMap((block) =>
    block.type === 'rich_text'
      ? block.elements.flatMap((part) => (part.type === 'rich_text_quote' ? [textOfQuote(part)] : []))
      : [],
  );

const scripts: [string, string][] = [
  ['English', 'The payout was stopped, and nobody knows why. '],
  ['German', 'Die Überweisung läßt sich nicht auslösen; größere Beträge stürzen ab. '],
  ['French', 'Le virement a été refusé à l’étranger, où tout était prêt. '],
  ['Japanese', '口座からの出金が止まり、お客様が困っています。'],
  ['Korean', '출금이 멈춰서 고객이 기다리고 있습니다. '],
  ['Chinese', '提款已经停止，客户正在等待答复。'],
  ['Russian', 'Выплата остановлена, и никто не знает почему. '],
  ['Arabic', 'توقف الدفع ولا أحد يعرف السبب. '],
  ['Thai', 'การจ่ายเงินหยุดลง '],
  ['emoji', '👩🏽‍🚀🇯🇵1️⃣'],
  ['quotation marks', '"\\'],
  ['line breaks', 'a\n'],
];

describe.each(scripts)('a resolved escalation at full length, in %s', (_, piece) => {
  const escalation = resolvedIn(piece);

  test.each([
    ['card', cardOf],
    ['answer to show', showOf],
  ])('its %s is taken, as a post and as an edit', (_name, make) => {
    const sent = fitted(make(escalation));
    expect([checkMessage({ ...sent }), bytesOf(sent.text) <= 4000]).toEqual([[], true]);
  });

  test('what the agent wrote is whole on the card; of what the team wrote there is enough to know it', () => {
    const [details, need, fixed = '', tellUser = ''] = quotesOf(fitted(cardOf(escalation)));
    expect([details, need]).toEqual([escalation.details, escalation.need]);
    expect([fixed.length >= 295, tellUser.length >= 295]).toEqual([true, true]);
  });
});

test('what fits is left alone', () => {
  const short = cardOf(anEscalation());
  expect(fitted(short)).toBe(short);
});

const said = (text: string): Message => message([line('Kenji writes:'), ...quote(text)]);
const partsSaid = (text: string) => inParts(said(text), en);

describe.each(scripts)('a reply of 40,000 characters in %s', (_, piece) => {
  const text = full(piece, 40_000);
  const parts = partsSaid(text);

  test('is said in parts that Slack takes, each saying which it is, without a letter lost', () => {
    expect(parts.flatMap((part) => checkMessage({ ...part }))).toEqual([]);
    expect(parts.every(({ text: heard }) => bytesOf(heard) <= 4000)).toBe(true);
    expect(parts.map(({ blocks: [first] }) => JSON.stringify(first).match(/Part \d+ of \d+:/)?.[0])).toEqual(
      parts.map((_part, index) => `Part ${index + 1} of ${parts.length}:`),
    );
    expect(parts.flatMap(quotesOf).join('')).toBe(text);
    expect([partsOf(text), parts.length > 4]).toEqual([parts.length, true]);
  });
});

test.each<[string, string, string]>([
  ['at the end of a line', `${'word word. '.repeat(600)}\n${'and on '.repeat(800)}`, '\n'],
  ['at the end of a sentence', `${'word '.repeat(1500)}end. ${'and on '.repeat(1000)}`, 'end.'],
  ['at the end of a Japanese sentence', `${'止'.repeat(5000)}。${'止'.repeat(5000)}`, '。'],
  ['at the end of a question', `${'word '.repeat(1500)}why? ${'and on '.repeat(1000)}`, 'why?'],
  ['between two words', 'word '.repeat(3000), 'word '],
  ['not at a line that ends too early', `a\n${'word '.repeat(3000)}`, 'word '],
  ['between two letters, where there is no word', 'x'.repeat(10_000), 'x'],
  ['not through a letter of two units', '🔒'.repeat(6000), '🔒'],
  ['not through a letter of many', '👩🏽‍🚀'.repeat(2000), '👩🏽‍🚀'],
  ['not through a flag', '🇯🇵'.repeat(4000), '🇯🇵'],
  ['not before an accent', 'e\u0301'.repeat(8000), 'e\u0301'],
  ['not between the two ends of a line', `${'word'.repeat(1800)}\r\n${'x'.repeat(5000)}`, '\r\n'],
])('a part ends %s', (_, text, ending) => {
  const [first = '', ...others] = partsSaid(text).flatMap(quotesOf);
  expect([first.endsWith(ending), [first, ...others].join('') === text]).toEqual([true, true]);
});

test('where a part ends does not depend on what stands around it', () => {
  const text = full('The payout was stopped. ', 12_000);
  const other = message([line('K.'), ...quote(text), line('Now.')], { type: 'divider' });
  const parts = inParts(other, en);
  expect(parts.flatMap(quotesOf)).toEqual(partsSaid(text).flatMap(quotesOf));
  expect(parts.map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([
    ['rich_text'],
    ['rich_text', 'divider'],
  ]);
});

test('a quote that fits is one message, as it was', () => {
  const whole = said('x'.repeat(9000));
  expect(inParts(whole, en)).toEqual([whole]);
});

test('parts hold all that was typed, whatever it was', () => {
  const anyText = fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 1000 }))
    .map(([piece, times]) => piece.repeat(times));
  fc.assert(
    fc.property(anyText, (text) => {
      const parts = partsSaid(text);
      expect(parts.flatMap((part) => checkMessage({ ...part }))).toEqual([]);
      if (text.trim() !== '') expect(parts.flatMap(quotesOf).join('').trim()).toBe(text.trim());
    }),
  );
});
