/**
 * Replays a history: every entry becomes the command it was, at its own instant, so that the clocks come out again as they were after
 * each version. They follow from the history, the policies it names and their calendars, and from nothing else.
 */
import { ownerLeft } from './acts/hand-back.ts';
import { offeredAs } from './acts/offer-agent-side.ts';
import { raise } from './acts/raise.ts';
import { tick } from './acts/tick.ts';
import type { Calendars, Instant } from './calendars/calendar.ts';
import { change } from './change.ts';
import { type Change, isRefusal, type World } from './command.ts';
import { actOn } from './decide.ts';
import { noted } from './duplicate.ts';
import type { Entry, Escalation, Reminder } from './escalation.ts';
import { draftOf, givenBy } from './history-to-commands.ts';
import type { Policy } from './team.ts';

/** What was true of an escalation from this entry to the next. */
export type Moment = Pick<Escalation, 'clocks' | 'status' | 'team' | 'priority' | 'policyId'> & {
  at: Instant;
  entry: Entry;
  /** All of it, but for whom it was offered to, and for its number. */
  escalation: Escalation;
  /** An answer is needed, and the clocks that say so stand still. */
  waiting: boolean;
};

/**
 * One moment for every entry, oldest first. Throws when the history has a gap, when an entry cannot follow from those before it, and
 * what `policies` and `calendars` throw when they do not know an id.
 */
export function replay(
  history: readonly Entry[],
  { id }: Pick<Escalation, 'id'>,
  policies: (policyId: string) => Policy,
  calendars: Calendars,
): Moment[] {
  const kept = new Map<string, Policy>();
  /** A policy is one object, as it was when the clocks were first worked out: whether it is another one matters to them. */
  const policyOf = (policyId: string): Policy => {
    const policy = kept.get(policyId) ?? policies(policyId);
    kept.set(policyId, policy);
    return policy;
  };
  let now: Escalation | undefined;
  return history.map((entry, index) => {
    const cannotFollow = (why: string) =>
      new Error(
        `the history of ${id} cannot be replayed: version ${entry.version}, ${entry.deed.what}: ${why}`,
      );
    if (entry.version !== index + 1) throw cannotFollow(`version ${index + 1} was expected`);
    if (entry.deed.what === 'raised' && !now) {
      const { policyId } = entry.deed;
      const world = { now: entry.at, calendars, policy: policyOf(policyId) };
      now = raise(draftOf(entry, entry.deed), { id, number: 0, policyId }, world).escalation;
    } else {
      if (!now) throw cannotFollow('it has not been raised');
      const world = worldOf(now, entry, { policyOf, calendars });
      const { escalation, entry: done } = follow(now, entry, world, cannotFollow);
      if (!isSame(done, entry)) throw cannotFollow(`it came out as ${JSON.stringify(done.deed)}`);
      now = escalation;
    }
    const { clocks, status, team, priority, policyId } = now;
    const { at } = entry;
    return {
      at,
      entry,
      escalation: now,
      clocks,
      status,
      team,
      priority,
      policyId,
      waiting: status === 'waiting',
    };
  });
}

function follow(
  before: Escalation,
  entry: Entry,
  world: World,
  cannotFollow: (why: string) => Error,
): Change {
  const { deed } = entry;
  if (deed.what === 'hand-over offered') return offered(before, entry, world);
  if (deed.what === 'owner left') {
    const left = ownerLeft(before, deed.owner, world);
    if (!left) throw cannotFollow('it was not theirs');
    return left;
  }
  if (deed.what === 'agent side offered') return offeredAs(before, deed, [], world);
  if (deed.what === 'duplicate found') return noted(before, { ...entry, deed }, world);
  const given = givenBy(entry);
  const answer = given ? actOn(before, given, world) : tick(before, world);
  if (answer === undefined || 'postponed' in answer) throw cannotFollow('nothing was due');
  if (isRefusal(answer)) throw cannotFollow(`it would be refused: ${answer.refused}`);
  return answer;
}

/** Who is on call is not in the history; that a hand-over was offered is, and the clocks do not care to whom. */
const offered = (before: Escalation, { at, by, via, deed }: Entry, world: World): Change =>
  change(before, { by, via }, { next: { handOver: { at, leadsTold: false } }, deed, notices: [] }, world);

function worldOf(
  { policyId }: Escalation,
  { at, deed }: Entry,
  { policyOf, calendars }: { policyOf(id: string): Policy; calendars: Calendars },
): World {
  return {
    now: at,
    calendars,
    policy: policyOf(policyId),
    policyOf: () =>
      deed.what === 'moved' ? { id: deed.policyId, policy: policyOf(deed.policyId) } : undefined,
    // Whom to tell is for notices only, and the ends of shifts are seen from the hand-overs that were offered.
    restricted: () => false,
    leadsOf: () => [],
    leadsForAgents: () => [],
    shiftsOf: () => [],
    support: null,
    membersOf: () => [],
    // A reminder that came late has moved the clocks as any other.
    down: [],
  };
}

/** By what it did: words may have been erased since. */
function isSame({ deed: one }: Entry, { deed: other }: Entry): boolean {
  if (one.what !== 'reminded' || other.what !== 'reminded') return one.what === other.what;
  return (
    one.reminders.length === other.reminders.length &&
    one.reminders.every((reminder, n) => isSameReminder(reminder, other.reminders[n]))
  );
}

const isSameReminder = (one: Reminder, other: Reminder | undefined): boolean =>
  one.clock === other?.clock &&
  one.kind === other.kind &&
  one.startedAt === other.startedAt &&
  one.dueAt === other.dueAt;

/** The policies a history names. */
export const policiesIn = (history: readonly Entry[]): string[] => [
  ...new Set(
    history.flatMap(({ deed }) => (deed.what === 'raised' || deed.what === 'moved' ? [deed.policyId] : [])),
  ),
];
