import { expect, onTestFinished, test } from 'vitest';
import { type PersonRow, peopleQueries } from '../../src/db/people.ts';
import { aStore } from '../support/database.ts';

async function opened() {
  const store = await aStore();
  onTestFinished(() => store.close());
  return { store, people: peopleQueries(store) };
}

const kenji: PersonRow = {
  id: 'UKENJI',
  name: 'Kenji',
  timeZone: 'Asia/Tokyo',
  locale: 'ja-JP',
  workspace: 'T1',
  enterprise: null,
  guest: false,
  bot: false,
  deleted: false,
  fetchedAt: 1000,
  changedAt: 10,
};

test('what Slack said later stays, whichever is written last; of the same instant the last counts', async () => {
  const { store, people } = await opened();
  const left = { ...kenji, deleted: true, changedAt: 20 };
  await store.atomically([people.remember(kenji), people.remember(left)]);
  await store.atomically([people.remember(kenji), people.correct(kenji)]);
  expect(await people.find('UKENJI')).toEqual(left);
  const named = { ...left, name: 'Kenji S.', fetchedAt: 2000 };
  await store.atomically([people.remember(named)]);
  expect(await people.find('UKENJI')).toEqual(named);
});

test('who is not remembered is not corrected', async () => {
  const { store, people } = await opened();
  await store.atomically([people.correct(kenji)]);
  expect(await people.find('UKENJI')).toBeUndefined();
});

test('when everybody was listed is known until it is owed again', async () => {
  const { store, people } = await opened();
  expect(await people.listedAt()).toBeUndefined();
  await store.atomically([people.listed(1000)]);
  await store.atomically([people.listed(2000)]);
  expect(await people.listedAt()).toBe(2000);
  await store.atomically([people.toBeListed()]);
  expect(await people.listedAt()).toBeUndefined();
});
