/** What a lead changed in how a team works, and whether it shows: the weeks before it against the weeks after. */
import type { Instant, Span } from './calendars/calendar.ts';
import { daysLater, mondayOf, weekOf } from './calendars/weeks.ts';
import type { ContactRate } from './contact-rate.ts';
import type { Directory } from './directory.ts';
import { mayReadText } from './permission.ts';
import type { Rising } from './rising.ts';
import { shareOfSplits } from './statistics/permutation.ts';
import { median } from './statistics/quantile.ts';

/** What is to get better: how long something takes, how many promises are kept, how often something happens, or how many contacts become an escalation. */
export const measures = [
  'acknowledge',
  'resolve',
  'in time',
  'moves',
  'questions',
  'reopened',
  'contacts',
] as const;
/** What a lead can choose. */
export type ChosenMeasure = (typeof measures)[number];
/** Of a document, how often it could have answered: what it is judged by once it is written. */
export type Measure = ChosenMeasure | 'document';

export const isDuration = (measure: Measure): measure is 'acknowledge' | 'resolve' =>
  measure === 'acknowledge' || measure === 'resolve';

export type ProcessChange = {
  id: string;
  /** When it was written down, by whom, and whether its team was restricted then. */
  at: Instant;
  by: string;
  restricted: boolean;
  title: string;
  team: string;
  /** Null for all that the team gets. */
  category: string | null;
  measure: Measure;
  /** The first day on which it held, on the team's clock: `2026-10-12`. */
  since: string;
  /** Where a document was written: what it was called before, and its link. */
  document: string | null;
  link: string | null;
};

type Leads = Pick<Directory, 'teams' | 'ledBy' | 'leadsSupport' | 'restricted'>;

/** The teams whose changes this person writes down and withdraws: those they lead, and for who leads the agents all that are open. */
export function teamsToChange(person: string, { teams, ledBy, leadsSupport, restricted }: Leads): string[] {
  const led = ledBy(person);
  const support = leadsSupport(person);
  return Object.keys(teams).filter((team) => led.includes(team) || (support && !restricted(team)));
}

/** The title is a text like any other: what was written under a restricted team is for its people. */
export const mayReadChange = (
  { by, team, restricted }: Pick<ProcessChange, 'by' | 'team' | 'restricted'>,
  person: string,
  directory: Leads,
): boolean =>
  teamsToChange(person, directory).includes(team) &&
  mayReadText(
    { by, under: team, restricted },
    { id: person, teams: new Set(directory.ledBy(person)) },
    { team, restricted: directory.restricted },
  );

/** Fewer cannot say anything: of all ways to split three and three weeks, a fifth is as uneven as can be. */
const leastWeeks = 4;
/** A quarter on each side; what is older was another season. */
const mostWeeks = 12;
/** What comes up more often than this when weeks are shuffled can be chance. */
export const mostByChance = 0.1;

const weekMs = 7 * 86_400_000;

export type ComparedWeeks = { before: Span[]; after: Span[] };

/** The week in which it began is part of both, so it is in neither, unless it began on its Monday. After it, those that are over. */
export function comparedWeeks(
  since: string,
  { now, timeZone }: { now: Instant; timeZone: string },
): ComparedWeeks {
  const monday = mondayOf(since);
  const week = (offset: number): Span => weekOf(daysLater(monday, 7 * offset), timeZone);
  const first = monday === since ? 0 : 1;
  const weeks = Array.from({ length: mostWeeks }, (_, n) => n);
  return {
    before: weeks.map((n) => week(n - mostWeeks)),
    after: weeks.map((n) => week(first + n)).filter(({ to }) => to <= now),
  };
}

/** From the first to the last of them. */
export const comparedSpan = ({ before, after }: ComparedWeeks): Span => ({
  from: Math.min(...[...before, ...after].map(({ from }) => from)),
  to: Math.max(...[...before, ...after].map(({ to }) => to)),
});

const isStillCompared = ({ after }: ComparedWeeks): boolean => after.length < mostWeeks;

