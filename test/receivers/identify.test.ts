import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import { createWorkspace, type Workspace } from '../../sandbox/slack/workspace.ts';
import { identify } from '../../src/receivers/identify.ts';
import { manifest } from '../support/manifest.ts';

let slack: Workspace;
let warnings: string[];

beforeEach(async () => {
  slack = createWorkspace({ ...cast, manifest: manifest() });
  await slack.listen();
  warnings = [];
});
afterEach(() => slack.close());

const ask = (token: string) =>
  identify(
    new WebClient(token, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    }),
    { warn: (_, message) => warnings.push(message) },
  );

test('Slack says who the bot is and where its workspace lives', async () => {
  expect(await ask(slack.botToken)).toEqual({
    userId: 'UBOT',
    botId: slack.state.botId,
    teamId: slack.state.teamId,
    enterpriseId: null,
    url: expect.stringMatching(/^https:\/\/.*\/$/),
  });
});

test('a token that Slack refuses ends the start with a word on what to check', async () => {
  await expect(ask('xoxb-wrong')).rejects.toThrow(
    'Slack refuses SLACK_BOT_TOKEN (invalid_auth). Check that it is the bot token of this workspace.',
  );
});

test('while Slack does not answer the start waits, and goes on when it does', async () => {
  slack.faults.add({ kind: 'http_500', method: 'auth.test', times: 1 });
  expect(await ask(slack.botToken)).toMatchObject({ userId: 'UBOT' });
  expect(warnings).toEqual(['Slack does not answer; the start waits for it']);
});
