import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Clock,
  countedAt,
  pauseClock,
  resumeClock,
  retargetClock,
  seenAt,
  startClock,
  stopClock,
  unstopClock,
} from '../../src/domain/clock.ts';
import { calendars, hours, morning } from '../support/factories.ts';

const name = fc.constantFrom('always', 'half hours');
const duration = fc.integer({ min: 1, max: hours(10) });
const moment = fc.integer({ min: 0, max: hours(10) }).map((ms) => morning + ms);
/** Two moments, the earlier one first. */
const twoMoments = fc.tuple(moment, moment).map((pair) => pair.sort((a, b) => a - b) as typeof pair);

const observable = (clock: Clock, now: number) => ({
  ...seenAt(clock, now),
  countedMs: countedAt(clock, calendars(clock.calendar), now),
  runningSince: clock.runningSince !== null,
});

test('a pause that ends at once changes nothing', () => {
  fc.assert(
    fc.property(name, duration, moment, (calendarName, targetMs, now) => {
      const calendar = calendars(calendarName);
      const clock = startClock(calendarName, calendar, targetMs, morning);
      const paused = resumeClock(pauseClock(clock, calendar, now), calendar, now);
      expect(observable(paused, now)).toEqual(observable(clock, now));
    }),
  );
});

test('what is counted before and after any moment adds up, and open time is all that counts', () => {
  fc.assert(
    fc.property(name, duration, twoMoments, (calendarName, targetMs, [first, last]) => {
      const calendar = calendars(calendarName);
      const clock = startClock(calendarName, calendar, targetMs, morning);
      const counted = countedAt(clock, calendar, first) + calendar.between(first, last);
      expect(countedAt(clock, calendar, last)).toBe(counted);
      expect(counted).toBeLessThanOrEqual(last - morning);
    }),
  );
});

test('a clock is due exactly when its target has been counted', () => {
  fc.assert(
    fc.property(name, duration, (calendarName, targetMs) => {
      const calendar = calendars(calendarName);
      const clock = startClock(calendarName, calendar, targetMs, morning);
      expect(countedAt(clock, calendar, clock.dueAt ?? 0)).toBe(targetMs);
    }),
  );
});

test('any number of new targets counts every minute once', () => {
  const change = fc.record({ name, targetMs: duration, waitMs: fc.integer({ min: 0, max: hours(3) }) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
      let now = morning;
      let expected = 0;
      let clock = startClock('always', calendars('always'), hours(4), morning);
      for (const { name: next, targetMs, waitMs } of changes) {
        const before = calendars(clock.calendar);
        expected += before.between(now, now + waitMs);
        now += waitMs;
        clock = retargetClock(clock, before, { name: next, calendar: calendars(next), targetMs }, now);
        expect(countedAt(clock, calendars(next), now)).toBe(expected);
        expect(clock.dueAt).toBe(calendars(next).add(now, targetMs - expected));
      }
    }),
  );
});

test('an end that is taken back was never there', () => {
  fc.assert(
    fc.property(name, duration, twoMoments, (calendarName, targetMs, [stop, now]) => {
      const calendar = calendars(calendarName);
      const clock = startClock(calendarName, calendar, targetMs, morning);
      const undone = unstopClock(stopClock(clock, calendar, stop), calendar);
      expect(observable(undone, now)).toEqual(observable(clock, now));
    }),
  );
});

test('a pause during which nothing is open leaves a clock due when it was', () => {
  const place = fc.constantFrom('half hours', 'dublin');
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(place, duration, moment, share, share, (calendarName, targetMs, near, one, other) => {
      const calendar = calendars(calendarName);
      const clock = startClock(calendarName, calendar, targetMs, morning);
      const closesAt = calendar.next(near)?.to ?? near;
      const opensAt = calendar.next(closesAt)?.from ?? closesAt;
      const during = (part: number) => closesAt + Math.round(part * (opensAt - closesAt));
      const [from, to] = [during(Math.min(one, other)), during(Math.max(one, other))];
      fc.pre(countedAt(clock, calendar, from) !== targetMs);
      const paused = resumeClock(pauseClock(clock, calendar, from), calendar, to);
      expect(observable(paused, to)).toEqual(observable(clock, to));
    }),
  );
});
