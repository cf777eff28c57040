/** The database cannot be used when the bot starts: one line says what is wrong and what to do, and the process ends. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openSqlite } from '../../../src/db/sqlite.ts';
import { findingWords } from '../../../src/views/health/naming.ts';
import { en } from '../../../src/views/words/en/index.ts';
import {
  aFolder,
  aWorkspace,
  type BotProcess,
  saidAt,
  startProcess,
  withoutRootsRights,
} from '../../support/bot-process.ts';
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

/** Others may read what is prepared here, and the configuration of the tests; the start says so first. */
const butWarnings = ({ logged }: BotProcess) => logged.filter(({ level }) => level !== 'warn');

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
    what: 'a database that a later version has changed',
    async prepare(path) {
      await aDatabase(path);
      const db = new Database(path);
      db.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
      db.close();
    },
    code: 'NEWER_DATABASE',
    sentence:
      'A later version of Switchboard has changed the database. Run that version again, or restore the backup from before the upgrade.',
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
    code: 'EACCES',
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
  expect(butWarnings(bot).map(({ level, msg, ...rest }) => [level, msg, rest.code])).toEqual([
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
  expect(butWarnings(bot).map(({ level, msg }) => [level, msg])).toEqual([
    [
      'fatal',
      'Switchboard did not start. Another program holds the database. Stop it, or wait until it is done.',
    ],
  ]);
  other.close();
});

test('what others can read is a warning, and it starts', async () => {
  const folder = join(aFolder(), 'data');
  mkdirSync(folder);
  const path = join(folder, 'switchboard.db');
  await aDatabase(path);
  chmodSync(folder, 0o755);
  chmodSync(path, 0o640);
  const bot = startProcess(await aWorkspace(), path);
  await bot.running();
  const told = (of: 'database' | 'folder', ...paths: string[]) => {
    const { found, todo } = findingWords(
      { level: 'look', area: 'files', what: 'open files', of, paths },
      naming,
      en,
    );
    return `${found.join('')} ${todo}`;
  };
  expect(saidAt(bot, 'warn')).toEqual(
    expect.arrayContaining([told('database', path), told('folder', folder)]),
  );
  expect(await bot.stop()).toBe(0);
});

const naming = { channel: String, person: String, group: String };
