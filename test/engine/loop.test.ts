import { afterEach, expect, test } from 'vitest';
import { createLoop, type DueWork, type Loop } from '../../src/engine/loop.ts';

const aDay = 86_400_000;
let loop: Loop | undefined;
let errors: string[] = [];

afterEach(async () => {
  await loop?.stop();
  errors = [];
});

function loopOf(...turns: DueWork[]): Loop {
  loop = createLoop({ turns, now: Date.now, log: { error: (_, message) => errors.push(message) } });
  return loop;
}

/** A turn that says when it has been taken for the nth time. */
function counted(answer: (count: number) => number | null) {
  let count = 0;
  const waiting = new Map<number, () => void>();
  const turn: DueWork = async () => {
    count += 1;
    waiting.get(count)?.();
    return answer(count);
  };
  const taken = (times: number): Promise<void> =>
    count >= times ? Promise.resolve() : new Promise((resolve) => waiting.set(times, resolve));
  return { turn, taken, count: () => count };
}

test('a round answers with what is due first, whoever says so', async () => {
  const due = loopOf(
    async () => 30,
    async () => null,
    async () => 20,
  );
  expect(await due.turn()).toBe(20);
  expect(await loopOf(async () => null).turn()).toBe(null);
});

test('it goes round at once when it starts, and again when it is woken, however far away the next thing is', async () => {
  const { turn, taken } = counted(() => Date.now() + aDay);
  const started = loopOf(turn);
  started.start();
  await taken(1);
  started.wake();
  await taken(2);
});

test('a wake that comes in the middle of a round is not lost', async () => {
  const { turn, taken } = counted((count) => {
    if (count === 1) loop?.wake();
    return null;
  });
  loopOf(turn).start();
  await taken(2);
});

test('it sleeps until the next thing is due, and no longer', async () => {
  let dueAt = 0;
  const { turn, taken } = counted((count) => {
    if (count > 1) return null;
    dueAt = Date.now() + 50;
    return dueAt;
  });
  loopOf(turn).start();
  await taken(2);
  // Node may fire a timer up to a millisecond early.
  expect(Date.now()).toBeGreaterThanOrEqual(dueAt - 1);
});

test('a clock that is set forward is noticed although nothing wakes it', async () => {
  const { turn, taken } = counted(() => Date.now() + aDay);
  loopOf(turn).start();
  await taken(2);
});

test('what is always due does not keep others from their turn', async () => {
  const { turn, count } = counted(() => 0);
  loopOf(turn).start();
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  expect(count()).toBeGreaterThan(0);
});

test('a turn that fails is logged, keeps the others from nothing, and is taken up again', async () => {
  const failing = counted((count) => {
    if (count === 1) throw new Error('the database is locked');
    return null;
  });
  const other = counted(() => null);
  const started = loopOf(failing.turn, other.turn);
  started.start();
  await other.taken(1);
  await failing.taken(2);
  expect(errors).toEqual(['a round of the loop failed; the next will take it up']);
});

test('a stop waits for the round under way, and no other begins', async () => {
  let finish = () => {};
  let ended = false;
  const { turn, taken, count } = counted(() => 0);
  const slow: DueWork = async () => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    ended = true;
    return 0;
  };
  const started = loopOf(turn, slow);
  started.start();
  await taken(1);
  const stopped = started.stop();
  finish();
  await stopped;
  expect({ ended, rounds: count() }).toEqual({ ended: true, rounds: 1 });
});
