import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { always, type Instant, type Span } from '../../src/domain/calendars/calendar.ts';
import { comingTurns, onCallAt } from '../../src/domain/on-call.ts';
import { colleaguesOf, isAhead, possibleSwap, stays, turnsOf } from '../../src/domain/swaps.ts';
import type { Shift, Swap } from '../../src/domain/team.ts';
import { hours, morning } from '../support/factories.ts';

/** So many days after Monday, 23 November 2026, 09:00 UTC. */
const at = (days: number): Instant => morning + hours(24 * days);
const span = (from: number, to: number): Span => ({ from: at(from), to: at(to) });
const weekdays = {
  ...always,
  next: (instant: Instant) => {
    const days = Math.floor((instant - morning) / hours(24));
    const into = ((days % 7) + 7) % 7;
    return into < 5
      ? { from: at(days - into), to: at(days - into + 5) }
      : { from: at(days - into + 7), to: at(days - into + 12) };
  },
};
const calendars = (name: string) => (name === 'weekdays' ? weekdays : always);

const people = ['UKENJI', 'UPRIYA', 'USAM'];
const rotation = { users: people, startsAt: at(0), weeks: 1, timeZone: 'UTC' };
const weekly: Shift = { calendar: 'always', rotation };
const planOf = (swaps: readonly Swap[] = [], now = at(0.5), shift = weekly) => ({
  shifts: [{ ...shift, swaps }],
  calendars,
  now,
});
const swap = (given: Span, inReturn: Span | null = null, giver = 'UKENJI', taker = 'UPRIYA'): Swap => ({
  giver,
  taker,
  ...given,
  inReturn,
});
const whoAt = (swaps: readonly Swap[], day: number, shift = weekly) =>
  onCallAt([{ ...shift, swaps }], calendars, at(day)).now;

describe('who is on call', () => {
  test('in the time of a swap it is the taker, and afterwards the giver again', () => {
    const swaps = [swap(span(2, 3))];
    expect(whoAt(swaps, 1)).toEqual([{ crew: { users: ['UKENJI'] }, until: at(2) }]);
    const swapped = { who: 'UPRIYA', insteadOf: 'UKENJI' };
    expect(whoAt(swaps, 2)).toEqual([{ crew: { users: ['UPRIYA'] }, until: at(3), swapped }]);
    expect(whoAt(swaps, 3)).toEqual([{ crew: { users: ['UKENJI'] }, until: at(7) }]);
  });

  test('what is done in return is swapped too, also at the same time in another shift', () => {
    const swaps = [swap(span(2, 3), span(8, 9))];
    expect(whoAt(swaps, 8.5)).toMatchObject([{ crew: { users: ['UKENJI'] }, until: at(9) }]);
    const second = { ...weekly, rotation: { ...rotation, users: ['UPRIYA', 'USAM', 'UKENJI'] } };
    const both = [swap(span(2, 3), span(2, 3))];
    expect([whoAt(both, 2.5), whoAt(both, 2.5, second)]).toMatchObject([
      [{ crew: { users: ['UPRIYA'] } }],
      [{ crew: { users: ['UKENJI'] } }],
    ]);
  });

  test('who took a turn may give it on', () => {
    const swaps = [swap(span(2, 4)), swap(span(3, 4), null, 'UPRIYA', 'USAM')];
    expect([whoAt(swaps, 2.5), whoAt(swaps, 3.5)]).toMatchObject([
      [{ crew: { users: ['UPRIYA'] }, until: at(3) }],
      [{ crew: { users: ['USAM'] }, until: at(4), swapped: { who: 'USAM', insteadOf: 'UKENJI' } }],
    ]);
  });

  test('an exception of the configuration goes before it', () => {
    const shift = { ...weekly, exceptions: [{ ...span(2, 3), users: ['UOLGA'] }] };
    expect(whoAt([swap(span(2, 3))], 2.5, shift)).toEqual([{ crew: { users: ['UOLGA'] }, until: at(3) }]);
  });

  test('a taker whom Slack cannot notify leaves it with the giver', () => {
    const shift = { ...weekly, outOfReach: new Set(['UPRIYA']) };
    expect(whoAt([swap(span(2, 3))], 2.5, shift)).toMatchObject([{ crew: { users: ['UKENJI'] } }]);
  });

  test('whoever is taken out of the rotation is out of its swaps', () => {
    const shift = { ...weekly, rotation: { ...rotation, users: ['UKENJI', 'USAM'] } };
    expect(whoAt([swap(span(2, 3))], 2.5, shift)).toEqual([{ crew: { users: ['UKENJI'] }, until: at(7) }]);
  });
});

