/** Puts a report together, from the facts that are kept. It reads much: never on the event loop of the bot. */

import type { Queries } from '../db/queries.ts';
import { reportFactQueries } from '../db/report-facts.ts';
import { daysLater, mondayOf } from '../domain/calendars/weeks.ts';
import { contactRate, coveredDays } from '../domain/contact-rate.ts';
import { dateIn } from '../domain/digest.ts';
import { liveStatuses } from '../domain/escalation.ts';
import type { FactsAsOf } from '../domain/facts-as-of.ts';
import type { ProcessChange } from '../domain/process-change.ts';
import { countedIn, type DrawnChange, openByDay, openOn, type Report } from '../domain/report.ts';
import { watchedDrivers } from '../domain/rising.ts';
import { flowOf, type Within } from '../domain/tally.ts';
import { countsByWeek, judged, type ProcessChangeParts } from './process-changes.ts';

export type ReportParts = Omit<ProcessChangeParts, 'queries'> & {
  queries: Pick<
    Queries,
    'processChanges' | 'digestFacts' | 'escalations' | 'callbacks' | 'figures' | 'volumes'
  >;
};

export type ReportStep = 'facts' | 'open' | 'drivers' | 'changes' | 'contacts';

/** Midnights in UTC. */
export async function createReport(
  parts: ReportParts,
  { from, to }: Within,
  begins: (step: ReportStep) => void,
): Promise<Report> {
  const { queries, directory } = parts;
  const reportFacts = reportFactQueries(parts.store);
  const days = { first: dateIn('UTC', from), last: dateIn('UTC', to - 1) };
  // What is judged by its weeks is judged as of the end.
  const asOf = { ...parts, now: () => Math.min(parts.now(), to) };
  const known = await reportFacts.teams();
  const teams = [...new Set([...Object.keys(directory.teams), ...known])];

  begins('facts');
  const facts = await factsIn(parts, teams, { from, to });
  const earlier = { from: from - (to - from), to: from };
  const isComparable = await queries.figures.anyBefore(earlier.from);
  const before = isComparable ? await queries.digestFacts.events(teams, earlier) : null;
  begins('open');
  const open = openByDay(await reportFacts.openChanges(to), days);
  begins('drivers');
  const readable = teams.filter((team) => !directory.restricted(team));
  const { counts, weeks } = await countsByWeek(asOf, readable);
  begins('changes');
  const written = await changesIn(asOf, teams, days);
  const changes: DrawnChange[] = [];
  for (const change of written.readable) changes.push(await judged(asOf, change, written.readable));
  begins('contacts');
  const last = open.days.at(-1);
  return {
    days,
    madeAt: parts.now(),
    teams,
    ...countedIn({ teams, facts, within: { from, to } }),
    openBefore: open.before,
    open: last ? openOn(last) : 0,
    flowBefore: before && flowOf(teams, before, earlier).flow,
    backlog: open.days,
    drivers: watchedDrivers(counts, weeks),
    changes,
    rates: await ratesIn(parts, teams, days),
    restricted: {
      teams: teams.filter((team) => directory.restricted(team)),
      changes: written.all.length - written.readable.length,
    },
    owed: await reportFacts.owed(),
  };
}

async function factsIn(
  { queries: { digestFacts, escalations, callbacks }, now }: ReportParts,
  teams: readonly string[],
  within: Within,
): Promise<FactsAsOf> {
  const asOf = Math.min(now(), within.to);
  const overdue = { teams, statuses: liveStatuses, overdueAt: asOf, limit: Number.MAX_SAFE_INTEGER };
  return {
    events: await digestFacts.events(teams, within),
    clocks: await digestFacts.clocks(teams, within),
    held: await digestFacts.held(teams, within),
    // What nothing has happened to since it fell due.
    running: [
      ...(await escalations.list(overdue, asOf)),
      ...(await callbacks.overdue(teams, within.from, asOf)),
    ],
  };
}

/** What began in these days; a title that was written under a restricted team is for its people. */
async function changesIn(
  { queries, directory }: ReportParts,
  teams: readonly string[],
  { first, last }: Report['days'],
): Promise<{ all: ProcessChange[]; readable: ProcessChange[] }> {
  const all = (await queries.processChanges.of(teams)).filter(({ since }) => first <= since && since <= last);
  return { all, readable: all.filter(({ team, restricted }) => !restricted && !directory.restricted(team)) };
}

async function ratesIn(
  { queries: { volumes } }: ReportParts,
  teams: readonly string[],
  { first, last }: Report['days'],
): Promise<Report['rates']> {
  const days = { first, last: daysLater(last, 1) };
  const covered = coveredDays(
    await volumes.of(days),
    await volumes.raisedOn(days, { teams, category: null }),
  );
  const weeks = [...new Set(covered.map(({ day }) => mondayOf(day)))].sort();
  return {
    whole: contactRate(covered),
    weeks: weeks.flatMap((week) => {
      const rate = contactRate(covered.filter(({ day }) => mondayOf(day) === week));
      return rate === null ? [] : [{ week, rate }];
    }),
  };
}
