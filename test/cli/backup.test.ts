/** `switchboard backup`: whole, looked at, its owner's alone, and done while others write. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import { anEscalation } from '../support/factories.ts';
import { switchboard } from './terminal.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard backup '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  path = join(folder, 'switchboard.db');
  const store = openSqlite(path);
  const { escalations } = queriesOf(store);
  const all = Array.from({ length: 300 }, (_, n) => anEscalation({ id: `ESC-${n + 1}`, number: n + 1 }));
  await store.atomically(all.map((one) => escalations.insert(one)));
  await store.close();
});

const backUp = (to: string) => switchboard(['backup', to], { DATABASE_URL: path });

test('the copy has everything, and nobody else may read it', async () => {
  const to = join(folder, 'copy.db');
  const { printed, complained, failed } = await backUp(to);
  expect({ complained, failed }).toEqual({ complained: [], failed: false });
  expect(printed).toEqual([
    expect.stringMatching(/^300 escalations, \d+ MB, in .*copy\.db\. It was opened and looked at\.$/),
  ]);
  expect(statSync(to).mode & 0o777).toBe(0o600);
  const reopened = openSqlite(to);
  expect(await queriesOf(reopened).escalations.nextNumber()).toBe(301);
  await reopened.close();
});

/** Writes as fast as it can until it is killed; says one line when it has begun. */
const writer = `
  const Database = require('better-sqlite3');
  const db = new Database(process.argv[1], { timeout: 5000 });
  db.pragma('journal_mode = WAL');
  db.exec('create table if not exists noise (n integer, text text)');
  const put = db.prepare('insert into noise values (?, ?)');
  let n = 0;
  const write = () => { put.run(n++, 'x'.repeat(2000)); if (n === 50) console.log('writing'); setImmediate(write); };
  write();
`;

async function writing(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', writer, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  });
  await once(child.stdout, 'data');
  return child;
}

test('it ends while another process writes without a pause, and is of one instant', async () => {
  await writing();
  const to = join(folder, 'copy.db');
  expect(await backUp(to)).toMatchObject({ complained: [], failed: false });
  const copy = new Database(to, { readonly: true });
  const { n, last } = copy.prepare('select count(*) as n, max(n) as last from noise').get() as Record<
    string,
    number
  >;
  copy.close();
  expect(n).toBeGreaterThanOrEqual(50);
  expect(last).toBe((n ?? 0) - 1);
});

test('a database of another version is copied too, as it is', async () => {
  const old = new Database(path);
  old.exec('delete from __drizzle_migrations where id = (select max(id) from __drizzle_migrations)');
  old.close();
  expect(await backUp(join(folder, 'copy.db'))).toMatchObject({ failed: false });
});

test.each([
  [
    'a file that is there',
    () => 'there.db',
    / is there already\. Write another name; a backup takes the place of nothing\.$/,
  ],
  [
    'a folder that is not there',
    () => 'nowhere/copy.db',
    /^No backup was made: the folder of that file is not there\.$/,
  ],
])('%s is refused, and nothing is left behind', async (_, name, said) => {
  writeFileSync(join(folder, 'there.db'), 'mine');
  const before = readdirSync(folder).sort();
  const { complained, failed } = await backUp(join(folder, name()));
  expect({ complained, failed }).toEqual({ complained: [expect.stringMatching(said)], failed: true });
  expect(readdirSync(folder).sort()).toEqual(before);
});

test('a database that is damaged is not copied', async () => {
  writeFileSync(path, Buffer.alloc(100_000, 7));
  const to = join(folder, 'copy.db');
  expect(await backUp(to)).toMatchObject({
    complained: ['No backup was made: the database is no SQLite database.'],
    failed: true,
  });
  expect(existsSync(to)).toBe(false);
});
