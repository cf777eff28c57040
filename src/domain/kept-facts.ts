/**
 * What one entry adds to the kept facts: what can be asked in SQL without reading histories. It follows from the escalation before and
 * after, the entry, the policies and their calendars, so a replay of the history gives the same facts again.
 */
import type { Calendars, Instant } from './calendars/calendar.ts';
import { wallTimeAt } from './calendars/wall-time.ts';
import { timeZoneOf } from './calendars/why-closed.ts';
import type { Outcome } from './clock.ts';
import { type ClockEnd, closed, type Deed, type Entry, type Escalation, waitsFor } from './escalation.ts';
import { type Moment, replay } from './replay.ts';
import type { Policy } from './team.ts';

/** One that ended, or that has been missed and runs on. Once it is missed, whose it was then stays. */
export type ClockFact = Pick<ClockEnd, 'clock' | 'team' | 'priority' | 'startedAt' | 'countedMs'> & {
  targetMs: number;
  startedLocal: string;
  dueAt: Instant | null;
  endedAt: Instant | null;
  /** What was done that ended it. */
  endedBy: Deed['what'] | null;
  outcome: Outcome;
  missedAt: Instant | null;
  /** When it was missed, or else ended, on the clock of the team. */
  judgedLocal: string;
};

/** Who has the next step. Outside the hours of the team, what nobody or the team has is nobody's fault. */
export type Holder = 'nobody' | 'team' | 'agent' | 'user' | 'out of hours';

/** `person` is the owner, or the agent where it waits for their side. */
export type HeldFact = Pick<Escalation, 'team' | 'priority'> & {
  holder: Holder;
  person: string | null;
  startedAt: Instant;
  /** Null while it lasts; what lasts is not divided by hours yet. */
  endedAt: Instant | null;
};

/** Something that happened; `startedAt` to `endedAt` is how long it took, where that says something. */
export type EventFact = Pick<Escalation, 'team' | 'priority'> & {
  version: number;
  what: Deed['what'];
  at: Instant;
  local: string;
  by: string;
  fromTeam: string | null;
  outcome: string | null;
  startedAt: Instant | null;
  endedAt: Instant | null;
  endedBy: Deed['what'] | null;
};

/** What is to be written with one entry. */
export type FactsOfEntry = {
  clocks: ClockFact[];
  /** Their ends were taken back. */
  untold: Pick<ClockEnd, 'clock' | 'startedAt'>[];
  /** The question that stood until now: how it ended. */
  questionEnd: Pick<EventFact, 'endedAt' | 'endedBy'> | null;
  event: EventFact | null;
  /** The stretches in place of the one that lasted, and the one that begins; null where whoever held it holds it still. */
  held: HeldFact[] | null;
};

type Step = { before: Escalation | undefined; after: Escalation; entry: Entry };

/** Of the escalation before, or of its first entry; `calendars` knows theirs. */
type Promised = { policy: Policy; calendars: Calendars };

/** `heldSince` is when the stretch before began; null where none lasts. */
export function factsOfEntry(step: Step, heldSince: Instant | null, promised: Promised): FactsOfEntry {
  const { before, after, entry } = step;
  const local = (at: Instant): string => localTime(at, zoneOfPolicy(promised.policy));
  const asked = before !== undefined && waitsFor(before) !== null;
  const isStill = waitsFor(after) !== null && entry.deed.what !== 'asked';
  const ended = entry.ended.filter(({ outcome, missedAt }) => outcome !== null || missedAt !== undefined);
  return {
    clocks: ended.map((end) => clockFact(end, step, local)),
    untold: entry.ended.filter((end) => !ended.includes(end)),
    questionEnd: asked && !isStill ? { endedAt: entry.at, endedBy: entry.deed.what } : null,
    event: eventFact(step, local),
    held: heldFacts(step, heldSince, promised),
  };
}

function clockFact(end: ClockEnd, { before, entry }: Step, local: (at: Instant) => string): ClockFact {
  const { clock, team, priority, startedAt, countedMs, targetMs, outcome, missedAt = null } = end;
  const over = outcome !== null;
  return {
    ...{ clock, team, priority, startedAt, countedMs, targetMs, missedAt },
    startedLocal: local(startedAt),
    dueAt: before?.clocks[clock]?.dueAt ?? missedAt,
    endedAt: over ? entry.at : null,
    endedBy: over ? entry.deed.what : null,
    outcome: outcome ?? 'missed',
    judgedLocal: local(missedAt ?? entry.at),
  };
}

