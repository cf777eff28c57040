import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { always, type Calendar, type Instant, type Span } from '../../src/domain/calendars/calendar.ts';
import { againAt, crewsFor, type OnCall, onCallAt, shiftEndFor } from '../../src/domain/on-call.ts';
import type { Crew, Shift } from '../../src/domain/team.ts';
import { hours, morning } from '../support/factories.ts';

const day = hours(24);
/** So many hours after Monday, 23 November 2026, 09:00 UTC. */
const at = (hour: number): Instant => morning + hours(hour);

/** Open in these spans, which are in order and do not touch. Who is on call only asks when it is open. */
const openIn = (...spans: Span[]): Calendar => ({
  ...always,
  next: (instant) => spans.find(({ to }) => instant < to) ?? null,
});
/** Every day, so many hours after 09:00 UTC, from a week before to two years later. */
const daily = (from: number, to: number): Calendar =>
  openIn(
    ...Array.from({ length: 737 }, (_, n) => ({ from: at((n - 7) * 24 + from), to: at((n - 7) * 24 + to) })),
  );

const named: Record<string, Calendar> = {
  always,
  day: daily(0, 8),
  evening: daily(9, 14),
  'late afternoon': daily(7, 12),
  once: openIn({ from: at(0), to: at(8) }),
  never: openIn(),
};
const calendars = (name: string): Calendar => named[name] ?? always;

const eng: Shift = { calendar: 'day', group: 'S0ENG' };
const sf: Shift = { calendar: 'evening', group: 'S0SF' };
const lena: Shift = { calendar: 'always', users: ['ULENA'] };
const weekly = { users: ['UKENJI', 'UPRIYA'], startsAt: at(0), weeks: 1, timeZone: 'UTC' };

const onCall = (shifts: readonly Shift[], instant: Instant) => onCallAt(shifts, calendars, instant);

describe('who is on call now and next', () => {
  test('a shift is on duty while its calendar is open, to the last moment', () => {
    const day = {
      now: [{ crew: { group: 'S0ENG' }, until: at(8) }],
      next: { at: at(9), crews: [{ group: 'S0SF' }] },
    };
    expect([onCall([eng, sf], at(0)), onCall([eng, sf], at(8) - 1)]).toEqual([day, day]);
    expect(onCall([eng, sf], at(8))).toEqual({ now: [], next: { at: at(9), crews: [{ group: 'S0SF' }] } });
    expect(onCall([eng, sf], at(9))).toEqual({
      now: [{ crew: { group: 'S0SF' }, until: at(14) }],
      next: { at: at(24), crews: [{ group: 'S0ENG' }] },
    });
  });

  test('somebody who is always there has no end, and nobody follows', () => {
    expect(onCall([lena], at(3))).toEqual({ now: [{ crew: { users: ['ULENA'] }, until: null }], next: null });
  });

  test('shifts that overlap are both on duty, in the order written', () => {
    const overlap: Shift = { calendar: 'late afternoon', users: ['UOLGA'] };
    expect(onCall([lena, overlap, eng], at(7))).toEqual({
      now: [
        { crew: { users: ['ULENA'] }, until: null },
        { crew: { users: ['UOLGA'] }, until: at(12) },
        { crew: { group: 'S0ENG' }, until: at(8) },
      ],
      next: null,
    });
  });

  test('those who come at once are next together, each crew once', () => {
    const two: Shift = { calendar: 'evening', users: ['UOLGA', 'URAVI'] };
    const again: Shift = { calendar: 'evening', users: ['URAVI', 'UOLGA'] };
    expect(onCall([two, sf, again], at(0)).next).toEqual({
      at: at(9),
      crews: [{ users: ['UOLGA', 'URAVI'] }, { group: 'S0SF' }],
    });
  });

  test('a crew that comes back, whole or in part, is nobody else; whoever comes with it is', () => {
    const kenji: Shift = { calendar: 'day', users: ['UKENJI'] };
    const again: Shift = { calendar: 'evening', users: ['UKENJI'] };
    expect(onCall([kenji, again], at(0)).next).toBeNull();
    expect(onCall([{ ...kenji, group: 'S0ENG' }, again], at(0)).next).toBeNull();
    expect(onCall([kenji, { ...again, group: 'S0ENG' }], at(0)).next).toEqual({
      at: at(9),
      crews: [{ users: ['UKENJI'], group: 'S0ENG' }],
    });
  });

  test('where nobody is on duty, the same crew again is next', () => {
    expect(onCall([eng], at(8))).toEqual({ now: [], next: { at: at(24), crews: [{ group: 'S0ENG' }] } });
  });

  test('without shifts, or when none opens again, nobody is on call', () => {
    const nobody = { now: [], next: null };
    expect(onCall([], at(0))).toEqual(nobody);
    expect(onCall([{ ...eng, calendar: 'never' }], at(0))).toEqual(nobody);
    expect(onCall([{ ...eng, calendar: 'once' }], at(8))).toEqual(nobody);
  });

  test('a shift on which nobody works is nobody on call', () => {
    expect(onCall([{ calendar: 'always' }, { calendar: 'always', users: [] }], at(0))).toEqual({
      now: [],
      next: null,
    });
  });
});

