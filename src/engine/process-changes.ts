/** What leads changed: written down, withdrawn, and answered with the numbers of their teams; and what rises in these. */
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import { daysOff } from '../domain/calendars/days-off.ts';
import type { HolidaysOf } from '../domain/calendars/opening-hours.ts';
import { daysLater, midnightOf, mondayOf } from '../domain/calendars/weeks.ts';
import { contactRate, coveredDays } from '../domain/contact-rate.ts';
import { dateIn } from '../domain/digest.ts';
import type { Directory } from '../domain/directory.ts';
import type { MondayRead } from '../domain/documents.ts';
import {
  type ChangeAnswer,
  type ChangesRead,
  type ChosenMeasure,
  type ComparedValues,
  type ComparedWeeks,
  comparedSpan,
  comparedWeeks,
  isNews,
  type Meanwhile,
  mayReadChange,
  measures,
  type ProcessChange,
  teamsToChange,
} from '../domain/process-change.ts';
import { mostRisingWeeks, type Rising, risingDrivers, type WeekCount } from '../domain/rising.ts';
import { clockOfTeam } from './clock-of-team.ts';
import { commitChange } from './commit.ts';
import { toWriteFor } from './documents.ts';
import type { Reports } from './reports.ts';

export type ProcessChangeParts = {
  store: Store;
  queries: Pick<Queries, 'processChanges' | 'volumes'>;
  reports: Pick<Reports, 'verdict' | 'workers' | 'raisedByWeek' | 'gaps'>;
  directory: Pick<Directory, 'teams' | 'ledBy' | 'leadsSupport' | 'restricted' | 'policyOf'>;
  holidaysOf: HolidaysOf;
  now(): Instant;
};

export type ProcessChanges = {
  /** The teams whose changes this person may write down. */
  teamsOf(person: string): string[];
  /** What a change can be judged by: contacts only where somebody has told how many there were. */
  measured(): Promise<ChosenMeasure[]>;
  /** The same request writes it down once. Throws NotSavedError. */
  write(
    change: Omit<ProcessChange, 'id' | 'at' | 'restricted' | 'document' | 'link'>,
    requestKey: string,
  ): Promise<ChangeAnswer | { refused: 'not allowed' }>;
  /** What is not there any more was withdrawn before. Throws NotSavedError. */
  withdraw(id: string, person: string): Promise<'withdrawn' | { refused: 'not allowed' }>;
  /** All that this person may read. */
  read(person: string): Promise<ChangesRead>;
  /** What of it is told on a Monday: answers that can still change or are new, what rises, and which documents are to be written. */
  monday(person: string): Promise<MondayRead>;
};

/** Each is worked out when it is asked for. */
const mostAnswers = 10;

export function createProcessChanges(parts: ProcessChangeParts): ProcessChanges {
  const { store, queries, directory, now } = parts;
  const readable = async (person: string): Promise<ProcessChange[]> => {
    const all = await queries.processChanges.of(teamsToChange(person, directory));
    return all.filter((change) => mayReadChange(change, person, directory));
  };
  const answersTo = async (changes: readonly ProcessChange[], person: string): Promise<ChangeAnswer[]> => {
    const others = await readable(person);
    const answers: ChangeAnswer[] = [];
    for (const change of changes.slice(0, mostAnswers)) answers.push(await answerTo(parts, change, others));
    return answers;
  };
  return {
    teamsOf: (person) => teamsToChange(person, directory),

    async measured() {
      const counted = (await queries.volumes.amount()) > 0;
      return measures.filter((measure) => counted || measure !== 'contacts');
    },

    async write(given, requestKey) {
      const { by, team } = given;
      if (!teamsToChange(by, directory).includes(team)) return { refused: 'not allowed' };
      const own = { id: requestKey, at: now(), restricted: directory.restricted(team) };
      const change = { ...given, ...own, document: null, link: null };
      await commitChange(store, [queries.processChanges.add(change)]);
      return answerTo(parts, change, await readable(by));
    },

    async withdraw(id, person) {
      const change = await queries.processChanges.find(id);
      if (change && !mayReadChange(change, person, directory)) return { refused: 'not allowed' };
      await commitChange(store, [queries.processChanges.remove(id)]);
      return 'withdrawn';
    },

    async read(person) {
      const changes = await readable(person);
      const answers = await answersTo(changes, person);
      return { answers, more: changes.length - answers.length, rising: await risingFor(parts, person) };
    },

    async monday(person) {
      const changes = (await readable(person)).filter((change) => isNews(weeksOf(parts, change), now()));
      const answers = await answersTo(changes, person);
      return {
        answers: answers.filter(({ verdict }) => !('tooFew' in verdict)),
        more: changes.length - answers.length,
        rising: await risingFor(parts, person),
        toWrite: await toWriteFor(parts, person),
        rates: await ratesFor(parts, person),
      };
    },
  };
}

