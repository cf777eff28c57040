/** Who may read what the bot makes, whatever the umask of its process is. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { makePrivately } from '../../src/db/private-file.ts';

const module = (name: string) =>
  JSON.stringify(fileURLToPath(new URL(`../../src/db/${name}`, import.meta.url)));

/** Holds a new database, writes into it, and prints the modes of all that is there then. */
const script = `
  import { readdirSync, statSync } from 'node:fs';
  import { dirname } from 'node:path';
  import { holdDatabase } from ${module('one-process.ts')};
  import { openSqlite } from ${module('sqlite.ts')};
  const path = process.env.DATABASE;
  const held = holdDatabase(path);
  const store = openSqlite(path);
  await store.atomically([store.db.insert(store.tables.beats).values({ id: 1, at: 1 })]);
  const modeOf = (file) => (statSync(file).mode & 0o777).toString(8);
  const folder = dirname(path);
  const modes = { folder: modeOf(folder) };
  for (const name of readdirSync(folder).sort()) modes[name] = modeOf(folder + '/' + name);
  process.stdout.write(JSON.stringify(modes));
  await store.close();
  held.release();`;

function aPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard private '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'data', 'switchboard.db');
}

test.each(['000', '022', '077'])('under umask %s everything is for the owner only', (umask) => {
  const command = ['-c', 'umask "$0"; exec "$@"', umask, process.execPath, '--import', 'tsx'];
  const printed = execFileSync('sh', [...command, '--input-type=module', '--eval', script], {
    env: { PATH: process.env.PATH, DATABASE: aPath() },
  });
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
