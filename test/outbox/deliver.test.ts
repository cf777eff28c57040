/** Delivery from end to end: what is due is claimed, shown in its order, and settled once. */
import { expect, test } from 'vitest';
import type { NewNotice, OutboxRow } from '../../src/db/outbox.ts';
import { type Rendering, sayTo, under } from '../../src/outbox/render/rendering.ts';
import { createDelivery } from '../../src/outbox/worker.ts';
import { posting } from '../../src/slack/method-limits.ts';
import { message, quote, line as said } from '../../src/views/lines.ts';
import { hours } from '../support/factories.ts';
import { aMessage, aNotice, leaseMs, type Sending, startSending } from './sending.ts';

const channel = 'C0ENG';
const second = 1000;

/** A row says its own id where it is expected, unless the test says what it means. */
async function started(shows: Record<string, (row: OutboxRow) => Rendering | Promise<Rendering>> = {}) {
  const sending = await startSending();
  let settled = 0;
  const delivery = createDelivery({
    ...sending,
    whenUnsure: 'send again',
    sends: () => true,
    render: async (row) => shows[row.id.split('/')[0] ?? '']?.(row) ?? sayTo(placeOf(row), aMessage(row.id)),
    settled: () => {
      settled += 1;
    },
  });
  return {
    ...sending,
    delivery,
    settled: () => settled,
    /** One turn with all that it takes up; answers when there is more. */
    async turn() {
      const nextAt = await delivery.turn();
      await delivery.idle();
      return nextAt;
    },
    /** Turns until nothing is taken up any more. */
    async allSent() {
      for (let taken = -1; taken < delivery.taken(); ) {
        taken = delivery.taken();
        await delivery.turn();
        await delivery.idle();
      }
    },
  };
}
const placeOf = ({ room }: OutboxRow) => (/^[UW]/.test(room) ? { user: room } : { channel: room });

/** The texts of all messages, in the order in which Slack got them. */
const order = ({ workspace }: Sending) =>
  workspace.calls.filter(({ method }) => method === posting).map(({ args }) => args.text);

const card: (row: OutboxRow) => Rendering = ({ id }) => ({
  do: 'keep',
  escalationId: 'ESC-1',
  name: 'card:0',
  upToVersion: 999,
  places: [{ channel }],
  message: aMessage(id),
  anew: aMessage(id),
});

test('what is due is said where it belongs, and settled as sent', async () => {
  const sending = await started();
  await sending.enqueue(aNotice('a'), aNotice('b', { room: 'UAOIFE' }));
  expect(await sending.turn()).toBe(sending.now() + leaseMs);
  expect([sending.said(channel), sending.said('DAOIFE')]).toEqual([['a'], ['b']]);
  expect([await sending.stands('a'), await sending.stands('b')]).toMatchObject([
    { status: 'sent', reason: null },
    { status: 'sent', reason: null },
  ]);
  expect([sending.watched, sending.delivery.taken(), await sending.turn(), sending.logged]).toEqual([
    ['a sent: null', 'b sent: null'],
    2,
    null,
    [],
  ]);
});

test('a turn does not wait for Slack; when something is settled the loop is woken', async () => {
  let goOn = () => {};
  const turned = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const sending = await started({
    a: async ({ id }) => {
      await turned;
      return sayTo({ channel }, aMessage(id));
    },
  });
  await sending.enqueue(aNotice('a'));
  await sending.delivery.turn();
  expect([sending.said(channel), sending.settled()]).toEqual([[], 0]);
  goOn();
  await sending.delivery.idle();
  expect([sending.said(channel), sending.settled()]).toEqual([['a'], 1]);
});

const line = (id: string, more: Partial<NewNotice> = {}): NewNotice =>
  aNotice(id, { lane: 'ESC-1/card:0', payload: { kind: 'card entry', card: 0, version: 1 }, ...more });

