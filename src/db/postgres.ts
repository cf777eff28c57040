/** The store on a PostgreSQL server: a transaction goes out in one go and costs one round trip; nothing is kept in a session, so that PgBouncer may stand between. */
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { postgresDialect, withClock } from './dialect.ts';
import { comparedWith, type MigrationsFound, refuseNewer } from './inspect.ts';
import { postgresMigrations } from './migrations-folder.ts';
import { createPatience } from './patience.ts';
import { understandPostgres } from './postgres-errors.ts';
import * as tables from './schema.postgres.ts';
import { ConflictError, type Db, type Statement, type Store, UnavailableError } from './store.ts';

// Counts and sums come as text otherwise; none is larger than a number holds.
for (const type of [pg.types.builtins.INT8, pg.types.builtins.NUMERIC]) pg.types.setTypeParser(type, Number);

export type PostgresOptions = {
  /** How long a database that is away is waited for: less than Slack's three seconds. */
  patienceMs?: number;
  /** Beside a bot that runs, the tables are left as they are. */
  migrates?: boolean;
  /** The database's own clock, where a test moves it. */
  clock?: (() => number) | undefined;
  /** Of the driver; for tests. */
  driver?: pg.PoolConfig;
};

/** Of its connections, in pg_stat_activity. */
export const nameOfBot = 'switchboard';

/** A start may wait longer than a person. */
const startMs = 10_000;
/** Longer, and the network takes everything and answers nothing. */
const readMs = 20_000;
/** Connections that stay open and are there from the start: a person who comes first need not wait until one is made. */
const keptReady = 3;

type Sql = { text: string; values?: unknown[]; query_timeout?: number };

/** Throws UnavailableError when the server is out of reach, and an error with the code NEWER_DATABASE when a later version has changed the database. */
export async function openPostgres(
  url: string,
  { patienceMs = 1500, migrates = true, clock, driver = {} }: PostgresOptions = {},
): Promise<Store> {
  const common = { connectionString: url, application_name: nameOfBot, ...driver };
  if (migrates) await bringUpToDate(common);
  const pool = new pg.Pool({
    max: connectionsIn(url),
    ...common,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: 1000,
    min: keptReady,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds: 1800,
    query_timeout: readMs,
  });
  // Whoever waits for an answer is told of a lost connection; that it was lost while nobody used it, nobody need know.
  const toldElsewhere = () => undefined;
  pool.on('error', toldElsewhere);
  pool.on('connect', (client) => client.on('error', toldElsewhere));
  const ready = Array.from({ length: Math.min(keptReady, connectionsIn(url)) }, () => pool.connect());
  for (const one of await Promise.allSettled(ready)) if (one.status === 'fulfilled') one.value.release();

  const patiently = createPatience(patienceMs, { understand: understandPostgres, passes });
  const reading = { query: (...query: [Sql, unknown[]]) => patiently(() => pool.query(...query)) };

  async function atomically(statements: readonly Statement[]): Promise<void> {
    const queries = statements.map((statement): Sql => {
      const { sql, params } = statement.toSQL();
      return { text: sql, values: params.map(storable) };
    });
    let unsure = false;
    const sendOnce = async (): Promise<void> => {
      try {
        await runAll(pool, queries, patienceMs);
      } catch (error) {
        // Sent again because nobody knew: that its key is taken says that it was stored.
        if (unsure && error instanceof ConflictError && (await isOwnKey(pool, error, queries))) return;
        throw error;
      }
    };
    await patiently(async () => {
      try {
        await sendOnce();
      } catch (error) {
        const understood = understandPostgres(error);
        unsure ||= understood instanceof UnavailableError && understood.unsure;
        throw unsure && understood instanceof UnavailableError ? asUnsure(understood) : understood;
      }
    });
  }

  return {
    db: dbOver(reading),
    tables: tables as unknown as Store['tables'],
    dialect: withClock(postgresDialect, clock),
    atomically,
    // A claim whose answer was lost is made anew; what the lost one took is free when its lease ends.
    patiently: async (query) => {
      try {
        return await query();
      } catch (error) {
        throw understandPostgres(error);
      }
    },
    close: () => pool.end(),
  };
}

