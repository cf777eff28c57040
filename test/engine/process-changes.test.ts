import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Queries, queriesOf } from '../../src/db/queries.ts';
import type { Store } from '../../src/db/store.ts';
import { raise } from '../../src/domain/acts/raise.ts';
import { always, type Instant } from '../../src/domain/calendars/calendar.ts';
import { daysLater, midnightOf } from '../../src/domain/calendars/weeks.ts';
import type { Measure } from '../../src/domain/process-change.ts';
import type { Team } from '../../src/domain/team.ts';
import { createProcessChanges } from '../../src/engine/process-changes.ts';
import { reportsOf } from '../../src/engine/reports.ts';
import { aStore } from '../support/database.ts';
import { aDirectory } from '../support/directory.ts';
import { aDraft, aPolicy } from '../support/factories.ts';

const hour = 3_600_000;
const zone = 'Europe/Dublin';
const nineToFive = [{ from: 540, to: 1020 }];
const target = { acknowledge: hour, resolve: 10 * hour, calendar: 'dublin' };
const team = (name: string, lead: string, restricted = false): Team => ({
  name,
  channel: 'C0',
  restricted,
  responders: { users: [] },
  leads: [lead],
  onCall: [],
  fallback: {},
  sla: { urgent: target, high: target, normal: target, low: target },
  ladder: 'standard',
});
const teams = {
  engineering: team('Engineering', 'UNORA'),
  risk: team('Risk', 'UINGRID', true),
};
const openTeams = { ...teams, risk: team('Risk', 'UINGRID') };

let store: Store;
let queries: Queries;
let now: Instant;
const on = (date: string, hours = 10): Instant => midnightOf(date, zone) + hours * hour;

beforeEach(async () => {
  store = await aStore();
  queries = queriesOf(store);
  now = on('2026-11-24');
});
afterEach(() => store.close());

function changesNow(of: typeof teams = teams) {
  const directory = aDirectory({
    teams: of,
    support: { leads: ['USAM'], agents: null, channel: null, onCall: [] },
    calendars: {
      dublin: {
        timeZone: zone,
        weekly: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
        holidays: ['IE'],
        closed: [],
        open: {},
      },
    },
  });
  return createProcessChanges({
    store,
    queries,
    reports: reportsOf({ queries, directory, log: { warn: () => {} } }),
    directory,
    holidaysOf: (_, year) => (year === 2026 ? ['2026-10-26', '2026-10-31'] : []),
    now: () => now,
  });
}

const kyc = {
  by: 'UNORA',
  title: 'KYC checklist',
  team: 'engineering',
  category: null,
  measure: 'resolve' as Measure,
  since: '2026-10-12',
};

/** One escalation, and what of it is kept as facts. */
async function happened(
  date: string,
  { owner = 'UKENJI', hours = 2, of = 'engineering', category = 'payout', duplicate = false } = {},
): Promise<string> {
  const number = await queries.escalations.nextNumber();
  const at = on(date);
  const { escalation } = raise(
    aDraft({ team: of, category, country: 'IE' }),
    { id: `ESC-${number}`, number, policyId: 'p' },
    { now: at, calendars: () => always, policy: aPolicy() },
  );
  const duplicateOf = duplicate ? 'ESC-1' : null;
  const { clockFacts, eventFacts, heldFacts } = store.tables;
  const fact = { escalationId: escalation.id, team: of, priority: 'normal' as const };
  const local = `${date} 10:00`;
  const counted = {
    startedAt: at,
    startedLocal: local,
    judgedLocal: local,
    targetMs: 3 * hour,
    missedAt: null,
  };
  const event = {
    ...fact,
    local,
    by: 'UKENJI',
    fromTeam: null,
    outcome: null,
    startedAt: null,
    endedAt: null,
    endedBy: null,
  };
  await store.atomically([
    queries.escalations.insert({ ...escalation, duplicateOf }),
    store.db.insert(clockFacts).values({
      ...fact,
      ...counted,
      clock: 'resolve',
      countedMs: hours * hour,
      dueAt: at + 3 * hour,
      endedAt: at + hours * hour,
      endedBy: 'resolved',
      outcome: hours <= 3 ? 'met' : 'missed',
      missedAt: hours <= 3 ? null : at + 3 * hour,
    }),
    store.db
      .insert(heldFacts)
      .values({ ...fact, startedAt: at, endedAt: at + hours * hour, holder: 'team', person: owner }),
    store.db.insert(eventFacts).values([
      { ...event, version: 1, what: 'raised', at },
      { ...event, version: 2, what: 'resolved', at: at + hours * hour },
    ]),
  ]);
  return escalation.id;
}

async function event(
  id: string,
  what: 'asked' | 'moved' | 'reopened',
  date: string,
  fromTeam: string | null = null,
) {
  const { eventFacts } = store.tables;
  const none = { outcome: null, startedAt: null, endedAt: null, endedBy: null };
  const is = {
    escalationId: id,
    team: fromTeam === null ? 'engineering' : 'risk',
    priority: 'normal' as const,
  };
  await store.atomically([
    store.db.insert(eventFacts).values({
      ...is,
      ...none,
      version: 3,
      what,
      at: on(date),
      local: `${date} 10:00`,
      by: 'UKENJI',
      fromTeam,
    }),
  ]);
}