test('lines wait for their card however urgent they are, and come in their order', async () => {
  const sending = await started({
    card,
    line: async (row) => under(await sending.queries.posts.find('ESC-1', 'card:0'), aMessage(row.id)),
  });
  const { queries } = sending;
  await sending.enqueue(
    line('second', { major: 3, rank: 0 }),
    line('line', { major: 2, rank: 0 }),
    aNotice('card', { lane: 'ESC-1/card:0', major: 1, rank: 3 }),
  );
  await sending.allSent();
  expect(order(sending)).toEqual(['card', 'line', 'second']);
  expect(sending.watched).toEqual(['card sent: null', 'line sent: null', 'second sent: null']);
  const [post] = await queries.posts.of(['ESC-1']);
  expect(sending.workspace.allMessages(channel).map(({ text, threadTs }) => [text, threadTs])).toEqual([
    ['card', undefined],
    ['line', post?.ts],
    ['second', undefined],
  ]);
});

const long = Array.from({ length: 2000 }, (_, n) => `word ${n}`).join(' ');
/** What the quotes of all messages say, one after the other. */
const quoted = ({ workspace }: Sending) =>
  workspace
    .allMessages(channel)
    .flatMap(({ blocks }) => JSON.stringify(blocks).match(/(?<="rich_text_quote".*"text":")[^"]*/) ?? []);
const saying = (text: string) => message([said('Kenji writes:'), ...quote(text)]);

test('a long line is said in parts, in order, before what comes after it; each is known as a line', async () => {
  const sending = await started({
    long: ({ room }) => ({ ...sayTo({ channel: room }, saying(long)), line: { card: 0, version: 1 } }),
  });
  await sending.enqueue(line('long'), line('next', { minor: 1 }));
  await sending.allSent();
  expect(quoted(sending).join('')).toBe(long);
  expect(sending.watched).toEqual([
    'long sent: null',
    'long/2 sent: null',
    'long/3 sent: null',
    'next sent: null',
  ]);
  expect((await sending.queries.lines.of('ESC-1', 0)).length).toBe(3);
});

test('a part of which nobody knows whether it arrived is looked for, and said once', async () => {
  const sending = await started({ long: ({ room }) => sayTo({ channel: room }, saying(long)) });
  const posted = () => sending.asked(posting).length;
  await sending.enqueue(line('long'));
  await sending.turn();
  sending.workspace.faults.add({ kind: 'error_after', error: 'internal_error', method: posting });
  await sending.turn();
  expect([posted(), await sending.stands('long/2')]).toMatchObject([2, { status: 'pending' }]);
  sending.clock.advance(hours(1));
  await sending.allSent();
  expect([posted(), quoted(sending).join('') === long]).toEqual([3, true]);
});

test('of a line that is not for its readers any more the other parts are not said', async () => {
  const text = (id: string) => (id === 'long' ? long : 'Only Risk reads it.');
  const sending = await started({ long: ({ id, room }) => sayTo({ channel: room }, saying(text(id))) });
  await sending.enqueue(line('long'));
  await sending.allSent();
  expect([sending.asked(posting).length, sending.watched]).toEqual([
    1,
    ['long sent: null', 'long/2 dropped: drop'],
  ]);
});

