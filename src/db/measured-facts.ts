/** The facts by which a change is judged, and what rises: of some teams, in a span of time. */
import { and, eq, gte, inArray, isNull, lt, max, min, type SQL, sql } from 'drizzle-orm';
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import { midnightOf } from '../domain/calendars/weeks.ts';
import { coveredDays } from '../domain/contact-rate.ts';
import { dateIn } from '../domain/digest.ts';
import { isCalled, isWritten } from '../domain/documents.ts';
import type { Measure, ProcessChange, Sample } from '../domain/process-change.ts';
import type { WeekCount } from '../domain/rising.ts';
import { documentsSaid } from './documents.ts';
import type { Store } from './store.ts';
import { volumeQueries } from './volumes.ts';

/** Null is every category; the zone is the team's. */
type Judged = Pick<ProcessChange, 'team' | 'category'> & { during: Span; timeZone: string };
type Asked = Judged & ProcessChange;

const halfDayMs = 12 * 3_600_000;

export function measuredFactQueries(store: Store) {
  const { db, tables, dialect } = store;
  const { eventFacts, heldFacts, escalations } = tables;
  return {
    samples(measure: Measure, judged: Asked): Promise<Sample[]> {
      if (measure === 'document') return ofDocument(store, judged);
      if (measure === 'in time') return promises(store, judged);
      if (measure === 'contacts') return contacts(store, judged);
      if (measure === 'acknowledge' || measure === 'resolve') return durations(store, measure, judged);
      return shares(store, measure, judged);
    },

    /** Who took escalations of the team in that time, and when the first and the last. */
    async workers(team: string, during: Span): Promise<{ person: string; first: Instant; last: Instant }[]> {
      const { person, startedAt, holder } = heldFacts;
      const rows = await db
        .select({ person, first: min(startedAt), last: max(startedAt) })
        .from(heldFacts)
        .where(and(eq(heldFacts.team, team), eq(holder, 'team'), within(startedAt, during)))
        .groupBy(person)
        .orderBy(person);
      return rows.flatMap((row) =>
        row.person === null || row.first === null || row.last === null
          ? []
          : [{ person: row.person, first: row.first, last: row.last }],
      );
    },

    /** How many were raised in each week on the team's clock, but for duplicates. */
    async raisedByWeek(teams: readonly string[], since: Instant): Promise<WeekCount[]> {
      const week = dialect.mondayOf(sql`substr(${eventFacts.local}, 1, 10)`);
      const { team, what, at } = eventFacts;
      const { category, country, duplicateOf } = escalations;
      return db
        .select({ team, category, country, week, count: sql<number>`count(*)` })
        .from(eventFacts)
        .innerJoin(escalations, eq(escalations.id, eventFacts.escalationId))
        .where(and(eq(what, 'raised'), gte(at, since), inArray(team, [...teams]), isNull(duplicateOf)))
        .groupBy(team, category, country, week);
    },
  };
}

const within = (column: Parameters<typeof gte>[0], { from, to }: Span): SQL | undefined =>
  and(gte(column, from), lt(column, to));

const ofCategory = ({ tables: { escalations } }: Store, { category }: Judged): SQL[] =>
  category === null ? [] : [eq(escalations.category, category)];

/** Of the days whose contacts are known, each with its noon. */
async function contacts(store: Store, { team, category, during, timeZone }: Judged): Promise<Sample[]> {
  const { of, raisedOn } = volumeQueries(store);
  const days = { first: dateIn(timeZone, during.from), last: dateIn(timeZone, during.to) };
  const volumes = await of(days);
  const raised = volumes.length === 0 ? [] : await raisedOn(days, { teams: [team], category });
  return coveredDays(volumes, raised).map(({ day, contacts: cases, escalations: value }) => ({
    at: midnightOf(day, timeZone) + halfDayMs,
    cases,
    value,
  }));
}

