/** `switchboard report`: every number on the page is what a second program, SQL over histories and views, adds up. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { writePast } from '../../sandbox/bot/past.ts';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';
import { loadConfig } from '../../src/config/config.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { openReadOnly } from '../../src/db/read-only.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import type { Store } from '../../src/db/store.ts';
import { quantile } from '../../src/domain/statistics/quantile.ts';
import { openTime, rateOf } from '../../src/views/words/en/grammar.ts';
import { livesOfSomeDays, writeLives } from '../support/lives-of-some-days.ts';
import { answersIn, flowsIn, openAt, promisesIn, speedsIn } from '../support/tallied-in-sql.ts';
import { switchboard } from './terminal.ts';

const dayMs = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'switchboard report '));
afterAll(() => rmSync(folder, { recursive: true }));
const configPath = 'switchboard.example.yml';
const now = Date.UTC(2026, 11, 1, 12);

type Cells = string[][];
const unescaped = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** What is read on the page: tiles, and the tables under each heading. */
function readPage(page: string) {
  const tiles = new Map(
    [...page.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, name = '', value = '']) => [
      unescaped(name),
      unescaped(value),
    ]),
  );
  const tables = (title: string): Cells[] => {
    const [, section = ''] = page.split(`<h2>${title}</h2>`);
    return [...(section.split('</section>')[0] ?? '').matchAll(/<table>([\s\S]*?)<\/table>/g)].map(
      ([, table = '']) =>
        [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
          [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => unescaped(cell)),
        ),
    );
  };
  return { tiles, tables, table: (title: string): Cells => tables(title)[0]?.slice(1) ?? [] };
}

let serial = 0;
async function report(path: string, from: string, to: string, config = configPath) {
  const output = join(folder, `report ${++serial}.html`);
  const ending = await switchboard(
    ['report', '--from', from, '--to', to, '-o', output],
    { DATABASE_URL: path, SWITCHBOARD_CONFIG: config },
    now,
  );
  return { ...ending, output, page: ending.failed ? '' : readFileSync(output, 'utf8') };
}

const asked = <Row>(store: Store, query: string): Row[] => {
  const client: unknown = Reflect.get(store.db, '$client');
  if (!(client instanceof Database)) throw new Error('the driver is another one');
  return client.prepare(query).all() as Row[];
};
const medianOf = (values: readonly number[]): number => quantile(values, 0.5) ?? Number.NaN;

