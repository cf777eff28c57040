import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finders, redact, typedAs } from '../../../src/domain/masking/redact.ts';
import { cardNumbers, ibans } from './secrets.ts';

/** Of all that secrets are made of: their names, digits in several scripts and in words, and what may stand between. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'0123456789٤４𝟒') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['cvc', 'csc:', 'security code', 'pin', 'otp', '2fa', 'tan', 'pw', 'password', 'mdp', 'パスワード'],
      ...['店番', '口座番号', '暗証番号', '普通', 'bsb', 'blz', 'rib', 'sort code', 'rtn', 'ifsc', 'SBIN0'],
      ...[
        'account no',
        'acct_',
        'ch_',
        'sk_live_',
        'secret',
        'one',
        'two',
        'double',
        'sept',
        '一',
        'に',
        'cvc one two three',
      ],
      ...['DE', 'gb', 'No', 'Caller:', 'Agent:', 'is', 'は', '•••• ', '…', '12/27', '%20', 'a', 'Z9'],
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom(...' -./:=\n\t_,"(\u200b') },
  { weight: 1, arbitrary: fc.oneof(cardNumbers, ibans) },
);
const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

const runs = { numRuns: 5_000 };

test('who is not asked because a text has too few digits would find nothing', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const typed = typedAs(text);
      const skipped = finders.filter(({ digits }) => typed.digits < digits);
      expect(skipped.flatMap(({ find }) => find(typed))).toEqual([]);
    }),
    runs,
  );
});

test('in four characters nobody finds anything, in five they do', () => {
  expect(redact('店番123').masked).toEqual([{ kind: 'bank account', last: '' }]);
  fc.assert(
    fc.property(texts, (text) => {
      const typed = typedAs(text.slice(0, 4));
      expect(finders.flatMap(({ find }) => find(typed))).toEqual([]);
    }),
    runs,
  );
});
