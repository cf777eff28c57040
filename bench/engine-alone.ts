/** The engine over one database, without Slack and with whatever time it is told. */
import { readFileSync } from 'node:fs';
import { type Config, loadConfig } from '../src/config/config.ts';
import { holidaysOf } from '../src/config/public-holidays.ts';
import { type Queries, queriesOf } from '../src/db/queries.ts';
import { openSqlite } from '../src/db/sqlite.ts';
import type { Store } from '../src/db/store.ts';
import type { Instant } from '../src/domain/calendars/calendar.ts';
import type { Draft } from '../src/domain/command.ts';
import { createDirectory } from '../src/engine/directory.ts';
import { createEngine } from '../src/engine/engine.ts';
import type { Engine } from '../src/engine/engine-types.ts';

export type EngineAlone = { engine: Engine; store: Store; queries: Queries };

/** What agents raise here; who measures says which team, and how pressing it is. */
export const draft: Draft = {
  team: 'engineering',
  priority: 'urgent',
  reporter: 'UAOIFE',
  summary: 'Payouts frozen since this morning',
  details: 'The page of payouts shows nothing. Signing in again did not help. acct_1Example',
  need: null,
  account: 'acct_1Example',
  country: null,
  category: null,
  callbackAt: null,
  contact: null,
  onPhone: false,
  source: null,
  routed: 'chosen',
  rule: null,
};

export function readConfiguration(text: string): Config {
  const loaded = loadConfig(text);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.config;
}

export const benchConfiguration = (): Config =>
  readConfiguration(readFileSync(new URL('../test/support/switchboard.yml', import.meta.url), 'utf8'));

type Wanted = {
  config?: Config;
  watched?: (parts: { store: Store; queries: Queries }) => Omit<EngineAlone, 'engine'>;
};

export const openEngine = (path: string, now: () => Instant, wanted: Wanted = {}): EngineAlone =>
  engineOn(openSqlite(path), now, wanted);

/** `watched` may put something around the store, to see what is asked of it. */
export function engineOn(
  opened: Store,
  now: () => Instant,
  { config = benchConfiguration(), watched = (parts) => parts }: Wanted = {},
): EngineAlone {
  const { store, queries } = watched({ store: opened, queries: queriesOf(opened) });
  const engine = createEngine({
    store,
    queries,
    directory: createDirectory({ ...config, queries, holidaysOf }),
    prefix: config.reference.prefix,
    now,
    committed: () => undefined,
  });
  return { engine, store, queries };
}
