/** What came of a call, and where its row stands then: it waits, is looked up, or is kept as a dead letter. */
import { expect, test } from 'vitest';
import type { NewNotice, OutboxRow } from '../../src/db/outbox.ts';
import { Unsent } from '../../src/outbox/guarded-call.ts';
import { type Result, settle } from '../../src/outbox/settle.ts';
import type { Failure } from '../../src/slack/error-codes.ts';
import { posting } from '../../src/slack/method-limits.ts';
import { morning } from '../support/factories.ts';
import { aNotice, leaseMs, type Sending, startSending } from './sending.ts';

const channel = 'C0ENG';
const second = 1000;

/** Settles a row after a failure; who is told of a dead letter is queued in the lane `told`. */
const settling = (sending: Sending) => (row: OutboxRow, failure: Failure) =>
  settle(sending, row, { do: 'fail', error: new Unsent(failure, posting, channel) });

const told = ({ idsIn }: Sending) => idsIn('told');

type Stands = Awaited<ReturnType<Sending['stands']>>;

/** Waits, after its first attempt, unless it is said otherwise. */
const waiting = (more: Partial<Stands>): Stands => ({
  status: 'pending',
  reason: null,
  attempts: 1,
  refusals: 0,
  inMs: 0,
  place: null,
  ...more,
});

const again: [string, Failure, Partial<Stands>, string[]][] = [
  [
    'not now waits as long as Slack says, and surely did nothing',
    { kind: 'wait', ms: 7 * second, reason: 'ratelimited' },
    { reason: 'ratelimited', refusals: 1, inMs: 7 * second },
    [],
  ],
  [
    'out of reach is tried again in a second, and surely did nothing',
    { kind: 'away', reason: 'unreachable' },
    { reason: 'unreachable', refusals: 1, inMs: second },
    ['warn a'],
  ],
  [
    'refused for a reason of the bot’s is tried again, surely did nothing, and is a fault',
    { kind: 'later', reason: 'invalid_auth' },
    { reason: 'invalid_auth', refusals: 1, inMs: second },
    ['error a'],
  ],
  [
    'of unknown fate is looked up in a second',
    { kind: 'unsure', reason: 'http_500', timedOut: false },
    { reason: 'http_500', inMs: second },
    ['warn a'],
  ],
  [
    'without an answer is looked up when the call can no longer arrive',
    { kind: 'unsure', reason: 'timeout', timedOut: true },
    { reason: 'timeout', inMs: 20 * second },
    ['warn a'],
  ],
  [
    'of unknown fate and not to be looked up yet is looked up when Slack says',
    { kind: 'unsure', reason: 'look-up: ratelimited', timedOut: false, afterMs: 7 * second },
    { reason: 'look-up: ratelimited', inMs: 7 * second },
    ['warn a'],
  ],
];

test.each(again)('what is %s', async (_, failure, stands, logged) => {
  const sending = await startSending();
  await settling(sending)(await sending.claimed(aNotice('a')), failure);
  expect(await sending.stands('a')).toEqual(waiting(stands));
  const reason = failure.kind === 'unsure' ? 'unsure' : failure.reason;
  expect([sending.watched, sending.logged, await told(sending)]).toEqual([
    [`a again: ${reason}`],
    logged,
    [],
  ]);
});

test('each attempt waits twice as long as the one before', async () => {
  const sending = await startSending();
  const settle = settling(sending);
  await sending.enqueue(aNotice('a'));
  const waits: number[] = [];
  for (let n = 0; n < 3; n++) {
    await settle(await sending.claim('a'), { kind: 'away', reason: 'unreachable' });
    const { inMs } = await sending.stands('a');
    waits.push(inMs);
    sending.clock.advance(inMs);
  }
  expect(waits).toEqual([second, 2 * second, 4 * second]);
});

test.each<[string, Failure]>([
  ['refused by its place', { kind: 'no place', reason: 'is_archived' }],
  ['for a message that is gone', { kind: 'no message', reason: 'message_not_found' }],
  ['refused for ever', { kind: 'hopeless', reason: 'invalid_blocks' }],
])('what is %s is kept with its place and reason, and somebody is told', async (_, failure) => {
  const sending = await startSending();
  await settling(sending)(await sending.claimed(aNotice('a')), failure);
  expect(await sending.stands('a')).toEqual(
    waiting({ status: 'dead', reason: failure.reason, refusals: 1, inMs: leaseMs, place: channel }),
  );
  expect([sending.watched, sending.logged, await told(sending)]).toEqual([
    [`a dead: ${failure.kind}`],
    ['error a'],
    [`a ${channel} ${failure.reason}`],
  ]);
});

/** Whether a row would be looked up at its next attempt. */
async function isLookedUpWhenRevived(sending: Sending): Promise<boolean> {
  const { outbox } = sending.queries;
  await sending.store.atomically([outbox.revive(sending.now())]);
  const { attempts, refusals } = await sending.claim('a');
  return attempts - 1 > refusals;
}

test('what was perhaps posted and is sent again by a person is not looked for a second time', async () => {
  const sending = await startSending();
  await settling(sending)(await sending.claimedAgain(aNotice('a')), {
    kind: 'hopeless',
    reason: 'perhaps posted',
  });
  expect(await isLookedUpWhenRevived(sending)).toBe(false);
});

test('what is refused after an attempt of unknown fate is looked for when it is sent again', async () => {
  const sending = await startSending();
  await settling(sending)(await sending.claimedAgain(aNotice('a')), {
    kind: 'no place',
    reason: 'is_archived',
  });
  expect(await isLookedUpWhenRevived(sending)).toBe(true);
});