/** Whether another week can still change the answer, or the last one has just done so. */
export const isNews = (weeks: ComparedWeeks, now: Instant): boolean =>
  isStillCompared(weeks) || weeks.after.some(({ to }) => to > now - weekMs);

/**
 * Something that counts: `cases` are what there was, `value` what happened. Of a duration each is one case with its length; of a promise one
 * case, kept (1) or not (0); what happens to cases stands beside them as no case with the value 1. Of contacts, a day is as many cases as there
 * were contacts, with the number of escalations.
 */
export type Sample = { at: Instant; cases: number; value: number };

/** The median of its weeks: of durations in milliseconds, else for each case. */
export type Side = { median: number; weeks: number; cases: number };

export type Verdict =
  /** So many more weeks with cases are needed. */
  | { tooEarly: number }
  /** There are not enough weeks with cases, and there will be no more. */
  | { tooFew: 'before' | 'after' }
  /** `share` is how often a difference like this comes up when the weeks are shuffled. */
  | { before: Side; after: Side; share: number };

export function verdictOf(measure: Measure, samples: readonly Sample[], weeks: ComparedWeeks): Verdict {
  const { before, after } = comparedValues(measure, samples, weeks);
  if (before.length < leastWeeks) return { tooFew: 'before' };
  if (after.length < leastWeeks)
    return isStillCompared(weeks) ? { tooEarly: leastWeeks - after.length } : { tooFew: 'after' };
  const values = (side: readonly Week[]) => side.map(({ value }) => value);
  return {
    before: sideOf(before),
    after: sideOf(after),
    share: shareOfSplits(values(after), values(before)),
  };
}

/** `n` counts the weeks of its side from its beginning. */
type Week = { n: number; value: number; cases: number };
export type ComparedValues = { before: Week[]; after: Week[] };

export const comparedValues = (
  measure: Measure,
  samples: readonly Sample[],
  weeks: ComparedWeeks,
): ComparedValues => ({
  before: weekly(measure, samples, weeks.before),
  after: weekly(measure, samples, weeks.after),
});

/** A week without cases says nothing. */
function weekly(measure: Measure, samples: readonly Sample[], weeks: readonly Span[]): Week[] {
  return weeks.flatMap(({ from, to }, n) => {
    const own = samples.filter(({ at }) => from <= at && at < to);
    const cases = own.reduce((sum, sample) => sum + sample.cases, 0);
    const values = own.map(({ value }) => value);
    const value = isDuration(measure) ? median(values) : values.reduce((sum, one) => sum + one, 0) / cases;
    return cases === 0 || value === null ? [] : [{ n, value, cases }];
  });
}

const sideOf = (weeks: readonly Week[]): Side => ({
  median: median(weeks.map(({ value }) => value)) ?? 0,
  weeks: weeks.length,
  cases: weeks.reduce((sum, { cases }) => sum + cases, 0),
});

/** What else was different in the weeks that are compared. */
export type Meanwhile = {
  changes: Pick<ProcessChange, 'title' | 'since'>[];
  /** Local dates on which the team was off. */
  daysOff: string[];
  /** Who worked on the team's escalations only since then, and who only before. */
  came: string[];
  went: string[];
};

/** `meanwhile` is told with numbers only. */
/** What one lead reads of their teams; `more` changes are older. */
export type ChangesRead = {
  answers: ChangeAnswer[];
  more: number;
  rising: Rising[];
  /** On a Monday: of the week before, and the one before that; null where nobody knows how many contacts there were. */
  rates?: { last: ContactRate; before: ContactRate | null } | null;
};

export type ChangeAnswer = { change: ProcessChange; verdict: Verdict; meanwhile: Meanwhile | null };

/** Whose names are in it. */
export const peopleInChanges = ({ answers }: Pick<ChangesRead, 'answers'>): string[] =>
  answers.flatMap(({ meanwhile }) => (meanwhile === null ? [] : [...meanwhile.came, ...meanwhile.went]));
