import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Calendar, Instant } from '../../../src/domain/calendars/calendar.ts';
import { calendarOf } from '../../../src/domain/calendars/open-time.ts';
import { pauseClock, resumeClock, startClock } from '../../../src/domain/clock.ts';
import { awayMs, holidaysOf, scene } from '../../support/any-calendar.ts';
import { hours } from '../../support/factories.ts';

/** A calendar, and many places in time, most of them close to a change of clocks. */
const scenes = fc
  .tuple(scene, fc.array(awayMs(hours(24 * 20)), { minLength: 12, maxLength: 12 }))
  .map(([{ rule, at }, away]) => ({ rule, instants: away.map((ms) => at + ms) }));

/** From a millisecond to thirty days of eight hours. */
const target = fc.oneof(
  fc.integer({ min: 1, max: 240 }).map((minutes) => minutes * 60_000),
  fc.integer({ min: 1, max: hours(240) }),
);
const targets = fc.array(target, { minLength: 12, maxLength: 12 });

type Case = { calendar: Calendar; at: Instant; other: Instant; ms: number; more: number };

/** 300 calendars with 12 cases each. */
function forAll(check: (one: Case) => void): void {
  fc.assert(
    fc.property(scenes, targets, ({ rule, instants }, amounts) => {
      const calendar = calendarOf(rule, holidaysOf);
      for (const [n, at] of instants.entries()) {
        const other = instants[n - 1] ?? at;
        check({ calendar, at, other, ms: amounts[n] ?? 1, more: amounts[n - 1] ?? 1 });
      }
    }),
    { numRuns: 300 },
  );
}

test('what is counted until a target is reached is the target, and a millisecond before it is less', () => {
  forAll(({ calendar, at, ms }) => {
    const due = calendar.add(at, ms);
    expect([calendar.between(at, due), calendar.between(at, due - 1)]).toEqual([ms, ms - 1]);
  });
});

test('counted back from when it is reached, a target leads to where the wait began, or to closing time before it', () => {
  forAll(({ calendar, at, ms }) => {
    const begun = calendar.add(calendar.add(at, ms), -ms);
    expect(begun).toBeLessThanOrEqual(at);
    expect([calendar.between(begun, at), calendar.between(begun - 1, at)]).toEqual([0, 1]);
  });
});

test('whoever starts later is never due earlier', () => {
  forAll(({ calendar, at, other, ms }) => {
    const [first, last] = [Math.min(at, other), Math.max(at, other)];
    expect(calendar.add(first, ms)).toBeLessThanOrEqual(calendar.add(last, ms));
  });
});

test('a longer target is due later, by as much as it is longer', () => {
  forAll(({ calendar, at, ms, more }) => {
    const [less, most] = [Math.min(ms, more), Math.max(ms, more)];
    expect(calendar.between(calendar.add(at, less), calendar.add(at, most))).toBe(most - less);
  });
});

test('a target in two parts is due when the whole of it is', () => {
  forAll(({ calendar, at, ms, more }) => {
    expect(calendar.add(calendar.add(at, ms), more)).toBe(calendar.add(at, ms + more));
  });
});

test('open time is the same however it is divided', () => {
  fc.assert(
    fc.property(scenes, ({ rule, instants }) => {
      const calendar = calendarOf(rule, holidaysOf);
      const rising = [...instants].sort((a, b) => a - b);
      const parts = rising.slice(1).map((to, n) => calendar.between(rising[n] ?? to, to));
      const whole = calendar.between(rising[0] ?? 0, rising.at(-1) ?? 0);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
    }),
    { numRuns: 400 },
  );
});

test('a pause in which nothing was open changes nothing', () => {
  forAll(({ calendar, at, other, ms }) => {
    const clock = startClock('any', calendar, ms, Math.min(at, other));
    const paused = Math.max(at, other);
    const resumed = Math.max(paused, calendar.next(paused)?.from ?? paused);
    // Exactly at its target nothing is left to count, and a clock that is resumed then is due then.
    if (calendar.between(clock.startedAt, paused) === ms) return;
    expect(calendar.between(paused, resumed)).toBe(0);
    const again = resumeClock(pauseClock(clock, calendar, paused), calendar, resumed);
    expect(again.dueAt).toBe(clock.dueAt);
  });
});

test('all of a stretch is open, and nothing is between now and the next one', () => {
  forAll(({ calendar, at }) => {
    const span = calendar.next(at);
    if (!span) throw new Error('it opens every week');
    const from = Math.max(at, span.from);
    const to = Math.min(from + hours(24 * 30), span.to);
    expect([calendar.between(at, from), calendar.between(from, to)]).toEqual([0, to - from]);
    if (Number.isFinite(span.from)) expect(calendar.between(span.from - 1, span.from)).toBe(0);
    if (Number.isFinite(span.to)) expect(calendar.between(span.to, span.to + 1)).toBe(0);
  });
});

test('an answer does not depend on what was asked before', () => {
  fc.assert(
    fc.property(scenes, targets, ({ rule, instants }, amounts) => {
      const asked = calendarOf(rule, holidaysOf);
      const far = hours(24 * 900);
      const answers = instants.slice(0, 3).map((at, n) => {
        asked.between(at - far * n, at + far * n);
        return [asked.add(at, amounts[n] ?? 1), asked.next(at), asked.add(at, -(amounts[n] ?? 1))];
      });
      const fresh = instants.slice(0, 3).map((at, n) => {
        const calendar = () => calendarOf(rule, holidaysOf);
        return [
          calendar().add(at, amounts[n] ?? 1),
          calendar().next(at),
          calendar().add(at, -(amounts[n] ?? 1)),
        ];
      });
      expect(answers).toEqual(fresh);
    }),
    { numRuns: 100 },
  );
});

test('a union is open when one of its places is', () => {
  fc.assert(
    fc.property(scenes, scenes, ({ rule, instants }, { rule: other }) => {
      const placesOf = (one: typeof rule) => ('anyOf' in one ? one.anyOf : [one]);
      const places = [...placesOf(rule), ...placesOf(other)];
      const union = calendarOf({ anyOf: places }, holidaysOf);
      const each = places.map((place) => calendarOf(place, holidaysOf));
      for (const at of instants) {
        const open = each.some((calendar) => calendar.between(at, at + 1) === 1);
        expect(union.between(at, at + 1)).toBe(open ? 1 : 0);
      }
    }),
    { numRuns: 200 },
  );
});
