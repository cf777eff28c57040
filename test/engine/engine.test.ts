import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Queries, queriesOf } from '../../src/db/queries.ts';
import { type Store, UnavailableError } from '../../src/db/store.ts';
import type { Draft } from '../../src/domain/command.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { Ladder, Target, Team } from '../../src/domain/team.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { type Engine, NotSavedError } from '../../src/engine/engine-types.ts';
import { aResolution } from '../support/commands.ts';
import { aStore } from '../support/database.ts';
import { aDirectory } from '../support/directory.ts';
import { expectReplayed } from '../support/replayed.ts';

const minute = 60_000;
const target: Target = { acknowledge: 15 * minute, resolve: 240 * minute, calendar: 'always' };
const sla = { urgent: target, high: target, normal: target, low: target };
const ladder: Ladder = {
  acknowledge: [
    { at: { percent: 80 }, tell: ['on-call'] },
    { at: 'breach', tell: ['on-call', 'leads'] },
  ],
  update: [],
  resolve: [],
  handBackMs: null,
};
const team = (name: string, channel: string): Team => ({
  name,
  channel,
  restricted: false,
  responders: { users: ['UKENJI', 'UPRIYA'] },
  leads: ['UMARCUS'],
  onCall: [{ calendar: 'always', users: ['UKENJI'] }],
  fallback: { users: ['UMARCUS'] },
  sla,
  ladder: 'standard',
});
const teams = { engineering: team('Engineering', 'C0ENG'), risk: team('Risk', 'C0RISK') };

let store: Store;
let queries: Queries;
let engine: Engine;
let now: number;
let commits: number;

beforeEach(async () => {
  store = await aStore();
  queries = queriesOf(store);
  now = 1_000_000;
  commits = 0;
  engine = engineOn(store);
});
afterEach(() => store.close());

function engineOn(on: Store, watched = (all: Queries) => all): Engine {
  return createEngine({
    store: on,
    queries: watched(queriesOf(on)),
    directory: aDirectory({ queries: queriesOf(on), teams, ladders: { standard: ladder } }),
    prefix: 'ESC',
    now: () => now,
    committed: () => {
      commits += 1;
    },
  });
}

const draft = (more: Partial<Draft> = {}): Draft => ({
  team: 'engineering',
  priority: 'normal',
  reporter: 'UAOIFE',
  source: null,
  routed: 'chosen',
  rule: null,
  summary: 'Payouts frozen',
  details: 'Since this morning',
  need: null,
  account: 'acct_1Kx',
  country: 'IE',
  category: null,
  callbackAt: null,
  contact: null,
  onPhone: false,
  ...more,
});
const kenji: Actor = { id: 'UKENJI', team: 'engineering', responder: true, lead: false };
const priya: Actor = { id: 'UPRIYA', team: 'engineering', responder: true, lead: false };
const waiting = async () =>
  (await store.db.select().from(store.tables.outbox)).map(({ id, lane }) => [id, lane]);

test('raising stores the escalation, its first entry and what Slack has to show, in one commit', async () => {
  const { escalation, already } = await engine.open(draft(), 'view:V1');
  expect({ id: escalation.id, status: escalation.status, already, commits }).toEqual({
    id: 'ESC-1',
    status: 'open',
    already: false,
    commits: 1,
  });
  expect(await engine.find('esc-1')).toEqual(escalation);
  expect((await engine.history('ESC-1')).map(({ version, deed }) => [version, deed.what])).toEqual([
    [1, 'raised'],
  ]);
  expect(await waiting()).toEqual([
    ['ESC-1:1:0', 'ESC-1/card:0'],
    ['ESC-1:1:1', 'ESC-1/agent'],
  ]);
});

test('the same form twice makes one escalation, one after the other or at once', async () => {
  await engine.open(draft(), 'view:V1');
  expect(await engine.open(draft(), 'view:V1')).toMatchObject({ escalation: { id: 'ESC-1' }, already: true });
  const both = await Promise.all([engine.open(draft(), 'view:V2'), engine.open(draft(), 'view:V2')]);
  expect(both.map(({ escalation }) => escalation.id)).toEqual(['ESC-2', 'ESC-2']);
  expect(await engine.list({ limit: 10 })).toHaveLength(2);
});

