import { expect, test } from 'vitest';
import type { Did } from '../../sandbox/live/protocol.ts';
import { didShown, nothingWords, secondsShown, stateWords } from '../../sandbox/page/did/did-words.ts';

const did = (id: number, differs: Partial<Did>): Did => ({
  id,
  at: 0,
  direction: 'from the bot',
  title: 'chat.postMessage',
  where: '#esc-engineering',
  state: 'done',
  note: '',
  hasBlocks: true,
  ...differs,
});

const all = [
  did(1, { direction: 'to the bot' }),
  did(2, {}),
  did(3, { state: 'failed' }),
  did(4, { state: 'under way' }),
];
const idsOf = (shown: Did[]) => shown.map(({ id }) => id);

test('the newest stands first, and a filter leaves out what is not asked for', () => {
  expect(idsOf(didShown(all, 'All'))).toEqual([4, 3, 2, 1]);
  expect(idsOf(didShown(all, 'To the bot'))).toEqual([1]);
  expect(idsOf(didShown(all, 'From the bot'))).toEqual([4, 3, 2]);
  expect(idsOf(didShown(all, 'Failed'))).toEqual([3]);
  expect(idsOf(all)).toEqual([1, 2, 3, 4]);
});

test('what failed and what has no answer yet is said in words, not only by a mark', () => {
  expect(stateWords({ state: 'failed', note: '429: again in 30 s' })).toBe('failed: 429: again in 30 s');
  expect(stateWords({ state: 'under way', note: '' })).toBe('under way');
  expect(stateWords({ state: 'done', note: 'acknowledged in 12 ms' })).toBe('acknowledged in 12 ms');
  expect(stateWords({ state: 'done', note: '' })).toBe('');
});

test('the time is the reader’s, to the second', () => {
  const at = Date.parse('2026-11-23T10:02:07Z');
  expect(secondsShown(at, 'Asia/Tokyo')).toBe('19:02:07');
  expect(secondsShown(at, '')).toBe('10:02:07');
});

test('an empty list says why it is empty', () => {
  expect(nothingWords('Failed')).toBe('Nothing has failed.');
  expect(nothingWords('All')).toMatch(/^Nothing yet\./);
});