/** How long what ended in that time took. */
async function durations(store: Store, clock: 'acknowledge' | 'resolve', judged: Judged): Promise<Sample[]> {
  const { clockFacts, escalations } = store.tables;
  const rows = await store.db
    .select({ at: clockFacts.endedAt, value: clockFacts.countedMs })
    .from(clockFacts)
    .innerJoin(escalations, eq(escalations.id, clockFacts.escalationId))
    .where(
      and(
        eq(clockFacts.team, judged.team),
        eq(clockFacts.clock, clock),
        inArray(clockFacts.outcome, ['met', 'missed']),
        within(clockFacts.endedAt, judged.during),
        ...ofCategory(store, judged),
      ),
    );
  return rows.flatMap(({ at, value }): Sample[] => (at === null ? [] : [{ at, cases: 1, value }]));
}

/** What was promised and judged in that time: missed counts when it was, kept when it ended. Asked apart, each has its index. */
async function promises(store: Store, judged: Judged): Promise<Sample[]> {
  const { missedAt, endedAt, outcome } = store.tables.clockFacts;
  const [missed, kept] = await Promise.all([
    judgedAt(store, missedAt, judged),
    judgedAt(store, endedAt, judged, eq(outcome, 'met')),
  ]);
  return [
    ...missed.map((at): Sample => ({ at, cases: 1, value: 0 })),
    ...kept.map((at): Sample => ({ at, cases: 1, value: 1 })),
  ];
}

async function judgedAt(
  store: Store,
  column: Store['tables']['clockFacts']['missedAt' | 'endedAt'],
  judged: Judged,
  also?: SQL,
): Promise<Instant[]> {
  const { clockFacts, escalations } = store.tables;
  const rows = await store.db
    .select({ at: column })
    .from(clockFacts)
    .innerJoin(escalations, eq(escalations.id, clockFacts.escalationId))
    .where(
      and(
        eq(clockFacts.team, judged.team),
        inArray(clockFacts.clock, ['acknowledge', 'resolve']),
        within(column, judged.during),
        also,
        ...ofCategory(store, judged),
      ),
    );
  return rows.flatMap(({ at }) => at ?? []);
}

/** Of what came to the team, raised or moved, how often it moved on or was asked about; of what it resolved, how often it was reopened. */
async function shares(
  store: Store,
  measure: 'moves' | 'questions' | 'reopened',
  judged: Judged,
): Promise<Sample[]> {
  const arrived = measure === 'reopened' ? (['resolved'] as const) : (['raised', 'moved'] as const);
  const cases = await Promise.all(arrived.map((what) => happened(store, what, judged)));
  const counted = {
    moves: () => happened(store, 'moved', judged, 'fromTeam'),
    questions: () => happened(store, 'asked', judged),
    reopened: () => happened(store, 'reopened', judged),
  };
  return [
    ...cases.flat().map((at): Sample => ({ at, cases: 1, value: 0 })),
    ...(await counted[measure]()).map((at): Sample => ({ at, cases: 0, value: 1 })),
  ];
}

/** Of what the team resolved, how often this document could have answered, as far as whoever reads the change may read that. */
async function ofDocument(store: Store, judged: Asked): Promise<Sample[]> {
  const [resolved, said] = await Promise.all([
    happened(store, 'resolved', judged),
    documentsSaid(store, { ...judged.during, teams: [judged.team] }),
  ]);
  const named = said.filter(
    ({ which, restricted }) =>
      which !== null &&
      isWritten(judged) &&
      isCalled(judged, which) &&
      (restricted === false || judged.restricted),
  );
  return [
    ...resolved.map((at): Sample => ({ at, cases: 1, value: 0 })),
    ...named.map(({ at }): Sample => ({ at, cases: 0, value: 1 })),
  ];
}

async function happened(
  store: Store,
  what: 'raised' | 'moved' | 'asked' | 'resolved' | 'reopened',
  judged: Judged,
  as: 'team' | 'fromTeam' = 'team',
): Promise<Instant[]> {
  const { eventFacts, escalations } = store.tables;
  const rows = await store.db
    .select({ at: eventFacts.at })
    .from(eventFacts)
    .innerJoin(escalations, eq(escalations.id, eventFacts.escalationId))
    .where(
      and(
        eq(eventFacts.what, what),
        within(eventFacts.at, judged.during),
        eq(eventFacts[as], judged.team),
        ...ofCategory(store, judged),
      ),
    );
  return rows.map(({ at }) => at);
}
