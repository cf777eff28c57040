import { expect, test } from 'vitest';
import { replyIn } from '../../src/handlers/reply-text.ts';

const event = (more: object = {}) => ({
  type: 'message',
  channel: 'C0ENG',
  user: 'UKENJI',
  ts: '1795442500.000200',
  thread_ts: '1795442400.000100',
  text: 'On it.',
  ...more,
});

const reply = {
  channel: 'C0ENG',
  ts: '1795442500.000200',
  thread: '1795442400.000100',
  user: 'UKENJI',
  workspaces: [],
  text: 'On it.',
  internal: false,
  noted: false,
};

test('a reply in a thread is read as people see it', () => {
  expect(replyIn(event({ text: ' a &lt; b &amp; c ', user_team: 'T1', source_team: 'T2' }))).toEqual({
    ...reply,
    workspaces: ['T1', 'T2'],
    text: 'a < b & c',
  });
});

test('files are named, with or without words', () => {
  const files = [{ name: 'log.txt' }, { name: null }];
  expect([
    replyIn(event({ subtype: 'file_share', files }))?.text,
    replyIn(event({ subtype: 'file_share', files, text: '' }))?.text,
  ]).toEqual(['On it.\n[file] log.txt\n[file] without a name', '[file] log.txt\n[file] without a name']);
});

test.each(['// who knows this?', '🔒 who knows this?', ':lock: who?', '&gt; *internal:* who?'])(
  '%j is a note',
  (text) => {
    expect(replyIn(event({ text }))).toEqual({ ...reply, text: '', internal: true, noted: true });
  },
);

test('what is marked on a later line is left out with what follows, up to an empty line', () => {
  const text =
    'It is fixed.\n// the cache again, ask Priya\nit was hers\n\nPlease try https://example.com now.\n//';
  expect(replyIn(event({ text }))).toEqual({
    ...reply,
    text: 'It is fixed.\n\nPlease try https://example.com now.',
    noted: true,
  });
});

test('a file under a note stays too', () => {
  expect(replyIn(event({ text: '// the log', files: [{ name: 'log.txt' }] }))).toEqual({
    ...reply,
    text: '',
    internal: true,
    noted: true,
  });
});

test('a reply that is also sent to the channel is a reply', () => {
  expect(replyIn(event({ subtype: 'thread_broadcast' }))).toEqual(reply);
});

test.each([
  ['a message outside threads', { thread_ts: undefined }],
  ['the root of a thread', { thread_ts: '1795442500.000200' }],
  ['a bot', { bot_id: 'B1' }],
  ['an edit', { subtype: 'message_changed' }],
  ['nobody', { user: undefined }],
])('%s is no reply', (_, more) => {
  expect(replyIn(event(more))).toBeUndefined();
});