describe('of days in which anything happened', () => {
  const path = join(folder, 'lives.db');
  const all = livesOfSomeDays;
  const starts = all.flatMap(({ history }) => history.map(({ at }) => at));
  const days = { from: Math.min(...starts), to: Math.max(...starts) };
  const date = (at: number) => new Date(at).toISOString().slice(0, 10);
  const within = {
    from: Date.parse(date(days.from)),
    to: Date.parse(date(days.to)) + dayMs,
  };
  beforeAll(() => writeLives(path));

  const opened = async () => {
    const { store } = openReadOnly(path);
    onTestFinished(() => store.close());
    const { page, complained } = await report(path, date(days.from), date(days.to));
    expect(complained).toEqual([]);
    return { store, ...readPage(page) };
  };
  const teams = ['engineering', 'risk', 'design', 'sun'];

  test('at a glance', async () => {
    const { store, tiles } = await opened();
    const flows = await flowsIn(store, within);
    const amount = (what: string) =>
      flows.filter((one) => one.what === what).reduce((sum, { n }) => sum + n, 0);
    const open = (await openAt(store, within.to)).reduce((sum, { n }) => sum + n, 0);
    const promises = await promisesIn(store, within);
    const kept = (clock: string) => {
      const of = promises.filter((one) => one.clock === clock);
      const met = of.filter(({ verdict }) => verdict === 'met').reduce((sum, { n }) => sum + n, 0);
      return { met, all: of.reduce((sum, { n }) => sum + n, 0) };
    };
    const told = (clock: string): string | RegExp => {
      const { met, all: every } = kept(clock);
      return every < 50 ? `${met} of ${every}` : new RegExp(`^${Math.floor((100 * met) / every)} %`);
    };
    const speeds = await speedsIn(store, teams, within);
    const half = (clock: string) => openTime(speeds.find((one) => one.clock === clock)?.median ?? -1);
    const answers = await answersIn(store, teams, within);
    const said = (outcome: string) => answers.find((one) => one.outcome === outcome)?.n ?? 0;
    const expected: Record<string, string | RegExp> = {
      Opened: String(amount('opened')),
      Resolved: String(amount('resolved')),
      Cancelled: String(amount('cancelled')),
      Reopened: String(amount('reopened')),
      'Open at the end': String(open),
      'Acknowledged in time': told('acknowledge'),
      'Resolved in time': told('resolve'),
      'Calls made in time': told('callback'),
      'Half acknowledged within': half('acknowledge'),
      'Half resolved within': half('resolve'),
      'Satisfied users': `${said('satisfied')} of ${said('satisfied') + said('not satisfied')}`,
    };
    expect(Object.fromEntries(tiles)).toEqual(
      Object.fromEntries(
        Object.entries(expected).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : expect.stringMatching(value),
        ]),
      ),
    );
  });

  test('what was open at the end of each day', async () => {
    const { store, table } = await opened();
    const rows = table('Open at the end of each day');
    expect(rows).toHaveLength((within.to - within.from) / dayMs);
    for (const [n, row] of rows.entries()) {
      const open = await openAt(store, within.from + (n + 1) * dayMs);
      expect(row[1], row[0]).toBe(String(open.reduce((sum, one) => sum + one.n, 0)));
      const byTeam = open.map((one) => one.n).filter((amount) => amount > 0);
      expect(row.slice(2).map(Number).filter(Boolean).sort()).toEqual(byTeam.sort());
    }
  });

  test('how long it took to acknowledge, by the hour', async () => {
    const { store, table } = await opened();
    const took = asked<{ hour: number; ms: number }>(
      store,
      `select cast(substr(started_local, 12, 2) as int) as hour, counted_ms as ms from v_clocks
       where clock = 'acknowledge' and in_time is not null and ended_by not in ('moved', 'cancelled')
         and ended_at_ms >= ${within.from} and ended_at_ms < ${within.to}`,
    );
    const expected = Array.from({ length: 24 }, (_, hour) => {
      const own = took.filter((one) => one.hour === hour).map(({ ms }) => ms);
      return [
        `${String(hour).padStart(2, '0')}:00`,
        String(own.length),
        own.length < 5 ? '–' : openTime(medianOf(own)),
        own.length < 10 ? '–' : openTime(quantile(own, 0.9) ?? -1),
      ];
    });
    expect(took.length).toBeGreaterThan(20);
    expect(table('Time to acknowledge, by the hour in which it began to wait')).toEqual(expected);
  });

  test('who had the next step', async () => {
    const { store, table } = await opened();
    const held = asked<{ team: string; holder: string; ms: number }>(
      store,
      `select team, holder, sum(min(ended_at_ms, ${within.to}) - max(started_at_ms, ${within.from})) as ms
       from v_held where ended_at_ms > ${within.from} and started_at_ms < ${within.to} group by team, holder`,
    );
    const names: Record<string, string> = { engineering: 'Engineering', risk: 'Risk', design: 'Design' };
    const rows = table('Who had the next step');
    expect(rows.length).toBeGreaterThan(2);
    for (const [name, ...hours] of rows) {
      const own = held.filter(({ team }) => (names[team] ?? team) === name);
      const of = (holder: string) => own.find((one) => one.holder === holder)?.ms ?? 0;
      expect(hours, name).toEqual(
        ['team', 'nobody', 'agent', 'user', 'out of hours'].map(
          (holder) => `${(of(holder) / 3_600_000).toFixed(1)} h`,
        ),
      );
    }
  });

  test('a span that begins later knows what was open before it', async () => {
    const { store } = openReadOnly(path);
    onTestFinished(() => store.close());
    const second = within.from + dayMs;
    const { page } = await report(path, date(second), date(second));
    const sum = (open: { n: number }[]) => open.reduce((all, { n }) => all + n, 0);
    const before = sum(await openAt(store, second));
    expect(before).toBeGreaterThan(0);
    expect(page).toContain(
      `${before} were open at the beginning, ${sum(await openAt(store, second + dayMs))} at the end.`,
    );
  });
});

