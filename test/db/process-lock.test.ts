/** Two bots on one database file: the second is refused, and the lock goes with its process, however that ends. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { HeldError, holdDatabase, isHeld } from '../../src/db/process-lock.ts';
import { openSqlite } from '../../src/db/sqlite.ts';

function aPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard one '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'data', 'switchboard.db');
}

/** Another process that holds the database until it is killed. */
async function anotherHolds(path: string) {
  const module = fileURLToPath(new URL('../../src/db/process-lock.ts', import.meta.url));
  const script = `import { holdDatabase } from ${JSON.stringify(module)};
    globalThis.held = holdDatabase(${JSON.stringify(path)}); process.send('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((resolve) => child.once('message', resolve));
  return {
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}

test('a database that another process holds is refused, in words that say what to do, and free once that is killed', async () => {
  const path = aPath();
  const other = await anotherHolds(path);
  expect(() => holdDatabase(path)).toThrow(HeldError);
  expect(() => holdDatabase(path)).toThrow(
    `Another Switchboard runs on ${path}. Two on one file would send everything twice: stop the other one, or give this one a DATABASE_URL of its own.`,
  );
  expect(isHeld(path)).toBe(true);
  await other.kill();
  expect(isHeld(path)).toBe(false);
  holdDatabase(path).release();
});

test('while it is held, it may be read and backed up', async () => {
  const path = aPath();
  const held = holdDatabase(path);
  onTestFinished(held.release);
  const store = openSqlite(path);
  const reader = new Database(path, { readonly: true });
  expect(reader.prepare('select count(*) as n from escalations').get()).toEqual({ n: 0 });
  reader.close();
  await store.close();
});

test('asking whether it is held writes nothing, and takes it from nobody', () => {
  const path = aPath();
  mkdirSync(dirname(path), { recursive: true });
  expect([isHeld(path), existsSync(`${path}.lock`)]).toEqual([false, false]);
  holdDatabase(path).release();
  chmodSync(`${path}.lock`, 0o444);
  expect(isHeld(path)).toBe(false);
});

test('a database in memory is nobody else’s', () => {
  holdDatabase(':memory:');
  expect(isHeld(':memory:')).toBe(false);
});
