/** What the commands say of a database on a server, beside what `recipes.test.ts` asks of it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import { lookAtDatabase } from '../../src/doctor/look/database.ts';
import { aDatabase } from '../support/database.ts';
import { policiesOfLives } from '../support/kept-facts.ts';
import { livesOfSomeDays, writeLives } from '../support/lives-of-some-days.ts';
import type { Life } from '../support/living.ts';
import { switchboard } from './terminal.ts';

const database = aDatabase();
const env = { DATABASE_URL: database.url };
const folder = mkdtempSync(join(tmpdir(), 'switchboard server '));
afterAll(() => {
  database.drop();
  rmSync(folder, { recursive: true });
});
/** Those that count on a calendar whose rule only the tests have cannot be worked out from what is stored. */
const isWhole = ({ states }: Life) => !JSON.stringify(states).includes('half hours');

beforeAll(async () => {
  await writeLives(database.url, livesOfSomeDays.filter(isWhole).slice(0, 20));
  const store = await database.open();
  const { policies } = queriesOf(store);
  await store.atomically([...policiesOfLives].map(([id, policy]) => policies.keep(id, policy)));
  await store.close();
});

const asked = (question: string) => switchboard(['sql', question, '--format', 'csv'], env);

test('nothing can be changed by a question, however it is written', async () => {
  const refused = {
    printed: [],
    complained: [
      'This changes something or answers nothing. Only questions can be asked: begin with select or with.',
    ],
    failed: true,
  };
  for (const question of [
    'delete from history',
    'with gone as (delete from history returning 1) select * from gone',
  ])
    expect(await asked(question)).toEqual(refused);
  expect((await asked('select 1; delete from history')).failed).toBe(true);
  expect((await asked('select count(*) > 20 as all_there from history')).printed).toEqual([
    'all_there',
    'true',
  ]);
});

test('a question that the server does not understand says why', async () => {
  expect((await asked('select nonsense from v_escalations')).complained).toEqual([
    'PostgreSQL does not understand it: column "nonsense" does not exist. docs/guides/sql.md lists the views and their columns.',
  ]);
});

test('facts are worked out anew as they were', async () => {
  const facts = () =>
    database.ask('select * from clock_facts order by escalation_id, clock, started_at').rows;
  const before = facts();
  const told = await switchboard(['rebuild-facts'], env);
  expect(told).toEqual({
    printed: ['The facts of 20 escalations were worked out anew.'],
    complained: [],
    failed: false,
  });
  expect(facts()).toEqual(before);
});

test('a backup is the server’s to make', async () => {
  expect(await switchboard(['backup', join(folder, 'a.db')], env)).toEqual({
    printed: [],
    complained: [
      'This database is on a PostgreSQL server. Back it up with pg_dump: docs/guides/operate.md says how.',
    ],
    failed: true,
  });
});

test('a page of the report is written', async () => {
  const file = join(folder, 'report.html');
  const span = ['--from', '2026-10-01', '--to', '2026-11-30'];
  const config = { SWITCHBOARD_CONFIG: 'test/support/switchboard.yml' };
  const told = await switchboard(['report', ...span, '-o', file], { ...env, ...config });
  expect(told.complained).toEqual([]);
  expect(readFileSync(file, 'utf8')).toContain('<svg');
});

test('a server out of reach is said to be, without its password', async () => {
  const away = { DATABASE_URL: 'postgres://bot:secret@127.0.0.1:1/switchboard' };
  expect(await switchboard(['sql', 'select 1'], away)).toEqual({
    printed: [],
    complained: ['The database at postgres://127.0.0.1:1/switchboard does not answer (ECONNREFUSED).'],
    failed: true,
  });
});

test('the doctor finds a database on a server, how large it is, and whether a bot runs on it', async () => {
  const looked = async () => {
    const found = await lookAtDatabase(database.url, 0);
    return found.is === 'open' ? found.facts : found;
  };
  expect(await looked()).toMatchObject({
    path: expect.stringMatching(/^postgres:\/\/[^@?]+\/switchboard_test_\w+$/),
    sizes: { bytes: expect.any(Number), walBytes: 0 },
    migrations: { missing: 0, unknown: 0 },
    queue: { value: { standing: { waiting: 0 } } },
    held: { value: false },
  });
  const bot = await database.open();
  await bot.db.select().from(bot.tables.requests);
  expect(await looked()).toMatchObject({ held: { value: true } });
  await bot.close();
  expect(await lookAtDatabase('postgres://bot:secret@127.0.0.1:1/none', 0)).toEqual({
    is: 'closed',
    code: 'ECONNREFUSED',
  });
});
