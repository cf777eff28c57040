/** `switchboard sql` and `switchboard rebuild-facts`. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { holdDatabase } from '../../src/db/process-lock.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import { acknowledge, ask, resolve } from '../support/commands.ts';
import { after, morning } from '../support/factories.ts';
import { factsIn, keepFactsOf, policiesOfLives } from '../support/kept-facts.ts';
import { lives, rules } from '../support/living.ts';
import { switchboard } from './terminal.ts';

let path: string;

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard sql '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  path = join(folder, 'switchboard.db');
  const store = openSqlite(path);
  const { escalations, history, policies } = queriesOf(store);
  const life = lives({ country: 'a "comma, and', priority: 'urgent' }, morning, [
    [after(5), acknowledge()],
    [after(8), ask()],
    [after(150), resolve()],
  ]);
  await store.atomically([
    escalations.insert(life.escalation),
    ...life.history.map((entry) =>
      history.append('ESC-12', { ...entry, under: 'engineering', restricted: false }),
    ),
    ...[...policiesOfLives].map(([id, policy]) => policies.keep(id, { ...policy, calendars: rules })),
  ]);
  await keepFactsOf(store, life);
  await store.close();
});

const run = (...words: string[]) => switchboard(words, { DATABASE_URL: path });

test('an answer is a table, numbers to the right', async () => {
  expect(
    await run('sql', 'select clock, counted_ms, in_time from v_clocks order by ended_at_ms, clock'),
  ).toEqual({
    printed: [
      'clock        counted_ms  in_time',
      'acknowledge      300000        1',
      'update           180000        1',
      'answer          8520000        0',
      'resolve          480000        1',
      'update                0        1',
      '',
      '5 rows.',
    ],
    complained: [],
    failed: false,
  });
});

test('as CSV, what would be misread is quoted', async () => {
  const { printed } = await run(
    'sql',
    'select escalation, country, owner, opened_at, opened_local, week, null as none from v_escalations',
    '--format',
    'csv',
  );
  expect(printed).toEqual([
    'escalation,country,owner,opened_at,opened_local,week,none',
    'ESC-12,"a ""comma, and",UKENJI,2026-11-23T09:00:00.000Z,2026-11-23 09:00,2026-11-23,',
  ]);
});

test('as JSON, a question that was asked says how long it stood', async () => {
  const { printed } = await run(
    'sql',
    "select outcome, took_ms, ended_by from v_events where what = 'asked'",
    '--format',
    'json',
  );
  expect(JSON.parse(printed.join('\n'))).toEqual([
    { outcome: 'agent', took_ms: 142 * 60_000, ended_by: 'resolved' },
  ]);
});

test.each([
  [
    'delete from history',
    'This changes something or answers nothing. Only questions can be asked: begin with select or with.',
  ],
  [
    'delete from history returning version',
    'This changes something or answers nothing. Only questions can be asked: begin with select or with.',
  ],
  [
    'select 1; drop table history',
    'One question at a time: The supplied SQL string contains more than one statement',
  ],
  ['selec 1', 'SQLite does not understand it: near "selec": syntax error.'],
  [
    'select a from v_clocks',
    'SQLite does not understand it: no such column: a. docs/guides/sql.md lists the views and their columns.',
  ],
  [
    'select * from v_nothing',
    'SQLite does not understand it: no such table: v_nothing. docs/guides/sql.md lists the views and their columns.',
  ],
])('%s is refused, and says why', async (question, why) => {
  expect(await run('sql', question)).toEqual({ printed: [], complained: [why], failed: true });
});

test('where there is no database, it says so', async () => {
  expect(await switchboard(['sql', 'select 1'], { DATABASE_URL: '/nowhere/at-all.db' })).toMatchObject({
    complained: ['There is no database at /nowhere/at-all.db.'],
    failed: true,
  });
});

test('no view tells what people wrote', async () => {
  const db = new Database(path, { readonly: true });
  onTestFinished(() => void db.close());
  const views = db
    .prepare("select name from sqlite_master where type = 'view' order by name")
    .pluck()
    .all() as string[];
  expect(views).toEqual([
    'v_callbacks',
    'v_clocks',
    'v_documents',
    'v_escalations',
    'v_events',
    'v_held',
    'v_volumes',
  ]);
  const everything = JSON.stringify(views.map((view) => db.prepare(`select * from ${view}`).all()));
  for (const text of ['Payouts', 'Which', 'Released by hand', 'The money arrives'])
    expect(everything).not.toContain(text);
});

test('facts that were damaged are worked out anew', async () => {
  const store = openSqlite(path);
  onTestFinished(() => store.close());
  const { db, tables } = store;
  const before = await factsIn(store);
  expect(before.held.length).toBeGreaterThan(2);
  await store.atomically([db.delete(tables.heldFacts), db.update(tables.clockFacts).set({ countedMs: 1 })]);
  expect(await run('rebuild-facts')).toEqual({
    printed: ['The facts of 1 escalation were worked out anew.'],
    complained: [],
    failed: false,
  });
  expect(await factsIn(store)).toEqual(before);
});

test('while the bot runs, facts are not rebuilt', async () => {
  const bot = holdDatabase(path);
  onTestFinished(() => bot.release());
  expect(await run('rebuild-facts')).toEqual({
    printed: [],
    complained: ['The bot is running. Stop it, then try again.'],
    failed: true,
  });
});

test('a history with a gap is named, and what is kept of it stays as it is', async () => {
  const store = openSqlite(path);
  onTestFinished(() => store.close());
  const before = await factsIn(store);
  const raw = new Database(path);
  raw.prepare("delete from history where what = 'acknowledged'").run();
  raw.close();
  expect(await run('rebuild-facts')).toEqual({
    printed: ['The facts of 0 escalations were worked out anew.'],
    complained: [
      'ESC-12 is left as it was: the history of ESC-12 cannot be replayed: version 4, asked: version 3 was expected',
    ],
    failed: true,
  });
  expect(await factsIn(store)).toEqual({ ...before, owed: [{ escalationId: 'ESC-12' }] });
});

test('the guide lists every view with its columns, in their order', () => {
  const guide = readFileSync(new URL('../../docs/guides/sql.md', import.meta.url), 'utf8');
  const db = new Database(path, { readonly: true });
  onTestFinished(() => void db.close());
  const told = [...guide.matchAll(/^\| `(v_\w+)` \| [^|]* \| (.*) \|$/gm)].map(
    ([, view = '', cells = '']) => [
      view,
      [...cells.replaceAll(/\([^)]*\)/g, '').matchAll(/`(\w+)`/g)].map(([, column]) => column),
    ],
  );
  const views = told.map(([view]) => {
    const columns = db
      .prepare(`select name from pragma_table_info('${String(view)}')`)
      .pluck()
      .all() as string[];
    const text = columns.filter(
      (column) => !(column.endsWith('_ms') && columns.includes(column.slice(0, -3))),
    );
    return [view, text];
  });
  expect(told).toHaveLength(7);
  expect(told).toEqual(views);
});
