import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { clientFor, errorOf, openWorkspace } from './probe.ts';

let workspace: Workspace;
let client: WebClient;

beforeEach(async () => {
  workspace = await openWorkspace({ burst: 2 });
  client = clientFor(workspace);
});

afterEach(() => workspace.close());

const post = (text = 'Hello', channel = 'C0TEAM') => client.chat.postMessage({ channel, text });
const texts = () => workspace.messages('team').map((message) => message.text);

describe('rate limits', () => {
  test('a channel takes a burst, then one message a second by the workspace’s clock', async () => {
    await post('1');
    await post('2');
    await expect(post('3')).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 1 });
    expect(await errorOf(post('elsewhere', 'C0SECRET'))).toBe('ok');
    workspace.clock.advance(1_000);
    await post('3');
    expect(texts()).toEqual(['1', '2', '3']);
    expect(workspace.problems).toEqual([]);
  });

  test('a method has its tier a minute', async () => {
    for (let call = 0; call < 20; call += 1) await client.users.list({});
    await expect(client.users.list({})).rejects.toMatchObject({ retryAfter: 60 });
    workspace.clock.advance(60_000);
    expect(await errorOf(client.users.list({}))).toBe('ok');
  });

  test('they can be off', async () => {
    const calm = await openWorkspace({ rateLimits: 'off' });
    const calmClient = clientFor(calm);
    for (let call = 0; call < 30; call += 1) await calmClient.users.list({});
    await calm.close();
  });
});

describe('faults', () => {
  test('each does what its name says, as often as it is told', async () => {
    workspace.faults.add({ kind: 'rate_limited', method: 'chat.postMessage', retryAfterS: 7 });
    await expect(post('limited')).rejects.toMatchObject({ retryAfter: 7 });
    workspace.faults.add({ kind: 'error', error: 'fatal_error', channel: 'C0TEAM' });
    expect(await errorOf(post('refused'))).toBe('fatal_error');
    workspace.faults.add({ kind: 'http_500' });
    await expect(post('broken')).rejects.toMatchObject({ statusCode: 500 });
    expect(texts()).toEqual([]);
    await post('fine');
    expect(texts()).toEqual(['fine']);
  });

  test('a dropped answer hides whether the work was done', async () => {
    workspace.faults.add({ kind: 'drop_before' });
    await expect(post('lost')).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    workspace.faults.add({ kind: 'drop_after' });
    await expect(post('done')).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(texts()).toEqual(['done']);
    expect(workspace.calls.map(({ answer }) => answer?.ok)).toEqual([undefined, true]);
  });

  test('a call that hangs ends with the client’s patience, a slow one is answered', async () => {
    workspace.faults.add({ kind: 'slow', delayMs: 30, times: 2 });
    await post('slow');
    workspace.faults.clear();
    workspace.faults.add({ kind: 'hang' });
    const hasty = clientFor(workspace, workspace.botToken, 50);
    await expect(hasty.chat.postMessage({ channel: 'C0TEAM', text: 'hung' })).rejects.toThrow();
    expect(texts()).toEqual(['slow']);
  });

  test('some say that it failed, and it was done', async () => {
    workspace.faults.add({ kind: 'error_after', error: 'internal_error' });
    expect(await errorOf(post('done'))).toBe('internal_error');
    workspace.faults.add({ kind: 'http_500_after' });
    await expect(post('done too')).rejects.toMatchObject({ statusCode: 500 });
    expect(texts()).toEqual(['done', 'done too']);
    expect(workspace.calls.map(({ fault }) => fault)).toEqual(['error_after', 'http_500_after']);
  });

  test('work may be done before or after the client has given up', async () => {
    const hasty = clientFor(workspace, workspace.botToken, 100);
    workspace.faults.add({ kind: 'late', delayMs: 500 });
    await expect(hasty.chat.postMessage({ channel: 'C0TEAM', text: 'at once' })).rejects.toThrow();
    // On a busy machine the client gives up before its request is read.
    await workspace.until(() => texts().length === 1, 'what is answered late is done at once');
    workspace.faults.add({ kind: 'slow', delayMs: 500 });
    await expect(hasty.chat.postMessage({ channel: 'C0TEAM', text: 'afterwards' })).rejects.toThrow();
    expect(texts()).toEqual(['at once']);
    await workspace.until(() => texts().length === 2, 'what was given up is done');
    expect(texts()).toEqual(['at once', 'afterwards']);
  });

  test('chaos may be made of faults of one’s own, and spares the methods it is told to', async () => {
    workspace.faults.chaos({
      seed: 1,
      share: 1,
      faults: [{ kind: 'error', error: 'fatal_error' }],
      sparing: ['auth.test'],
    });
    expect(await errorOf(client.auth.test())).toBe('ok');
    expect(await errorOf(clientFor(workspace, workspace.appToken).apps.connections.open({}))).toBe(
      'fatal_error',
    );
  });

  test('a fault strikes only the calls it is meant for', async () => {
    workspace.faults.add({ kind: 'http_500', times: 9, when: ({ args }) => args.text === 'unlucky' });
    expect(await errorOf(post('lucky'))).toBe('ok');
    await expect(post('unlucky')).rejects.toMatchObject({ statusCode: 500 });
  });

  test('chaos is the same for the same seed', async () => {
    const statuses = async () => {
      workspace.reset();
      workspace.faults.chaos({ seed: 7, share: 0.5, kinds: ['http_500', 'rate_limited'] });
      for (let call = 0; call < 12; call += 1) await errorOf(client.auth.test());
      return workspace.calls.map(({ status }) => status);
    };
    const first = await statuses();
    expect(await statuses()).toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 429, 500]));
  });

  test('in an outage every call is refused', async () => {
    workspace.outage(true);
    await expect(post()).rejects.toMatchObject({ statusCode: 503 });
    workspace.outage(false);
    expect(await errorOf(post())).toBe('ok');
  });
});

