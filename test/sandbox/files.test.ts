import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { clientFor, openWorkspace, startAt } from './probe.ts';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await openWorkspace();
});

afterEach(() => workspace.close());

const lastEvent = () => workspace.deliveries.at(-1)?.payload.event;
const created = startAt / 1000;

test('a file is shared as Slack describes it, in the message and in its event', async () => {
  const message = await workspace.post('UANN', 'team', 'See this', { files: ['Q3 Statement.PDF'] });
  const [file] = message.files ?? [];
  expect(file).toEqual({
    id: file?.id,
    created,
    timestamp: created,
    name: 'Q3 Statement.PDF',
    title: 'Q3 Statement.PDF',
    mimetype: 'application/pdf',
    filetype: 'pdf',
    pretty_type: 'PDF',
    user: 'UANN',
    user_team: 'T0SANDBOX',
    editable: false,
    size: 0,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `https://files.slack.com/files-pri/T0SANDBOX-${file?.id}/q3_statement.pdf`,
    url_private_download: `https://files.slack.com/files-pri/T0SANDBOX-${file?.id}/download/q3_statement.pdf`,
    permalink: `https://sandbox.slack.com/files/UANN/${file?.id}/q3_statement.pdf`,
  });
  expect(lastEvent()).toMatchObject({
    type: 'message',
    subtype: 'file_share',
    text: 'See this',
    files: [file],
    upload: false,
    display_as_bot: false,
  });
  expect(lastEvent()).not.toHaveProperty('team');
});

test('with files the text may be empty, and the bot reads their names in the history', async () => {
  const parent = await workspace.post('UBEN', 'secret', 'Files, please');
  await workspace.post('UBEN', 'secret', '', { thread: parent.ts, files: ['a.log', 'unknown'] });
  const { messages = [] } = await clientFor(workspace).conversations.replies({
    channel: 'C0SECRET',
    ts: parent.ts,
  });
  expect(messages[1]).toMatchObject({
    subtype: 'file_share',
    text: '',
    thread_ts: parent.ts,
    files: [
      { name: 'a.log', filetype: 'text', mimetype: 'text/plain', is_public: false },
      { name: 'unknown', filetype: 'binary', mimetype: 'application/octet-stream', is_public: false },
    ],
  });
  expect(messages[1]).not.toHaveProperty('blocks');
});

test('people see the names under the words', async () => {
  const bare = await workspace.post('UANN', 'team', '', { files: ['a.png', 'b.png'] });
  const told = await workspace.post('UANN', 'team', 'Two of them', { files: ['c.png'] });
  expect([bare, told].map((message) => workspace.seenBy(message, 'UBEN'))).toEqual([
    '(a.png)\n(b.png)',
    'Two of them\n(c.png)',
  ]);
});

test('nothing is sent that has neither words nor a file, more files than Slack takes, or one without a name', async () => {
  const nothing = 'There is nothing to send: a message needs a text or a file.';
  await expect(workspace.post('UANN', 'team', ' \n ')).rejects.toThrow(nothing);
  await expect(workspace.post('UANN', 'team', '', { files: [] })).rejects.toThrow(nothing);
  const many = Array.from({ length: 11 }, (_, index) => `${index}.txt`);
  await expect(workspace.post('UANN', 'team', 'Hi', { files: many })).rejects.toThrow(
    'No more than 10 files go at once.',
  );
  await expect(workspace.post('UANN', 'team', 'Hi', { files: [' '] })).rejects.toThrow('A file has a name.');
  expect(workspace.messages('team')).toEqual([]);
});

test('words may be edited away where files stay, and nowhere else; what is removed loses its files', async () => {
  const shared = await workspace.post('UANN', 'team', 'See this', { files: ['a.txt'] });
  await workspace.edit('UANN', shared, '');
  expect(lastEvent()).toMatchObject({
    subtype: 'message_changed',
    message: { subtype: 'file_share', text: '', files: [{ name: 'a.txt' }] },
  });
  const words = await workspace.post('UANN', 'team', 'Words', { thread: shared.ts });
  await expect(workspace.edit('UANN', words, '')).rejects.toThrow('There is nothing to send');
  await workspace.remove('UANN', shared);
  expect(workspace.messages('team')[0]).toMatchObject({ subtype: 'tombstone', files: undefined });
});
