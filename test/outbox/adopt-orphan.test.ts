/** Whether a message that somebody writes under is ours, by its key; and that Slack may not say. */
import { expect, test } from 'vitest';
import type { NewNotice } from '../../src/db/outbox.ts';
import { createAdoptOrphan } from '../../src/outbox/adopt-orphan.ts';
import { aMessage, aNotice, startSending } from './sending.ts';

const channel = 'C0ENG';
const replies = 'conversations.replies';

/** A message whose row is queued, that stands there and is not remembered. */
async function started(notice: Partial<NewNotice> = {}, key = 'a') {
  const sending = await startSending();
  await sending.enqueue(aNotice('a', notice));
  const { ts } = await sending.slack.post({ channel }, aMessage('Hello'), key);
  return {
    ...sending,
    ts,
    recognise: createAdoptOrphan(sending),
    posts: () => sending.queries.posts.of(['ESC-1']),
  };
}

test.each<[string, NewNotice['payload'], string]>([
  ['a card', { kind: 'card', card: 2, version: 1 }, 'card:2'],
  ['an agent’s message', { kind: 'agent', version: 1 }, 'agent'],
])('%s is ours, and is remembered from then on', async (_, payload, name) => {
  const { recognise, ts, posts } = await started({ payload });
  expect(await recognise(channel, ts)).toBe('ours');
  expect(await posts()).toEqual([
    { escalationId: 'ESC-1', name, channel, ts, permalink: `link to ${channel} ${ts}` },
  ]);
});

test.each<[string, Partial<NewNotice>, string]>([
  ['a line under a card', { payload: { kind: 'card entry', card: 0, version: 1 } }, 'a'],
  ['a message about no escalation', { escalationId: null }, 'a'],
  ['a message of a row that is forgotten', {}, 'another'],
])('%s is nothing that people write under', async (_, notice, key) => {
  const { recognise, ts, posts } = await started(notice, key);
  expect([await recognise(channel, ts), await posts()]).toEqual(['not ours', []]);
});

test('what somebody else wrote is not ours, nor is what is gone', async () => {
  const { recognise, workspace, logged } = await started();
  const { ts } = await workspace.post('USAM', channel, 'Hello');
  expect([await recognise(channel, ts), await recognise(channel, '1.0')]).toEqual(['not ours', 'not ours']);
  expect(logged).toEqual([`warn ${channel}`]);
});

test('what links to it is shown anew, also what is on its way without the link', async () => {
  const { recognise, ts, queued } = await started({
    payload: { kind: 'card', card: 1, version: 2 },
    major: 2,
    minor: 0,
  });
  await recognise(channel, ts);
  const refresh = { major: 2, minor: 900, rank: 2, room: '' };
  expect([await queued('ESC-1/agent'), await queued('ESC-1/card:0')]).toEqual([
    [{ ...refresh, id: 'a:recognised:link', payload: { kind: 'agent', version: 0 } }],
    [{ ...refresh, id: 'a:recognised:moved-from:0', payload: { kind: 'card', card: 0, version: 0 } }],
  ]);
});

test('what delivery has remembered meanwhile stays as it is', async () => {
  const { recognise, ts, posts, store, queries } = await started();
  const known = { escalationId: 'ESC-1', name: 'card:0', channel, ts, permalink: 'as it was' };
  await store.atomically([queries.posts.save(known)]);
  expect([await recognise(channel, ts), await posts()]).toEqual(['ours', [known]]);
});

test.each(['http_500', 'rate_limited'] as const)(
  'where Slack does not say (%s) it is to be asked again',
  async (kind) => {
    const { recognise, ts, workspace, logged } = await started();
    workspace.faults.add({ kind, method: replies, retryAfterS: 7 });
    expect([await recognise(channel, ts), logged]).toEqual(['not now', [`warn ${channel}`]]);
  },
);

test('nor where Slack refuses the bot', async () => {
  const { recognise, ts, workspace } = await started();
  workspace.faults.add({ kind: 'error', error: 'token_revoked', method: replies });
  expect([await recognise(channel, ts), await recognise(channel, ts)]).toEqual(['not now', 'ours']);
});

test('nor where nobody listens', async () => {
  const sending = await startSending();
  await sending.workspace.close();
  expect(await createAdoptOrphan(sending)(channel, '1.0')).toBe('not now');
});

test('Slack is asked again when it said, and not before', async () => {
  const { recognise, ts, workspace, clock, asked } = await started();
  workspace.faults.add({ kind: 'rate_limited', method: replies, retryAfterS: 7 });
  await recognise(channel, ts);
  clock.advance(6999);
  expect([await recognise(channel, ts), asked(replies)]).toEqual(['not now', [channel]]);
  clock.advance(1);
  expect([await recognise(channel, ts), asked(replies)]).toEqual(['ours', [channel, channel]]);
});

test('each question counts, and as what is urgent', async () => {
  const { recognise, ts, pace, now } = await started();
  for (let n = 0; n < 49; n++) pace.took(replies, channel, now());
  expect([await recognise(channel, ts), await recognise(channel, ts)]).toEqual(['ours', 'not now']);
});