const inTime = (query: Sql, ms: number): Sql => ({ ...query, query_timeout: ms });

/** PostgreSQL has no such character. What people type comes without it. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '') : value;

/** `?connections=5` in the address: so many at most. */
const connectionsIn = (url: string): number => Number(new URL(url).searchParams.get('connections') ?? 10);

/** Drizzle asks no more of a client than this. */
export const dbOver = (client: object): Db => drizzle(client as pg.Pool) as unknown as Db;

const passes = (understood: unknown): boolean =>
  understood instanceof UnavailableError && !/^(25006|53100)$/.test(understood.code);

/**
 * In one go: BEGIN, all of them, COMMIT. The first that is refused is the reason; those after it only say that there was one. The server itself gives up what
 * waits for others, so that it is known not to be written; what it does not answer at all is given up here.
 */
async function runAll(pool: pg.Pool, queries: readonly Sql[], patienceMs: number): Promise<void> {
  const client = await pool.connect();
  let isSound = false;
  try {
    const lockMs = Math.ceil(patienceMs / 2);
    const first = { text: `begin; set local lock_timeout = ${lockMs}` };
    const all: Sql[] = [first, ...queries, { text: 'commit' }];
    const sent = inOnePiece(client, () =>
      all.map((query) => client.query(inTime(query, patienceMs + lockMs))),
    );
    const settled = await Promise.allSettled(sent);
    const refused = settled.find((one) => one.status === 'rejected');
    if (refused) {
      const understood = understandPostgres(refused.reason);
      isSound = !(understood instanceof UnavailableError);
      // What the server itself refused, it has not written; of all else nobody knows.
      const isAnswer = refused.reason instanceof pg.DatabaseError && refused.reason.severity === 'ERROR';
      throw understood instanceof UnavailableError && !isAnswer ? asUnsure(understood) : understood;
    }
    const last = settled.at(-1);
    isSound = true;
    if (last?.status === 'fulfilled' && last.value.command !== 'COMMIT') {
      throw new UnavailableError(last.value.command, undefined);
    }
  } finally {
    client.release(!isSound);
  }
}

/** The driver would write each statement by itself, and the server would be woken by each. */
function inOnePiece<T>({ connection }: pg.PoolClient, send: () => T): T {
  const { stream } = connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

const asUnsure = ({ code, cause }: UnavailableError) => new UnavailableError(code, cause, { unsure: true });

/**
 * Acts have the key of their request, which is written first; what time does has none, and the history decides. The same form may have been stored before, as
 * another escalation.
 */
async function isOwnKey(pool: pg.Pool, { table }: ConflictError, queries: readonly Sql[]): Promise<boolean> {
  const { values } = queries.find(({ text }) => text.startsWith('insert into "requests"')) ?? {};
  if (!values || table !== 'requests') return !values && table === 'history';
  const { rows } = await pool.query('select escalation_id from requests where key = $1', values.slice(0, 1));
  return rows.some(({ escalation_id: id }) => values.includes(id));
}

/** One at a time, however many start at once: in a transaction, whose lock no pooler loses. Drizzle's own ends it. */
async function bringUpToDate(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: startMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found = await postgresMigrationsIn(client);
    refuseNewer(found);
    if (found.missing === 0) return;
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('switchboard:migrate'))`);
    await migrate(drizzle(client), { migrationsFolder: postgresMigrations });
  } catch (error) {
    throw understandPostgres(error);
  } finally {
    await client.end();
  }
}

/** What the code would still do to the database, and what a newer one has done to it. */
export async function postgresMigrationsIn(client: Pick<pg.Client, 'query'>): Promise<MigrationsFound> {
  const { rows } = await client.query(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as made`,
  );
  const isMade = (rows as { made: boolean }[])[0]?.made === true;
  const done = isMade
    ? await client.query('select created_at from drizzle.__drizzle_migrations')
    : { rows: [] };
  return comparedWith(postgresMigrations, done.rows);
}
