/** A database of an earlier version is brought up to date, and what is in it is understood. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { expect, onTestFinished, test } from 'vitest';
import type { OutboxRow } from '../../src/db/outbox.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { aClock, aLadder, aTarget } from '../support/factories.ts';

const migrations = fileURLToPath(new URL('../../src/db/migrations/sqlite', import.meta.url));

/** A database as the first `count` migrations left it. */
function databaseAfter(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-upgrade-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const earlier = join(folder, 'migrations');
  cpSync(migrations, earlier, { recursive: true });
  const journal = join(earlier, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, count) }));
  const path = join(folder, 'switchboard.db');
  const db = new Database(path);
  migrate(drizzle(db), { migrationsFolder: earlier });
  db.close();
  return path;
}

test('policies of before there were calendars count day and night, and hand nothing back', async () => {
  const path = databaseAfter(1);
  const { handBackMs: _, ...ladder } = aLadder();
  const target = aTarget();
  const sla = { urgent: target, high: target, normal: target, low: target };
  const db = new Database(path);
  db.prepare('insert into policies (id, policy) values (?, ?)').run('old', JSON.stringify({ sla, ladder }));
  db.close();
  const store = openSqlite(path);
  onTestFinished(() => store.close());
  expect(await queriesOf(store).policies.find('old')).toEqual({
    sla,
    ladder: { ...ladder, handBackMs: null },
    liveCall: { acknowledgeMs: 180_000, lastsMs: 1_800_000 },
    calendars: {},
  });
});

test('whose organisation was never asked is asked about anew, and keeps their name', async () => {
  const path = databaseAfter(3);
  const db = new Database(path);
  db.prepare(
    `insert into people (id, name, time_zone, locale, workspace, guest, bot, deleted, fetched_at)
     values ('UOLGA', 'Olga', 'Europe/Berlin', 'de-DE', 'T0ELSE', 0, 0, 0, 1795428000000)`,
  ).run();
  db.close();
  const store = openSqlite(path);
  onTestFinished(() => store.close());
  expect(await queriesOf(store).people.find('UOLGA')).toMatchObject({
    name: 'Olga',
    enterprise: null,
    fetchedAt: 0,
    changedAt: 0,
  });
});

test('an entry of before is known to be written under the team that had it then, or that it went to', async () => {
  const path = databaseAfter(4);
  const db = new Database(path);
  const add = db.prepare(
    "insert into history (escalation_id, version, at, by, via, what, deed, ended) values (?, ?, 1, 'U', 'form', ?, ?, '[]')",
  );
  const deeds = [
    { what: 'raised', team: 'engineering' },
    { what: 'acknowledged' },
    { what: 'moved', from: 'engineering', to: 'risk' },
    { what: 'said' },
    { what: 'moved', from: 'risk', to: 'design' },
    { what: 'said' },
  ];
  for (const [n, deed] of deeds.entries()) add.run('ESC-1', n + 1, deed.what, JSON.stringify(deed));
  add.run('ESC-2', 1, 'said', JSON.stringify({ what: 'said' }));
  db.close();
  const store = openSqlite(path);
  onTestFinished(() => store.close());
  const { history } = queriesOf(store);
  const kept = [...(await history.of('ESC-1')), ...(await history.of('ESC-2'))];
  expect(kept.map(({ under }) => under)).toEqual([
    'engineering',
    'engineering',
    'risk',
    'risk',
    'design',
    'design',
    null,
  ]);
  expect(new Set(kept.map(({ restricted }) => restricted))).toEqual(new Set([null]));
});

test('what a row of before waits for is known, and no longer read from its reason', async () => {
  const path = databaseAfter(5);
  const db = new Database(path);
  const add = db.prepare(
    `insert into outbox (id, lane, seq, kind, payload, status, rank, attempts, refusals, next_at, created_at, reason)
     values (?, 'reminders:UKENJI', 1, 'reminder', '{}', ?, 0, 1, 1, 1, 1, ?)`,
  );
  add.run('a', 'pending', 'nobody is reminded now');
  add.run('b', 'pending', 'the card first');
  add.run('c', 'pending', 'fault');
  add.run('d', 'pending', 'said with a');
  add.run('e', 'sent', 'said with a');
  add.run('f', 'pending', 'ratelimited');
  db.close();
  const store = openSqlite(path);
  onTestFinished(() => store.close());
  const { outbox } = queriesOf(store);
  const rows = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => outbox.find(id)));
  expect(rows.map((row) => [row?.hold, row?.sentWith])).toEqual([
    ['asleep', null],
    ['card first', null],
    ['fault', null],
    [null, 'a'],
    [null, 'a'],
    [null, null],
  ]);
});