describe('response_url', () => {
  const send = (url: string, body: object) =>
    fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });

  async function born(): Promise<string> {
    const delivery = await workspace.command('UANN', '/probe', { channel: 'team' });
    return String(delivery.payload.response_url);
  }

  test('is private unless it says otherwise, and works five times', async () => {
    const url = await born();
    await send(url, { text: 'private' });
    await send(url, { text: 'public', response_type: 'in_channel' });
    for (const text of ['3', '4', '5']) await send(url, { text });
    const sixth = await send(url, { text: '6' });
    expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
    expect(workspace.ephemeralsTo('UANN')).toEqual(['private', '3', '4', '5']);
    expect(texts()).toEqual(['public']);
  });

  test('works for thirty minutes', async () => {
    const url = await born();
    workspace.clock.advance(30 * 60_000 + 1);
    expect((await send(url, { text: 'late' })).status).toBe(404);
  });

  test('replaces or removes what the person clicked on', async () => {
    const button = {
      type: 'actions',
      elements: [{ type: 'button', text: { type: 'plain_text', text: 'Go' }, action_id: 'go' }],
    };
    await client.chat.postEphemeral({ channel: 'C0TEAM', user: 'UANN', text: 'Only you', blocks: [button] });
    const delivery = await workspace.click('UANN', 'Go');
    const url = String(delivery?.payload.response_url);
    await send(url, { text: 'Replaced', replace_original: true });
    expect(workspace.ephemeralsTo('UANN')).toEqual(['Replaced']);
    await send(url, { delete_original: true });
    expect(workspace.ephemeralsTo('UANN')).toEqual([]);
  });

  test('keeps to the limits of messages', async () => {
    const answer = await send(await born(), { text: 'Bad', blocks: [{ type: 'nonsense' }] });
    expect(await answer.json()).toMatchObject({ error: 'invalid_blocks' });
  });
});
