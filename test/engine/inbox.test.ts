/** The inbox by itself: one lane after the other's first, once, again and again until it is done. */
import { expect, onTestFinished, test } from 'vitest';
import { lifeOf } from '../../src/db/leases.ts';
import { queriesOf } from '../../src/db/queries.ts';
import type { HeardPress, HeardUnder } from '../../src/domain/heard.ts';
import { createInbox } from '../../src/engine/inbox.ts';
import type { CarryOut } from '../../src/engine/inbox-worker.ts';
import { aStore } from '../support/database.ts';

const eyes = (key: string, root = '1.0'): HeardUnder => ({
  kind: 'eyes',
  key,
  user: 'UKENJI',
  channel: 'C0ENG',
  root,
});

const press = (key: string, escalation = 'ESC-1'): HeardPress => ({
  kind: 'press',
  key,
  user: 'UKENJI',
  workspaces: ['T0'],
  action: 'acknowledge',
  escalation,
  via: 'button',
  place: { channel: 'C0ENG' },
  ephemeral: false,
  inModal: false,
});

/** One whose clock is moved by hand; `start` begins again on the same database, as after a kill. */
async function anInbox() {
  const store = await aStore();
  onTestFinished(() => store.close());
  const queries = queriesOf(store);
  let nowMs = 0;
  const done: (readonly [key: string, heardAt: number])[] = [];
  const given: string[] = [];
  const logged: string[] = [];
  function start(
    carryOut: (...args: Parameters<CarryOut>) => ReturnType<CarryOut> | undefined = () => undefined,
    instance = 'here',
  ) {
    const inbox = createInbox({
      store,
      queries,
      instance,
      sends: () => instance === 'here',
      now: () => nowMs,
      log: { error: (_, message) => logged.push(message) },
      carried: () => undefined,
      watch: { givenUp: (kind) => given.push(kind) },
    });
    inbox.carryOutWith(async (heard, hearing) => {
      const carried = (await carryOut(heard, hearing)) ?? 'done';
      if (carried === 'done') done.push([heard.key, hearing.heardAt]);
      return carried;
    });
    return inbox;
  }
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { store, queries, start, pass, done, given, logged };
}

test('what is heard is carried out at once, and nothing of it is left', async () => {
  const { start, done, queries } = await anInbox();
  await start().hear(eyes('a'), 'ESC-1');
  expect([done, await queries.inbox.lanes()]).toEqual([[['a', 0]], []]);
});

test('what cannot be carried out is tried again after one second, two, four, and in the end every thirty', async () => {
  const { start, pass } = await anInbox();
  const inbox = start(() => Promise.resolve('not now'));
  await inbox.hear(eyes('a'), 'ESC-1');
  const waits: number[] = [];
  for (let n = 0, at = 0; n < 7; n++) {
    const next = (await inbox.turn()) ?? 0;
    waits.push((next - at) / 1000);
    pass(next - at);
    at = next;
    await inbox.turn();
    await inbox.idle();
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30]);
});

test('one that waits keeps what comes after it in its lane, and nothing in any other', async () => {
  const { start, pass, done } = await anInbox();
  let says = false;
  const inbox = start(({ key }) => (key === 'a' && !says ? Promise.resolve('not now') : undefined));
  await inbox.hear(eyes('a'), 'ESC-1');
  pass(10);
  await inbox.hear(eyes('b', '2.0'), 'ESC-1');
  await inbox.hear(eyes('c'), 'ESC-2');
  expect(done).toEqual([['c', 10]]);
  says = true;
  pass(5000);
  await inbox.turn();
  await inbox.idle();
  expect(done.slice(1)).toEqual([
    ['a', 0],
    ['b', 10],
  ]);
});

test('under a message that nobody knew, what comes when it is known waits for what came before', async () => {
  const { start, done, queries, store } = await anInbox();
  let says = false;
  const inbox = start(() => (says ? undefined : Promise.resolve('not now')));
  await inbox.hear(eyes('a'), null);
  await store.atomically([queries.inbox.belongTo({ channel: 'C0ENG', ts: '1.0' }, 'ESC-1')]);
  expect(await queries.inbox.heardFirst('ESC-1')).toBe(0);
  says = true;
  await inbox.hear(eyes('b'), 'ESC-1');
  expect(done.map(([key]) => key)).toEqual(['a', 'b']);
});

test('what Slack brings twice is kept once, as of the first time', async () => {
  const { start, pass, done } = await anInbox();
  let says = false;
  const inbox = start(() => (says ? undefined : Promise.resolve('not now')));
  await inbox.hear(eyes('a'), 'ESC-1');
  pass(500);
  says = true;
  await inbox.hear(eyes('a'), 'ESC-1');
  expect(done).toEqual([['a', 0]]);
});

test('after a start what is left is carried out, in order', async () => {
  const { start, done } = await anInbox();
  const before = start(() => Promise.resolve('not now'));
  await before.hear(eyes('a'), 'ESC-1');
  await before.hear(eyes('b'), 'ESC-1');
  await before.stop();
  const after = start();
  await after.turn();
  await after.idle();
  expect(done.map(([key]) => key)).toEqual(['a', 'b']);
});