test('rows of before that are under way keep their places, and what is queued from now on comes after them', async () => {
  const path = databaseAfter(7);
  const db = new Database(path);
  const add = db.prepare(
    `insert into outbox (id, lane, seq, kind, payload, status, rank, room, attempts, refusals, next_at, created_at)
     values (?, ?, ?, ?, ?, ?, 0, '', 0, 0, 1, 1)`,
  );
  const lane = 'ESC-1/card:0';
  add.run('refresh', lane, 12_900, 'card', '{"kind":"card","card":0,"version":0}', 'pending');
  add.run('line', lane, 12_001, 'card entry', '{"kind":"card entry","card":0,"version":12}', 'pending');
  add.run('card', lane, 12_000, 'card', '{"kind":"card","card":0,"version":12}', 'pending');
  add.run('card before', lane, 11_999, 'card', '{"kind":"card","card":0,"version":12}', 'pending');
  add.run('given up', lane, 1000, 'card', '{"kind":"card","card":0,"version":1}', 'dead');
  add.run('later', 'reminders:UKENJI', 1_795_428_000_001, 'personal reminder', '{}', 'pending');
  add.run('sooner', 'reminders:UKENJI', 1_795_428_000_000, 'personal reminder', '{}', 'pending');
  db.close();
  const store = openSqlite(path);
  onTestFinished(() => store.close());
  const { outbox } = queriesOf(store);
  const notice = { lane, escalationId: 'ESC-1', rank: 0, major: 13, minor: 0 };
  await store.atomically([
    outbox.enqueue({ ...notice, id: 'next', payload: { kind: 'card', card: 0, version: 13 } }, 2),
    outbox.revive(2),
  ]);
  const placed = (rows: OutboxRow[]) => rows.map(({ id, major, minor }) => [id, major, minor]);
  expect(placed(await outbox.waiting(lane))).toEqual([
    ['given up', 1, 0],
    ['card before', 11, 999],
    ['card', 12, 0],
    ['line', 12, 1],
    ['refresh', 12, 900],
    ['next', 13, 0],
  ]);
  expect(placed(await outbox.waiting('reminders:UKENJI'))).toEqual([
    ['sooner', 1_795_428_000_000, 0],
    ['later', 1_795_428_000_001, 0],
  ]);
  const anything = { posts: 9, edits: 9, mostRank: 9, shut: [], eldest: [] };
  const claimed = (await outbox.claim(3, 1000, anything)).map(({ id }) => id);
  expect(claimed.toSorted()).toEqual(['given up', 'sooner']);
});

test('what was late before is missed since it ended, or since it was last changed, and is sorted by when it is due', async () => {
  const path = databaseAfter(8);
  const db = new Database(path);
  const clock = (more: Partial<Clock>): Clock => {
    const { missedAt: _, ...before } = aClock({ dueAt: null, ...more });
    return before as Clock;
  };
  const end = { clock: 'resolve', team: 'design', priority: 'low', startedAt: 1, countedMs: 1, targetMs: 2 };
  const week = 7 * 86_400_000;
  db.prepare(
    `insert into escalations (id, number, version, status, team, priority, reporter, summary, details, on_phone, opened_at, updated_at, clocks, moves,
       held_since, policy_id, search_text) values ('ESC-1', 1, 1, 'waiting', 'design', 'low', 'U', '', '', 0, 1, 77, ?, 0, 1, 'p', '')`,
  ).run(
    JSON.stringify({
      acknowledge: clock({ stoppedAt: 5, outcome: 'missed' }),
      update: clock({ countedMs: 9, targetMs: 8 }),
      resolve: clock({ dueAt: 90 }),
      callback: clock({ dueAt: 80 }),
    }),
  );
  const add = db.prepare(
    "insert into history (escalation_id, version, at, by, via, what, deed, ended) values ('ESC-1', ?, ?, 'U', 'form', 'resolved', '{}', ?)",
  );
  for (const [n, at] of [0, 2 * week].entries()) {
    add.run(n, at, JSON.stringify(['met', 'missed'].map((outcome) => ({ ...end, outcome }))));
  }
  db.close();
  const store = openSqlite(path);
  onTestFinished(() => store.close());
  const { escalations, history } = queriesOf(store);
  const { clocks } = (await escalations.find('ESC-1')) ?? {};
  const [row] = await store.db
    .select({ dueAt: store.tables.escalations.dueAt })
    .from(store.tables.escalations);
  expect([Object.entries(clocks ?? {}).map(([name, { missedAt }]) => [name, missedAt]), row]).toEqual([
    [
      ['acknowledge', 5],
      ['update', 77],
      ['resolve', null],
      ['callback', null],
    ],
    { dueAt: 80 },
  ]);
  expect((await history.of('ESC-1')).map(({ ended }) => ended)).toEqual([
    [
      { ...end, outcome: 'met' },
      { ...end, outcome: 'missed' },
    ],
    [
      { ...end, outcome: 'met' },
      { ...end, outcome: 'missed', missedAt: 2 * week },
    ],
  ]);
});

