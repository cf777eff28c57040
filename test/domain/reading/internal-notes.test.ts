/** What of a reply stays on its own side. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutNotes } from '../../../src/domain/reading/internal-notes.ts';

const all = { open: '', kept: true };
const nothing = (text: string) => ({ open: text, kept: false });
const note = 'they lie about the date\nand they know it\n\nask Priya';

const marks: [string, string][] = [
  ['a lock', '🔒 '],
  ['a lock without a space', '🔒'],
  ['a lock by its name', ':lock: '],
  ['a lock with a pen', '🔏 '],
  ['a lock with a key', ':closed_lock_with_key: '],
  ['English', 'internal: '],
  ['English in capitals', 'INTERNAL: '],
  ['English before a space', 'Internal : '],
  ['English with a full-width colon', 'internal：'],
  ['English in full width', 'ｉｎｔｅｒｎａｌ：'],
  ['English, a note', 'Internal note: '],
  ['German', 'intern: '],
  ['German at the start of a sentence', 'Intern: '],
  ['German, only', 'Nur intern: '],
  ['French', 'interne : '],
  ['French with a space that does not break', 'interne\u00a0: '],
  ['French with a thin one', 'Interne\u202f: '],
  ['French, a note', 'Note interne : '],
  ['Japanese', '社内: '],
  ['Japanese with its own colon', '社内：'],
  ['Japanese, for us alone', '社内用：'],
  ['two slashes', '// '],
  ['two slashes without a space', '//'],
  ['two full-width slashes', '／／'],
  ['two slashes of two kinds', '/／ '],
  ['two slashes with something invisible in between', '/\u200b/ '],
  ['a word with a soft hyphen', 'in\u00adternal: '],
  ['brackets', '[internal] '],
  ['Japanese brackets', '【社内】'],
  ['a dash', 'intern – '],
  ['a line of its own', 'internal\n'],
];

const leads: [string, string][] = [
  ['nothing', ''],
  ['spaces', '  \t'],
  ['an ideographic space', '\u3000'],
  ['a bullet', '• '],
  ['a hollow bullet', '    ◦ '],
  ['a dash', '- '],
  ['an asterisk', '* '],
  ['a Japanese dot', '・'],
  ['a number', '1. '],
  ['a number in brackets', '(12) '],
  ['a full-width number', '３．'],
  ['a number in a circle', '① '],
  ['a letter', 'b) '],
  ['a Roman number', 'iv. '],
  ['a box', '- [ ] '],
  ['a ticked box', '[x] '],
  ['a quote', '> '],
  ['a quote in a quote', '>> '],
  ['a quotation mark', '“'],
  ['German quotation marks', '„'],
  ['Japanese ones', '「'],
  ['bold', '*'],
  ['bold italics', '*_'],
  ['strike-through', '~'],
  ['Markdown’s bold', '**'],
  ['code', '`'],
  ['a zero-width space', '\u200b'],
  ['a byte order mark', '\ufeff'],
  ['a soft hyphen', '\u00ad'],
  ['a Hangul filler', '\u3164'],
  ['an empty Braille cell', '\u2800'],
  ['a right-to-left mark', '\u200f'],
  ['an emoji', '⚠️ '],
  ['an emoji by its name', ':warning: '],
  ['somebody', '@Priya '],
  ['an empty line', '\n\n'],
  ['several of these', '> • 1. *`\u200b'],
];

describe.each(marks)('marked by %s', (_, mark) => {
  test.each(leads)('behind %s, all of a message stays', (_lead, lead) => {
    expect(withoutNotes(`${lead}${mark}${note}`)).toEqual(all);
  });

  test('on a later line it keeps what follows up to the next empty line', () => {
    const text = `The money is on its way.\n${mark}the cache again\nask Priya\n\nPlease try again.`;
    expect(withoutNotes(text)).toEqual({
      open: 'The money is on its way.\n\nPlease try again.',
      kept: true,
    });
  });
});

test.each<[string, string, string]>([
  ['the end', 'Fixed.\n🔒 the cache again', 'Fixed.'],
  ['an empty line', 'Fixed.\n\n🔒 the cache\nagain\n\nTry now.', 'Fixed.\n\nTry now.'],
  ['a line that only looks empty', 'Fixed.\n🔒 the cache\n \u200b\nTry now.', 'Fixed.\n \u200b\nTry now.'],
  ['the next empty line of each', 'A\n// b\n\nC\ninternal: d\n\nE', 'A\n\nC\n\nE'],
  ['an empty line, however many there are', 'A\n\n\n// b\n\n\nC', 'A\n\n\n\nC'],
  ['an empty line, of a list', '• for you\n• intern: nicht\n• auch nicht\n\nGruß', '• for you\n\nGruß'],
  ['an empty line, in a quote', '> for you\n> 社内: だめ\n> これも\n\nよろしく', '> for you\n\nよろしく'],
  ['an empty line, with Windows’ lines', 'A\r\n// b\r\nc\r\n\r\nD', 'A\r\n\r\nD'],
  ['an empty line, with Unicode’s lines', 'A\u2028interne : b\u2028c\u2028\u2028D', 'A\u2028\u2028D'],
  ['an empty line behind its code', 'A\n// see\n```\nx\n\ny\n```\nand\n\nB', 'A\n\nB'],
  ['an empty line, behind code on its line', 'A\n```x``` internal: b\nc\n\nD', 'A\n```x```\n\nD'],
])('what is marked later ends at %s', (_, text, open) => {
  expect(withoutNotes(text)).toEqual({ open, kept: true });
});

test.each([
  ['// a comment'],
  ['x = 1; // a comment'],
  ['internal: true'],
  ['intern: 1'],
  ['interne : 2'],
  ['社内: 3'],
  ['🔒'],
  [':lock:'],
  ['> // quoted'],
  ['- internal: yes\n\n- other: no'],
])('in a code block %j is no mark, and nothing is cut out of it', (code) => {
  const texts = [
    `\`\`\`${code}\`\`\``,
    `\`\`\`\n${code}\n\`\`\``,
    `Try this:\n\`\`\`\n${code}\n${code}\n\n${code}\n\`\`\`\nIt works.`,
    `Try \`\`\`${code}\`\`\` now`,
  ];
  expect(texts.map(withoutNotes)).toEqual(texts.map(nothing));
});

test('what is not ended is no code block', () => {
  expect(withoutNotes('Fixed.\n```\n// the cache')).toEqual({ open: 'Fixed.\n```', kept: true });
});

test.each([
  ['a sentence', 'It is fixed.'],
  ['an address', 'https://example.com/a//b'],
  ['an address in a list', '• https://example.com'],
  ['an address behind words', 'See https://example.com // really'],
  ['a word that only begins alike', 'International: all countries'],
  ['another one', 'Internet: down'],
  ['German', 'Internes ist geklärt: ja'],
  ['French', 'Internement : non'],
  ['Japanese', '社内で確認しました。'],
  ['a mark within a line', 'The door is 🔒 now'],
  ['a word within a line', 'It is internal: no'],
  ['an error of a server', 'Internal server error: 500'],
  ['an intern', 'Interns: three'],
  ['one slash', '/escalate list'],
  ['an open lock', '🔓 unlocked, tell her'],
  ['a key', '🔑 sent'],
  ['a date', '24/11/2026'],
  ['nothing', ''],
])('%s is no note', (_, text) => {
  expect(withoutNotes(text)).toEqual(nothing(text));
});

const line = fc.oneof(
  fc.constantFrom('', ' ', 'Fixed.', '// a', '🔒 b', 'internal: c', '社内：d', '```', '```x', 'e```', '• f'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

test('what goes is a part of what was typed, in its order, and nothing is marked in it', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      const { open, kept } = withoutNotes(text);
      const letters = [...text];
      expect([...open].every((letter) => letters.splice(0, letters.indexOf(letter) + 1).length > 0)).toBe(
        true,
      );
      if (!kept) expect(open).toBe(text.trim());
      expect(withoutNotes(open)).toEqual({ open, kept: false });
    }),
  );
});
