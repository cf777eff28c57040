/** Before a run of the tests on a server of PostgreSQL: the database that each test gets a copy of. */
import pg from 'pg';
import { openPostgres } from '../../src/db/postgres.ts';

export const templateName = (): string => process.env.SWITCHBOARD_TEST_TEMPLATE ?? 'switchboard_test';

export function databaseOn(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

export default async function makeTemplate(): Promise<(() => Promise<void>) | undefined> {
  const address = process.env.SWITCHBOARD_TEST_POSTGRES;
  if (address === undefined) return undefined;
  process.env.SWITCHBOARD_TEST_TEMPLATE = `switchboard_test_${process.pid}`;
  const onServer = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  await onServer(`drop database if exists ${templateName()}`, `create database ${templateName()}`);
  const url = databaseOn(address, templateName());
  await (await openPostgres(url)).close();
  // The order in which entries came, which SQLite keeps by itself; the leak oracle counts by it.
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('alter table history add column rowid bigserial');
  await client.end();
  return () => onServer(`drop database if exists ${templateName()} with (force)`);
}