describe('rotations', () => {
  test('a turn ends with the hand-over, and the next in turn is next', () => {
    expect(onCall([{ calendar: 'always', rotation: weekly }], at(1))).toEqual({
      now: [{ crew: { users: ['UKENJI'] }, until: at(168) }],
      next: { at: at(168), crews: [{ users: ['UPRIYA'] }] },
    });
  });

  test('the group and the people of the shift stay whoever has the turn', () => {
    const shift: Shift = { calendar: 'always', group: 'S0ENG', users: ['UOLGA'], rotation: weekly };
    expect(onCall([shift], at(169))).toEqual({
      now: [{ crew: { group: 'S0ENG', users: ['UOLGA', 'UPRIYA'] }, until: at(336) }],
      next: { at: at(336), crews: [{ group: 'S0ENG', users: ['UOLGA', 'UKENJI'] }] },
    });
  });

  test('closing comes before the end of the turn; the next in turn comes when it opens', () => {
    const shift: Shift = { calendar: 'day', rotation: { ...weekly, startsAt: at(-1) } };
    expect(onCall([shift], at(1))).toEqual({
      now: [{ crew: { users: ['UKENJI'] }, until: at(8) }],
      next: { at: at(168), crews: [{ users: ['UPRIYA'] }] },
    });
  });

  test('a hand-over to oneself, or to one who is there anyway, changes nothing', () => {
    const alone: Shift = { calendar: 'always', rotation: { ...weekly, users: ['UKENJI'] } };
    const both: Shift = { calendar: 'always', users: ['UPRIYA', 'UKENJI'], rotation: weekly };
    expect([onCall([alone], at(1)), onCall([both], at(1))]).toEqual([
      { now: [{ crew: { users: ['UKENJI'] }, until: null }], next: null },
      { now: [{ crew: { users: ['UPRIYA', 'UKENJI'] }, until: null }], next: null },
    ]);
  });
});

describe('exceptions', () => {
  const covered: Shift = {
    ...lena,
    group: 'S0DESIGN',
    exceptions: [{ from: at(10), to: at(20), users: ['UOLGA'] }],
  };

  test('whoever covers replaces the whole crew, from the first instant to before the last', () => {
    const own = { group: 'S0DESIGN', users: ['ULENA'] };
    const cover = { users: ['UOLGA'] };
    expect([onCall([covered], at(10) - 1), onCall([covered], at(10))]).toEqual([
      { now: [{ crew: own, until: at(10) }], next: { at: at(10), crews: [cover] } },
      { now: [{ crew: cover, until: at(20) }], next: { at: at(20), crews: [own] } },
    ]);
    expect(onCall([covered], at(20) - 1).now).toEqual([{ crew: cover, until: at(20) }]);
    expect(onCall([covered], at(20))).toEqual({ now: [{ crew: own, until: null }], next: null });
  });

  test('an exception also covers a turn', () => {
    const shift: Shift = { ...covered, group: undefined, users: undefined, rotation: weekly };
    expect([onCall([shift], at(1)), onCall([shift], at(11))]).toEqual([
      {
        now: [{ crew: { users: ['UKENJI'] }, until: at(10) }],
        next: { at: at(10), crews: [{ users: ['UOLGA'] }] },
      },
      {
        now: [{ crew: { users: ['UOLGA'] }, until: at(20) }],
        next: { at: at(20), crews: [{ users: ['UKENJI'] }] },
      },
    ]);
  });

  test('an exception that changes nobody ends nothing', () => {
    const same: Shift = { ...lena, exceptions: [{ from: at(10), to: at(20), users: ['ULENA'] }] };
    expect(onCall([same], at(1))).toEqual({ now: [{ crew: { users: ['ULENA'] }, until: null }], next: null });
  });

  test('of two that overlap, the one written first holds', () => {
    const shift: Shift = {
      ...lena,
      exceptions: [
        { from: at(10), to: at(20), users: ['UOLGA'] },
        { from: at(5), to: at(30), users: ['URAVI'] },
      ],
    };
    expect([4, 5, 10, 20, 30].map((hour) => onCall([shift], at(hour)).now[0]?.crew.users)).toEqual([
      ['ULENA'],
      ['URAVI'],
      ['UOLGA'],
      ['URAVI'],
      ['ULENA'],
    ]);
  });

  test('while the shift is closed an exception brings nobody', () => {
    const night: Shift = { ...eng, exceptions: [{ from: at(9), to: at(20), users: ['UOLGA'] }] };
    expect(onCall([night], at(1))).toEqual({ now: [{ crew: { group: 'S0ENG' }, until: at(8) }], next: null });
  });

  test('an exception that names nobody leaves nobody on call', () => {
    const off: Shift = { ...lena, exceptions: [{ from: at(10), to: at(20) }] };
    expect([onCall([off], at(1)), onCall([off], at(10))]).toEqual([
      { now: [{ crew: { users: ['ULENA'] }, until: at(10) }], next: null },
      { now: [], next: { at: at(20), crews: [{ users: ['ULENA'] }] } },
    ]);
  });
});

