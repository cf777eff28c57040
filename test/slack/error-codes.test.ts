import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import { createWorkspace, type Workspace } from '../../sandbox/slack/workspace.ts';
import { backOffMs, failureOf } from '../../src/slack/error-codes.ts';
import { manifest } from '../support/manifest.ts';

let slack: Workspace;
let client: WebClient;

beforeEach(async () => {
  slack = createWorkspace({ ...cast, manifest: manifest(), clock: createStillClock(0) });
  await slack.listen();
  client = clientWith(10_000);
});
afterEach(() => slack.close());

const clientWith = (timeout: number) =>
  new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
  });

const post = (channel = 'C0ENG') =>
  client.chat.postMessage({ channel, text: 'Hello' }).then(
    () => 'it was posted',
    (error: unknown) => failureOf(error),
  );

test('a 429 says how long to wait', async () => {
  slack.faults.add({ kind: 'rate_limited', retryAfterS: 7, times: 1 });
  expect(await post()).toEqual({ kind: 'wait', ms: 7000, reason: 'ratelimited' });
});

test('a 5xx leaves it open whether the work was done', async () => {
  slack.faults.add({ kind: 'http_500', times: 1 });
  expect(await post()).toMatchObject({ kind: 'unsure', timedOut: false });
});

test('a dropped connection leaves it open whether the work was done', async () => {
  slack.faults.add({ kind: 'drop_after', times: 1 });
  expect(await post()).toMatchObject({ kind: 'unsure', timedOut: false });
});

test('an answer that does not come leaves it open, and the call may still arrive', async () => {
  client = clientWith(200);
  slack.faults.add({ kind: 'hang', times: 1 });
  expect(await post()).toMatchObject({ kind: 'unsure', timedOut: true });
});

test('where nobody listens nothing was done', async () => {
  await slack.close();
  expect(await post()).toEqual({ kind: 'away', reason: 'unreachable' });
  await slack.listen();
});

test.each([
  ['is_archived', 'no place'],
  ['channel_not_found', 'no place'],
  ['not_in_channel', 'no place'],
  ['message_not_found', 'no message'],
  ['invalid_auth', 'later'],
  ['missing_scope', 'later'],
  ['internal_error', 'unsure'],
  ['ratelimited', 'wait'],
  ['invalid_blocks', 'hopeless'],
  ['msg_too_long', 'hopeless'],
])('%s means: %s', async (error, kind) => {
  slack.faults.add({ kind: 'error', error, times: 1 });
  expect(await post()).toMatchObject({ kind, reason: error });
});

test('a page of something in between is no answer of Slack’s', async () => {
  slack.faults.add({ kind: 'error', error: '<html>', times: 1 });
  expect(await post()).toEqual({ kind: 'unsure', reason: 'not_slack', timedOut: false });
});

test('what is refused for the whole channel is the channel’s trouble', async () => {
  slack.faults.add({ kind: 'error', error: 'is_inactive', times: 1 });
  expect(await post()).toEqual({ kind: 'no place', reason: 'is_archived' });
});

test('Slack’s own wait without a length is half a minute', async () => {
  slack.faults.add({ kind: 'error', error: 'ratelimited', times: 1 });
  expect(await post()).toEqual({ kind: 'wait', ms: 30_000, reason: 'ratelimited' });
});

test('what nobody has met yet may have done its work', () => {
  expect([new TypeError('?'), 'thrown'].map(failureOf)).toEqual([
    { kind: 'unsure', reason: 'TypeError', timedOut: false },
    { kind: 'unsure', reason: 'unknown', timedOut: false },
  ]);
});

test('a channel without the bot is no place', async () => {
  expect(await post('C0GENERAL')).toEqual({ kind: 'no place', reason: 'not_in_channel' });
});

test('waits grow to a minute and no further', () => {
  expect([1, 2, 3, 6, 7, 50].map(backOffMs)).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000]);
});
