import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Queries, queriesOf } from '../../src/db/queries.ts';
import type { Store } from '../../src/db/store.ts';
import { isOpen } from '../../src/domain/calendars/calendar.ts';
import type { OpeningHours } from '../../src/domain/calendars/opening-hours.ts';
import { aStore } from '../support/database.ts';
import { aDirectory } from '../support/directory.ts';
import { aTarget } from '../support/factories.ts';

const dublin = (from: number): OpeningHours => ({
  timeZone: 'Europe/Dublin',
  weekly: { mon: [{ from, to: 17 * 60 }] },
  holidays: [],
  closed: [],
  open: {},
});
const mondayAt = (hour: number) => Date.UTC(2026, 10, 23, hour);

const target = aTarget({ calendar: 'dublin' });
const team = {
  name: 'Engineering',
  channel: 'C0ENG',
  restricted: false,
  responders: { users: ['UKENJI'] },
  leads: ['UMARCUS'],
  onCall: [{ calendar: 'dublin', users: ['UKENJI'] }],
  fallback: { users: ['UMARCUS'] },
  sla: { urgent: aTarget({ calendar: 'always' }), high: target, normal: target, low: target },
  ladder: 'standard',
};

let store: Store;
let queries: Queries;

beforeEach(async () => {
  store = await aStore();
  queries = queriesOf(store);
});
afterEach(() => store.close());

const directoryWith = (opens: number) =>
  aDirectory({
    queries,
    teams: { engineering: team },
    calendars: { dublin: dublin(opens), tokyo: { ...dublin(9 * 60), timeZone: 'Asia/Tokyo' } },
  });

test('a policy holds what its calendars say, and no other calendar', () => {
  const { policy } = directoryWith(9 * 60).policyOf('engineering') ?? {};
  expect(Object.values(policy?.calendars ?? {})).toEqual([dublin(9 * 60)]);
  expect(policy?.sla.urgent.calendar).toBe('always');
  expect(policy?.sla.high.calendar).toMatch(/^dublin@[0-9a-f]{8}$/);
  expect(directoryWith(9 * 60).policyOf('nobody')).toBeUndefined();
});

test('a calendar that is edited is another one; who was promised the old hours keeps them', async () => {
  const before = directoryWith(9 * 60).policyOf('engineering');
  if (!before) throw new Error('there is a policy');
  await store.atomically([queries.policies.keep(before.id, before.policy)]);
  const today = directoryWith(12 * 60);
  const after = today.policyOf('engineering');
  expect(after?.id).not.toBe(before.id);
  const kept = await today.policy(before.id);
  expect(kept).toEqual(before.policy);
  const opensAtTen = (id: string | undefined) => isOpen(today.calendars(id ?? ''), mondayAt(10));
  expect([opensAtTen(kept.sla.high.calendar), opensAtTen(after?.policy.sla.high.calendar)]).toEqual([
    true,
    false,
  ]);
  const [shift] = today.shiftsOf('engineering');
  expect(isOpen(today.calendars(shift?.calendar ?? ''), mondayAt(10))).toBe(false);
});

test('what does not exist is said so', async () => {
  const directory = directoryWith(9 * 60);
  await expect(directory.policy('unknown')).rejects.toThrow('policy unknown is not stored');
  expect(() => directory.calendars('mars@1')).toThrow('there is no calendar mars@1');
  const onMars = { ...team, onCall: [{ calendar: 'mars', users: ['UKENJI'] }] };
  const directoryOf = (one: typeof team) => aDirectory({ queries, teams: { engineering: one } });
  expect(() => directoryOf(onMars)).toThrow('there is no calendar mars in the configuration');
});