describe('what is far ahead', () => {
  const coveredIn = (days: number): Shift => ({
    ...lena,
    exceptions: [{ from: morning + days * day, to: morning + (days + 1) * day, users: ['UOLGA'] }],
  });

  test('more than a year ahead is in sight, and 400 days are not', () => {
    const { now, next } = onCall([coveredIn(399)], morning);
    expect([now[0]?.until, next?.at]).toEqual([morning + 399 * day, morning + 399 * day]);
    expect(onCall([coveredIn(400)], morning)).toEqual({
      now: [{ crew: { users: ['ULENA'] }, until: null }],
      next: null,
    });
  });

  test('nor is a closing or an opening', () => {
    named.far = openIn({ from: morning - day, to: morning + 400 * day });
    named.later = openIn({ from: morning + 400 * day, to: morning + 401 * day });
    const shifts = [
      { calendar: 'far', users: ['ULENA'] },
      { calendar: 'later', users: ['UOLGA'] },
    ];
    expect(onCall(shifts, morning)).toEqual({
      now: [{ crew: { users: ['ULENA'] }, until: null }],
      next: null,
    });
    expect(onCall(shifts, morning + 1)).toEqual({
      now: [{ crew: { users: ['ULENA'] }, until: morning + 400 * day }],
      next: { at: morning + 400 * day, crews: [{ users: ['UOLGA'] }] },
    });
  });
});

