/** The calls delivery makes, as Slack gets them and as it answers. */
import { expect, test } from 'vitest';
import { aMessage, startSending } from '../outbox/sending.ts';

const channel = 'C0ENG';

const argsOf = async (more: object) => {
  const { slack, workspace } = await startSending();
  const { ts } = await slack.post({ channel }, aMessage('The root'), 'root');
  const { text, blocks } = aMessage('Hello');
  await slack.post({ channel, ...('broadcast' in more && { threadTs: ts }), ...more }, { text, blocks }, 'a');
  const { token: _, blocks: given, metadata, ...args } = workspace.calls[1]?.args ?? {};
  return { ts, args, metadata, given, blocks };
};
const common = { channel, text: 'Hello', unfurl_links: 'false', unfurl_media: 'false' };

test('a message has its key, its blocks and its text, and unfolds no links', async () => {
  const { args, metadata, given, blocks } = await argsOf({});
  expect(args).toEqual(common);
  expect([metadata, given]).toEqual([
    { event_type: 'switchboard_notice', event_payload: { key: 'a' } },
    blocks,
  ]);
});

test.each([true, false, undefined])(
  'a line in a thread is shown outside it only where that is wanted: %s',
  async (broadcast) => {
    const { args, ts } = await argsOf({ broadcast });
    expect(args).toEqual({ ...common, thread_ts: ts, reply_broadcast: String(broadcast === true) });
  },
);

test('an edit replaces text and blocks', async () => {
  const { slack, workspace } = await startSending();
  const { ts } = await slack.post({ channel }, aMessage('Old'), 'a');
  await slack.edit(channel, ts, aMessage('New'));
  expect(workspace.messages(channel)).toMatchObject([{ ts, ...aMessage('New') }]);
});

test('a page has the messages with keys, newest first, and says where the next begins', async () => {
  const { slack, workspace, now } = await startSending({ channelBurst: 9 });
  const { ts: first } = await slack.post({ channel }, aMessage('One'), 'a');
  for (let n = 0; n < 199; n++) await workspace.post('USAM', channel, 'Something else');
  const { ts: second } = await slack.post({ channel }, aMessage('Two'), 'b');
  const newest = await slack.page({ channel }, now(), undefined);
  expect([newest.ours, typeof newest.next]).toEqual([[{ ts: second, key: 'b' }], 'string']);
  expect(await slack.page({ channel }, now(), newest.next)).toEqual({
    ours: [{ ts: first, key: 'a' }],
    next: undefined,
  });
});

test('a page reaches back two minutes before it was asked for', async () => {
  const { slack, clock, now } = await startSending();
  await slack.post({ channel }, aMessage('Too early'), 'early');
  clock.advance(1000);
  const { ts } = await slack.post({ channel }, aMessage('Hello'), 'a');
  clock.advance(119_999);
  expect((await slack.page({ channel }, now(), undefined)).ours).toEqual([{ ts, key: 'a' }]);
});

test('a page of a thread has its replies', async () => {
  const { slack, now } = await startSending();
  const { ts: threadTs } = await slack.post({ channel }, aMessage('Root'), 'root');
  const { ts } = await slack.post({ channel, threadTs }, aMessage('Line'), 'line');
  expect(await slack.page({ channel, threadTs }, now(), undefined)).toEqual({
    ours: [
      { ts: threadTs, key: 'root' },
      { ts, key: 'line' },
    ],
    next: undefined,
  });
});

test('the key of a message is its own, not that of the thread it stands in or of what stands under it', async () => {
  const { slack, workspace } = await startSending();
  const { ts: root } = await slack.post({ channel }, aMessage('Root'), 'root');
  const { ts: line } = await slack.post({ channel, threadTs: root }, aMessage('Line'), 'line');
  const { ts: theirs } = await workspace.post('USAM', channel, 'Hello', { thread: root });
  expect([
    await slack.keyOf({ channel, ts: root }),
    await slack.keyOf({ channel, ts: line }),
    await slack.keyOf({ channel, ts: theirs }),
  ]).toEqual(['root', 'line', undefined]);
});

test('it may be written in a channel that is open and has the bot in it', async () => {
  const { slack, workspace } = await startSending();
  await workspace.archive('C0OPS');
  expect([
    await slack.mayWriteIn(channel),
    await slack.mayWriteIn('C0GENERAL'),
    await slack.mayWriteIn('C0OPS'),
  ]).toEqual([true, false, false]);
});

test('a conversation with a person is known once it was opened', async () => {
  const { slack } = await startSending();
  expect([
    await slack.knownDirectChannel('UAOIFE'),
    await slack.directChannel('UAOIFE'),
    await slack.knownDirectChannel('UAOIFE'),
    await slack.knownDirectChannel('UYUKI'),
  ]).toEqual([undefined, 'DAOIFE', 'DAOIFE', undefined]);
});