describe('the turns that can be chosen', () => {
  test('the rest of the one that goes on, and those that follow', () => {
    expect(turnsOf('UKENJI', planOf(), 2)).toEqual([span(0.5, 7), span(21, 28)]);
    expect(turnsOf('USAM', planOf(), 2)).toEqual([span(14, 21), span(35, 42)]);
    expect(turnsOf('UOLGA', planOf(), 2)).toEqual([]);
  });

  test('what was given away is left out, and what was taken is there', () => {
    const plan = planOf([swap(span(2, 3))]);
    expect(turnsOf('UKENJI', plan, 2)).toEqual([span(0.5, 2), span(3, 7)]);
    expect(turnsOf('UPRIYA', plan, 2)).toEqual([span(2, 3), span(7, 14)]);
  });

  test('not one in which the shift is not worked', () => {
    const daily = { calendar: 'weekdays', rotation: { ...rotation, weeks: undefined, days: 1 } };
    const days = turnsOf('UKENJI', planOf([], at(0.5), daily), 3);
    // The third day after Wednesday is a Saturday.
    expect(days).toEqual([span(0.5, 1), span(3, 4), span(9, 10)]);
  });

  test('colleagues are those of the same rotation', () => {
    expect(colleaguesOf('UKENJI', [weekly, { calendar: 'always', users: ['ULENA'] }])).toEqual([
      'UPRIYA',
      'USAM',
    ]);
    expect(colleaguesOf('ULENA', [weekly])).toEqual([]);
  });
});

describe('what two people can agree to', () => {
  test.each([
    ['a day of the turn', swap(span(2, 3)), swap(span(2, 3))],
    ['what has begun is the rest of it', swap(span(0, 7)), swap(span(0.5, 7))],
    ['a turn in return', swap(span(2, 3), span(8, 9)), swap(span(2, 3), span(8, 9))],
    ['with oneself', swap(span(2, 3), null, 'UKENJI', 'UKENJI'), { trouble: 'with yourself' }],
    ['with a stranger', swap(span(2, 3), null, 'UKENJI', 'UOLGA'), { trouble: 'not in the rotation' }],
    ['backwards', swap(span(3, 2)), { trouble: 'no time' }],
    ['what is over', swap(span(0, 0.5)), { trouble: 'over' }],
    ['the turn of another', swap(span(8, 9)), { trouble: 'giver has it not' }],
    ['beyond the end of the turn', swap(span(2, 8)), { trouble: 'giver has it not' }],
    ['after the end of all calendars', swap(span(200_000_000, 200_000_001)), { trouble: 'giver has it not' }],
    ['a return that is not theirs', swap(span(2, 3), span(15, 16)), { trouble: 'taker has it not' }],
    ['a return that is over', swap(span(2, 3), span(0, 0.25)), { trouble: 'over' }],
  ])('%s', (_, asked, answer) => {
    expect(possibleSwap(asked, planOf())).toEqual(answer);
  });

  test('not what was given to somebody else meanwhile', () => {
    const plan = planOf([swap(span(2, 3), null, 'UKENJI', 'USAM')]);
    expect(possibleSwap(swap(span(1, 4)), plan)).toEqual({ trouble: 'giver has it not' });
  });
});

describe('what is agreed is taken back', () => {
  const one = swap(span(2, 3), span(8, 9));
  test.each([
    ['before any of it begins', planOf([one]), undefined],
    ['not once it has begun', planOf([one], at(2)), 'begun'],
    ['not once it was given on', planOf([one, swap(span(2, 3), null, 'UPRIYA', 'USAM')]), 'passed on'],
    [
      'nor when what is done in return was',
      planOf([one, swap(span(8, 9), null, 'UKENJI', 'USAM')]),
      'passed on',
    ],
  ])('%s', (_, plan, why) => {
    expect(stays(one, plan)).toBe(why);
  });

  test('the return may begin first', () => {
    expect([isAhead(swap(span(9, 10), span(2, 3)), at(2)), isAhead(swap(span(2, 3)), at(1))]).toEqual([
      false,
      true,
    ]);
  });
});

describe('whatever is agreed, one after the other', () => {
  const day = fc.integer({ min: 0, max: 27 });
  const anySpan = fc
    .tuple(day, fc.integer({ min: 1, max: 4 }))
    .map(([from, days]) => span(from, from + days));
  const anySwap = fc.record({
    giver: fc.constantFrom(...people),
    taker: fc.constantFrom(...people),
    given: anySpan,
    inReturn: fc.option(anySpan),
  });
  const inSpan = (one: Span | null, instant: Instant) =>
    one !== null && one.from <= instant && instant < one.to;
  const turnAt = (swaps: readonly Swap[], instant: Instant): string | undefined => {
    const [turn] = comingTurns({ ...weekly, swaps }, calendars, instant);
    return turn?.who;
  };

  test('each turn has one person, those agreed change as agreed, and all others stay', () => {
    fc.assert(
      fc.property(fc.array(anySwap, { maxLength: 8 }), (asked) => {
        let agreed: Swap[] = [];
        for (const { given, ...one } of asked) {
          const possible = possibleSwap({ ...one, ...given }, planOf(agreed, at(0)));
          if ('trouble' in possible) continue;
          const before = agreed;
          agreed = [...agreed, possible];
          for (let half = 0; half < 60; half++) {
            const instant = at(half / 2);
            const expected = inSpan(possible, instant)
              ? possible.taker
              : inSpan(possible.inReturn, instant)
                ? possible.giver
                : turnAt(before, instant);
            expect(turnAt(agreed, instant)).toBe(expected);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