test('what fails is logged and tried again; after a quarter of an hour it is given up, however old it is at a start', async () => {
  const { start, pass, given, logged, queries } = await anInbox();
  const fails = () => Promise.reject(new Error('a fault'));
  const inbox = start(fails);
  await inbox.hear(eyes('a'), 'ESC-1');
  await inbox.stop();
  pass(3_600_000);
  const next = start(fails);
  await next.turn();
  await next.idle();
  expect([given, new Set(logged)]).toEqual([[], new Set(['what was heard could not be carried out'])]);
  pass(15 * 60_000);
  await next.turn();
  await next.idle();
  expect([given, logged.at(-1), await queries.inbox.lanes()]).toEqual([
    ['eyes'],
    'what was heard could not be carried out for a quarter of an hour; it is given up',
    [],
  ]);
});

test('whoever waits for it waits a second and a half at most, and then it is stored', async () => {
  const { start, queries } = await anInbox();
  let answer = (_: 'done') => {};
  const inbox = start(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const startedAt = performance.now();
  await inbox.hear(eyes('a'), 'ESC-1');
  expect(performance.now() - startedAt).toBeLessThan(3000);
  expect(await queries.inbox.lanes()).toEqual(['ESC-1']);
  answer('done');
  await inbox.idle();
  expect(await queries.inbox.lanes()).toEqual([]);
});

test('a clock that is set back makes nothing wait longer', async () => {
  const { start, pass, done } = await anInbox();
  let says = false;
  const inbox = start(() => (says ? undefined : Promise.resolve('not now')));
  pass(3_600_000);
  await inbox.hear(eyes('a'), 'ESC-1');
  says = true;
  pass(-3_600_000);
  await inbox.turn();
  await inbox.idle();
  expect(done).toEqual([['a', 3_600_000]]);
});

test('a press that is in hand is carried out by nobody else, and is gone when it is done, whatever waits before it', async () => {
  const { start, pass, done, queries } = await anInbox();
  let says = false;
  const inbox = start(({ key }) => (key === 'a' && !says ? Promise.resolve('not now') : undefined));
  await inbox.hear(eyes('a'), 'ESC-1');
  const kept = await inbox.keep(press('b'), 0);
  await inbox.hear(eyes('c'), 'ESC-2');
  await kept.done();
  await inbox.idle();
  says = true;
  pass(10_000);
  await inbox.turn();
  await inbox.idle();
  expect(done.map(([key]) => key)).toEqual(['c', 'a']);
  expect(await queries.inbox.lanes()).toEqual([]);
});

test('what comes after a press that is in hand waits for it', async () => {
  const { start, done } = await anInbox();
  const inbox = start();
  const kept = await inbox.keep(press('a'), 0);
  const heard = inbox.hear(eyes('b'), 'ESC-1');
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toEqual([]);
  await kept.done();
  await heard;
  await inbox.idle();
  expect(done.map(([key]) => key)).toEqual(['b']);
});

test('a press is carried out from the inbox when it is left there, and after a kill; both as of when it was heard', async () => {
  const { start, pass, done } = await anInbox();
  const inbox = start();
  pass(2000);
  const left = await inbox.keep(press('a'), 500);
  await inbox.keep(press('b', 'ESC-2'), 600);
  left.leave();
  await new Promise((resolve) => setTimeout(resolve, 20));
  pass(1000);
  await inbox.turn();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done).toEqual([['a', 500]]);
  const after = start();
  await after.turn();
  await after.idle();
  expect(done).toEqual([
    ['a', 500],
    ['b', 600],
  ]);
});

test('a press that is over soon need not be stored, however it ends', async () => {
  const { start } = await anInbox();
  const inbox = start();
  expect(await inbox.isSoon(Promise.reject(new Error('a fault')))).toBe(true);
  expect(await inbox.isSoon(new Promise(() => undefined))).toBe(false);
});

test('what another instance heard is left to it while it lives, and then done by the sender alone', async () => {
  const { store, queries, start, pass, done } = await anInbox();
  await queries.leases.take(lifeOf('there'), 'there', 60_000);
  const there = start(() => Promise.resolve('not now'), 'there');
  await there.hear(eyes('a'), 'ESC-1');
  const here = start();
  const elsewhere = start(undefined, 'elsewhere');
  // It comes after what the other is at.
  await here.hear(eyes('b'), 'ESC-1');
  for (const inbox of [here, elsewhere]) {
    pass(2000);
    await inbox.turn();
    await inbox.idle();
  }
  expect(done).toEqual([]);
  await store.atomically([queries.leases.giveUp(lifeOf('there'), 'there')]);
  for (const inbox of [elsewhere, here]) {
    pass(2000);
    await inbox.turn();
    await inbox.idle();
  }
  expect(done.map(([key]) => key)).toEqual(['a', 'b']);
});