const zoneIn = ({ directory }: Pick<ProcessChangeParts, 'directory'>, team: string): string =>
  clockOfTeam(directory, team);

const weeksOf = (parts: ProcessChangeParts, { team, since }: ProcessChange): ComparedWeeks =>
  comparedWeeks(since, { now: parts.now(), timeZone: zoneIn(parts, team) });

const answerTo = async (
  parts: ProcessChangeParts,
  change: ProcessChange,
  others: readonly ProcessChange[],
): Promise<ChangeAnswer> => (await judged(parts, change, others)).answer;

/** With the values of the weeks by which it is judged. */
export async function judged(
  parts: ProcessChangeParts,
  change: ProcessChange,
  others: readonly ProcessChange[],
): Promise<{ answer: ChangeAnswer; values: ComparedValues }> {
  const { team } = change;
  const weeks = weeksOf(parts, change);
  const during = comparedSpan(weeks);
  const { verdict, values } = await parts.reports.verdict(change, weeks, zoneIn(parts, team));
  const meanwhile = 'share' in verdict ? await meanwhileOf(parts, { change, during, others }) : null;
  return { answer: { change, verdict, meanwhile }, values };
}

async function meanwhileOf(
  parts: ProcessChangeParts,
  { change, during, others }: { change: ProcessChange; during: Span; others: readonly ProcessChange[] },
): Promise<Meanwhile> {
  const { id, team, since } = change;
  const timeZone = zoneIn(parts, team);
  const dates = { from: dateIn(timeZone, during.from), to: dateIn(timeZone, during.to - 1) };
  const began = midnightOf(since, timeZone);
  const workers = await parts.reports.workers(team, during);
  const calendars = Object.values(parts.directory.policyOf(team)?.policy.calendars ?? {});
  return {
    changes: others.filter(
      (other) =>
        other.team === team && other.id !== id && dates.from <= other.since && other.since <= dates.to,
    ),
    daysOff: daysOff(calendars, dates, parts.holidaysOf),
    came: workers.filter(({ first }) => first >= began).map(({ person }) => person),
    went: workers.filter(({ last }) => last < began).map(({ person }) => person),
  };
}

/** Of the last two whole weeks. */
async function ratesFor(
  parts: ProcessChangeParts,
  person: string,
): Promise<NonNullable<ChangesRead['rates']> | null> {
  const { volumes } = parts.queries;
  const teams = teamsToChange(person, parts.directory);
  const monday = mondayOf(dateIn('UTC', parts.now()));
  const rateOfWeek = async (first: string) => {
    const days = { first, last: daysLater(first, 7) };
    const known = await volumes.of(days);
    if (known.length === 0) return null;
    return contactRate(coveredDays(known, await volumes.raisedOn(days, { teams, category: null })));
  };
  const last = await rateOfWeek(daysLater(monday, -7));
  return last && { last, before: await rateOfWeek(daysLater(monday, -14)) };
}

async function risingFor(parts: ProcessChangeParts, person: string): Promise<Rising[]> {
  const { counts, weeks } = await countsByWeek(parts, teamsToChange(person, parts.directory));
  return risingDrivers(counts, weeks);
}

/** One week more is asked for than is looked at: the first that is known of a team may have begun before it was. */
export async function countsByWeek(
  parts: ProcessChangeParts,
  teams: readonly string[],
): Promise<{ counts: WeekCount[]; weeks(team: string): string[] }> {
  const monday = (team: string): string => mondayOf(dateIn(zoneIn(parts, team), parts.now()));
  const since = (team: string): Instant =>
    midnightOf(daysLater(monday(team), -7 * (mostRisingWeeks + 1)), zoneIn(parts, team));
  if (teams.length === 0) return { counts: [], weeks: () => [] };
  const counts = await parts.reports.raisedByWeek(teams, Math.min(...teams.map(since)));
  return {
    counts,
    weeks(team) {
      const own = counts.filter((one) => one.team === team).map(({ week }) => week);
      const [first = ''] = own.sort();
      return Array.from({ length: mostRisingWeeks }, (_, n) =>
        daysLater(monday(team), -7 * (mostRisingWeeks - n)),
      ).filter((week) => week > first);
    },
  };
}
