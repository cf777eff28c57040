import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Queries, queriesOf } from '../../src/db/queries.ts';
import type { Store } from '../../src/db/store.ts';
import { raise } from '../../src/domain/acts/raise.ts';
import { always } from '../../src/domain/calendars/calendar.ts';
import { stopClock } from '../../src/domain/clock.ts';
import { needsOf } from '../../src/domain/digest.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import type { Policy, Team } from '../../src/domain/team.ts';
import { createDigests, type Digests } from '../../src/engine/digests.ts';
import { reportsOf } from '../../src/engine/reports.ts';
import { aStore } from '../support/database.ts';
import { aDirectory } from '../support/directory.ts';
import { aDraft, calendars } from '../support/factories.ts';

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

beforeEach(async () => {
  store = await aStore();
  queries = queriesOf(store);
  zoneKnown = true;
});
afterEach(() => store.close());

function digestsNow(): Digests {
  const directory = aDirectory({
    queries: { policies: { find: async () => policy } },
    teams: { design: team('Design', 'UNORA'), markets: team('New markets', 'UHANA') },
  });
  const log = { warn: () => {} };
  return createDigests({
    store,
    queries,
    directory,
    reports: reportsOf({ queries, directory, log }),
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

test('Monday covers the weekend', async () => {
  const friday = utc('2026-11-20T09:00:00');
  now = utc('2026-11-23T09:00:00');
  await store1({ openedAt: utc('2026-11-22T10:00:00') });
  await store1({ openedAt: utc('2026-11-22T10:00:00'), team: 'markets' });
  const { needsYou, teams, numbers: _, ...digest } = await digestsNow().gather({ lead: 'UNORA' }, now);
  expect([digest, teams.map(({ team }) => team), needsYou.map(({ escalation }) => escalation.id)]).toEqual([
    {
      to: { lead: 'UNORA' },
      date: '2026-11-23',
      timeZone: 'Europe/Dublin',
      since: friday,
      until: now,
      documents: [],
      uncounted: 0,
    },
    ['design'],
    ['ESC-1'],
  ]);
});

test('on demand it is of the day that it is where the lead is', async () => {
  now = utc('2026-11-23T23:30:00');
  const dates = await Promise.all(['UNORA', 'UHANA'].map(async (lead) => digestsNow().gather({ lead }, now)));
  expect(dates.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-24']);
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
  expect((await digests.gather({ lead: 'UNORA' }, now)).since).toBe(friday);
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
  const needs = (at: number, more: Partial<Escalation> = {}) =>
    needsOf({ ...escalation, ...more }, { now: at, calendars });
  expect([10_000, 0.5 * hour, 0.6 * hour, 0.9 * hour, hour, hour + 1].map((at) => needs(at))).toEqual([
    [],
    [],
    ['nobody has it'],
    ['about to breach', 'nobody has it'],
    ['about to breach', 'nobody has it'],
    ['breached', 'nobody has it'],
  ]);
  const handed = { owner: 'UKENJI', clocks: {}, handOver: { at: 0, leadsTold: false } };
  expect([needs(hour, handed), needs(hour, { ...handed, handOver: { at: 0, leadsTold: true } })]).toEqual([
    [],
    ['hand-over not taken'],
  ]);
});

test('how much of the time is left is counted in open time', () => {
  const night = { ...target, calendar: 'half hours' };
  const raised = raise(
    aDraft({ team: 'design' }),
    { id: 'ESC-1', number: 1, policyId: 'p' },
    {
      now: 0,
      calendars,
      policy: { ...policy, sla: { urgent: night, high: night, normal: night, low: night } },
    },
  );
  const needs = (at: number) => needsOf(raised.escalation, { now: at, calendars });
  expect([0.4, 0.5, 1.1, 1.4, 1.5].map((hours) => needs(hours * hour))).toEqual([
    [],
    [],
    ['nobody has it'],
    ['about to breach', 'nobody has it'],
    ['about to breach', 'nobody has it'],
  ]);
});

/** Raised an hour after `since`, with a call promised for one hour later. */
const since = utc('2026-11-09T09:00:00');
const day = 24 * hour;
const withCall = (more: Partial<Escalation> = {}, callbackAt = since + 2 * hour): Escalation => {
  const draft = aDraft({ team: 'design', callbackAt });
  const identity = { id: 'ESC-1', number: 1, policyId: 'p' };
  const world = { now: since + hour, calendars: () => always, policy };
  const { escalation } = raise(draft, identity, world);
  const { callback } = escalation.clocks;
  // What is closed owes the call at most.
  return { ...escalation, ...(more.closedAt && { clocks: { ...(callback && { callback }) } }), ...more };
};
const solved: Partial<Escalation> = { status: 'resolved', owner: 'UKENJI', closedAt: since + 1.5 * hour };
/** The call has been made, or need not be. */
const called = (): Partial<Escalation> => {
  const { callback } = withCall().clocks;
  return { clocks: { ...(callback && { callback: stopClock(callback, always, since + 1.8 * hour) }) } };
};

test('a promised call without an outcome is a need once its hour is past, also of what is resolved', () => {
  const at = since + 2 * hour;
  const needs = (escalation: Escalation, now: number) => needsOf(escalation, { now, calendars });
  expect([
    needs(withCall(solved), at),
    needs(withCall(solved), at + 1),
    needs(withCall({ ...solved, ...called() }), at + 1),
    needs(withCall(), at + 1),
    needs(withCall({ status: 'acknowledged', owner: 'UKENJI' }), at + 1),
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

test('the digest lists a resolved escalation whose promised call nobody made, for a fortnight', async () => {
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
    const { needsYou } = await digestsNow().gather({ lead: 'UNORA' }, now);
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
    [uncalled(1), open],
    [uncalled(1), open, uncalled(4)],
    [uncalled(1), open, uncalled(4)],
    [open, uncalled(4)],
  ]);
});