test('a server may be some way off: a raise asks for nothing before it is sent, an acknowledgement once', async () => {
  const asked: string[] = [];
  const noting = engineOn(
    store,
    (all) =>
      Object.fromEntries(
        Object.entries(all).map(([room, queriesThere]) => [
          room,
          Object.fromEntries(
            Object.entries(queriesThere).map(([name, query]) => [
              name,
              (...given: never[]) => {
                const answer: unknown = (query as (...given: never[]) => unknown)(...given);
                if (answer instanceof Promise) asked.push(name);
                return answer;
              },
            ]),
          ),
        ]),
      ) as Queries,
  );
  await noting.open(draft(), 'view:V1');
  asked.length = 0;
  await noting.open(draft(), 'view:V2');
  expect(asked).toEqual([]);
  await noting.act('ESC-2', { kind: 'acknowledge', by: kenji, via: 'button' }, 't1');
  expect(asked).toEqual(['toBeChanged']);
});

test('fifty raised at once get fifty numbers', async () => {
  const raised = await Promise.all(Array.from({ length: 50 }, (_, i) => engine.open(draft(), `view:${i}`)));
  expect(new Set(raised.map(({ escalation }) => escalation.number)).size).toBe(50);
});

test('two people at once: one has it, the other is told who does', async () => {
  await engine.open(draft(), 'view:V1');
  const answers = await Promise.all([
    engine.act('ESC-1', { kind: 'acknowledge', by: kenji, via: 'button' }, 't1'),
    engine.act('ESC-1', { kind: 'acknowledge', by: priya, via: 'button' }, 't2'),
  ]);
  const owner = (await engine.find('ESC-1'))?.owner;
  expect(answers.filter((answer) => 'entry' in answer)).toHaveLength(1);
  expect(answers.find((answer) => 'refused' in answer)).toEqual({ refused: 'already owned', owner });
  expect(await engine.history('ESC-1')).toHaveLength(2);
});

test('two engines on one file race fairly: every change is in the history once', async () => {
  await engine.open(draft(), 'view:V1');
  const other = engineOn(store);
  const says = Array.from({ length: 10 }, (_, i) =>
    (i % 2 ? engine : other).act(
      'ESC-1',
      { kind: 'say', by: kenji, via: 'reply', side: 'team', text: `${i}` },
      `m${i}`,
    ),
  );
  await Promise.all(says);
  const history = await engine.history('ESC-1');
  expect(history.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(new Set(history.slice(1).map(({ deed }) => 'text' in deed && deed.text)).size).toBe(10);
});

test('the same click delivered twice changes nothing the second time, even when the world has moved on', async () => {
  await engine.open(draft(), 'view:V1');
  const take = { kind: 'acknowledge', by: kenji, via: 'button' } as const;
  await engine.act('ESC-1', take, 't1');
  await engine.act('ESC-1', { kind: 'hand back', by: kenji, via: 'button' }, 't2');
  expect(await engine.act('ESC-1', take, 't1')).toMatchObject({
    entry: null,
    escalation: { status: 'open' },
  });
  expect(await engine.history('ESC-1')).toHaveLength(3);
});

test('a second press is answered like the first, and nothing is stored or said', async () => {
  await engine.open(draft({ onPhone: true }), 'view:V1');
  const holdOn = (by: Actor, key: string) => engine.act('ESC-1', { kind: 'hold on', by, via: 'button' }, key);
  await holdOn(kenji, 't1');
  const [first, second] = await Promise.all([holdOn(priya, 't2'), holdOn(priya, 't3')]);
  expect(first).toMatchObject({ entry: { version: 3, deed: { what: 'held on', newsBy: null } } });
  expect(second).toEqual({ escalation: await engine.find('ESC-1'), entry: null });
  expect(await engine.history('ESC-1')).toHaveLength(3);
});

test('while the clock is behind what has happened, that is when it is: time never runs backwards', async () => {
  await engine.open(draft({ onPhone: true }), 'view:V1');
  const opened = now;
  const acts: [at: number, command: Parameters<Engine['act']>[1]][] = [
    [10, { kind: 'acknowledge', by: kenji, via: 'button' }],
    [-50, { kind: 'hold on', by: kenji, via: 'button' }],
    [-49, { kind: 'ask', by: kenji, via: 'button', missing: [], text: 'Which payout?' }],
    [11, { kind: 'answer', by: kenji, via: 'button', text: 'po_9' }],
    [-3000, { kind: 'promise news', by: kenji, via: 'button', newsBy: opened + 40 * minute }],
    [-2000, { kind: 'change priority', by: kenji, via: 'button', to: 'urgent' }],
    [12, { kind: 'hand back', by: kenji, via: 'button' }],
    [-1, { kind: 'resolve', by: kenji, via: 'button', resolution: aResolution() }],
  ];
  for (const [at, command] of acts) {
    now = opened + at * minute;
    expect(await engine.act('ESC-1', command, command.kind)).toMatchObject({ entry: {} });
    await engine.tick();
  }
  const history = await engine.history('ESC-1');
  const done = history.filter(({ by }) => by === 'UKENJI');
  expect(done.map(({ at }) => (at - opened) / minute)).toEqual([10, 10, 10, 11, 11, 11, 12, 12]);
  expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).toSorted((a, b) => a - b));
  expect(history.flatMap(({ ended }) => ended).filter(({ countedMs }) => countedMs < 0)).toEqual([]);
  expect(await expectReplayed(queries)).toBe(1);
});