const each = async (mondays: readonly string[], one: (monday: string, n: number) => Promise<unknown>) => {
  for (const [n, monday] of mondays.entries()) await one(monday, n);
};
const before = ['2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05'];
const after = ['2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09'];

describe('what came of a change', () => {
  it('is told with its numbers, and with what else was so in these weeks', async () => {
    await each(before, (monday, n) => happened(monday, { hours: 5 + n, owner: n < 2 ? 'UPRIYA' : 'UKENJI' }));
    await each(after, (monday, n) =>
      happened(monday, { hours: 1 + n / 10, owner: n === 1 ? 'UTOMAS' : 'UKENJI' }),
    );
    // Another team's, and one of the week that is not over.
    await happened('2026-10-20', { of: 'risk', hours: 40 });
    await happened('2026-11-23', { hours: 90 });
    const changes = changesNow();
    await changes.write({ ...kyc, title: 'New macros', since: '2026-11-03' }, 'view:2');
    const answer = await changes.write(kyc, 'view:1');
    expect(answer).toMatchObject({
      change: { ...kyc, id: 'view:1', at: now, restricted: false },
      verdict: {
        before: { median: 6.5 * hour, weeks: 4, cases: 4 },
        after: { median: 1.2 * hour, weeks: 5, cases: 5 },
      },
      meanwhile: {
        changes: [{ title: 'New macros' }],
        // The other one is a Saturday.
        daysOff: ['2026-10-26'],
        came: ['UTOMAS'],
        went: ['UPRIYA'],
      },
    });
    expect(await changes.read('UNORA')).toMatchObject({
      answers: [{ change: { title: 'New macros' } }, answer],
      more: 0,
    });
  });

  it.each<[Measure, string | null, object, object]>([
    ['resolve', 'refund', { median: 9 * hour, cases: 4 }, { median: 9 * hour, cases: 5 }],
    ['in time', 'payout', { median: 0, cases: 4 }, { median: 1, cases: 5 }],
    ['in time', null, { median: 0, cases: 8 }, { median: 0.5, cases: 10 }],
    ['questions', null, { median: 0.5, cases: 8 }, { median: 0, cases: 10 }],
    ['moves', null, { median: 0, cases: 8 }, { median: 0.5, cases: 10 }],
    ['reopened', 'payout', { median: 0, cases: 4 }, { median: 1, cases: 5 }],
  ])('counts %s, of %s', async (measure, category, was, is) => {
    const both = async (monday: string, hours: number) => {
      const id = await happened(monday, { hours });
      return { id, other: await happened(monday, { hours: 9, category: 'refund' }) };
    };
    await each(before, async (monday) => event((await both(monday, 6)).id, 'asked', monday));
    await each(after, async (monday) => {
      const { id, other } = await both(monday, 2);
      await event(id, 'reopened', daysLater(monday, 2));
      await event(other, 'moved', daysLater(monday, 3), 'engineering');
    });
    const answer = await changesNow().write({ ...kyc, measure, category }, 'view:1');
    expect(answer).toMatchObject({ verdict: { before: was, after: is } });
  });

  it('counts escalations for each contact, where somebody has told how many there were', async () => {
    const changes = changesNow();
    expect(await changes.measured()).not.toContain('contacts');
    const told = (monday: string, contacts: number, country = 'IE') =>
      queries.volumes.count({ day: monday, country, channel: 'phone', contacts, activeUsers: null });
    await each(before, async (monday) => {
      for (let one = 0; one < 4; one++) await happened(monday);
      await store.atomically([told(monday, 100), told(daysLater(monday, 1), 100)]);
    });
    await each(after, async (monday) => {
      await happened(monday);
      await happened(monday, { duplicate: true });
      await happened(monday, { of: 'risk' });
      // A day that nobody told of.
      await happened(daysLater(monday, 3));
      await store.atomically([told(monday, 100), told(daysLater(monday, 6), 100)]);
    });
    expect(await changes.measured()).toContain('contacts');
    expect(await changes.write({ ...kyc, measure: 'contacts' }, 'view:1')).toMatchObject({
      verdict: {
        before: { median: 0.02, weeks: 4, cases: 800 },
        after: { median: 0.005, weeks: 5, cases: 1000 },
      },
    });
  });

  it('has the rates of the last two weeks on a Monday, and none where nobody told of contacts', async () => {
    const changes = changesNow();
    expect((await changes.monday('UNORA')).rates).toBeNull();
    const told = (day: string, contacts: number, activeUsers: number | null) =>
      queries.volumes.count({ day, country: '', channel: '', contacts, activeUsers });
    await store.atomically([told('2026-11-18', 50, 10_000), told('2026-11-22', 150, null)]);
    for (const day of ['2026-11-18', '2026-11-18', '2026-11-20', '2026-11-22']) await happened(day);
    await happened('2026-11-18', { of: 'risk' });
    expect((await changes.monday('UNORA')).rates).toEqual({
      last: { contacts: 200, escalations: 3, per100Contacts: 1.5, per1000Users: 5 },
      before: null,
    });
    await store.atomically([told('2026-11-11', 10, null)]);
    expect((await changes.monday('UNORA')).rates).toMatchObject({
      before: { contacts: 10, escalations: 0, per100Contacts: 0, per1000Users: null },
    });
  });

  it('comes on Mondays while it can still change, and where it can be said at all', async () => {
    await each(before, (monday) => happened(monday));
    const changes = changesNow();
    await changes.write({ ...kyc, since: '2026-11-02' }, 'view:1');
    await changes.write({ ...kyc, title: 'Before there was anything', since: '2026-09-21' }, 'view:2');
    const titles = async () => (await changes.monday('UNORA')).answers.map(({ change }) => change.title);
    expect(await titles()).toEqual(['KYC checklist']);
    now = on('2027-03-01');
    expect(await titles()).toEqual([]);
    expect((await changes.read('UNORA')).answers).toHaveLength(2);
  });

  it('is worked out for ten; older ones are counted', async () => {
    const changes = changesNow();
    for (let n = 0; n < 12; n++) await changes.write(kyc, `view:${n}`);
    expect(await changes.read('UNORA')).toMatchObject({ answers: { length: 10 }, more: 2 });
  });
});

