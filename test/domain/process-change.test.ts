import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/calendars/calendar.ts';
import { daysLater, midnightOf, mondayOf } from '../../src/domain/calendars/weeks.ts';
import {
  comparedWeeks,
  isNews,
  type Measure,
  mayReadChange,
  type Sample,
  teamsToChange,
  verdictOf,
} from '../../src/domain/process-change.ts';

const timeZone = 'Europe/Dublin';
const hour = 3_600_000;
const on = (date: string, hours = 10): Instant => midnightOf(date, timeZone) + hours * hour;
const weeksAt = (since: string, today: string) => comparedWeeks(since, { now: on(today), timeZone });

const mondaysOf = (spans: readonly { from: Instant }[]) =>
  spans.map(({ from }) => new Date(from + 12 * hour).toISOString().slice(0, 10));

describe('the weeks that are compared', () => {
  it('leave out the week in which it began, unless that was on its Monday', () => {
    const monday = weeksAt('2026-10-12', '2026-11-10');
    expect(mondaysOf(monday.before).slice(-2)).toEqual(['2026-09-28', '2026-10-05']);
    expect(mondaysOf(monday.after)).toEqual(['2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02']);
    const tuesday = weeksAt('2026-10-13', '2026-11-10');
    expect(mondaysOf(tuesday.before).slice(-1)).toEqual(['2026-10-05']);
    expect(mondaysOf(tuesday.after)).toEqual(['2026-10-19', '2026-10-26', '2026-11-02']);
  });

  it('are twelve on each side at most, all of them over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (days) => {
        const now = on(daysLater('2026-10-14', days));
        const { before, after } = comparedWeeks('2026-10-14', { now, timeZone });
        expect(before).toHaveLength(12);
        expect(after.length).toBeLessThanOrEqual(12);
        expect(after.every(({ to }) => to <= now)).toBe(true);
        expect(before.at(-1)?.to).toBe(on('2026-10-12', 0));
      }),
    );
  });

  it('are news until a week after the last of them', () => {
    expect(isNews(weeksAt('2026-10-12', '2026-12-01'), on('2026-12-01'))).toBe(true);
    expect(isNews(weeksAt('2026-10-12', '2027-01-05'), on('2027-01-05'))).toBe(true);
    expect(isNews(weeksAt('2026-10-12', '2027-01-12'), on('2027-01-12'))).toBe(false);
  });
});

/** One sample each hour of a Monday. */
const inWeek = (monday: string, samples: readonly Omit<Sample, 'at'>[]): Sample[] =>
  samples.map((sample, n) => ({ ...sample, at: on(monday, n) }));
const took = (hours: number): Omit<Sample, 'at'> => ({ cases: 1, value: hours * hour });
const weekly = (first: string, weeks: readonly (readonly Omit<Sample, 'at'>[])[]): Sample[] =>
  weeks.flatMap((samples, n) => inWeek(daysLater(first, 7 * n), samples));

const since = '2026-10-12';
const verdict = (measure: Measure, samples: readonly Sample[], today = '2026-11-10') =>
  verdictOf(measure, samples, weeksAt(since, today));

describe('what came of a change', () => {
  const before = weekly('2026-09-14', [[took(5)], [took(6), took(1), took(7)], [took(5)], [took(7)]]);
  const after = weekly(since, [[took(3)], [took(2)], [took(4), took(3)], [took(1)]]);

  it('is the median of the medians of weeks, with how often chance does as much', () => {
    expect(verdict('resolve', [...before, ...after])).toEqual({
      before: { median: 5.5 * hour, weeks: 4, cases: 6 },
      after: { median: 2.5 * hour, weeks: 4, cases: 5 },
      // The two weeks of five hours may each change places with the one of three and a half.
      share: expect.closeTo(6 / 70, 9),
    });
  });

  it('is too early to say until four weeks with cases are over', () => {
    expect(verdict('resolve', [...before, ...after], '2026-10-27')).toEqual({ tooEarly: 2 });
    const quiet = after.filter(({ at }) => at < on('2026-10-19') || at > on('2026-10-26'));
    expect(verdict('resolve', [...before, ...quiet])).toEqual({ tooEarly: 1 });
  });

  it('cannot be said where there are too few weeks before, or after when all are over', () => {
    expect(verdict('resolve', [...before.slice(1), ...after])).toEqual({ tooFew: 'before' });
    expect(verdict('resolve', [...before, ...after.slice(1)], '2027-03-01')).toEqual({ tooFew: 'after' });
  });

  it('of a share is what happened for each case, by weeks', () => {
    const kept = (value: 0 | 1): Omit<Sample, 'at'> => ({ cases: 1, value });
    const asked: Omit<Sample, 'at'> = { cases: 0, value: 1 };
    const four = <T>(one: T): T[] => [one, one, one, one];
    expect(
      verdict('in time', [
        ...weekly('2026-09-14', four([kept(1), kept(0)])),
        ...weekly(since, four([kept(1), kept(1), kept(1), kept(0)])),
      ]),
    ).toMatchObject({ before: { median: 0.5, cases: 8 }, after: { median: 0.75, cases: 16 } });
    // Three questions about two escalations; and in a week to which none came, questions say nothing.
    const samples = [
      ...weekly('2026-09-07', [[asked]]),
      ...weekly('2026-09-14', four([kept(0), kept(0), asked, asked, asked])),
      ...weekly(since, four([kept(0), asked])),
    ];
    expect(verdict('questions', samples)).toMatchObject({
      before: { median: 1.5, weeks: 4, cases: 8 },
      after: { median: 1, weeks: 4, cases: 4 },
    });
  });

  it('does not hang on the order of cases, nor on what is outside the weeks', () => {
    const one = fc.record({
      day: fc.integer({ min: -100, max: 60 }),
      hours: fc.integer({ min: 1, max: 90 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), (cases) => {
        const samples = cases.map(
          ({ day, hours }): Sample => ({ ...took(hours), at: on(daysLater(since, day)) }),
        );
        const is = verdict('resolve', samples);
        expect(verdict('resolve', samples.toReversed())).toEqual(is);
        const outside = [
          { ...took(99), at: on('2026-07-01') },
          { ...took(99), at: on(mondayOf('2026-11-10')) },
        ];
        expect(verdict('resolve', [...samples, ...outside])).toEqual(is);
      }),
    );
  });
});

describe('who changes what', () => {
  const leads: Record<string, string[]> = { UNORA: ['engineering'], UINGRID: ['risk'] };
  const directory = {
    teams: { engineering: {}, risk: {}, design: {} } as never,
    ledBy: (person: string) => leads[person] ?? [],
    leadsSupport: (person: string) => person === 'USAM',
    restricted: (team: string) => team === 'risk',
  };

  it.each([
    ['UNORA', ['engineering']],
    ['UINGRID', ['risk']],
    ['USAM', ['engineering', 'design']],
    ['UAOIFE', []],
  ])('%s: %j', (person, teams) => {
    expect(teamsToChange(person, directory)).toEqual(teams);
  });

  it.each([
    ['engineering', false, ['UNORA', 'USAM']],
    ['risk', true, ['UINGRID']],
    // It was restricted when it was written: whoever leads the agents does not read it now either.
    ['engineering', true, ['UNORA']],
    ['gone', false, []],
  ])('of %s, restricted then: %s, it is read by %j', (team, restricted, readers) => {
    const all = ['UNORA', 'UINGRID', 'USAM', 'UAOIFE'];
    const change = { by: 'UAOIFE', team, restricted };
    expect(all.filter((person) => mayReadChange(change, person, directory))).toEqual(readers);
  });
});
