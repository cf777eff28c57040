import { expect, test } from 'vitest';
import { createPace } from '../../src/delivery/pace.ts';

const post = 'chat.postMessage';

test('a short burst goes at once, then one message a second', () => {
  const pace = createPace();
  const sentAt: number[] = [];
  for (let i = 0; i < 6; i++) {
    const at = pace.readyAt(post, 'C1', 10_000);
    pace.took(post, 'C1', at);
    sentAt.push(at);
  }
  expect(sentAt).toEqual([10_000, 10_000, 10_000, 11_000, 12_000, 13_000]);
});

test('one channel does not hold up another, nor do posts hold up edits', () => {
  const pace = createPace();
  for (let i = 0; i < 5; i++) pace.took(post, 'C1', 0);
  expect(pace.readyAt(post, 'C2', 0)).toBe(0);
  expect(pace.readyAt('chat.update', 'C1', 0)).toBe(0);
});

test('what Slack has sent away waits as long as it said, and nothing else does', () => {
  const pace = createPace();
  pace.park(post, 'C1', 7000);
  expect(pace.readyAt(post, 'C1', 0)).toBe(7000);
  expect(pace.readyAt(post, 'C1', 7000)).toBe(7000);
  expect(pace.readyAt('chat.update', 'C1', 0)).toBe(0);
  expect(pace.readyAt(post, 'C2', 0)).toBe(0);
});

test('a channel that has been quiet may burst again', () => {
  const pace = createPace();
  for (let i = 0; i < 5; i++) pace.took(post, 'C1', 0);
  expect(pace.readyAt(post, 'C1', 60_000)).toBe(60_000);
});
