/**
 * Kept facts as they were at an instant. What has happened to an escalation since may have taken an end back, or be missed since; then they
 * follow from its history up to there, as they do where facts are owed.
 */
import type { Calendars } from './calendars/calendar.ts';
import type { Entry, Escalation } from './escalation.ts';
import {
  type ClockFact,
  type EventFact,
  type FactsOfEntry,
  factsOfHistory,
  type HeldFact,
  policyIn,
} from './kept-facts.ts';
import { replay } from './replay.ts';
import type { Policy } from './team.ts';

/** A fact, and the escalation it is of. */
export type Of<Fact> = Fact & { id: string };

export type FactsAsOf = {
  /** Of one escalation in their order. */
  events: readonly Of<EventFact>[];
  clocks: readonly Of<ClockFact>[];
  held: readonly Of<HeldFact>[];
  /** What is open, and what is closed with a call still owed to the user. */
  running: readonly Escalation[];
};

export const noFactsYet: FactsAsOf = { events: [], clocks: [], held: [], running: [] };

export const allFacts = (all: readonly FactsAsOf[]): FactsAsOf => ({
  events: all.flatMap(({ events }) => events),
  clocks: all.flatMap(({ clocks }) => clocks),
  held: all.flatMap(({ held }) => held),
  running: all.flatMap(({ running }) => running),
});

/** After the last of these entries. Throws what `replay` throws. */
export function factsAfter(
  history: readonly Entry[],
  { id }: Pick<Escalation, 'id'>,
  policies: ReadonlyMap<string, Policy>,
  calendars: Calendars,
): FactsAsOf {
  const now = replay(history, { id }, policyIn(policies), calendars).at(-1)?.escalation;
  const { events, clocks, held } = summed(factsOfHistory(history, { id }, policies, calendars));
  const ofIt = <Fact>(fact: Fact): Of<Fact> => ({ ...fact, id });
  return {
    events: events.map(ofIt),
    clocks: clocks.map(ofIt),
    held: held.map(ofIt),
    running: now ? [now] : [],
  };
}

/** One on top of the other, as the database keeps them. */
function summed(all: readonly FactsOfEntry[]) {
  const clocks = new Map<string, ClockFact>();
  let held: HeldFact[] = [];
  for (const facts of all) {
    for (const { clock, startedAt } of facts.untold) clocks.delete(`${clock} ${startedAt}`);
    for (const fact of facts.clocks) {
      const promise = `${fact.clock} ${fact.startedAt}`;
      clocks.set(promise, afterwards(clocks.get(promise), fact));
    }
    if (facts.held) held = [...held.filter(({ endedAt }) => endedAt !== null), ...facts.held];
  }
  return { clocks: [...clocks.values()], held, events: all.flatMap(({ event }) => event ?? []) };
}

/** Missed once is missed for good: whose it was then, and since when, stays. */
function afterwards(known: ClockFact | undefined, fact: ClockFact): ClockFact {
  if (!known || known.missedAt === null) return fact;
  const { countedMs, endedAt, endedBy, outcome } = fact;
  return { ...known, countedMs, endedAt, endedBy, outcome };
}
