import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Queries, queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import type { Store } from '../../src/db/store.ts';
import { raise } from '../../src/domain/acts/raise.ts';
import { always } from '../../src/domain/calendars/calendar.ts';
import { stopClock } from '../../src/domain/clock.ts';
import { needsOf } from '../../src/domain/digest.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import type { Policy, Team } from '../../src/domain/team.ts';
import { createDigests, type Digests } from '../../src/engine/digests.ts';
import { aDirectory } from '../support/directory.ts';
import { aDraft } from '../support/factories.ts';

const hour = 3_600_000;
const target = { acknowledge: hour, resolve: 10 * hour, calendar: 'always' };
const sla = { urgent: target, high: target, normal: target, low: target };
const policy: Policy = {
  sla,
  ladder: { acknowledge: [], update: [], resolve: [], handBackMs: null },
  liveCall: { acknowledgeMs: hour, lastsMs: hour },
  calendars: {},
};
const zones: Record<string, string> = { UNORA: 'Europe/Dublin', UHANA: 'Asia/Tokyo' };
const team = (name: string, lead: string): Team => ({
  name,
  channel: 'C0',
  restricted: false,
  responders: { users: [] },
  leads: [lead],
  onCall: [],
  fallback: { users: [lead] },
  sla,
  ladder: 'standard',
});

let store: Store;
let queries: Queries;
let now: number;
let zoneKnown: boolean;

beforeEach(() => {
  store = openSqlite(':memory:');
  queries = queriesOf(store);
  zoneKnown = true;
});
afterEach(() => store.close());

