import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../src/db/sqlite.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The real command in a process of its own, with nothing of ours in its environment. */
const command = (...words: string[]) => commandIn({}, ...words);

function commandIn(
  env: Record<string, string>,
  ...words: string[]
): Promise<{ code: number | string | null | undefined; out: string; err: string }> {
  const args = ['--import', 'tsx', 'src/cli/main.ts', ...words];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: root, env: { SLACK_BOT_TOKEN: 'xoxb-', ...env } },
      (error, out, err) => resolve({ code: error ? error.code : 0, out, err }),
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

test('what is loaded for one command alone is there: contacts are taken in, and a report is drawn', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard main '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = (name: string) => join(folder, name);
  await openSqlite(path('a.db')).close();
  writeFileSync(path('contacts.csv'), 'date,country,contacts\n2026-11-01,IE,5\n');
  const env = { DATABASE_URL: path('a.db'), SWITCHBOARD_CONFIG: 'switchboard.example.yml' };
  expect(await commandIn(env, 'volumes', 'import', path('contacts.csv'))).toMatchObject({
    code: 0,
    out: '1 line imported.\n',
  });
  const days = ['--from', '2026-11-01', '--to', '2026-11-07'];
  expect(await commandIn(env, 'report', ...days, '-o', path('report.html'))).toEqual({
    code: 0,
    out: `0 escalations opened in these days: ${path('report.html')}.\n`,
    err: '',
  });
  expect(readFileSync(path('report.html'), 'utf8')).toContain('<svg');
});