describe('when those on call come back', () => {
  const again = (shifts: Shift[], hour: number) => againAt(onCall(shifts, at(hour)), shifts, calendars);

  test('when their shift opens again, where nobody else comes before', () => {
    expect([again([eng], 1), again([eng, { ...sf, group: 'S0ENG' }], 1)]).toEqual([at(24), at(9)]);
  });

  test('it is not asked where somebody else follows, somebody stays, or nobody is there', () => {
    expect([again([eng, sf], 1), again([eng, lena], 1), again([eng], 8), again([], 8)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test('who goes on in another shift, or never comes back, does not come again', () => {
    const on: Shift = { calendar: 'late afternoon', group: 'S0ENG' };
    expect([again([eng, on], 1), again([eng, on], 7), again([{ ...eng, calendar: 'once' }], 1)]).toEqual([
      null,
      at(24),
      null,
    ]);
    named['straight on'] = openIn({ from: at(8), to: at(12) });
    const withLena: Shift = { ...eng, users: ['ULENA'] };
    expect(again([withLena, { ...eng, calendar: 'straight on' }], 1)).toBeNull();
  });
});

describe('whom to mention', () => {
  const fallback = { users: ['UINGRID'] };
  const crews = (shifts: Shift[], hour: number, urgent: boolean) =>
    crewsFor({ onCall: shifts, fallback }, calendars, at(hour), urgent);

  test('those on duty, urgent or not', () => {
    const both = { crews: [{ group: 'S0ENG' }, { users: ['ULENA'] }], fallback: false };
    expect([crews([eng, lena], 1, true), crews([eng, lena], 1, false)]).toEqual([both, both]);
  });

  test('while nobody is on duty the fallback, and only for what is urgent', () => {
    expect([crews([eng], 8, true), crews([], 8, true), crews([eng], 8, false)]).toEqual([
      { crews: [fallback], fallback: true },
      { crews: [fallback], fallback: true },
      { crews: [], fallback: false },
    ]);
  });
});

describe('when somebody’s shift ends', () => {
  const end = (person: string, shifts: Shift[], hour: number) => {
    const instant = shiftEndFor(person, shifts, calendars, at(hour));
    return instant === null ? null : (instant - morning) / hours(1);
  };

  test('with the shift that names them, of several the latest', () => {
    const early: Shift = { calendar: 'day', users: ['UOLGA', 'URAVI'] };
    const late: Shift = { calendar: 'late afternoon', users: ['UOLGA'] };
    expect([
      end('UOLGA', [late, early], 7),
      end('URAVI', [late, early], 7),
      end('UOLGA', [late, early], 6),
    ]).toEqual([12, 8, 8]);
  });

  test('a shift without an end outlasts the others', () => {
    expect(end('ULENA', [{ ...lena, calendar: 'day' }, lena], 1)).toBeNull();
  });

  test('with their turn, unless they stay anyway', () => {
    const turns: Shift = { calendar: 'always', rotation: weekly };
    expect([end('UKENJI', [turns], 1), end('UKENJI', [{ ...turns, users: ['UKENJI'] }], 1)]).toEqual([
      168,
      null,
    ]);
  });

  test('where somebody else covers, and with the cover', () => {
    const shift: Shift = { ...lena, exceptions: [{ from: at(10), to: at(20), users: ['UOLGA'] }] };
    expect([end('ULENA', [shift], 1), end('UOLGA', [shift], 11), end('ULENA', [shift], 11)]).toEqual([
      10,
      20,
      null,
    ]);
  });

  test('somebody’s shift goes on when only the others change', () => {
    const shift: Shift = {
      calendar: 'day',
      users: ['UOLGA'],
      exceptions: [{ from: at(3), to: at(5), users: ['UOLGA', 'URAVI'] }],
    };
    expect(end('UOLGA', [shift], 1)).toBe(8);
  });

  test('where nobody names them, a group may be theirs: the latest end of those', () => {
    const late: Shift = { calendar: 'late afternoon', group: 'S0ENG' };
    expect([end('UTOMAS', [late, eng, lena], 7), end('UTOMAS', [eng, lena], 7)]).toEqual([12, 8]);
  });

  test('a turn that ends does not end the group’s shift', () => {
    expect(end('UTOMAS', [{ calendar: 'always', group: 'S0ENG', rotation: weekly }], 1)).toBeNull();
    expect(end('UTOMAS', [{ ...eng, exceptions: [{ from: at(3), to: at(5), users: ['UOLGA'] }] }], 1)).toBe(
      3,
    );
  });

  test('who works on no open shift has no end', () => {
    expect([end('UTOMAS', [lena], 1), end('UTOMAS', [eng], 8), end('UTOMAS', [], 8)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('whatever the shifts', () => {
  const month = { min: 0, max: 30 * 24 };
  const instants = fc.integer(month).map(at);
  const people = fc.uniqueArray(fc.constantFrom('UA', 'UB', 'UC', 'UD'), { minLength: 1, maxLength: 3 });
  const crew = fc.oneof(fc.record({ users: people }), fc.record({ group: fc.constantFrom('S1', 'S2') }));
  const exceptions = fc.array(
    fc.tuple(crew, fc.integer(month), fc.integer({ min: 1, max: 100 })).map(([whom, from, length]) => ({
      ...whom,
      from: at(from),
      to: at(from + length),
    })),
    { maxLength: 3 },
  );
  const rotation = fc.record({
    users: people,
    startsAt: instants,
    weeks: fc.constantFrom(1, 2),
    timeZone: fc.constantFrom('UTC', 'Europe/Dublin', 'America/New_York'),
  });
  const calendar = fc.constantFrom(...['always', 'day', 'evening', 'late afternoon', 'never']);
  const shift: fc.Arbitrary<Shift> = fc
    .tuple(crew, fc.record({ calendar, exceptions }), fc.option(rotation, { nil: undefined }))
    .map(([whom, rest, turns]) => ({ ...whom, ...rest, rotation: turns }));
  const shifts = fc.array(shift, { maxLength: 4 });
  const namesOf = (crews: readonly Crew[]) =>
    crews.flatMap(({ group, users = [] }) => [...(group === undefined ? [] : [group]), ...users]);

  const onDuty = (given: readonly Shift[], time: Instant) =>
    namesOf(crewsFor({ onCall: [...given], fallback: {} }, calendars, time, false).crews);

  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
  /** Before `to`, so far along. */
  const between = (from: Instant, to: Instant, share: number) => from + Math.floor(share * (to - 1 - from));

  /** Crews are the same people in whatever order. */
  const inOrder = ({ now, next }: OnCall): OnCall => ({
    now: now.map((duty) => ({ ...duty, crew: { ...duty.crew, users: duty.crew.users?.toSorted() } })),
    next,
  });

  test('until its first edge the answer holds: the same people, each as long, and the same next', () => {
    fc.assert(
      fc.property(shifts, instants, shares, (given, instant, within) => {
        const { now, next } = inOrder(onCall(given, instant));
        const edge = Math.min(...now.flatMap(({ until }) => until ?? []), next?.at ?? at(60 * 24));
        expect(edge).toBeGreaterThan(instant);
        const present = new Set(onDuty(given, instant));
        for (const time of [...within.map((share) => between(instant, edge, share)), edge - 1]) {
          const then = inOrder(onCall(given, time));
          // A shift of people who are on duty anyway may have begun.
          expect(then.now).toEqual(expect.arrayContaining(now));
          expect(new Set(onDuty(given, time))).toEqual(present);
          expect(then.next).toEqual(next);
        }
      }),
    );
  });

  test('a duty lasts until its end, and its shift is closed or another crew’s then', () => {
    fc.assert(
      fc.property(shift, instants, shares, (given, instant, within) => {
        const [duty] = inOrder(onCall([given], instant)).now;
        fc.pre(duty !== undefined);
        const end = duty.until ?? at(60 * 24);
        for (const share of within) {
          expect(inOrder(onCall([given], between(instant, end, share))).now).toEqual([duty]);
        }
        if (duty.until !== null) {
          const then = inOrder(onCall([given], duty.until)).now;
          expect(then.map(({ crew }) => crew)).not.toEqual([duty.crew]);
        }
      }),
    );
  });

  test('until the next come, nobody is on duty who is not now; then they are', () => {
    fc.assert(
      fc.property(shifts, instants, shares, (given, instant, within) => {
        const { now, next } = onCall(given, instant);
        const present = new Set(namesOf(now.map(({ crew }) => crew)));
        const end = next?.at ?? at(60 * 24);
        for (const time of [...within.map((share) => between(instant, end, share)), end - 1]) {
          expect(onDuty(given, time).filter((name) => !present.has(name))).toEqual([]);
        }
        if (next) {
          const then = onCall(given, next.at).now.map((duty) => duty.crew);
          expect(next.crews.every((one) => namesOf([one]).some((name) => !present.has(name)))).toBe(true);
          expect(then).toEqual(expect.arrayContaining(next.crews));
        }
      }),
    );
  });

  test('what is urgent always has somebody, and the fallback only where nobody is on duty', () => {
    const fallback = { users: ['UINGRID'] };
    fc.assert(
      fc.property(shifts, instants, (given, instant) => {
        const { now } = onCall(given, instant);
        const asked = crewsFor({ onCall: given, fallback }, calendars, instant, true);
        expect(asked).toEqual(
          now.length > 0
            ? { crews: now.map((duty) => duty.crew), fallback: false }
            : { crews: [fallback], fallback: true },
        );
      }),
    );
  });

  test('somebody whose shift ends works until then, and not in that shift after it', () => {
    const one = shift.map(({ group: _, ...rest }) => rest);
    fc.assert(
      fc.property(one, instants, shares, (given, instant, within) => {
        const works = (time: Instant) => onDuty([given], time).includes('UA');
        fc.pre(works(instant));
        const end = shiftEndFor('UA', [given], calendars, instant);
        const times = within.map((share) => between(instant, end ?? at(60 * 24), share));
        expect(times.filter((time) => !works(time))).toEqual([]);
        if (end !== null) expect(works(end)).toBe(false);
      }),
    );
  });
});
