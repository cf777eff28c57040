import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '../../../src/domain/masking/redact.ts';
import {
  beginsAnId,
  cardNumbers,
  ibans,
  leftAlone,
  spaced,
  surroundings,
  writtenInDigits,
} from './secrets.ts';

/** In mathematical bold. */
const bold = (digit: string): string => String.fromCodePoint(0x1d7ce + Number(digit));

/** Failures print the seed; the rest of the run is as many cases as the promise deserves. */
const runs = { numRuns: 2_000 };

test('no card number of any brand survives, in any spacing and any script, whatever stands around it', () => {
  fc.assert(
    fc.property(
      cardNumbers,
      surroundings,
      surroundings,
      fc.infiniteStream(fc.nat()),
      (card, before, after, dice) => {
        fc.pre(!beginsAnId(before));
        const typed = before + spaced(card, dice) + after;
        const result = redact(typed);
        expect(digitsOf(result.text)).not.toContain(card);
        const kinds = result.masked.map(({ kind }) => kind);
        if (kinds.includes('card')) return;
        // Behind two letters its digits can make an IBAN by chance, `LV` or `sd`: then all of it is hidden as one.
        expect([kinds, before]).toEqual([
          expect.arrayContaining(['iban']),
          expect.stringMatching(/[a-z]{2}[^a-z]*$/i),
        ]);
        expect(digitsOf(result.text)).not.toContain(card.slice(-8));
      },
    ),
    runs,
  );
});

test('a card number alone keeps its last four digits and the text around it to the character', () => {
  fc.assert(
    fc.property(cardNumbers, fc.infiniteStream(fc.nat()), (card, dice) => {
      expect(redact(`Karte: ${spaced(card, dice)} (Ana)`)).toEqual({
        text: `Karte: •••• •••• •••• ${card.slice(-4)} (Ana)`,
        masked: [{ kind: 'card', last: card.slice(-4) }],
      });
    }),
    runs,
  );
});

test('no character is cut through, also where a digit takes two units', () => {
  fc.assert(
    fc.property(fc.oneof(cardNumbers, ibans), fc.infiniteStream(fc.nat()), (secret, dice) => {
      const typed = `Konto: ${spaced(secret, dice).replace(/[0-9](?=[^0-9]*$)/, bold)} (Ana)`;
      expect(redact(typed).text).toMatch(/^Konto: •••• •••• •••• \w{4} \(Ana\)$/);
    }),
    runs,
  );
});

test('two card numbers side by side are both masked', () => {
  fc.assert(
    fc.property(cardNumbers, cardNumbers, fc.infiniteStream(fc.nat()), (first, second, dice) => {
      const shown = digitsOf(redact(`${spaced(first, dice)} ${spaced(second, dice)}`).text);
      expect([shown.includes(first), shown.includes(second)]).toEqual([false, false]);
    }),
    runs,
  );
});

test('no valid IBAN survives, in any spacing and case', () => {
  fc.assert(
    fc.property(
      ibans,
      surroundings,
      surroundings,
      fc.infiniteStream(fc.nat()),
      (iban, before, after, dice) => {
        const typed = before + spaced(iban, dice) + after;
        // What begins exactly as a charge is left alone (decision 11), also where an IBAN does.
        fc.pre(!beginsAnId(before) && !/ch_[A-Za-z0-9]{8}/.test(writtenInDigits(typed).normalize('NFKC')));
        const result = redact(typed);
        expect(lettersAndDigitsOf(result.text)).not.toContain(iban);
        expect(result.masked).toContainEqual({ kind: 'iban', last: iban.slice(-4) });
      },
    ),
    runs,
  );
});

test('masking a masked text changes nothing', () => {
  const anything = fc.oneof(
    surroundings,
    cardNumbers,
    ibans,
    leftAlone,
    fc.constantFrom('CVC 123', ' CVV: ', ' 4242', '42 '),
  );
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 8 }), fc.constantFrom('', ' ', '-', ', '), (parts, glue) => {
      const once = redact(parts.join(glue));
      expect(redact(once.text)).toEqual({ text: once.text, masked: [] });
    }),
    runs,
  );
});

test('order numbers, phone numbers, identifiers, timestamps, dates and uuids are left alone', () => {
  fc.assert(
    fc.property(
      fc.array(leftAlone, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(', ', ' and ', '\n- ', ' / '),
      (found, glue) => {
        const typed = `Seen: ${found.join(glue)}.`;
        expect(redact(typed)).toEqual({ text: typed, masked: [] });
      },
    ),
    runs,
  );
});

test('text without a digit is never touched', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const wordless = text.replace(/\p{Nd}/gu, '');
      expect(redact(wordless)).toEqual({ text: wordless, masked: [] });
    }),
    runs,
  );
});

function digitsOf(text: string): string {
  return writtenInDigits(text).replace(/[^0-9]/g, '');
}

function lettersAndDigitsOf(text: string): string {
  return writtenInDigits(text)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}

/** `20261123094500`, in UTC, moved on by seconds until it passes Luhn, which one in ten does. */
const compactTimes = fc
  .date({
    min: new Date('1970-01-01T00:00:00Z'),
    max: new Date('2069-12-31T23:58:00Z'),
    noInvalidDate: true,
  })
  .chain((date) => fc.constantFrom(14, 17).map((length) => ({ date, length })))
  .map(({ date, length }) => {
    for (let at = date.getTime(); ; at += 1000) {
      const digits = new Date(at).toISOString().replaceAll(/\D/g, '').slice(0, length);
      if (passesLuhn(digits)) return digits;
    }
  });

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((all, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

test('a date and time written without separators is no card, even when it passes Luhn', () => {
  fc.assert(
    fc.property(compactTimes, (digits) => {
      const text = `Seen at ${digits}, and never again.`;
      expect(redact(text)).toEqual({ text, masked: [] });
    }),
    { numRuns: 1000 },
  );
});
