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

test('those who have to wait come back one a second, the grave ones in a queue of their own', () => {
  const pace = createPace();
  for (let i = 0; i < 4; i++) pace.took(post, 'C1', 0);
  const turns = [2, 2, 2, 0, 2].map((rank) => pace.turnAt(post, 'C1', rank, 0));
  expect(turns).toEqual([2000, 3000, 4000, 2000, 5000]);
  expect(pace.turnAt(post, 'C2', 2, 0)).toBe(0);
});

test('a queue that is long over keeps nobody waiting', () => {
  const pace = createPace();
  for (let i = 0; i < 4; i++) pace.took(post, 'C1', 0);
  pace.turnAt(post, 'C1', 2, 0);
  expect(pace.turnAt(post, 'C1', 2, 60_000)).toBe(60_000);
});
