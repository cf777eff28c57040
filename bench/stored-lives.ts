/** Databases as they are after years: copies of one real life each, with everything that is kept of it, spread over two years and the teams. */
import Database from 'better-sqlite3';
import type { EngineAlone } from './engine-alone.ts';
import { draft } from './engine-alone.ts';

const spanMs = 2 * 365 * 86_400_000;
const minute = 60_000;
export const stillOpen = 1880;

const categories = ['payouts', 'refunds', 'identity', 'cards', null];
const countries = ['DE', 'FR', 'JP', 'BR', 'IE', null];

/** ESC-1 is raised, acknowledged and resolved by the engine; the others are copies, of which the last 1,880 are open. `setNow` moves the engine's clock. */
export async function fillWithLives(
  { engine }: Pick<EngineAlone, 'engine'>,
  path: string,
  {
    stored,
    now,
    teams,
    setNow,
  }: { stored: number; now: number; teams: readonly string[]; setNow(at: number): void },
): Promise<void> {
  const bornAt = now - spanMs;
  setNow(bornAt);
  await engine.open(draft, 'first');
  const sqlite = new Database(path);
  const all = ['escalations', 'history', 'event_facts', 'held_facts', 'clock_facts'];
  for (const table of all) copy(sqlite, table, { stored, teams, from: stored - stillOpen, to: stored });
  setNow(bornAt + 7 * minute);
  const by = { id: 'UKENJI', team: 'engineering', responder: true, lead: false };
  await engine.act('ESC-1', { kind: 'acknowledge', by, via: 'button' }, 'acknowledged');
  setNow(bornAt + 95 * minute);
  const resolution = {
    fixed: 'Restarted.',
    tellUser: 'It works again.',
    cause: 'bug',
    document: { answer: 'missing', which: 'How long payouts take' },
  } as const;
  await engine.act('ESC-1', { kind: 'resolve', by, via: 'button', resolution }, 'resolved');
  for (const table of all) copy(sqlite, table, { stored, teams, from: 1, to: stored - stillOpen });
  sqlite.pragma('wal_checkpoint(truncate)');
  sqlite.close();
  setNow(now);
}

type Copies = { stored: number; teams: readonly string[]; from: number; to: number };

const isInstant = /(^|_)at$|^held_since$|^live_until$/;
const isLocal = /local$/;

function copy(sqlite: Database.Database, table: string, { stored, teams, from, to }: Copies): void {
  const columns = (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  // The nth was raised so long after the first.
  const later = `(n - 1) * ${Math.floor(spanMs / stored)}`;
  const chosen = (of: readonly (string | null)[]) =>
    `case n % ${of.length} ${of.map((one, nth) => `when ${nth} then ${one === null ? 'null' : `'${one}'`}`).join(' ')} end`;
  const value = (name: string): string => {
    if (table === 'escalations' && name === 'id') return `'ESC-' || n`;
    if (name === 'number') return 'n';
    if (name === 'escalation_id') return `'ESC-' || n`;
    if (name === 'team') return chosen(teams);
    if (name === 'under') return chosen(teams);
    if (name === 'category')
      return `case n % 7 ${categories.map((one, nth) => (one === null ? '' : `when ${nth} then '${one}'`)).join(' ')} end`;
    if (name === 'country') return chosen(countries);
    if (name === 'wake_at' || name === 'next_step_at') return 'null';
    if (isInstant.test(name)) return `e.${name} + ${later}`;
    if (isLocal.test(name))
      return `strftime('%Y-%m-%d %H:%M', e.${name}, '+' || (${later} / 1000) || ' seconds')`;
    return `e.${name}`;
  };
  const key = table === 'escalations' ? 'id' : 'escalation_id';
  sqlite.exec(`
    with recursive counting(n) as (select ${from + 1} union all select n + 1 from counting where n < ${to})
    insert into ${table} (${columns.join(', ')})
    select ${columns.map(value).join(', ')} from counting join ${table} e on e.${key} = 'ESC-1'`);
}
