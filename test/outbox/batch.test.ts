/** One message for several rows: who finds it after a crash knows what it said. */
import { expect, test } from 'vitest';
import type { OutboxRow } from '../../src/db/outbox.ts';
import { sendBatch } from '../../src/outbox/batch.ts';
import type { BatchItem } from '../../src/outbox/render/rendering.ts';
import { settle } from '../../src/outbox/settle.ts';
import { aMessage, aNotice, type Sending, startSending, unsentBy } from './sending.ts';

const channel = 'C0ENG';
const nothing: BatchItem = { along: [], untrue: [], before: [], into: null, edited: false, unsent: null };
const message = aMessage('All of it');

/** Row `a` speaks for the others; `again` after an attempt of unknown fate. */
async function started(attempt: 'first' | 'again' = 'first') {
  const sending = await startSending();
  await sending.enqueue(...['b', 'c', 'd'].map((id, n) => aNotice(id, { lane: 'one', major: n + 2 })));
  const first = aNotice('a', { lane: 'one' });
  const row = await (attempt === 'first' ? sending.claimed(first) : sending.claimedAgain(first));
  return {
    ...sending,
    row,
    async say(together: Partial<BatchItem>) {
      const batch = { place: { channel }, message, together: { ...nothing, ...together } };
      await settle(sending, row, await sendBatch(sending, row, batch, sending.callsOf(row)));
    },
  };
}

const standing = async ({ stands }: Pick<Sending, 'stands'>) =>
  Promise.all(
    ['a', 'b', 'c', 'd'].map(async (id) => {
      const { status, reason, sentWith } = await stands(id);
      return `${id} ${status}: ${sentWith ? `sent with ${sentWith}` : reason}`;
    }),
  );

test('those it says are sent, those that are no longer true are dropped, and the others wait', async () => {
  const sending = await started();
  await sending.say({ along: ['b'], untrue: [{ id: 'c', reason: 'overtaken' }] });
  expect([sending.said(channel), await standing(sending)]).toEqual([
    ['All of it'],
    ['a sent: null', 'b sent: sent with a', 'c dropped: overtaken', 'd pending: null'],
  ]);
});

test('what it says is written down before it is sent', async () => {
  const sending = await started();
  sending.workspace.faults.add({ kind: 'drop_after' });
  expect(
    await unsentBy(sending.say({ along: ['b', 'c'], untrue: [{ id: 'd', reason: 'overtaken' }] })),
  ).toMatchObject({
    failure: { kind: 'unsure' },
  });
  expect([sending.said(channel), await standing(sending)]).toEqual([
    ['All of it'],
    ['a pending: null', 'b pending: sent with a', 'c pending: sent with a', 'd pending: null'],
  ]);
});

test('what an earlier attempt said is sent with it when it is found; what has come since is not', async () => {
  const sending = await started('again');
  await sending.slack.post({ channel }, message, 'a');
  await sending.say({ along: ['c'], before: ['b'], untrue: [{ id: 'd', reason: 'overtaken' }] });
  expect([sending.said(channel), await standing(sending)]).toEqual([
    ['All of it'],
    ['a sent: timeout', 'b sent: null', 'c pending: null', 'd pending: null'],
  ]);
});

test('what an earlier attempt was to say and did not speaks for itself again', async () => {
  const sending = await started('again');
  const { outbox } = sending.queries;
  await sending.store.atomically([outbox.sentWith('b', 'a'), outbox.sentWith('c', 'a')]);
  sending.workspace.faults.add({ kind: 'http_500', method: 'chat.postMessage' });
  await unsentBy(sending.say({ along: ['c'], before: ['b', 'c'] }));
  expect(await standing(sending)).toEqual([
    'a pending: timeout',
    'b pending: null',
    'c pending: sent with a',
    'd pending: null',
  ]);
});