test('what was answered about a document before there were four answers is one of them', async () => {
  const path = databaseAfter(10);
  const db = new Database(path);
  const escalation = db.prepare(
    `insert into escalations (id, number, version, status, team, priority, reporter, summary, details, on_phone, opened_at, updated_at, clocks, moves,
       held_since, policy_id, search_text, resolution) values (?, ?, 1, 'resolved', 'design', 'low', 'U', '', '', 0, 1, 1, '{}', 0, 1, 'p', '', ?)`,
  );
  const entry = db.prepare(
    "insert into history (escalation_id, version, at, by, via, what, deed, ended) values (?, 1, 1, 'U', 'form', 'resolved', ?, '[]')",
  );
  const before = [
    { helps: true, which: 'Keys' },
    { helps: false, which: null },
  ];
  for (const [n, document] of before.entries()) {
    const resolution = { fixed: 'It', tellUser: 'That', cause: 'bug', document };
    escalation.run(`ESC-${n}`, n, JSON.stringify(resolution));
    entry.run(`ESC-${n}`, JSON.stringify({ what: 'resolved', ...resolution }));
  }
  escalation.run('ESC-2', 2, null);
  db.close();
  const store = openSqlite(path);
  onTestFinished(() => store.close());
  const { escalations, history } = queriesOf(store);
  const documents = await Promise.all(
    ['ESC-0', 'ESC-1', 'ESC-2'].map(async (id) => {
      const [first] = await history.of(id);
      const resolution = (await escalations.find(id))?.resolution ?? null;
      return [resolution, first?.deed].map((said) => said && 'document' in said && said.document);
    }),
  );
  const [yes, no] = [
    { answer: 'yes', which: 'Keys' },
    { answer: 'no', which: null },
  ];
  expect(documents).toEqual([
    [yes, yes],
    [no, no],
    [null, undefined],
  ]);
});

test('lines under the agent’s message that have buttons are still known', async () => {
  const path = databaseAfter(12);
  const db = new Database(path);
  db.prepare(
    `insert into pressables (channel, ts, escalation_id, version, part, actions)
     values ('D0AOIFE', '1.2', 'ESC-1', 3, 1, '["answer"]')`,
  ).run();
  db.close();
  const store = openSqlite(path);
  onTestFinished(() => store.close());
  const line = {
    channel: 'D0AOIFE',
    ts: '1.2',
    escalationId: 'ESC-1',
    version: 3,
    part: 1,
    actions: ['answer'],
  };
  expect(await queriesOf(store).pressables.of('ESC-1')).toEqual([{ ...line, notice: null, lane: null }]);
});

test('facts of what was there before are owed, and views can be asked already', async () => {
  const path = databaseAfter(16);
  const db = new Database(path);
  db.prepare(
    `insert into escalations (id, number, version, status, team, priority, reporter, summary, details, on_phone, opened_at, updated_at, clocks, moves, held_since, policy_id, search_text)
     values ('ESC-1', 1, 1, 'open', 'engineering', 'high', 'UAOIFE', 'Frozen', '', 0, 1795424400000, 1795424400000, '{}', 0, 1795424400000, 'p', '')`,
  ).run();
  db.close();
  const store = openSqlite(path);
  onTestFinished(() => store.close());
  expect(await queriesOf(store).keptFacts.owed('', 10)).toEqual(['ESC-1']);
  const raw = new Database(path, { readonly: true });
  onTestFinished(() => void raw.close());
  expect(raw.prepare('select escalation, opened_at, opened_local from v_escalations').all()).toEqual([
    { escalation: 'ESC-1', opened_at: '2026-11-23T09:00:00.000Z', opened_local: null },
  ]);
});
