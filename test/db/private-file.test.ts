/** Who may read what the bot makes, whatever the umask of its process is. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { oneFile } from '../../sandbox/bot/one-file.ts';
import { makePrivately } from '../../src/db/private-file.ts';

const program = await oneFile(fileURLToPath(new URL('../support/private-modes.ts', import.meta.url)));

function aPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard private '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'data', 'switchboard.db');
}

test.each(['000', '022', '077'])('under umask %s everything is for the owner only', (umask) => {
  const command = ['-c', 'umask "$0"; exec "$@"', umask, process.execPath, program, aPath()];
  const printed = execFileSync('sh', command);
  expect(JSON.parse(String(printed))).toEqual({
    folder: '700',
    'switchboard.db': '600',
    'switchboard.db-shm': '600',
    'switchboard.db-wal': '600',
    'switchboard.db.lock': '600',
    'switchboard.db.lock-journal': '600',
  });
});

test('a folder and a file that are there stay as they are', () => {
  const path = aPath();
  mkdirSync(dirname(path));
  makePrivately(path);
  chmodSync(dirname(path), 0o755);
  chmodSync(path, 0o644);
  makePrivately(path);
  expect([dirname(path), path].map((one) => statSync(one).mode & 0o777)).toEqual([0o755, 0o644]);
});
