/** Short names and pictures of emoji, with the five tones of skin, and what is none. */
import { expect, test } from 'vitest';
import {
  emojiAsWritten,
  emojiIn,
  ownInWords,
  pictureOf,
  withPictures,
} from '../../../src/domain/reading/emoji.ts';

const tones = ['\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'];

test.each(tones.map((tone, i): [string, number] => [tone, i + 2]))('%s is skin tone %i', (tone, number) => {
  expect(pictureOf('+1', number)).toBe(`👍${tone}`);
  expect(withPictures(`:+1::skin-tone-${number}:`)).toBe(`👍${tone}`);
  expect(emojiIn(`👍${tone}!`, 9)).toEqual([
    '',
    { name: '+1', unicode: `1f44d-${tone.codePointAt(0)?.toString(16)}`, skin_tone: number },
    '!',
  ]);
});

test.each([
  ['eyes', undefined, '👀'],
  ['+1', 1, '👍'],
  ['+1', 7, '👍'],
  ['v', 2, '✌\u{1F3FB}'],
  ['female-detective', 2, '🕵\u{1F3FB}‍♀️'],
  ['heart', undefined, '❤️'],
  ['flag-ie', undefined, '🇮🇪'],
  ['acme-logo', undefined, undefined],
])('%s with tone %s is %s', (name, tone, picture) => {
  expect(pictureOf(name, tone)).toBe(picture);
});

test.each([
  ['Look :eyes: here', 'Look 👀 here'],
  ['ありがとう:pray:です', 'ありがとう🙏です'],
  ['ありがとう:pray:', 'ありがとう🙏'],
  [':eyes::pray:', '👀🙏'],
  [':+1::skin-tone-7:', '👍:skin-tone-7:'],
  [':acme-logo:', ':acme-logo:'],
  ['10:30:45, std::hash::of, arn:aws:iam', '10:30:45, std::hash::of, arn:aws:iam'],
  ['`:eyes:` :eyes:', '`:eyes:` 👀'],
  ['```\n:eyes:\n``` :eyes:', '```\n:eyes:\n``` 👀'],
  ['no colon', 'no colon'],
])('%j is shown as %j', (text, shown) => {
  expect(withPictures(text)).toBe(shown);
});

test.each([
  ['a 👀 b', ['a ', { name: 'eyes', unicode: '1f440' }, ' b']],
  ['🇮🇪', ['', { name: 'flag-ie', unicode: '1f1ee-1f1ea' }, '']],
  ['©', ['©']],
  ['❤', ['❤']],
  ['❤️', ['', { name: 'heart', unicode: '2764-fe0f' }, '']],
  ['1️⃣', ['', { name: 'one', unicode: '31-fe0f-20e3' }, '']],
  [':acme-logo:', ['', { name: 'acme-logo' }, '']],
  ['10:30:', ['10:30:']],
  [':30:', [':30:']],
  ['`👀`', ['', '`👀`', '']],
  [
    '👀👀👀👀',
    [
      '',
      { name: 'eyes', unicode: '1f440' },
      '',
      { name: 'eyes', unicode: '1f440' },
      '',
      { name: 'eyes', unicode: '1f440' },
      '👀',
    ],
  ],
])('%j in pieces, three emoji at most', (text, pieces) => {
  expect(emojiIn(text, 3)).toEqual(pieces);
  const written = emojiIn(text, 3).map((piece) =>
    typeof piece === 'string' ? piece : emojiAsWritten({ ...piece }),
  );
  expect(written.join('')).toBe(text);
});

test.each([
  ['Look :acme-logo: here', 'Look (acme-logo) here'],
  ['`:acme-logo:`', '`:acme-logo:`'],
  [':30: and a:b:', ':30: and a:b:'],
])('a field says %j as %j', (text, shown) => {
  expect(ownInWords(text)).toBe(shown);
});
