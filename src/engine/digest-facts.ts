/** What a digest counts, as it was at its instant: kept facts, and of what has changed since or is owed what its history says. */
import type { Queries } from '../db/queries.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Document } from '../domain/digest.ts';
import {
  type DigestNumbers,
  daysBefore,
  heldIn,
  missedIn,
  satisfactionIn,
  speedOf,
  totalsIn,
  type WouldHelp,
  weekEarlier,
  wouldHelpIn,
} from '../domain/digest-numbers.ts';
import type { Directory } from '../domain/directory.ts';
import type { Escalation } from '../domain/escalation.ts';
import { allFacts, type FactsAsOf, factsAfter, noFactsYet } from '../domain/facts-as-of.ts';
import { policyIn } from '../domain/kept-facts.ts';
import { policiesIn } from '../domain/replay.ts';
import { type TeamNumbers, tally, type Within } from '../domain/tally.ts';
import type { Policy } from '../domain/team.ts';

type Parts = {
  queries: Pick<Queries, 'digestFacts' | 'history' | 'figures'>;
  directory: Pick<Directory, 'policy' | 'calendars'>;
  log: { warn(facts: object, message: string): void };
};

export type Counting = { teams: readonly string[]; within: Within; timeZone: string };

/** What was read of the database in one go. */
export type FactsRead = Omit<FactsAsOf, 'running'> & { changed: readonly string[]; owed: readonly string[] };

export type Counted = {
  teams: TeamNumbers[];
  numbers: DigestNumbers;
  documents: Document[];
  uncounted: number;
};

/** From when on events are counted: a week before, and whole days. */
const firstOf = ({ within, timeZone }: Counting): Instant =>
  Math.min(weekEarlier(within.from, timeZone), daysBefore(within.to, timeZone)[0] ?? within.from);

export async function keptFor({ queries: { digestFacts } }: Parts, counting: Counting): Promise<FactsRead> {
  const { teams, within } = counting;
  const from = firstOf(counting);
  const [events, clocks, held, changed, owed] = await Promise.all([
    digestFacts.events(teams, { from, to: within.to }),
    digestFacts.clocks(teams, within),
    digestFacts.held(teams, within),
    digestFacts.changedSince(teams, within.to),
    digestFacts.owedSince(teams, from),
  ]);
  return { events, clocks, held, changed, owed };
}

/** `running` is what is open now, and what is resolved with a call still owed. */
export async function countDigest(
  parts: Parts,
  counting: Counting,
  kept: FactsRead,
  running: readonly Escalation[],
): Promise<Counted> {
  const { within, timeZone, teams } = counting;
  const { facts, uncounted } = await asOf(parts, within.to, kept, running);
  const asked = { teams, facts, within };
  const policies = new Map<string, Policy>();
  for (const { policyId } of facts.running) policies.set(policyId, await parts.directory.policy(policyId));
  const policyOf = policyIn(policies);
  return {
    teams: tally(teams, facts, within),
    numbers: {
      missed: missedIn(asked),
      speeds: { acknowledge: speedOf('acknowledge', asked), resolve: speedOf('resolve', asked) },
      held: heldIn(asked, { policyOf, calendars: parts.directory.calendars }),
      satisfaction: satisfactionIn(asked),
      weekBefore: await weekBefore(parts, asked, timeZone),
      days: wholeDaysOf(asked, timeZone),
    },
    documents: await Promise.all(wouldHelpIn(asked).map((event) => documentOf(parts, event))),
    uncounted,
  };
}

/** What has changed since, and what is owed, is left to its history; what has none by then was not there yet. */
async function asOf(
  parts: Parts,
  until: Instant,
  { changed, owed, ...kept }: FactsRead,
  running: readonly Escalation[],
): Promise<{ facts: FactsAsOf; uncounted: number }> {
  const apart = new Set([...changed, ...owed]);
  const isKept = ({ id }: { id: string }) => !apart.has(id);
  const told = await Promise.all([...apart].map((id) => toldByHistory(parts, id, until)));
  const facts = allFacts([
    {
      events: kept.events.filter(isKept),
      clocks: kept.clocks.filter(isKept),
      held: kept.held.filter(isKept),
      running: running.filter(isKept),
    },
    ...told.flatMap((one) => one ?? []),
  ]);
  return { facts, uncounted: told.filter((one) => one === null).length };
}

/** Null where it cannot be replayed. */
async function toldByHistory(
  { queries, directory, log }: Parts,
  id: string,
  until: Instant,
): Promise<FactsAsOf | null> {
  const entries = await queries.history.of(id);
  const past = entries.filter(({ at }) => at < until);
  if (past.length === 0) return noFactsYet;
  const policies = new Map<string, Policy>();
  for (const policyId of policiesIn(past)) policies.set(policyId, await directory.policy(policyId));
  try {
    return factsAfter(past, { id }, policies, directory.calendars);
  } catch {
    // What is wrong with it may quote what people wrote.
    log.warn({ escalation: id }, 'a history cannot be replayed, so a digest does not count it');
    return null;
  }
}

async function weekBefore(
  { queries }: Parts,
  asked: Parameters<typeof totalsIn>[0],
  timeZone: string,
): Promise<DigestNumbers['weekBefore']> {
  const { from, to } = asked.within;
  const within = { from: weekEarlier(from, timeZone), to: weekEarlier(to, timeZone) };
  // Longer than a week, it would be compared with itself; and nothing was there yet in the first week.
  if (within.to > from || !(await queries.figures.anyBefore(within.from))) return null;
  return totalsIn({ ...asked, within }, to);
}

function wholeDaysOf(asked: Parameters<typeof totalsIn>[0], timeZone: string): DigestNumbers['days'] {
  const { to: until } = asked.within;
  const mornings = daysBefore(until, timeZone);
  return mornings.slice(1).map((to, n) => {
    const from = mornings[n] ?? to;
    return { at: from, ...totalsIn({ ...asked, within: { from, to } }, until) };
  });
}

/** Its name, where it was not written under a restricted team; where nobody knows whether it was, it is left out. */
async function documentOf(
  { queries }: Pick<Parts, 'queries'>,
  { id, version, team, outcome }: WouldHelp,
): Promise<Document> {
  const entry = await queries.history.entry(id, version);
  const deed = entry?.restricted === false ? entry.deed : undefined;
  const said = deed && 'document' in deed ? deed.document : undefined;
  return { team, answer: outcome, which: said?.which ?? null };
}