describe('a change', () => {
  const titles = async (person: string, of: typeof teams = teams): Promise<string[]> =>
    (await changesNow(of).read(person)).answers.map(({ change }) => change.title);

  it('is stored once, however often Slack brings it', async () => {
    await changesNow().write(kyc, 'view:1');
    await changesNow().write(kyc, 'view:1');
    expect(await titles('UNORA')).toEqual(['KYC checklist']);
  });

  it('of a restricted team is for its leads; written under it, it stays theirs when the team is opened', async () => {
    const of = { ...kyc, team: 'risk' };
    expect(await changesNow().write({ ...of, by: 'USAM' }, 'view:0')).toEqual({ refused: 'not allowed' });
    await changesNow().write({ ...of, by: 'UINGRID' }, 'view:1');
    expect([await titles('UINGRID'), await titles('USAM'), await titles('UNORA')]).toEqual([
      [kyc.title],
      [],
      [],
    ]);
    expect([await titles('UINGRID', openTeams), await titles('USAM', openTeams)]).toEqual([[kyc.title], []]);
  });

  it('of an open team is for who leads the agents too, until the team is restricted', async () => {
    await changesNow(openTeams).write({ ...kyc, team: 'risk', by: 'UINGRID' }, 'view:1');
    expect([await titles('USAM', openTeams), await titles('USAM')]).toEqual([[kyc.title], []]);
  });

  it('is withdrawn by who may write one down for its team, and by nobody else', async () => {
    await changesNow().write(kyc, 'view:1');
    expect(await changesNow().withdraw('view:1', 'UINGRID')).toEqual({ refused: 'not allowed' });
    expect(await titles('UNORA')).toEqual(['KYC checklist']);
    expect(await changesNow().withdraw('view:1', 'UNORA')).toBe('withdrawn');
    expect(await titles('UNORA')).toEqual([]);
    // Pressed twice.
    expect(await changesNow().withdraw('view:1', 'UNORA')).toBe('withdrawn');
  });
});

describe('what rises', () => {
  const mondays = Array.from({ length: 20 }, (_, n) => daysLater('2026-11-16', 7 * (n - 19)));

  it('is told of the last whole week, but not of duplicates, nor to whom the team is not open', async () => {
    await each(mondays, async (monday, n) => {
      for (let one = 0; one < (n === 19 ? 30 : 6 + (n % 3)); one++) await happened(monday, { of: 'risk' });
    });
    for (let one = 0; one < 40; one++) await happened('2026-11-23', { of: 'risk', category: 'refund' });
    const { rising } = await changesNow().read('UINGRID');
    expect(rising).toEqual([
      { driver: { team: 'risk', category: 'payout', country: 'IE' }, weeks: 1, count: 30, usual: 7 },
    ]);
    expect((await changesNow().monday('UINGRID')).rising).toEqual(rising);
    expect((await changesNow().read('USAM')).rising).toEqual([]);
    expect((await changesNow(openTeams).read('USAM')).rising).toEqual(rising);
  });

  it('does not rise by duplicates, nor before there are sixteen whole weeks', async () => {
    await each(mondays, async (monday, n) => {
      for (let one = 0; one < 6; one++) await happened(monday);
      for (let one = 0; one < (n === 19 ? 30 : 0); one++) await happened(monday, { duplicate: true });
    });
    expect((await changesNow().read('UNORA')).rising).toEqual([]);
    await each(mondays.slice(-16), async (monday, n) => {
      for (let one = 0; one < (n === 15 ? 40 : 6); one++) await happened(monday, { of: 'risk' });
    });
    // The first week of the team may not have been a whole one.
    expect((await changesNow().read('UINGRID')).rising).toEqual([]);
  });
});
