import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wallTimeAt } from '../../src/domain/calendars/wall-time.ts';
import { turnAt } from '../../src/domain/rotation.ts';
import type { Rotation } from '../../src/domain/team.ts';

const at = (iso: string) => Date.parse(iso);

/** Kenji from Monday, 23 November 2026, 09:00 in Dublin; then Priya, then Tomás. */
const weekly: Rotation = {
  users: ['UKENJI', 'UPRIYA', 'UTOMAS'],
  startsAt: at('2026-11-23T09:00:00Z'),
  weeks: 1,
  timeZone: 'Europe/Dublin',
};

test.each([
  ['the first takes it at the first hand-over', '2026-11-23T09:00:00Z', 'UKENJI', '2026-11-23T09:00:00Z'],
  ['and has it to the last moment', '2026-11-30T08:59:59.999Z', 'UKENJI', '2026-11-23T09:00:00Z'],
  ['then the second has it', '2026-11-30T09:00:00Z', 'UPRIYA', '2026-11-30T09:00:00Z'],
  ['after the last comes the first again', '2026-12-14T09:00:00Z', 'UKENJI', '2026-12-14T09:00:00Z'],
  ['before the first hand-over the last had it', '2026-11-23T08:59:59Z', 'UTOMAS', '2026-11-16T09:00:00Z'],
  ['and before that the one before the last', '2026-11-16T08:59:59Z', 'UPRIYA', '2026-11-09T09:00:00Z'],
  ['in summer it is still handed over at nine', '2027-07-05T08:00:00Z', 'UTOMAS', '2027-07-05T08:00:00Z'],
  ['and not before', '2027-07-05T07:59:59Z', 'UPRIYA', '2027-06-28T08:00:00Z'],
])('%s', (_, instant, user, from) => {
  const turn = turnAt(weekly, at(instant));
  expect([turn.user, new Date(turn.from).toISOString()]).toEqual([user, new Date(from).toISOString()]);
});

test.each([
  ['goes forward', '2027-03-24T12:00:00Z', '2027-03-22T09:00:00Z', '2027-03-29T08:00:00Z', 167],
  ['goes back', '2027-10-27T12:00:00Z', '2027-10-25T08:00:00Z', '2027-11-01T09:00:00Z', 169],
])('the week in which the clock %s has an hour less or more', (_, instant, from, to, hours) => {
  const turn = turnAt(weekly, at(instant));
  expect([turn.from, turn.to, (turn.to - turn.from) / 3_600_000]).toEqual([at(from), at(to), hours]);
});

test('a turn may be of several weeks', () => {
  const turn = turnAt({ ...weekly, weeks: 2 }, at('2026-12-10T00:00:00Z'));
  expect(turn).toEqual({ user: 'UPRIYA', from: at('2026-12-07T09:00:00Z'), to: at('2026-12-21T09:00:00Z') });
});

test.each([
  ['each day', { days: 1 }, '2026-11-24T10:00:00Z', 'UPRIYA', '2026-11-24T09:00:00Z', '2026-11-25T09:00:00Z'],
  [
    'each day, the weekend too',
    { days: 1 },
    '2026-11-28T10:00:00Z',
    'UTOMAS',
    '2026-11-28T09:00:00Z',
    '2026-11-29T09:00:00Z',
  ],
  [
    'every three days, before the first',
    { days: 3 },
    '2026-11-21T10:00:00Z',
    'UTOMAS',
    '2026-11-20T09:00:00Z',
    '2026-11-23T09:00:00Z',
  ],
  [
    'each working day',
    { workingDays: 1 },
    '2026-11-26T10:00:00Z',
    'UKENJI',
    '2026-11-26T09:00:00Z',
    '2026-11-27T09:00:00Z',
  ],
  [
    'Friday’s turn goes on to Monday',
    { workingDays: 1 },
    '2026-11-29T10:00:00Z',
    'UPRIYA',
    '2026-11-27T09:00:00Z',
    '2026-11-30T09:00:00Z',
  ],
  [
    'every two working days',
    { workingDays: 2 },
    '2026-11-30T10:00:00Z',
    'UTOMAS',
    '2026-11-27T09:00:00Z',
    '2026-12-01T09:00:00Z',
  ],
  [
    'each working day, before the first',
    { workingDays: 1 },
    '2026-11-22T10:00:00Z',
    'UTOMAS',
    '2026-11-20T09:00:00Z',
    '2026-11-23T09:00:00Z',
  ],
])('a turn may be of days: %s', (_, length, instant, user, from, to) => {
  expect(turnAt({ ...weekly, weeks: undefined, ...length }, at(instant))).toEqual({
    user,
    from: at(from),
    to: at(to),
  });
});