test('whoever lost the lease gives nothing back: the row is with somebody else', async () => {
  const sending = await startSending();
  const settle = settling(sending);
  const slept = await sending.claimed(aNotice('a'));
  sending.clock.advance(leaseMs);
  await sending.claim('a');
  await settle(slept, { kind: 'away', reason: 'unreachable' });
  await settle(slept, { kind: 'unsure', reason: 'timeout', timedOut: true });
  expect(await sending.stands('a')).toEqual(waiting({ attempts: 2, inMs: leaseMs }));
});

const lines: [string, NewNotice['payload']][] = [
  ['line', { kind: 'card entry', card: 1, version: 7 }],
  [
    'reminder',
    {
      kind: 'reminder',
      to: 'thread',
      card: 1,
      personally: [],
      version: 7,
      reminder: { clock: 'update', kind: 'breach', startedAt: 0, dueAt: 0 },
    },
  ],
];
const closed: Failure = { kind: 'no place', reason: 'is_archived' };

test.each(lines)(
  'a %s whose place is closed waits for its card, which looks for another place first',
  async (_, payload) => {
    const sending = await startSending();
    const lane = 'ESC-1/card:1';
    const row = await sending.claimed(aNotice('a', { lane, major: 7, minor: 1, rank: 1, payload }));
    await settling(sending)(row, closed);
    expect(await sending.queued(lane)).toEqual([
      { id: 'a:card', major: 7, minor: 0, payload: { kind: 'card', card: 1, version: 7 }, rank: 1, room: '' },
      { id: 'a', major: 7, minor: 1, payload, rank: 1, room: channel },
    ]);
    expect(await sending.stands('a')).toEqual(
      waiting({ reason: 'its card is posted first', hold: 'card first', refusals: 1 }),
    );
    expect([sending.watched, sending.logged, await told(sending)]).toEqual([[], ['warn a'], []]);
  },
);

test('it waits for its card once', async () => {
  const sending = await startSending();
  const settle = settling(sending);
  const lane = 'ESC-1/card:1';
  const payload = { kind: 'card entry', card: 1, version: 7 } as const;
  await settle(await sending.claimed(aNotice('a', { lane, payload })), closed);
  await sending.store.atomically([sending.queries.outbox.sent('a:card', sending.now())]);
  await settle(await sending.claim('a'), closed);
  expect(await sending.stands('a')).toMatchObject({ status: 'dead', reason: 'is_archived', place: channel });
});

test('a line that is refused for its own sake does not wait for its card', async () => {
  const sending = await startSending();
  const payload = { kind: 'card entry', card: 1, version: 7 } as const;
  await settling(sending)(await sending.claimed(aNotice('a', { payload })), {
    kind: 'hopeless',
    reason: 'msg_too_long',
  });
  expect(await sending.stands('a')).toMatchObject({ status: 'dead', reason: 'msg_too_long' });
});

test.each<[string, Result, Partial<Stands>, string]>([
  ['sent', { do: 'sent' }, { status: 'sent', inMs: leaseMs }, 'sent: null'],
  [
    'need not be said any more',
    { do: 'drop', reason: 'overtaken' },
    { status: 'dropped', reason: 'overtaken', inMs: leaseMs },
    'dropped: drop',
  ],
  [
    'is not said at this hour',
    { do: 'put off', until: morning + 9 * second },
    { reason: 'nobody is reminded now', hold: 'asleep', refusals: 1, inMs: 9 * second },
    'again: put off',
  ],
  [
    'waits for its minute',
    { do: 'wait', until: morning + 9 * second },
    { reason: 'one message a minute', refusals: 1, inMs: 9 * second },
    'again: one a minute',
  ],
  [
    'has more to do',
    { do: 'go on', reason: 'more lines' },
    { reason: 'more lines', refusals: 1 },
    'again: more lines',
  ],
  [
    'has nothing to stand under',
    { do: 'dead letter', reason: 'the escalation is gone' },
    { status: 'dead', reason: 'the escalation is gone', inMs: leaseMs },
    'dead: no message',
  ],
  [
    'could not be made ready',
    { do: 'fault', error: new Error('a slip') },
    { reason: 'fault', hold: 'fault', inMs: second },
    'again: fault',
  ],
])('what %s is settled as that, and what follows from it with it', async (_, result, stands, watched) => {
  const sending = await startSending();
  const { outbox } = sending.queries;
  const row = await sending.claimed(aNotice('a'));
  const also = [outbox.enqueue(aNotice('b', { lane: 'follows' }), sending.now())];
  await settle(sending, row, { ...result, also });
  expect(await sending.stands('a')).toEqual(waiting(stands));
  expect([sending.watched, await sending.idsIn('follows')]).toEqual([[`a ${watched}`], ['b']]);
});

test('what cannot be made ready is given up at its fifth attempt, if the one before failed so too', async () => {
  const given = async (hold: OutboxRow['hold'], attempts: number) => {
    const sending = await startSending();
    const row = { ...(await sending.claimed(aNotice('a'))), hold, attempts };
    await settle(sending, row, { do: 'fault', error: new Error('a slip') });
    return sending.watched;
  };
  expect([await given('fault', 5), await given('fault', 4), await given(null, 5)]).toEqual([
    ['a dead: fault'],
    ['a again: fault'],
    ['a again: fault'],
  ]);
});
