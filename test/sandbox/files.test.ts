import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { clientFor, manifest, openWorkspace, startAt } from './probe.ts';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await openWorkspace();
});

afterEach(() => workspace.close());

const plain = (text: string) => ({ type: 'plain_text' as const, text });
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

describe('a form that takes files', () => {
  const input = (element: object = {}) => ({
    type: 'input',
    block_id: 'proof',
    label: plain('Proof'),
    element: { type: 'file_input', action_id: 'files', ...element },
  });

  async function openForm(given: Workspace, element: object = {}): Promise<void> {
    const { payload } = await given.globalShortcut('UANN', 'New probe');
    const view = { type: 'modal', title: plain('A form'), submit: plain('Send'), blocks: [input(element)] };
    await clientFor(given).apiCall('views.open', { trigger_id: String(payload.trigger_id), view });
  }

  const scopes = { bot: [...manifest.oauth_config.scopes.bot, 'files:read'] };

  test('holds them as Slack describes them, as many and of the kinds it takes', async () => {
    const taking = await openWorkspace({ manifest: { ...manifest, oauth_config: { scopes } } });
    await openForm(taking, { filetypes: ['pdf', 'png'], max_files: 2 });
    await taking.fill('UANN', { Proof: ['a.pdf', 'b.PNG'] });
    expect(taking.modal('UANN')?.values).toMatchObject({
      proof: { files: { type: 'file_input', files: [{ name: 'a.pdf' }, { name: 'b.PNG', user: 'UANN' }] } },
    });
    const view = taking.modal('UANN');
    expect(view && taking.seenBy(view, 'UANN')).toBe('A form\nProof: [a.pdf, b.PNG]\n[Send]');
    await expect(taking.fill('UANN', { Proof: ['a.exe'] })).rejects.toThrow(
      'a.exe cannot be chosen here, only pdf, png.',
    );
    await expect(taking.fill('UANN', { Proof: ['1.pdf', '2.pdf', '3.pdf'] })).rejects.toThrow(
      'No more than 2 files can be chosen here.',
    );
    await taking.close();
  });

  test('takes none from an app that may not read files', async () => {
    await openForm(workspace);
    await expect(workspace.fill('UANN', { Proof: 'a.pdf' })).rejects.toThrow(
      'The manifest lacks the scope files:read, without which a form takes no files.',
    );
  });
});