describe('of twelve weeks of a company', () => {
  const path = join(folder, 'past.db');
  beforeAll(async () => {
    const loaded = loadConfig(readFileSync(configPath, 'utf8'));
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
    await writePast(path, loaded.config, Date.UTC(2026, 10, 23, 10));
    const store = openSqlite(path);
    const { volumes, processChanges } = queriesOf(store);
    const each = Array.from({ length: 70 }, (_, n) => n);
    await store.atomically([
      ...each.flatMap((n) =>
        ['IE', 'DE'].map((country) =>
          volumes.count({
            day: new Date(Date.UTC(2026, 8, 7 + n)).toISOString().slice(0, 10),
            country,
            channel: 'phone',
            contacts: 40 + ((n * 7) % 23),
            activeUsers: country === 'IE' ? 9000 : null,
          }),
        ),
      ),
      processChanges.add({
        ...{ id: 'x', at: now, by: slackId('UINGRID'), restricted: true, title: 'What only Risk reads' },
        ...{ team: 'risk', category: null, measure: 'resolve', since: '2026-10-12' },
        ...{ document: null, link: null },
      }),
    ]);
    await store.close();
  });
  const opened = async () => {
    const { store } = openReadOnly(path);
    onTestFinished(() => store.close());
    const { page } = await report(path, '2026-08-31', '2026-11-22');
    return { store, page, ...readPage(page) };
  };

  test('how many each driver had, of teams that are not restricted', async () => {
    const { store, page, table } = await opened();
    const first = '2026-08-31';
    const raised = asked<{ team: string; total: number; last: number }>(
      store,
      `select team, count(*) as total, sum(week = '2026-11-16') as last from v_escalations
       where team <> 'risk' and week > '${first}' group by team order by team`,
    );
    const rows = table('What drives escalations, and its usual limits');
    const names: Record<string, string> = {
      engineering: 'Engineering',
      design: 'Design',
      'new-markets': 'New markets',
    };
    const sums = raised.map(({ team }) => {
      const own = rows.filter(([name]) => name?.endsWith(`(${names[team]})`));
      const sum = (n: number) => own.reduce((all, row) => all + Number(row[n]), 0);
      return { team, total: sum(1), last: sum(2) };
    });
    expect(sums).toEqual(raised);
    expect(page).toContain('Not drawn, because the team is restricted: Risk.');
    expect(page).not.toContain('Account under review');
    expect(page).not.toContain('Account review');
  });

  test('the weeks before and after a change', async () => {
    const { store, page, tables } = await opened();
    const ended = asked<{ week: string; ms: number }>(
      store,
      `select c.week, c.counted_ms as ms from v_clocks c join v_escalations e using (escalation)
       where c.team = 'engineering' and c.clock = 'resolve' and e.category = 'payout' and c.ended_at is not null`,
    );
    const side = (weeks: readonly string[]) =>
      weeks.map((week) => {
        const own = ended.filter((one) => one.week === week).map(({ ms }) => ms);
        return [(medianOf(own) / 3_600_000).toFixed(1), String(own.length)];
      });
    const all = Array.from({ length: 12 }, (_, n) =>
      new Date(Date.UTC(2026, 7, 31 + 7 * n)).toISOString().slice(0, 10),
    );
    const shown = tables('Before and after changes').find(([head]) => head?.[1] === 'Value (hours)');
    expect(shown?.slice(1).map(([, value, cases]) => [Number(value).toFixed(1), cases])).toEqual(
      side(all.filter((week) => week !== '')),
    );
    expect(page).toContain('1 change of restricted teams is not shown.');
    expect(page).not.toContain('What only Risk reads');
  });

  test('escalations for each hundred contacts, of the days and countries that are known', async () => {
    const { store, table, tiles } = await opened();
    const weeks = asked<{
      week: string;
      contacts: number;
      escalations: number;
      users: number;
      known: number;
    }>(
      store,
      `select v.week, sum(v.contacts) as contacts, sum(v.active_users) as users,
         sum(case when v.active_users is not null then v.contacts end) as known,
         sum((select count(*) from v_escalations e where substr(e.opened_local, 1, 10) = v.day and e.country = v.country and e.duplicate_of is null)) as escalations
       from v_volumes v group by v.week order by v.week`,
    );
    expect(table('Escalations for each 100 contacts').map((row) => row.slice(1))).toEqual(
      weeks.map(({ contacts, escalations, users, known }) => [
        String(contacts),
        String(escalations),
        rateOf((100 * escalations) / contacts),
        rateOf((1000 * known) / users),
      ]),
    );
    const sum = (of: 'contacts' | 'escalations') => weeks.reduce((all, week) => all + week[of], 0);
    expect(sum('escalations')).toBeGreaterThan(50);
    expect(tiles.get('Escalations for each 100 contacts')).toBe(
      rateOf((100 * sum('escalations')) / sum('contacts')),
    );
  });
});

test('without contacts there is no rate; without anything it says so', async () => {
  const path = join(folder, 'empty.db');
  await openSqlite(path).close();
  const { page, printed, output } = await report(path, '2026-11-01', '2026-11-02');
  expect(printed).toEqual([`0 escalations opened in these days: ${output}.`]);
  expect(statSync(output).mode & 0o777).toBe(0o600);
  expect(page).toContain('Nothing in these days.');
  expect(page).not.toContain('contacts');
});

test('whose facts are owed is said', async () => {
  const path = join(folder, 'owed.db');
  await writeLives(path, livesOfSomeDays.slice(0, 3));
  const store = openSqlite(path);
  await store.atomically([queriesOf(store).keptFacts.oweAll()]);
  await store.close();
  const { page } = await report(path, '2026-11-01', '2026-11-30');
  expect(page).toContain('Not complete: 3 escalations are not counted yet.');
});

test('names of teams are text, and the page asks nobody for anything', async () => {
  const path = join(folder, 'names.db');
  await writeLives(path, livesOfSomeDays.slice(0, 30));
  const config = join(folder, 'switchboard.yml');
  writeFileSync(
    config,
    readFileSync(configPath, 'utf8').replace('name: Engineering', 'name: "<img src=x> & \\"us\\""'),
  );
  const { page, complained } = await report(path, '2026-11-01', '2026-12-30', config);
  expect(complained).toEqual([]);
  expect(page).toContain('&lt;img src=x&gt; &amp; &quot;us&quot;');
  expect(page).not.toMatch(/<img|<script|<link|url\(|@import/);
  expect([...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, to]) => to)).toEqual([]);
});

test('days in the wrong order are refused', async () => {
  const path = join(folder, 'order.db');
  await openSqlite(path).close();
  expect(await report(path, '2026-11-02', '2026-11-01')).toMatchObject({
    failed: true,
    complained: [
      '--to is before --from. Write the first day and the last one, like 2026-11-01 and 2026-11-30.',
    ],
  });
});
