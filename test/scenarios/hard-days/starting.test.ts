/** The database cannot be used when the bot starts: one line says what is wrong and what to do, and the process ends. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openSqlite } from '../../../src/db/sqlite.ts';
import { aFolder, aWorkspace, startProcess, withoutRootsRights } from '../../support/bot-process.ts';
import { damage } from '../../support/damage.ts';

type Harm = {
  what: string;
  /** Prepares the place of the database. */
  prepare(path: string): Promise<void>;
  under?: readonly string[];
  code: string;
  sentence: string;
};

const rights =
  'Give the user who runs the bot the right to read and write it, its folder, and the files beside it.';
const restore = 'Put the newest backup in its place: docs/guides/operate.md says how.';
const aDatabase = async (path: string) => openSqlite(path).close();

const harms: Harm[] = [
  {
    what: 'a file that is no database',
    prepare: async (path) => writeFileSync(path, 'Dear diary, '.repeat(1000)),
    code: 'SQLITE_NOTADB',
    sentence: `The file of the database is no SQLite database. Name another in DATABASE_URL. If it was one: ${restore}`,
  },
  {
    what: 'a damaged page',
    async prepare(path) {
      await aDatabase(path);
      damage(path, 'outbox');
    },
    code: 'SQLITE_CORRUPT',
    sentence: `The database is damaged. ${restore}`,
  },
  {
    what: 'a file that may only be read',
    async prepare(path) {
      await aDatabase(path);
      chmodSync(path, 0o444);
    },
    under: withoutRootsRights,
    code: 'SQLITE_READONLY',
    sentence: `The database may not be written. ${rights}`,
  },
  {
    what: 'a folder in which nothing may be made',
    prepare: async (path) => chmodSync(join(path, '..'), 0o555),
    under: withoutRootsRights,
    code: 'SQLITE_CANTOPEN',
    sentence: `The database cannot be opened. ${rights}`,
  },
  {
    what: 'a folder in its place',
    prepare: async (path) => void mkdirSync(path),
    code: 'SQLITE_CANTOPEN',
    sentence: `The database cannot be opened. ${rights}`,
  },
  {
    what: 'a disk that is full before the tables are made',
    prepare: async () => undefined,
    under: ['bash', '-c', 'ulimit -f 16; exec "$@"', 'bash'],
    code: 'SQLITE_IOERR_SHMSIZE',
    sentence: 'The database cannot be read or written: its disk is full or failing. Look at the disk.',
  },
];

test.each(harms)('$what', async ({ prepare, under, code, sentence }) => {
  const folder = join(aFolder(), 'data');
  mkdirSync(folder);
  const path = join(folder, 'switchboard.db');
  await prepare(path);
  const bot = startProcess(await aWorkspace(), path, under);
  expect(await bot.ended).toBe(1);
  expect(bot.logged.map(({ level, msg, ...rest }) => [level, msg, rest.code])).toEqual([
    ['fatal', `Switchboard did not start. ${sentence}`, code],
  ]);
  chmodSync(folder, 0o755);
});

test('a database that another program holds', async () => {
  const path = join(aFolder(), 'switchboard.db');
  await aDatabase(path);
  const other = new Database(path);
  other.exec('begin immediate');
  const bot = startProcess(await aWorkspace(), path);
  expect(await bot.ended).toBe(1);
  expect(bot.logged.map(({ level, msg }) => [level, msg])).toEqual([
    [
      'fatal',
      'Switchboard did not start. Another program holds the database. Stop it, or wait until it is done.',
    ],
  ]);
  other.close();
});
