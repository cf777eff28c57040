/** Swaps as they are stored: once, by those whose they are, and never two of one turn. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import type { Store } from '../../src/db/store.ts';
import type { Instant } from '../../src/domain/calendars/calendar.ts';
import type { Team } from '../../src/domain/team.ts';
import { createKnownSwaps } from '../../src/engine/known-swaps.ts';
import { createSwaps, type Swaps } from '../../src/engine/swaps.ts';
import { aStore } from '../support/database.ts';
import { aDirectory } from '../support/directory.ts';
import { aTarget, hours, morning } from '../support/factories.ts';

const day = (days: number): Instant => morning + hours(24 * days);
const people = ['UKENJI', 'UPRIYA', 'USAM'];
const rotation = { users: people, startsAt: morning, weeks: 1, timeZone: 'UTC' };
const target = aTarget({ calendar: 'always' });
const engineering: Team = {
  name: 'Engineering',
  channel: 'C0ENG',
  restricted: false,
  responders: { users: people },
  leads: ['UMARCUS'],
  onCall: [{ calendar: 'always', rotation }],
  fallback: { users: ['UMARCUS'] },
  sla: { urgent: target, high: target, normal: target, low: target },
  ladder: 'standard',
};

let store: Store;
let swaps: Swaps;
let now: Instant;
let inForce: () => readonly string[];
let queued: () => Promise<string[]>;

/** One instance, with what it remembers. */
function anInstance() {
  const queries = queriesOf(store);
  const known = createKnownSwaps({ queries, now: () => now });
  const directory = aDirectory({ queries, teams: { engineering }, swapsOf: known.of });
  return {
    known,
    swaps: createSwaps({ store, queries, directory, known, now: () => now, committed: () => undefined }),
    inForce: () =>
      (directory.shiftsOf('engineering')[0]?.swaps ?? []).map(({ giver, taker }) => `${giver} ${taker}`),
  };
}

beforeEach(async () => {
  now = day(1);
  store = await aStore();
  ({ swaps, inForce } = anInstance());
  queued = async () =>
    (await store.db.select({ id: store.tables.outbox.id }).from(store.tables.outbox)).map(({ id }) => id);
});
afterEach(() => store.close());

const given = (taker: string, from = 2, to = 3) => ({
  giver: 'UKENJI',
  taker,
  from: day(from),
  to: day(to),
  inReturn: null,
});
const ask = (id: string, taker = 'UPRIYA', from = 2, to = 3) =>
  swaps.ask(id, 'engineering', given(taker, from, to));

test('the same form sent twice asks once', async () => {
  const [one, other] = await Promise.all([ask('one'), ask('one')]);
  expect(one).toMatchObject({ swap: { id: 'one', state: 'asked', taker: 'UPRIYA' } });
  expect(other).toEqual(one);
  expect((await queued()).sort()).toEqual(['swap:one:asked:UKENJI', 'swap:one:asked:UPRIYA']);
  expect(inForce()).toEqual([]);
});

test('pressed twice, it is agreed once; then it is in force', async () => {
  await ask('one');
  const answers = await Promise.all([swaps.agree('one', 'UPRIYA'), swaps.agree('one', 'UPRIYA')]);
  expect(answers).toMatchObject([{ swap: { state: 'agreed' } }, { swap: { state: 'agreed' } }]);
  expect(answers.map((answer) => 'refused' in answer)).toEqual([false, false]);
  expect((await queued()).filter((id) => !id.includes(':asked:'))).toEqual(['swap:one:agreed:UKENJI']);
  expect(inForce()).toEqual(['UKENJI UPRIYA']);
});

test('what another instance has agreed counts for whoever decides at once, and for all within five seconds', async () => {
  const other = anInstance();
  await other.known.turn();
  await Promise.all([ask('one'), ask('two', 'USAM')]);
  await swaps.agree('one', 'UPRIYA');
  await other.known.turn();
  const before = other.inForce();
  now += 5_000;
  await other.known.turn();
  expect([before, other.inForce()]).toEqual([[], ['UKENJI UPRIYA']]);
  const third = anInstance();
  expect(await third.swaps.agree('two', 'USAM')).toMatchObject({ refused: 'giver has it not' });
});

test('of two who take the same turn at once, the second hears that it is no longer there', async () => {
  await ask('one');
  await ask('other', 'USAM');
  const answers = await Promise.all([swaps.agree('one', 'UPRIYA'), swaps.agree('other', 'USAM')]);
  expect(answers).toMatchObject([{ swap: { state: 'agreed' } }, { refused: 'giver has it not' }]);
  expect(inForce()).toEqual(['UKENJI UPRIYA']);
  expect(await swaps.agree('other', 'USAM')).toMatchObject({ refused: 'settled', swap: { state: 'off' } });
  expect(await queued()).toContain('swap:other:off:UKENJI');
});

test.each([
  ['agree', 'USAM'],
  ['agree', 'UKENJI'],
  ['decline', 'UKENJI'],
  ['takeBack', 'USAM'],
] as const)('to %s is not for %s', async (step, person) => {
  await ask('one');
  expect(await swaps[step]('one', person)).toMatchObject({ refused: 'not asked of you' });
  expect(await swaps[step]('none', person)).toEqual({ refused: 'not found' });
});

test('what is answered is not answered otherwise', async () => {
  await ask('one');
  await swaps.decline('one', 'UPRIYA');
  expect(await swaps.agree('one', 'UPRIYA')).toMatchObject({
    refused: 'settled',
    swap: { state: 'declined' },
  });
  expect(await swaps.decline('one', 'UPRIYA')).toMatchObject({ swap: { state: 'declined' } });
  expect(await swaps.takeBack('one', 'UKENJI')).toMatchObject({ refused: 'settled' });
});

test('undone by either before it begins, by nobody afterwards', async () => {
  await ask('one');
  await ask('other', 'USAM', 4, 5);
  await swaps.agree('one', 'UPRIYA');
  await swaps.agree('other', 'USAM');
  expect(await swaps.takeBack('other', 'USAM')).toMatchObject({
    swap: { state: 'taken back', takenBackBy: 'USAM', takenBackAt: now },
  });
  expect(inForce()).toEqual(['UKENJI UPRIYA']);
  now = day(2);
  expect(await swaps.takeBack('one', 'UKENJI')).toMatchObject({
    refused: 'begun',
    swap: { state: 'agreed' },
  });
  expect(inForce()).toEqual(['UKENJI UPRIYA']);
});
