/** Every escalation follows from its history: what is stored is what a replay gives, and what plain sums of open time give. */
import { expect } from 'vitest';
import { holidaysOf } from '../../src/config/public-holidays.ts';
import { type Queries, queriesOf } from '../../src/db/queries.ts';
import {
  always,
  alwaysId,
  type Calendar,
  type Calendars,
  type Instant,
} from '../../src/domain/calendars/calendar.ts';
import { calendarOf } from '../../src/domain/calendars/open-time.ts';
import { clockNames } from '../../src/domain/change.ts';
import { type Clock, countedAt } from '../../src/domain/clock.ts';
import type { Entry, Escalation } from '../../src/domain/escalation.ts';
import { type Moment, policiesIn, replay } from '../../src/domain/replay.ts';
import type { ClockName, Policy } from '../../src/domain/team.ts';
import type { TestDatabase } from './database.ts';

type Stored = Pick<Queries, 'escalations' | 'history' | 'policies'>;

/** Of a database or of what is open already; the bot may be running. Answers how many escalations there were. */
export async function expectReplayed(stored: Pick<TestDatabase, 'open'> | Stored): Promise<number> {
  if ('history' in stored) return expectAllReplayed(stored);
  const store = await stored.open();
  try {
    return await expectAllReplayed(queriesOf(store));
  } finally {
    await store.close();
  }
}

async function expectAllReplayed({ escalations, history, policies }: Stored): Promise<number> {
  const known = new Map<string, Policy>();
  const all = await escalations.list({ limit: 1_000_000 }, 0);
  for (const escalation of all) {
    const entries = await history.of(escalation.id);
    for (const id of policiesIn(entries)) {
      const policy = known.get(id) ?? (await policies.find(id));
      if (policy) known.set(id, policy);
    }
    expectFollows(escalation, entries, policyIn(known), calendarsOf(known));
  }
  return all.length;
}

/** For one escalation, as it is after the last entry. */
export function expectFollows(
  escalation: Escalation,
  history: readonly Entry[],
  policies: (policyId: string) => Policy,
  calendars: Calendars,
): Moment[] {
  const moments = replay(history, escalation, policies, calendars);
  expect(stateOf(moments.at(-1)), `${escalation.id} follows from its history`).toEqual(stateOf(escalation));
  expectSums(escalation.id, moments, calendars);
  return moments;
}

const stateOf = (state: Omit<Moment, 'at' | 'entry' | 'escalation' | 'waiting'> | undefined) =>
  state && {
    status: state.status,
    team: state.team,
    priority: state.priority,
    policyId: state.policyId,
    clocks: state.clocks,
  };

/** Between two moments a clock that ran has counted the open time, one that stood still nothing. */
function expectSums(id: string, moments: readonly Moment[], calendars: Calendars): void {
  const sums: Partial<Record<ClockName, { startedAt: Instant; ms: number }>> = {};
  moments.forEach((moment, index) => {
    for (const name of clockNames) {
      const clock = moment.clocks[name];
      if (!clock) continue;
      const known = sums[name];
      const before = moments[index - 1];
      const goesOn = known?.startedAt === clock.startedAt;
      const ms = goesOn && before ? known.ms + openSince(name, before, moment, calendars) : 0;
      sums[name] = { startedAt: clock.startedAt, ms };
      const calendar = calendars(clock.calendar);
      const what = `${id}, version ${moment.entry.version} (${moment.entry.deed.what}): ${name}`;
      expect(countedAt(clock, calendar, moment.at), `${what} has counted`).toBe(ms);
      expectDue(what, clock, calendar, { at: moment.at, countedMs: ms });
    }
  });
}

function openSince(name: ClockName, before: Moment, moment: Moment, calendars: Calendars): number {
  const clock = before.clocks[name];
  if (!clock) return 0;
  const calendar = calendars(clock.calendar);
  if (clock.runningSince !== null) return openMs(calendar, before.at, moment.at);
  const undone = name === 'acknowledge' && moment.entry.deed.what === 'acknowledgement undone';
  return undone && clock.stoppedAt !== null ? openMs(calendar, clock.stoppedAt, moment.at) : 0;
}

/** Due is the first instant by which what was missing, seen from now, has been open; or the last at which what is too much was. */
function expectDue(
  what: string,
  { runningSince, dueAt, targetMs }: Clock,
  calendar: Calendar,
  { at, countedMs }: { at: Instant; countedMs: number },
): void {
  expect(dueAt === null, `${what} is due exactly while it runs`).toBe(runningSince === null);
  if (dueAt === null) return;
  const missing = dueAt >= at ? openMs(calendar, at, dueAt) : -openMs(calendar, dueAt, at);
  expect(countedMs + missing, `${what} is due when its target is reached`).toBe(targetMs);
  if (missing > 0) expect(openMs(calendar, dueAt - 1, dueAt), `${what} is due no later than that`).toBe(1);
}

/** Added up from one opening to the next, which a calendar finds in another way than its sums. */
export function openMs(calendar: Calendar, from: Instant, to: Instant): number {
  let ms = 0;
  for (let at = from; at < to; ) {
    const span = calendar.next(at);
    if (span === null || span.from >= to) break;
    ms += Math.min(span.to, to) - Math.max(span.from, at);
    at = span.to;
  }
  return ms;
}

const policyIn = (known: ReadonlyMap<string, Policy>) => (id: string) => {
  const policy = known.get(id);
  if (!policy) throw new Error(`policy ${id} is not stored`);
  return policy;
};

/** Their rules are in the policies, so a stored policy is all that is needed to count on them. */
export function calendarsOf(policies: ReadonlyMap<string, Policy>): Calendars {
  const rules = new Map([...policies.values()].flatMap(({ calendars }) => Object.entries(calendars)));
  return (id) => {
    if (id === alwaysId) return always;
    const known = counted.get(id);
    if (known) return known;
    const rule = rules.get(id);
    if (!rule) throw new RangeError(`there is no calendar ${id}`);
    const calendar = calendarOf(rule, holidaysOf);
    counted.set(id, calendar);
    return calendar;
  };
}

/** An id holds a hash of the rule, so it means the same in every test. */
const counted = new Map<string, Calendar>();