test('nothing is known of a reference that was never given', async () => {
  expect(await engine.act('ESC-9', { kind: 'acknowledge', by: kenji, via: 'button' }, 't1')).toEqual({
    refused: 'not found',
    id: 'ESC-9',
  });
});

test('a tick tells what is due once, and says when more is', async () => {
  await engine.open(draft(), 'view:V1');
  expect(await engine.tick()).toBe(1_000_000 + 12 * minute);
  now += 12 * minute;
  expect(await engine.tick()).toBe(1_000_000 + 15 * minute);
  expect(await engine.tick()).toBe(1_000_000 + 15 * minute);
  expect((await waiting()).slice(2)).toEqual([['ESC-1:2:0', 'ESC-1/card:0']]);
});

test('while something heard waits, its clocks stand at that instant: what was due by then is said, the rest waits', async () => {
  const { escalation } = await engine.open(draft(), 'view:V1');
  const opened = now;
  const heardAt = opened + 13 * minute;
  const request = { kind: 'eyes', key: 'r', user: 'UKENJI', channel: 'C0ENG', root: '1.0' } as const;
  await store.atomically([
    queries.inbox.keep({
      key: 'r',
      lane: escalation.id,
      escalationId: escalation.id,
      heardAt,
      request,
      hearer: '',
    }),
  ]);
  now += 20 * minute;
  expect(await engine.tick()).toBeNull();
  expect((await engine.history('ESC-1')).map(({ at, deed }) => [at - opened, deed])).toEqual([
    [0, expect.anything()],
    [13 * minute, { what: 'reminded', reminders: [expect.objectContaining({ kind: 'warning' })] }],
  ]);
  await engine.act('ESC-1', { kind: 'acknowledge', by: kenji, via: 'eyes' }, 'r', heardAt);
  expect((await engine.find('ESC-1'))?.clocks.acknowledge).toMatchObject({
    outcome: 'met',
    stoppedAt: heardAt,
  });
  expect(await expectReplayed(queries)).toBe(1);
});

test('an escalation keeps the promises it was raised under', async () => {
  await engine.open(draft(), 'view:V1');
  const stricter = { ...teams.engineering, sla: { ...sla, high: { ...target, acknowledge: minute } } };
  const changed = { ...teams, engineering: stricter };
  const later = createEngine({
    store,
    queries,
    directory: aDirectory({ queries, teams: changed, ladders: { standard: ladder } }),
    prefix: 'ESC',
    now: () => now,
    committed: () => {},
  });
  await later.act('ESC-1', { kind: 'change priority', by: kenji, via: 'button', to: 'high' }, 't1');
  expect((await later.find('ESC-1'))?.clocks.acknowledge?.targetMs).toBe(15 * minute);
  await later.open(draft({ priority: 'high' }), 'view:V2');
  expect((await later.find('ESC-2'))?.clocks.acknowledge?.targetMs).toBe(minute);
});

test('a database that cannot take it is said so, and nothing has changed', async () => {
  await engine.open(draft(), 'view:V1');
  const before = await engine.find('ESC-1');
  const broken = engineOn({
    ...store,
    atomically: () => Promise.reject(new UnavailableError('SQLITE_FULL', new Error('disk full'))),
  });
  await expect(broken.open(draft(), 'view:V2')).rejects.toThrow(NotSavedError);
  const act = broken.act('ESC-1', { kind: 'acknowledge', by: kenji, via: 'button' }, 't1');
  await expect(act).rejects.toThrow(NotSavedError);
  expect(await engine.find('ESC-1')).toEqual(before);
});