function digestsNow(): Digests {
  return createDigests({
    store,
    queries,
    directory: aDirectory({
      teams: { design: team('Design', 'UNORA'), markets: team('New markets', 'UHANA') },
    }),
    hours: { at: 9 * 60, days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
    zoneOf: async (lead) => {
      if (!zoneKnown) throw new Error('Slack is away');
      return zones[lead] ?? 'UTC';
    },
    now: () => now,
    committed: () => {},
    log: { warn: () => {} },
  });
}
async function store1(more: Partial<Escalation>): Promise<void> {
  const number = await queries.escalations.nextNumber();
  const { escalation } = raise(
    {
      team: 'design',
      priority: 'normal',
      reporter: 'UAOIFE',
      source: null,
      routed: 'chosen',
      rule: null,
      summary: 'Wrong icon',
      details: '',
      need: null,
      account: null,
      country: null,
      category: null,
      callbackAt: null,
      contact: null,
      onPhone: false,
    },
    { id: `ESC-${number}`, number, policyId: 'p' },
    { now: more.openedAt ?? now, calendars: () => always, policy },
  );
  await store.atomically([queries.escalations.insert({ ...escalation, ...more })]);
}
const queued = async () => (await store.db.select().from(store.tables.outbox)).map(({ id }) => id);
const utc = (text: string) => Date.parse(`${text}Z`);

test('each lead gets theirs at nine in their own zone, once, also across restarts', async () => {
  now = utc('2026-11-23T00:10:00');
  await store1({ openedAt: utc('2026-11-20T10:00:00') });
  expect(await digestsNow().turn()).toBe(utc('2026-11-23T01:10:00'));
  expect(await queued()).toEqual(['digest:UHANA:2026-11-23']);
  now = utc('2026-11-23T09:00:00');
  const digests = digestsNow();
  await digests.turn();
  await digests.turn();
  await digestsNow().turn();
  expect(await queued()).toEqual(['digest:UHANA:2026-11-23', 'digest:UNORA:2026-11-23']);
});

test('a workspace where nothing has happened yet is left in peace', async () => {
  now = utc('2026-11-23T09:30:00');
  await digestsNow().turn();
  expect(await queued()).toEqual([]);
});

test('one that is too late is left out', async () => {
  await store1({ openedAt: utc('2026-11-20T10:00:00') });
  now = utc('2026-11-23T17:30:00');
  await digestsNow().turn();
  expect(await queued()).toEqual([]);
});

test('while a zone cannot be known the digest waits, and is asked for again', async () => {
  await store1({ openedAt: utc('2026-11-20T10:00:00') });
  now = utc('2026-11-23T09:00:00');
  zoneKnown = false;
  const digests = digestsNow();
  expect(await digests.turn()).toBe(now + 60_000);
  zoneKnown = true;
  now += 60_000;
  await digests.turn();
  expect(await queued()).toContain('digest:UNORA:2026-11-23');
});

test('on demand it goes to leads only, and the same request makes one', async () => {
  now = utc('2026-11-23T15:00:00');
  const digests = digestsNow();
  expect(await digests.ask('UAOIFE', 't1')).toBe('not a lead');
  expect(await digests.ask('UNORA', 't2')).toBe('sent');
  await digests.ask('UNORA', 't2');
  expect(await queued()).toEqual(['digest:UNORA:t2']);
});

test('Monday covers the weekend: opened, resolved, backlog and promises kept since Friday', async () => {
  const friday = utc('2026-11-20T09:00:00');
  now = utc('2026-11-23T09:00:00');
  await store1({ openedAt: friday - hour, status: 'resolved', closedAt: utc('2026-11-21T12:00:00') });
  await store1({ openedAt: utc('2026-11-22T10:00:00') });
  await store1({ openedAt: utc('2026-11-22T10:00:00'), team: 'markets' });
  const ended = (outcome: 'met' | 'missed', clock: 'acknowledge' | 'resolve') => ({
    clock,
    team: 'design',
    priority: 'normal' as const,
    startedAt: 1,
    countedMs: 1,
    targetMs: 2,
    outcome,
  });
  const entry = {
    by: 'UKENJI',
    via: 'button' as const,
    deed: { what: 'acknowledged' as const },
    under: 'design',
    restricted: false,
  };
  await store.atomically([
    queries.history.append('ESC-1', {
      ...entry,
      version: 2,
      at: friday - 1,
      ended: [ended('met', 'acknowledge')],
    }),
    queries.history.append('ESC-2', {
      ...entry,
      version: 2,
      at: friday,
      ended: [ended('met', 'acknowledge')],
    }),
    queries.history.append('ESC-3', {
      ...entry,
      version: 2,
      at: friday,
      ended: [ended('missed', 'resolve')],
    }),
  ]);
  const digest = await digestsNow().gather('UNORA', '2026-11-23', now);
  expect({
    ...digest,
    needsYou: digest.needsYou.map(({ escalation, needs }) => [escalation.id, needs]),
  }).toEqual({
    lead: 'UNORA',
    date: '2026-11-23',
    timeZone: 'Europe/Dublin',
    since: friday,
    until: now,
    needsYou: [['ESC-2', ['breached', 'nobody has it']]],
    teams: [
      {
        team: 'design',
        opened: 1,
        resolved: 1,
        backlog: 1,
        acknowledge: { met: 1, missed: 0 },
        resolve: { met: 0, missed: 1 },
        callback: { met: 0, missed: 0 },
      },
    ],
  });
});

test('a digest that was left out is covered by the next', async () => {
  const friday = utc('2026-11-20T09:00:00');
  now = friday;
  await store1({ openedAt: friday - hour });
  const digests = digestsNow();
  await digests.turn();
  await store.atomically([queries.outbox.sent('digest:UNORA:2026-11-20', friday)]);
  now = utc('2026-11-23T23:00:00');
  await digests.turn();
  await digests.ask('UNORA', 't1');
  await store.atomically([queries.outbox.sent('digest:UNORA:t1', now)]);
  now = utc('2026-11-24T09:00:00');
  expect((await digests.gather('UNORA', '2026-11-24', now)).since).toBe(friday);
});

test('an acknowledgement that was undone is not counted as kept', async () => {
  const end = {
    clock: 'acknowledge' as const,
    team: 'design',
    priority: 'normal' as const,
    startedAt: 1,
    countedMs: 1,
    targetMs: 2,
  };
  const entry = { by: 'UKENJI', via: 'button' as const, at: 10, under: 'design', restricted: false };
  await store.atomically([
    queries.history.append('ESC-1', {
      ...entry,
      version: 2,
      deed: { what: 'acknowledged' },
      ended: [{ ...end, outcome: 'met' }],
    }),
    queries.history.append('ESC-1', {
      ...entry,
      version: 3,
      deed: { what: 'acknowledgement undone' },
      ended: [{ ...end, outcome: null }],
    }),
  ]);
  expect(await queries.history.clockEnds(0, 100)).toEqual([{ ...end, outcome: null }]);
});

test('why a lead has to look: broken, about to break, nobody has it, no news', async () => {
  now = 0;
  const { escalation } = raise(
    {
      team: 'design',
      priority: 'normal',
      reporter: 'UAOIFE',
      source: null,
      routed: 'chosen',
      rule: null,
      summary: '',
      details: '',
      need: null,
      account: null,
      country: null,
      category: null,
      callbackAt: null,
      contact: null,
      onPhone: false,
    },
    { id: 'ESC-1', number: 1, policyId: 'p' },
    { now: 0, calendars: () => always, policy },
  );
  expect(needsOf(escalation, 1)).toEqual(['nobody has it']);
  expect(needsOf(escalation, 0.9 * hour)).toEqual(['about to breach', 'nobody has it']);
  expect(needsOf(escalation, hour)).toEqual(['about to breach', 'nobody has it']);
  expect(needsOf(escalation, hour + 1)).toEqual(['breached', 'nobody has it']);
  expect(needsOf({ ...escalation, status: 'resolved' }, 2 * hour)).toEqual([]);
});

/** Raised an hour after `since`, with a call promised for one hour later. */
const since = utc('2026-11-09T09:00:00');
const day = 24 * hour;
const withCall = (more: Partial<Escalation> = {}, callbackAt = since + 2 * hour): Escalation => {
  const draft = aDraft({ team: 'design', callbackAt });
  const identity = { id: 'ESC-1', number: 1, policyId: 'p' };
  const world = { now: since + hour, calendars: () => always, policy };
  return { ...raise(draft, identity, world).escalation, ...more };
};
const solved: Partial<Escalation> = { status: 'resolved', owner: 'UKENJI', closedAt: since + 1.5 * hour };
/** The call has been made, or need not be. */
const called = (): Partial<Escalation> => {
  const { clocks } = withCall();
  const callback = clocks.callback && stopClock(clocks.callback, always, since + 1.8 * hour);
  return { clocks: { ...clocks, ...(callback && { callback }) } };
};

test('a promised call without an outcome is a need once its hour is past, also of what is resolved', () => {
  const at = since + 2 * hour;
  expect([
    needsOf(withCall(solved), at),
    needsOf(withCall(solved), at + 1),
    needsOf(withCall({ ...solved, ...called() }), at + 1),
    needsOf(withCall(), at + 1),
    needsOf(withCall({ status: 'acknowledged', owner: 'UKENJI' }), at + 1),
  ]).toEqual([
    [],
    ['call back overdue'],
    [],
    ['breached', 'nobody has it', 'call back overdue'],
    ['breached', 'call back overdue'],
  ]);
});

async function stored(...escalations: Escalation[]): Promise<void> {
  await store.atomically(escalations.map((one) => queries.escalations.insert(one)));
}

test('the digest lists a resolved escalation whose promised call nobody made, last, for a fortnight', async () => {
  const nth = (number: number): Partial<Escalation> => ({ id: `ESC-${number}`, number });
  await stored(
    withCall({ ...solved, ...nth(1) }),
    withCall({ ...solved, ...nth(2), ...called() }),
    withCall({ ...solved, ...nth(3), team: 'markets' }),
    withCall({ ...solved, ...nth(4) }, since + 2 * day),
    withCall({ ...solved, ...nth(5), status: 'cancelled' }),
    withCall(nth(6)),
  );
  const listed = async (at: number) => {
    now = at;
    const { needsYou } = await digestsNow().gather('UNORA', '2026-11-10', now);
    return needsYou.map(({ escalation, needs }) => [escalation.id, needs]);
  };
  const open = ['ESC-6', ['breached', 'nobody has it', 'call back overdue']];
  const uncalled = (number: number) => [`ESC-${number}`, ['call back overdue']];
  const lastDay = since + 2 * hour + 14 * day;
  expect([
    await listed(since + 2 * hour),
    await listed(since + day),
    await listed(since + 3 * day),
    await listed(lastDay),
    await listed(lastDay + 1),
  ]).toEqual([
    [['ESC-6', ['about to breach', 'nobody has it']]],
    [open, uncalled(1)],
    [open, uncalled(4), uncalled(1)],
    [open, uncalled(4), uncalled(1)],
    [open, uncalled(4)],
  ]);
});
