/**
 * What takes long to count: of a month, of half a year, of everything that is open. Plain values go in and come out, so that it can be worked out
 * beside the work (app/reports-aside.ts), where the event loop does not wait for it.
 */
import type { ExportSpan } from '../db/export-rows.ts';
import type { Queries } from '../db/queries.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { type Digest, needsOf, needsOfAgents } from '../domain/digest.ts';
import type { Directory } from '../domain/directory.ts';
import { liveStatuses } from '../domain/escalation.ts';
import { overdueFirst } from '../domain/overdue-first.ts';
import {
  type ComparedValues,
  type ComparedWeeks,
  comparedSpan,
  comparedValues,
  type ProcessChange,
  type Verdict,
  verdictOf,
} from '../domain/process-change.ts';
import { weeksOf } from './board-weeks.ts';
import { tableOf } from './csv.ts';
import { type Counted, type Counting, countDigest, keptFor } from './digest-facts.ts';
import { type GapsAsked, gapsRead } from './documents.ts';

type ReportsParts = {
  queries: Queries;
  directory: Pick<Directory, 'policy' | 'calendars' | 'restricted'>;
  log: { warn(facts: object, message: string): void };
};

/** `own` are the teams whose leads it is for; `at` is when it is made. */
export type DigestAsked = { counting: Counting; own: readonly string[]; at: Instant };

export type Reports = ReturnType<typeof reportsOf>;

export const reportsOf = (parts: ReportsParts) => ({
  digest: (asked: DigestAsked) => digestOf(parts, asked),
  weeks: (teams: readonly string[], to: Instant) => weeksOf(parts.queries, teams, to),
  verdict: (change: ProcessChange, weeks: ComparedWeeks, timeZone: string) =>
    verdict(parts, change, weeks, timeZone),
  gaps: (asked: GapsAsked) => gapsRead(parts, asked),
  table: (span: ExportSpan) => tableOf(parts.queries, span),
  workers: parts.queries.measuredFacts.workers,
  raisedByWeek: parts.queries.measuredFacts.raisedByWeek,
});

/** With the value of each week, which is drawn. */
async function verdict(
  { queries }: ReportsParts,
  change: ProcessChange,
  weeks: ComparedWeeks,
  timeZone: string,
): Promise<{ verdict: Verdict; values: ComparedValues }> {
  const { measure } = change;
  const during = comparedSpan(weeks);
  const samples = await queries.measuredFacts.samples(measure, { ...change, during, timeZone });
  return {
    verdict: verdictOf(measure, samples, weeks),
    values: comparedValues(measure, samples, weeks),
  };
}

async function digestOf(
  parts: ReportsParts,
  { counting, own, at }: DigestAsked,
): Promise<Counted & Pick<Digest, 'needsYou'>> {
  const { queries, directory } = parts;
  const { teams, within } = counting;
  // Asked together they are answered in one go: nothing comes between what happened and what stands.
  const [open, uncalled, kept] = await Promise.all([
    queries.escalations.list({ teams, statuses: liveStatuses, limit: Number.MAX_SAFE_INTEGER }, at),
    queries.callbacks.overdue(teams, within.from, at),
    keptFor(parts, counting),
  ]);
  // Their calendars are known with their policies.
  for (const policy of new Set([...open, ...uncalled].map(({ policyId }) => policyId))) {
    await directory.policy(policy);
  }
  const running = [...open, ...uncalled].sort(overdueFirst(at, directory.calendars));
  const needsYou = running
    .map((escalation) => {
      const all = needsOf(escalation, { now: at, calendars: directory.calendars });
      return { escalation, needs: own.includes(escalation.team) ? all : needsOfAgents(all) };
    })
    .filter(({ needs }) => needs.length > 0);
  return { needsYou, ...(await countDigest(parts, counting, kept, running)) };
}
