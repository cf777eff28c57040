/** Reading finds things in a text and leaves the text as it is: every letter that a person typed is still there. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLabels } from '../../../src/domain/reading/call-summary-labels.ts';
import { parseCommand } from '../../../src/domain/reading/command-text.ts';
import { withoutWhatIsNoPromise } from '../../../src/domain/reading/no-promise.ts';
import { sentencesOf } from '../../../src/domain/reading/sentences.ts';
import { withoutQuotations } from '../../../src/domain/reading/supposed.ts';
import { parseCallSummary } from '../../support/call-summary.ts';

const piece = fc.constantFrom(
  'Account: acct_1Kx\n',
  '| Konto | acct_2 |\n',
  '| --- | --- |\n',
  '## Notes\n',
  '**Pays :** France\n',
  '【国】日本\n',
  'Rückruf am 27. um 10 Uhr. ',
  'Hr. Weber ',
  'call back at 9:15 ',
  'do not call before 15:00 ',
  '“urgent” ',
  '折り返し：明日15時\n',
  '1億2,000万円 ',
  '🔒 ',
  '\u200b',
  '- ',
  '… ',
);
const typed = fc
  .array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 14 })
  .map((parts) => parts.join(''));
/** What no reader may take: not spaces, and not what nobody sees. */
const letters = (text: string) => text.match(/[\p{L}\p{N}\p{S}]/gu)?.join('') ?? '';
const context = { identifiers: [], now: Date.parse('2026-11-23T12:00:00Z'), timeZone: 'Europe/Dublin' };
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test('the details of a call summary are all that was written, and every quote stands in it', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const { details, quotes } = parseCallSummary(escaped(text), context);
      expect(letters(details)).toBe(letters(text));
      expect(Object.values(quotes).filter((quote) => !text.includes(quote))).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test('what stands behind labels and what stands elsewhere is the text, word for word', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const { labelled } = readLabels(text);
      const lost = labelled.flatMap(({ value }) => value.split('\n')).filter((line) => !text.includes(line));
      expect(lost).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test('the sentences of a text are the text', () => {
  fc.assert(
    fc.property(typed, (text) => {
      expect(sentencesOf(text).join('').replace(/\s+/gu, '')).toBe(text.replace(/\s+/gu, ''));
    }),
    { numRuns: 1_000 },
  );
});

test('what is no promise and what is quoted is left out for a look, and every place stays where it is', () => {
  fc.assert(
    fc.property(typed, (text) => {
      for (const seen of [withoutWhatIsNoPromise(text), withoutQuotations(text)]) {
        const kept = seen.split('').map((unit, n) => (unit === ' ' ? (text[n] ?? '') : unit));
        expect(kept.join('')).toBe(text);
      }
    }),
    { numRuns: 500 },
  );
});

test('a command that opens the form keeps each letter of it', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const command = parseCommand(text, { teams: [], prefix: 'ESC', leads: false });
      if (command.kind !== 'form' || command.prefill.priority) return;
      const { summary = '', details = '' } = command.prefill;
      const kept = letters(summary.endsWith('…') && details !== '' ? details : `${summary}${details}`);
      expect(kept).toBe(letters(text));
    }),
    { numRuns: 1_000 },
  );
});
