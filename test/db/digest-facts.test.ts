/** What a digest reads is found by an index, however much is stored. */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';

test('no table is read from end to end for the numbers of a digest', async () => {
  const store = openSqlite(':memory:');
  const client: unknown = Reflect.get(store.db, '$client');
  if (!(client instanceof Database)) throw new Error('the driver is another one');
  const { digestFacts } = queriesOf(store);
  const prepare = client.prepare.bind(client);
  const asked: string[] = [];
  client.prepare = (text: string) => {
    asked.push(text);
    return prepare(text);
  };
  const within = { from: 1, to: 2 };
  const teams = ['engineering', 'risk'];
  await digestFacts.events(teams, within);
  await digestFacts.clocks(teams, within);
  await digestFacts.held(teams, within);
  await digestFacts.changedSince(teams, within.to);
  await digestFacts.owedSince(teams, within.from);
  const plans = asked.map((text) => {
    const values = [...text.matchAll(/\?/g)].map(() => 1);
    const steps = prepare(`explain query plan ${text}`).all(...values) as { detail: string }[];
    return steps.map(({ detail }) => detail);
  });
  expect(plans).toHaveLength(5);
  expect(plans.flat().filter((step) => step.startsWith('SCAN'))).toEqual([]);
  await store.close();
});
