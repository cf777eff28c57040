import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The real command in a process of its own, with nothing of ours in its environment. */
function command(
  ...words: string[]
): Promise<{ code: number | string | null | undefined; out: string; err: string }> {
  const args = ['--import', 'tsx', 'src/cli/main.ts', ...words];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root, env: { SLACK_BOT_TOKEN: 'xoxb-' } }, (error, out, err) =>
      resolve({ code: error ? error.code : 0, out, err }),
    );
  });
}

test('the command checks the example, and refuses to start without tokens', async () => {
  expect(
    await Promise.all([
      command('check', 'switchboard.example.yml'),
      command('check', '--env', 'package-lock.yml'),
    ]),
  ).toEqual([
    {
      code: 0,
      out: expect.stringMatching(/^switchboard\.example\.yml is good: 4 teams, 5 rules\./),
      err: '',
    },
    {
      code: 1,
      out: '',
      err: expect.stringMatching(
        /^SLACK_BOT_TOKEN: This is not a token that begins with xoxb-\. .*\n(?:.*\n)?package-lock\.yml: There is no such file\. .*\n$/,
      ),
    },
  ]);
});