test('only the first part of what must not be missed stands in the conversation too', async () => {
  const sending = await started({
    root: ({ room }) => sayTo({ channel: room }, aMessage('root')),
    long: async ({ room }) => {
      const [root] = sending.workspace.allMessages(room);
      return under({ channel: room, ts: root?.ts ?? '' }, saying(long), { broadcast: true });
    },
  });
  await sending.enqueue(line('root'), line('long', { major: 2 }));
  await sending.allSent();
  expect(sending.workspace.allMessages(channel).map(({ broadcast }) => broadcast === true)).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

test('trouble in one conversation of an escalation keeps nobody waiting in another', async () => {
  const sending = await started();
  await sending.workspace.archive(channel);
  sending.workspace.faults.add({ kind: 'rate_limited', channel: 'C0RISK', retryAfterS: 60 });
  await sending.enqueue(
    aNotice('closed'),
    aNotice('slow', { room: 'C0RISK', major: 2 }),
    aNotice('open', { room: 'C0OPS', major: 3 }),
  );
  await sending.turn();
  expect(await Promise.all(['closed', 'slow', 'open'].map(sending.stands))).toMatchObject([
    { status: 'dead', reason: 'is_archived', place: channel },
    { status: 'pending', reason: 'ratelimited', inMs: 60 * second },
    { status: 'sent' },
  ]);
  await sending.allSent();
  expect(sending.watched).toContain('closed C0ENG is_archived sent: null');
});

test('what is claimed together of one escalation is said one after the other', async () => {
  const sending = await started();
  sending.workspace.faults.add({ kind: 'slow', channel, delayMs: 60 });
  await sending.enqueue(
    aNotice('link', { room: 'C0OPS', major: 2, rank: 0 }),
    aNotice('card', { major: 1, rank: 0 }),
    aNotice('other', { room: 'C0RISK', escalationId: 'ESC-2', rank: 0 }),
  );
  await sending.turn();
  expect(order(sending)).toEqual(['other', 'card', 'link']);
});

test('what is claimed later of the same escalation waits for what is under way', async () => {
  const sending = await started();
  sending.workspace.faults.add({ kind: 'slow', channel, delayMs: 60 });
  await sending.enqueue(aNotice('card', { major: 1 }));
  await sending.delivery.turn();
  await sending.enqueue(aNotice('link', { room: 'C0OPS', major: 2 }));
  await sending.delivery.turn();
  await sending.delivery.idle();
  expect(order(sending)).toEqual(['card', 'link']);
});

test('reminders of one person come one after the other, whichever escalation they are about', async () => {
  const sending = await started();
  sending.workspace.faults.add({ kind: 'slow', channel, delayMs: 60 });
  const reminder = { clock: 'update', kind: 'breach', startedAt: 0, dueAt: 0 } as const;
  const payload = { kind: 'personal reminder', person: 'UNORA', as: 'lead', version: 1, reminder } as const;
  const lane = 'reminders:UNORA';
  await sending.enqueue(aNotice('first', { lane, payload }));
  await sending.delivery.turn();
  await sending.store.atomically([
    sending.queries.outbox.putOff(await found(sending, 'first'), sending.now() + hours(1)),
  ]);
  await sending.enqueue(aNotice('second', { lane, payload, room: 'C0OPS', escalationId: 'ESC-2', major: 2 }));
  await sending.delivery.turn();
  await sending.delivery.idle();
  expect(order(sending)).toEqual(['first', 'second']);
});

async function found({ queries }: Sending, id: string): Promise<OutboxRow> {
  const row = await queries.outbox.find(id);
  if (!row) throw new Error(`there is no row ${id}`);
  return row;
}

test.each<[string, Rendering, object, string]>([
  [
    'need not be said is dropped',
    { do: 'drop', reason: 'no longer true' },
    { status: 'dropped', reason: 'no longer true' },
    'dropped: drop',
  ],
  [
    'can never be said is kept, and nobody is told',
    { do: 'dead letter', reason: 'the escalation is gone' },
    { status: 'dead', reason: 'the escalation is gone', place: null, refusals: 0 },
    'dead: no message',
  ],
])('what %s', async (_, shown, stands, watched) => {
  const sending = await started({ a: () => shown });
  await sending.enqueue(aNotice('a'));
  await sending.turn();
  expect([await sending.stands('a'), await sending.idsIn('told')]).toMatchObject([stands, []]);
  expect([sending.asked(), sending.watched]).toEqual([[], [`a ${watched}`]]);
});

test('what sleeps is looked at again then, and what comes after it goes on', async () => {
  const sending = await started({ a: () => ({ do: 'put off', until: sending.now() + hours(1) }) });
  await sending.enqueue(aNotice('a', { lane: 'one' }), aNotice('b', { lane: 'one', major: 2 }));
  await sending.allSent();
  expect([await sending.stands('a'), order(sending)]).toMatchObject([
    { status: 'pending', inMs: hours(1), refusals: 1 },
    ['b'],
  ]);
  expect([sending.watched, await sending.turn()]).toEqual([
    ['a again: put off', 'b sent: null'],
    sending.now() + hours(1),
  ]);
});

test('what waits for its minute keeps what comes after it waiting', async () => {
  const sending = await started({ a: () => ({ do: 'wait', until: sending.now() + 5 * second }) });
  await sending.enqueue(aNotice('a', { lane: 'one' }), aNotice('b', { lane: 'one', major: 2 }));
  await sending.allSent();
  expect([await sending.stands('a'), order(sending)]).toMatchObject([
    { status: 'pending', inMs: 5 * second, refusals: 1 },
    [],
  ]);
  expect(sending.watched).toEqual(['a again: one a minute']);
});

test('a line whose card was never posted asks for the card once, and is kept when that does not help', async () => {
  const sending = await started({
    line: () => under(undefined, aMessage('line')),
    'line:card': () => ({ do: 'drop', reason: 'nothing to say' }),
  });
  await sending.enqueue(line('line', { major: 2 }));
  await sending.allSent();
  expect([await sending.stands('line:card'), await sending.stands('line')]).toMatchObject([
    { status: 'dropped' },
    { status: 'dead', place: null, attempts: 2 },
  ]);
});

test('what several rows say in one message is settled with it', async () => {
  const sending = await started({
    a: () => ({
      ...sayTo({ channel }, aMessage('Both')),
      together: {
        along: ['b'],
        untrue: [{ id: 'c', reason: 'overtaken' }],
        before: [],
        into: null,
        edited: false,
        unsent: null,
      },
    }),
  });
  const lane = 'reminders:UNORA';
  await sending.enqueue(
    aNotice('a', { lane }),
    aNotice('b', { lane, major: 2 }),
    aNotice('c', { lane, major: 3 }),
  );
  await sending.allSent();
  expect([order(sending), await sending.stands('b'), await sending.stands('c')]).toMatchObject([
    ['Both'],
    { status: 'sent', attempts: 0 },
    { status: 'dropped', reason: 'overtaken' },
  ]);
});

test('what cannot be made ready is tried again, and holds up the rest of its lane no longer than five times', async () => {
  const sending = await started({ a: () => Promise.reject(new Error('a fault of ours')) });
  await sending.enqueue(aNotice('a', { lane: 'one' }), aNotice('b', { lane: 'one', major: 2 }));
  const waits: number[] = [];
  for (let n = 0; n < 4; n++) {
    await sending.turn();
    const { status, reason, inMs } = await sending.stands('a');
    expect([status, reason]).toEqual(['pending', 'fault']);
    waits.push(inMs);
    sending.clock.advance(inMs);
  }
  expect([waits, order(sending)]).toEqual([[1, 2, 4, 8].map((n) => n * second), []]);
  await sending.allSent();
  expect([await sending.stands('a'), order(sending)]).toMatchObject([
    { status: 'dead', reason: 'fault', place: null, attempts: 5 },
    ['b'],
  ]);
  expect([sending.watched, sending.logged]).toEqual([
    [...Array.from({ length: 4 }, () => 'a again: fault'), 'a dead: fault', 'b sent: null'],
    Array.from({ length: 5 }, () => 'error a'),
  ]);
});

test('attempts that Slack failed are not held against a row that cannot be made ready once', async () => {
  let broken = false;
  const sending = await started({
    a: () => {
      if (broken) throw new Error('a fault of ours');
      return sayTo({ channel }, aMessage('a'));
    },
  });
  sending.workspace.faults.add({ kind: 'error', error: 'invalid_auth', times: 5 });
  await sending.enqueue(aNotice('a'));
  for (let n = 0; n < 5; n++) {
    await sending.turn();
    sending.clock.advance(hours(1));
  }
  broken = true;
  await sending.turn();
  expect(await sending.stands('a')).toMatchObject({ status: 'pending', reason: 'fault', attempts: 6 });
});

test('while the database takes nothing the row stays claimed, and is looked up when the lease has ended', async () => {
  let goOn = () => {};
  const turned = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let release = () => {};
  const sending = await started({
    a: async ({ id, attempts }) => {
      await turned;
      if (attempts === 1) release = sending.database.hold();
      return sayTo({ channel }, aMessage(id));
    },
  });
  await sending.enqueue(aNotice('a'));
  await sending.delivery.turn();
  goOn();
  await sending.delivery.idle();
  release();
  expect([await sending.stands('a'), order(sending), sending.logged, sending.watched]).toMatchObject([
    { status: 'pending', attempts: 1, inMs: leaseMs },
    ['a'],
    ['error a'],
    [],
  ]);
  sending.clock.advance(leaseMs);
  await sending.turn();
  expect([await sending.stands('a'), order(sending), sending.watched]).toMatchObject([
    { status: 'sent' },
    ['a'],
    ['looked up and found', 'a sent: null'],
  ]);
});
