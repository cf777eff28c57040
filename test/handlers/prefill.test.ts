import { expect, test } from 'vitest';
import { freeTexts, noFacts } from '../../src/domain/escalation.ts';
import { createMask, maskFacts } from '../../src/domain/masking/mask.ts';
import { prefillFrom } from '../../src/handlers/call-summary-shortcut.ts';
import { parseCallSummary } from '../support/call-summary.ts';

const read = (text: string) =>
  prefillFrom(parseCallSummary(text, { identifiers: [], now: Date.UTC(2026, 10, 23, 10), timeZone: 'UTC' }));

test('the form opens with what was found and nothing else', () => {
  expect([read('Problem: Card declined\nCountry: Ireland'), read('')]).toEqual([
    { summary: 'Card declined', details: 'Problem: Card declined\nCountry: Ireland', country: 'IE' },
    { details: '' },
  ]);
});

test('every free text of the form is masked, and what was masked is remembered', () => {
  const card = '4242 4242 4242 4242';
  const mask = createMask([]);
  const fields = {
    team: null,
    priority: 'normal' as const,
    onPhone: false,
    summary: card,
    details: card,
    need: card,
    account: card,
    country: 'IE',
    category: null,
    callbackAt: null,
    contact: null,
  };
  const masked = '•••• •••• •••• 4242';
  expect([maskFacts(fields, mask), mask.masked]).toEqual([
    { ...fields, summary: masked, details: masked, need: masked, account: masked },
    Array(4).fill({ kind: 'card', last: '4242' }),
  ]);
});

test('a free text is masked whatever it is called', () => {
  const typed = Object.fromEntries(freeTexts.map((name) => [name, `${name} 4242 4242 4242 4242`]));
  const read = { ...noFacts, ...typed, team: null, priority: 'normal' as const };
  const masked = maskFacts(read, createMask([]));
  expect(freeTexts.map((name) => masked[name])).toEqual(
    freeTexts.map((name) => `${name} •••• •••• •••• 4242`),
  );
});
