/** Files that the app shares, by the rules that Slack documents. */
import { expect, test } from 'vitest';
import { clientFor, errorOf, manifest, openWorkspace } from './probe.ts';

const withFiles = {
  ...manifest,
  oauth_config: { scopes: { bot: [...manifest.oauth_config.scopes.bot, 'files:write'] } },
};

async function opened(own = withFiles) {
  const workspace = await openWorkspace({ manifest: own });
  const client = clientFor(workspace);
  const announced = async (filename: string, length: number) => {
    const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({
      filename,
      length,
    });
    return { url, id };
  };
  const send = (url: string, body: string) => fetch(url, { method: 'POST', body });
  const share = (id: string, channel_id: string) =>
    client.files.completeUploadExternal({ files: [{ id, title: 'A table' }], channel_id });
  return { workspace, client, announced, send, share };
}

test('a file is announced, sent and shared, and stands in the conversation by its name', async () => {
  const { workspace, client, announced, send, share } = await opened();
  const { url, id } = await announced('table (1).csv', 4);
  expect(await (await send(url, 'a,b\n')).text()).toContain('OK - 4');
  const direct = (await client.conversations.open({ users: 'UANN' })).channel?.id ?? '';
  const { files, ...answer } = await share(id, direct);
  expect(files).toEqual([{ id, title: 'A table' }]);
  // No message is named.
  expect(answer).not.toHaveProperty('ts');
  const { messages = [] } = await client.conversations.history({ channel: direct });
  expect(messages).toMatchObject([
    { subtype: 'file_share', files: [{ id, name: 'table (1).csv', size: 4 }] },
  ]);
  expect(workspace.state.fileContents.get(id)).toBe('a,b\n');
  // It is shared once.
  expect(await errorOf(share(id, direct))).toBe('file_not_found');
  await workspace.close();
});

test('what was not sent, or in another length, cannot be shared', async () => {
  const { workspace, announced, send, share } = await opened();
  const { url, id } = await announced('table.csv', 4);
  expect(await errorOf(share(id, 'C0TEAM'))).toBe('file_not_found');
  expect((await send(url, 'longer')).status).toBe(400);
  expect((await send(`${url}0`, 'a,b\n')).status).toBe(404);
  expect(await errorOf(share(id, 'C0TEAM'))).toBe('file_not_found');
  await workspace.close();
});

test('it goes into a conversation where the app may write, and to nobody by their id', async () => {
  const { workspace, announced, send, share } = await opened();
  const { url, id } = await announced('table.csv', 4);
  await send(url, 'a,b\n');
  expect(await errorOf(share(id, 'C0ELSE'))).toBe('not_in_channel');
  expect(await errorOf(share(id, 'C0HIDDEN'))).toBe('channel_not_found');
  expect(await errorOf(share(id, 'UANN'))).toBe('invalid_arguments');
  expect(workspace.problems).toHaveLength(1);
  await workspace.close();
});

test('nothing is announced without a name, a length or the scope', async () => {
  const { workspace, announced } = await opened();
  expect(await errorOf(announced('', 4))).toBe('invalid_arguments');
  expect(await errorOf(announced('table.csv', 0))).toBe('invalid_arguments');
  await workspace.close();
  const other = await opened(manifest);
  expect(await errorOf(other.announced('table.csv', 4))).toBe('missing_scope');
  await other.workspace.close();
});
