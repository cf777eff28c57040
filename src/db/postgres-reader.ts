/** A PostgreSQL database opened for reading only, with one connection of its own. */
import pg from 'pg';
import { postgresDialect } from './dialect.ts';
import { dbOver, postgresMigrationsIn } from './postgres.ts';
import { understandPostgres } from './postgres-errors.ts';
import { type DatabaseReader, refuseToWrite } from './reader.ts';
import * as tables from './schema.postgres.ts';
import type { Store } from './store.ts';

const readOnlyTransaction = '25006';

export type PostgresReader = DatabaseReader & { client: Pick<pg.Client, 'query'> };

export async function readPostgres(url: string): Promise<PostgresReader> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'switchboard (reading)',
    max: 1,
    pipeline: true,
    connectionTimeoutMillis: 5000,
  });
  // Whoever reads is told by what they read.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  let held: pg.PoolClient | undefined;
  const client = {
    query: (...query: [pg.QueryConfig, unknown[]?]) => (held ?? pool).query(...query),
  } as Pick<pg.Client, 'query'>;

  async function ofOneMoment<T>(work: () => Promise<T>): Promise<T> {
    const mine = await pool.connect();
    held = mine;
    try {
      await mine.query('begin isolation level repeatable read read only');
      return await work();
    } finally {
      held = undefined;
      // Closed rather than given back: whatever became of it, nothing of it is left.
      mine.release(true);
    }
  }

  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw understandPostgres(error);
  }
  return {
    client,
    store: {
      db: dbOver(client),
      tables: tables as unknown as Store['tables'],
      dialect: postgresDialect,
      atomically: refuseToWrite,
      patiently: refuseToWrite,
      close: () => pool.end(),
    },
    ofOneMoment,
    migrations: () => postgresMigrationsIn(client),
    ask: (question) =>
      ofOneMoment(async () => {
        // Extended: one statement, whatever is written in it.
        const asked = { text: question, values: [], rowMode: 'array', queryMode: 'extended' } as const;
        try {
          const { fields, rows } = await client.query<unknown[]>(asked);
          return fields.length === 0 ? null : { columns: fields.map(({ name }) => name), rows };
        } catch (error) {
          if (error instanceof pg.DatabaseError && error.code === readOnlyTransaction) return null;
          throw error;
        }
      }),
  };
}