test('a search finds references, words and accounts, in German and Japanese too', async () => {
  await engine.open(draft({ summary: 'Größere Auszahlung fehlt', account: 'acct_DE1' }), 'view:V1');
  await engine.open(draft({ summary: '入金が反映されない', account: 'acct_JP1' }), 'view:V2');
  const readable = { teams: ['engineering'], reporter: '', limit: 10 };
  const found = async (...words: string[]) =>
    (await engine.search(words, readable)).escalations.map(({ id }) => id);
  expect(await found('grossere')).toEqual(['ESC-1']);
  expect(await found('auszahlung', 'fehlt')).toEqual(['ESC-1']);
  expect(await found('反映')).toEqual(['ESC-2']);
  expect(await found('acct_jp1')).toEqual(['ESC-2']);
  expect(await found('esc-1')).toEqual(['ESC-1']);
  expect(await found('100%')).toEqual([]);
});

test('a list puts what is overdue first, then what is gravest and oldest', async () => {
  await engine.open(draft({ priority: 'normal' }), 'view:V1');
  now += 14 * minute;
  await engine.open(draft({ priority: 'low' }), 'view:V2');
  await engine.open(draft({ priority: 'urgent' }), 'view:V3');
  now += 2 * minute;
  const ids = (await engine.list({ teams: ['engineering'], limit: 10 })).map(({ id }) => id);
  expect(ids).toEqual(['ESC-1', 'ESC-3', 'ESC-2']);
});

test('how a team stands: how many wait, and how long it usually takes', async () => {
  for (const [i, wait] of [2, 4, 30].entries()) {
    await engine.open(draft(), `view:${i}`);
    now += wait * minute;
    await engine.act(`ESC-${i + 1}`, { kind: 'acknowledge', by: kenji, via: 'button' }, `t${i}`);
  }
  await engine.open(draft(), 'view:V4');
  expect(await engine.standing('engineering')).toEqual({
    unacknowledged: 1,
    usuallyAcknowledgedMs: 4 * minute,
  });
  expect(await engine.standing('risk')).toEqual({ unacknowledged: 0, usuallyAcknowledgedMs: null });
});

test('a tick with much to do lets others in after each escalation', async () => {
  const many = 30;
  for (let n = 0; n < many; n++) await engine.open(draft(), `view:V${n}`);
  now += 12 * minute;
  let turns = 0;
  let ticking = true;
  const takeTurns = (): void => {
    turns += 1;
    if (ticking) setImmediate(takeTurns);
  };
  setImmediate(takeTurns);
  await engine.tick();
  ticking = false;
  expect(turns).toBeGreaterThanOrEqual(many);
});

test('what may not be read takes no part in a search: neither hits, nor their order, nor how many fit', async () => {
  const words = ['payouts'];
  const readable = { teams: ['engineering'], reporter: 'UYUKI', limit: 3 };
  const found = async () => (await engine.search(words, readable)).escalations.map(({ summary }) => summary);
  for (const n of [1, 2, 3]) await engine.open(draft({ summary: `payouts ${n}` }), `open ${n}`);
  const before = await found();
  for (const n of [1, 2, 3, 4]) {
    await engine.open(draft({ summary: `payouts, restricted ${n}`, team: 'risk' }), `risk ${n}`);
  }
  expect([before, await found()]).toEqual([
    ['payouts 3', 'payouts 2', 'payouts 1'],
    ['payouts 3', 'payouts 2', 'payouts 1'],
  ]);
});

test('a reference alone is found by everybody, with another word only by those who may read it, and by its reporter', async () => {
  await engine.open(draft({ summary: 'Laundering', team: 'risk', reporter: 'UAOIFE' }), 'view:V1');
  const found = async (reporter: string, ...words: string[]) =>
    (await engine.search(words, { teams: ['engineering'], reporter, limit: 10 })).escalations.length;
  expect([
    await found('UKENJI', 'esc-1'),
    await found('UKENJI', 'esc-1', 'laundering'),
    await found('UKENJI', 'esc-1', 'esc'),
    await found('UAOIFE', 'laundering'),
  ]).toEqual([1, 0, 0, 1]);
});

test('an escalation that the clock cannot change is named, and the others are looked at all the same', async () => {
  await engine.open(draft(), 'view:V1');
  await engine.open(draft(), 'view:V2');
  let writes = 0;
  const broken = engineOn({
    ...store,
    atomically: (statements) => {
      writes += 1;
      return writes === 1
        ? Promise.reject(new UnavailableError('SQLITE_IOERR', new Error('disk')))
        : store.atomically(statements);
    },
  });
  now += 600 * minute;
  await expect(broken.tick()).rejects.toMatchObject({ name: 'ClockError', escalation: 'ESC-1' });
  expect((await engine.history('ESC-2')).length).toBeGreaterThan(1);
});