/** What people ask about; all else is in the history. */
const told = {
  raised: () => ({}),
  moved: ({ before, entry: { at, deed } }: Step) =>
    deed.what === 'moved' ? { fromTeam: before?.team ?? null, startedAt: at - deed.heldMs, endedAt: at } : {},
  asked: ({ after, entry: { at } }: Step) => ({ outcome: waitsFor(after), startedAt: at }),
  reopened: ({ before, entry: { at } }: Step) => ({
    outcome: before?.status ?? null,
    startedAt: before?.closedAt ?? null,
    endedAt: at,
  }),
  'called back': ({ before, entry: { at, deed } }: Step) => ({
    outcome: deed.what === 'called back' ? deed.outcome : null,
    startedAt: before?.clocks.callback?.startedAt ?? null,
    endedAt: at,
  }),
  resolved: ({ after: { resolution } }: Step) => ({ outcome: resolution?.document?.answer ?? null }),
  'looked back': ({ after: { resolution } }: Step) => ({ outcome: resolution?.document?.answer ?? null }),
  cancelled: ({ after }: Step) => ({ outcome: after.duplicateOf === null ? null : 'duplicate' }),
  'handed back': () => ({}),
  'went quiet': () => ({}),
} satisfies Partial<Record<Deed['what'], (step: Step) => Partial<EventFact>>>;

const isTold = (what: Deed['what']): what is keyof typeof told => what in told;

function eventFact(step: Step, local: (at: Instant) => string): EventFact | null {
  const { after, entry } = step;
  const { version, at, by, deed } = entry;
  if (!isTold(deed.what)) return null;
  const { team, priority } = after;
  const none = { fromTeam: null, outcome: null, startedAt: null, endedAt: null, endedBy: null };
  return {
    version,
    what: deed.what,
    at,
    local: local(at),
    by,
    team,
    priority,
    ...none,
    ...told[deed.what](step),
  };
}

type Holding = Omit<HeldFact, 'startedAt' | 'endedAt'>;

/** Closed, it is nobody's, and that time is not part of its life. */
function holdingOf(escalation: Escalation | undefined): Holding | null {
  if (!escalation || closed(escalation)) return null;
  const { team, priority, owner, reporter } = escalation;
  const awaited = waitsFor(escalation);
  if (awaited) return { holder: awaited, team, priority, person: reporter };
  return { holder: owner === null ? 'nobody' : 'team', team, priority, person: owner };
}

function heldFacts({ before, after, entry: { at } }: Step, since: Instant | null, promised: Promised) {
  const was = holdingOf(before);
  const is = holdingOf(after);
  if (was && is && isSameHolding(was, is)) return null;
  return [
    ...(was && since !== null ? divided(was, { from: since, to: at }, promised) : []),
    ...(is ? [{ ...is, startedAt: at, endedAt: null }] : []),
  ];
}

const isSameHolding = (one: Holding, other: Holding): boolean =>
  one.holder === other.holder &&
  one.person === other.person &&
  one.team === other.team &&
  one.priority === other.priority;

/** By the hours of the team, where it is the team's turn: the pieces follow each other without a gap. */
export function divided(
  holding: Holding,
  { from, to }: { from: Instant; to: Instant },
  { policy, calendars }: Promised,
): HeldFact[] {
  const whole = (holder: Holder, startedAt: Instant, endedAt: Instant): HeldFact[] =>
    startedAt < endedAt ? [{ ...holding, holder, startedAt, endedAt }] : [];
  if (holding.holder === 'agent' || holding.holder === 'user') return whole(holding.holder, from, to);
  const calendar = calendars(policy.sla[holding.priority].calendar);
  const pieces: HeldFact[] = [];
  for (let at = from; at < to; ) {
    const open = calendar.next(at);
    const opensAt = Math.max(at, Math.min(open?.from ?? to, to));
    const shutsAt = Math.max(opensAt, Math.min(open?.to ?? to, to));
    pieces.push(...whole('out of hours', at, opensAt), ...whole(holding.holder, opensAt, shutsAt));
    at = shutsAt;
  }
  return pieces;
}

/** The place of the team, as the first of its calendars with one has it. */
export function zoneOfPolicy({ sla, calendars }: Policy): string {
  const zones = Object.values(sla).flatMap(({ calendar }) => timeZoneOf(calendars[calendar]) ?? []);
  return zones[0] ?? 'UTC';
}

/** `2026-11-23 10:05`. */
function localTime(at: Instant, timeZone: string): string {
  const { year, month, day, hour, minute } = wallTimeAt(at, timeZone);
  return new Date(Date.UTC(year, month - 1, day, hour, minute)).toISOString().slice(0, 16).replace('T', ' ');
}

/** Throws for one that was not read. */
export const policyIn =
  (policies: ReadonlyMap<string, Policy>) =>
  (id: string): Policy => {
    const policy = policies.get(id);
    if (!policy) throw new Error(`policy ${id} was not read`);
    return policy;
  };

/** The facts of a whole history, entry by entry. Throws what `replay` throws. */
export function factsOfHistory(
  history: readonly Entry[],
  escalation: Pick<Escalation, 'id'>,
  policies: ReadonlyMap<string, Policy>,
  calendars: Calendars,
): FactsOfEntry[] {
  const policyOf = policyIn(policies);
  let before: Moment['escalation'] | undefined;
  let heldSince: Instant | null = null;
  return replay(history, escalation, policyOf, calendars).map(({ escalation: after, entry }) => {
    const policy = policyOf((before ?? after).policyId);
    const facts = factsOfEntry({ before, after, entry }, heldSince, { policy, calendars });
    if (facts.held) heldSince = facts.held.at(-1)?.endedAt === null ? entry.at : null;
    before = after;
    return facts;
  });
}
