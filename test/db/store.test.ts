/** What a store promises, whichever database it is on. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import { ConflictError, type Store } from '../../src/db/store.ts';
import { aStore } from '../support/database.ts';
import { anEscalation } from '../support/factories.ts';

let store: Store;

beforeAll(async () => {
  store = await aStore();
});
beforeEach(async () => {
  const { requests, escalations, people, inbox } = store.tables;
  await store.atomically([requests, escalations, people, inbox].map((table) => store.db.delete(table)));
});
afterAll(() => store.close());

test('either every statement is written or none', async () => {
  const { requests } = queriesOf(store);
  const twice = [
    requests.record('a', 'ESC-1', 1),
    requests.record('b', 'ESC-1', 1),
    requests.record('a', 'ESC-2', 2),
  ];
  await expect(store.atomically(twice)).rejects.toThrow(ConflictError);
  expect(await requests.carriedOutFor('b')).toBeUndefined();
  await store.atomically(twice.slice(0, 2));
  expect(await requests.carriedOutFor('b')).toBe('ESC-1');
});

test('a conflict says which table refused', async () => {
  const { requests } = queriesOf(store);
  await store.atomically([requests.record('a', 'ESC-1', 1)]);
  await expect(store.atomically([requests.record('a', 'ESC-2', 2)])).rejects.toMatchObject({
    table: 'requests',
  });
});

test('two writers of the same key: one is told of a conflict, and the other’s is stored', async () => {
  const { requests } = queriesOf(store);
  const both = ['ESC-1', 'ESC-2'].map((id) => store.atomically([requests.record('a', id, 1)]));
  const settled = await Promise.allSettled(both);
  const lost = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(lost).toHaveLength(1);
  expect(lost[0]).toBeInstanceOf(ConflictError);
  expect(await requests.carriedOutFor('a')).toBe(settled[0]?.status === 'fulfilled' ? 'ESC-1' : 'ESC-2');
});

test('what is read is what was written: texts, numbers, yes and no, and JSON in its order', async () => {
  const { escalations } = queriesOf(store);
  const source = { permalink: 'https://a.slack.com/p1', channel: 'C1', ts: '1.2' };
  const stored = anEscalation({
    onPhone: true,
    openedAt: 1_795_428_000_000,
    summary: 'Auszahlung „hängt“ 決済 \\ % _',
    source,
  });
  await store.atomically([escalations.insert(stored)]);
  const found = await escalations.find(stored.id);
  expect(found).toEqual(stored);
  expect(JSON.stringify(found?.clocks)).toBe(JSON.stringify(stored.clocks));
});

test('texts are compared by their bytes, not as a language sorts them', async () => {
  const { people } = queriesOf(store);
  const person = {
    name: '',
    timeZone: '',
    locale: '',
    workspace: null,
    enterprise: null,
    guest: false,
    bot: false,
    deleted: false,
    fetchedAt: 0,
    changedAt: 0,
  };
  const ids = ['Ub', 'UA', 'Uä', 'U_', 'UB', 'ua'];
  await store.atomically(ids.map((id) => people.remember({ id, ...person })));
  const rows = await store.db
    .select({ id: store.tables.people.id })
    .from(store.tables.people)
    .orderBy(store.tables.people.id);
  expect(rows.map(({ id }) => id)).toEqual(['UA', 'UB', 'U_', 'Ub', 'Uä', 'ua']);
});

test('what is heard is given numbers that rise', async () => {
  const { inbox } = queriesOf(store);
  const row = {
    lane: 'ESC-1',
    escalationId: 'ESC-1',
    heardAt: 1,
    hearer: 'one',
    request: { kind: 'eyes' } as never,
  };
  for (const key of ['a', 'a', 'b']) await store.atomically([inbox.keep({ key, ...row })]);
  const rows = await store.db.select().from(store.tables.inbox).orderBy(store.tables.inbox.seq);
  expect(rows.map(({ key }) => key)).toEqual(['a', 'b']);
  expect((await inbox.first('ESC-1'))?.key).toBe('a');
});
