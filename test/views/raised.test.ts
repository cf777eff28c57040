import { expect, test } from 'vitest';
import { raisedAnswer } from '../../src/views/raised.ts';
import { en } from '../../src/views/words/en/index.ts';
import { after, anEscalation } from '../support/factories.ts';
import { seen, wording } from './seeing.ts';

const about = { closedUntil: null, masked: '', now: after(0), teamName: wording.teamName, words: en };

test('what was raised has its reference, what to tell the user, and where to see the rest', () => {
  expect(seen(raisedAnswer(anEscalation(), about))).toEqual([
    'ESC-12 is with Engineering.',
    'You can tell the user:',
    'Engineering should acknowledge by 10:00 today and resolve by 17:00 today.',
    'You read what happens next in your messages with Switchboard.',
  ]);
});

test('what was masked is said with it', () => {
  const masked = 'We masked a password. It was not stored.';
  expect(seen(raisedAnswer(anEscalation(), { ...about, masked })).at(-1)).toBe(masked);
});
