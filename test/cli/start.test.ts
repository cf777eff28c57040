import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { switchboard } from './terminal.ts';

test('start lists every problem of environment and file at once', async () => {
  const path = join(tmpdir(), 'no such folder', 'switchboard.yml');
  expect(
    await switchboard(['start'], { SLACK_BOT_TOKEN: 'xoxp-1', PORT: 'web', SWITCHBOARD_CONFIG: path }),
  ).toEqual({
    printed: [],
    complained: [
      'SLACK_BOT_TOKEN: This is not a token that begins with xoxb-. Copy the one that begins with xoxb- from the app’s page: OAuth & Permissions.',
      'PORT: This is not a port. Write a number from 0 to 65535.',
      'SLACK_APP_TOKEN: Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set. Set SLACK_APP_TOKEN for Socket Mode (no public address), or SLACK_SIGNING_SECRET for HTTP.',
      `${path}: There is no such file. Copy switchboard.example.yml to it, or name another file.`,
    ],
    failed: true,
  });
});