test('a rotation by working days that starts at a weekend begins on the Monday', () => {
  const starting = { ...weekly, weeks: undefined, workingDays: 1, startsAt: at('2026-11-21T09:00:00Z') };
  const turn = turnAt(starting, at('2026-11-23T12:00:00Z'));
  expect(turn).toEqual({ user: 'UKENJI', from: at('2026-11-23T09:00:00Z'), to: at('2026-11-24T09:00:00Z') });
});

test('who is alone in a rotation always has the turn', () => {
  expect(turnAt({ ...weekly, users: ['UKENJI'] }, at('2020-01-01T00:00:00Z')).user).toBe('UKENJI');
});

test('nobody has the turn where nobody takes turns', () => {
  expect(turnAt({ ...weekly, users: [] }, at('2026-12-10T00:00:00Z')).user).toBeUndefined();
});

const zones = [
  'UTC',
  'Europe/Dublin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
];
const decade = { min: at('2020-01-01T00:00:00Z') / 60_000, max: at('2030-01-01T00:00:00Z') / 60_000 };
const instants = fc.integer(decade).map((minute) => minute * 60_000);
const inWeeks = fc.record({ weeks: fc.integer({ min: 1, max: 5 }) });
const lengths = fc.oneof(
  inWeeks,
  fc.record({ days: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ workingDays: fc.integer({ min: 1, max: 20 }) }),
);
const turns = fc.record({
  users: fc.uniqueArray(fc.constantFrom('UA', 'UB', 'UC', 'UD', 'UE'), { minLength: 1 }),
  startsAt: instants,
  timeZone: fc.constantFrom(...zones),
});
const rotationsOf = (length: fc.Arbitrary<object>) =>
  fc.tuple(turns, length).map(([turn, long]) => ({ ...turn, ...long }));
const rotations = rotationsOf(lengths);

test('whenever one looks, exactly one turn is on: it holds until it ends, where the next person’s begins', () => {
  fc.assert(
    fc.property(
      rotations,
      instants,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (rotation, instant, share) => {
        const turn = turnAt(rotation, instant);
        expect(turn.from <= instant && instant < turn.to).toBe(true);
        const within = turn.from + Math.floor(share * (turn.to - 1 - turn.from));
        expect(turnAt(rotation, within)).toEqual(turn);
        const users: string[] = rotation.users;
        const following = users[(users.indexOf(turn.user ?? '') + 1) % users.length];
        const next = turnAt(rotation, turn.to);
        expect([next.user, next.from]).toEqual([following, turn.to]);
        expect(turnAt(rotation, turn.from - 1).to).toBe(turn.from);
      },
    ),
  );
});

test('as many turns later as there are people, it is the same person’s again', () => {
  fc.assert(
    fc.property(rotations, instants, (rotation, instant) => {
      const turn = turnAt(rotation, instant);
      const later = rotation.users.reduce(({ to }) => turnAt(rotation, to), turn);
      expect(later.user).toBe(turn.user);
    }),
  );
});

test('every hand-over shows the same time on the wall, on the same weekday', () => {
  // Hours that no zone skips, so that the time on the wall exists every week.
  const noon = rotationsOf(inWeeks).map((rotation) => ({
    ...rotation,
    startsAt: at('2024-05-06T12:00:00Z'),
  }));
  fc.assert(
    fc.property(noon, instants, (rotation, instant) => {
      const shownAt = (time: number) => {
        const { weekday, hour, minute } = wallTimeAt(time, rotation.timeZone);
        return { weekday, hour, minute };
      };
      const { from, to } = turnAt(rotation, instant);
      const first = shownAt(rotation.startsAt);
      expect([shownAt(from), shownAt(to)]).toEqual([first, first]);
    }),
  );
});
