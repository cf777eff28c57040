import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { WrittenClient, withJson } from '../../src/slack/written-client.ts';

const said = {
  channel: 'C0RISK',
  text: 'Payouts & more',
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '“Payouts” frozen: 100 % <!date^1^{time}|x>' } }],
  metadata: { event_type: 'switchboard_notice', event_payload: { key: 'ESC-1:1:0' } },
  unfurl_links: false,
  thread_ts: undefined,
};

/** The bodies that go out when it says that. */
async function sentBy(Client: typeof WebClient): Promise<unknown[]> {
  const bodies: unknown[] = [];
  const client = new Client('xoxb-1', {
    fetch: async (_url, init) => {
      bodies.push(init?.body);
      return new Response('{"ok":true}', { headers: { 'content-type': 'application/json' } });
    },
  });
  await client.apiCall('chat.postMessage', said);
  await client.apiCall('views.open', { trigger_id: '1', view: { type: 'modal', blocks: said.blocks } });
  await client.apiCall('users.list');
  return bodies;
}

test('what goes out is to the byte what Slack’s own client sends', async () => {
  expect(await sentBy(WrittenClient)).toEqual(await sentBy(WebClient));
});

test('blocks and views are JSON already, and all else stays as it was', () => {
  const files = [{ file: Buffer.from('a') }];
  expect(withJson({ ...said, view: '{}', file_uploads: files })).toEqual({
    ...said,
    blocks: JSON.stringify(said.blocks),
    metadata: JSON.stringify(said.metadata),
    view: '{}',
    file_uploads: files,
  });
});