test.each<[string, NonNullable<BatchItem['unsent']>, string]>([
  ['is no longer true is dropped', { do: 'drop', reason: 'no longer true' }, 'a dropped: no longer true'],
  ['sleeps is put off', { do: 'put off', until: 1 }, 'a pending: nobody is reminded now'],
])(
  'what was not said by an earlier attempt and %s, and nobody is said along with it',
  async (_, unsent, a) => {
    const sending = await started('again');
    await sending.store.atomically([sending.queries.outbox.sentWith('b', 'a')]);
    await sending.say({ along: ['c'], before: ['b'], unsent });
    expect([sending.said(channel), await standing(sending)]).toEqual([
      [],
      [a, 'b pending: null', 'c pending: null', 'd pending: null'],
    ]);
  },
);

test('what edits a message that is there is sent with the row of that message; where that is gone, it is posted', async () => {
  const sending = await startSending();
  const said = await sending
    .callsOf(await sending.claimed(aNotice('m')))
    .postNew({ channel }, aMessage('One'));
  const edit = async (id: string, ts: string) => {
    const row = await sending.claimed(aNotice(id, { lane: id }));
    const batch = {
      place: { channel },
      message: aMessage('Two'),
      together: { ...nothing, into: { id: 'm', ts } },
    };
    await settle(sending, row, await sendBatch(sending, row, batch, sending.callsOf(row)));
    const { status, sentWith } = await sending.stands(id);
    return [sending.said(channel), status, sentWith];
  };
  expect(await edit('a', said.ts)).toEqual([['Two'], 'sent', 'm']);
  expect(await edit('b', '1.000000')).toEqual([['Two', 'Two'], 'sent', undefined]);
});

test('a message that an edit leaves without buttons is forgotten', async () => {
  const sending = await startSending();
  const said = await sending
    .callsOf(await sending.claimed(aNotice('m')))
    .postNew({ channel }, aMessage('One'));
  const pressable = {
    channel,
    ts: said.ts,
    escalationId: 'ESC-1',
    notice: 'm',
    lane: 'a',
    version: 1,
    part: 1,
  };
  await sending.store.atomically([
    sending.queries.pressables.save({ ...pressable, actions: ['acknowledge'] }),
  ]);
  const row = await sending.claimed(aNotice('a', { lane: 'a' }));
  const batch = {
    place: { channel },
    message: aMessage('Two'),
    together: { ...nothing, into: { id: 'm', ts: said.ts } },
    buttons: { about: [{ id: 'ESC-1', version: 1 }] },
  };
  await settle(sending, row, await sendBatch(sending, row, batch, sending.callsOf(row)));
  expect(await sending.queries.pressables.of('ESC-1')).toEqual([]);
});

test('an edit that may have reached Slack is made again, and not looked for; what is held is shown by one', async () => {
  const sending = await startSending({ whenUnsure: 'keep' });
  const said = await sending
    .callsOf(await sending.claimed(aNotice('m')))
    .postNew({ channel }, aMessage('One'));
  const notice = aNotice('a', { lane: 'a' });
  const edit = async (row: OutboxRow, together: Partial<BatchItem>) => {
    const into = { id: 'm', ts: said.ts };
    const batch = {
      place: { channel },
      message: aMessage('Two'),
      together: { ...nothing, into, ...together },
    };
    await settle(sending, row, await sendBatch(sending, row, batch, sending.callsOf(row)));
    const { status, sentWith } = await sending.stands('a');
    return [sending.said(channel), status, sentWith];
  };
  expect(
    await edit(await sending.claimed(notice), { unsent: { do: 'put off', until: sending.now() } }),
  ).toEqual([['Two'], 'pending', 'm']);
  sending.workspace.faults.add({ kind: 'drop_after', method: 'chat.update' });
  const row = await sending.claim('a');
  await unsentBy(edit(row, {}));
  const { id } = row;
  await sending.store.atomically([sending.queries.outbox.unsure(row, 'timeout', sending.now())]);
  expect(await edit(await sending.claim(id), { edited: true })).toEqual([['Two'], 'sent', 'm']);
  expect(sending.asked('conversations.history')).toEqual([]);
});
