/** How an act becomes a Change: the next version, its one history entry, and clocks whose next reminder is worked out anew. */
import { withAnswerClock } from './awaited-answer.ts';
import { type Clock, type Clocks, lateAtOnce, seenAt, stopClock } from './clock.ts';
import type { Change, World } from './command.ts';
import {
  type ClockEnd,
  closed,
  type Deed,
  type Entry,
  type Escalation,
  hasAgentsWork,
  type Notice,
} from './escalation.ts';
import { handBackAt } from './hand-back.ts';
import { snoozeOf, withNextStep } from './ladder.ts';
import { stepsOf } from './ladder-steps.ts';
import { nextShiftEndFor } from './on-call.ts';
import type { ClockName, Policy } from './team.ts';

export const clockNames: readonly ClockName[] = ['acknowledge', 'update', 'resolve', 'callback', 'answer'];

/** What something comes to: what is different from now on, and what happened. */
export type Consequence<Done = Deed> = {
  next: Partial<Escalation>;
  deed: Done;
  /** Who follows its card and the agent's thread sees it, unless it says otherwise. */
  notices?: Notice[];
  /** Another team's, where it has gone there. */
  policy?: Policy;
};

const everywhere = ({ moves: card }: Escalation): Notice[] => [
  { kind: 'card', card },
  { kind: 'card entry', card },
  { kind: 'agent' },
  { kind: 'agent entry' },
];

export function change(
  before: Escalation,
  { by, via }: Pick<Entry, 'by' | 'via'>,
  { next, deed, notices = everywhere(before), policy }: Consequence,
  world: World,
): Change {
  const kept = policy ?? world.policy;
  const done = { ...seenBefore(before, world), ...next };
  const merged = { ...done, clocks: withAnswerClock(before, done, kept, world) };
  const shift = shiftOf(before, merged, by, world);
  const settled = { ...merged, ...shift, sideOffer: sideOfferOf(before, merged, by) };
  const after = climbed(merged, kept, world);
  const clocks = eachClock(after, (clock) => lateAtOnce(clock, world.now));
  const version = before.version + 1;
  const escalation = { ...settled, clocks, version, updatedAt: world.now };
  return {
    escalation: { ...escalation, wakeAt: wakeOf(escalation, kept, world) },
    entry: { version, at: world.now, by, via, deed, ended: ends(before, clocks, deed, world) },
    notices,
  };
}

/** As an act finds it: with what has fallen due by then. */
export const seenBefore = (escalation: Escalation, { now }: Pick<World, 'now'>): Escalation => ({
  ...escalation,
  clocks: eachClock(escalation.clocks, (clock) => seenAt(clock, now)),
});

type Awaited = Pick<
  Escalation,
  'clocks' | 'liveUntil' | 'shiftEndsAt' | 'handOver' | 'sideOffer' | 'snooze' | 'owner' | 'priority'
>;

/** The instant at which the clock next has something to do: a reminder, the end of a call, snooze or shift, a hand-over nobody took. */
export function wakeOf(escalation: Awaited, policy: Policy, world: Pick<World, 'calendars'>): number | null {
  const { clocks, liveUntil, shiftEndsAt, handOver, sideOffer, snooze } = escalation;
  const instants = [
    ...clockNames.flatMap((name) => clocks[name]?.nextStepAt ?? []),
    liveUntil,
    snooze?.until ?? null,
    shiftEndsAt,
    ...[handOver, sideOffer].map((offer) => (offer && !offer.leadsTold ? offer.at + untakenMs : null)),
    handBackAt(escalation, policy, world),
  ].filter((at) => at !== null);
  return instants.length > 0 ? Math.min(...instants) : null;
}

/** So long an offered hand-over may wait before leads hear of it. */
export const untakenMs = 30 * 60_000;

export function climbed(
  { clocks, priority, snooze }: Pick<Escalation, 'clocks' | 'priority' | 'snooze'>,
  policy: Policy,
  world: Pick<World, 'calendars'>,
): Clocks {
  return eachClock(clocks, (clock, name) =>
    withNextStep(
      clock,
      stepsOf(policy.ladder, name, clock, priority),
      world.calendars(clock.calendar),
      snoozeOf(name, snooze),
    ),
  );
}

/** The same clocks, each passed through `fn`; `undefined` removes one. */
export function eachClock(clocks: Clocks, fn: (clock: Clock, name: ClockName) => Clock | undefined): Clocks {
  const result: Clocks = {};
  for (const name of clockNames) {
    const clock = clocks[name];
    const after = clock && fn(clock, name);
    if (after) result[name] = after;
  }
  return result;
}

/** A new owner has a shift of their own to end; an owner who does something has not left yet. */
function shiftOf(
  before: Escalation,
  after: Escalation,
  by: string,
  world: World,
): Pick<Escalation, 'shiftEndsAt' | 'handOver'> {
  if (after.owner === null || closed(after)) return { shiftEndsAt: null, handOver: null };
  if (after.owner === before.owner && after.owner !== by && !closed(before)) {
    return { shiftEndsAt: after.shiftEndsAt, handOver: after.handOver };
  }
  const shifts = world.shiftsOf(after.team);
  return {
    shiftEndsAt: nextShiftEndFor(after.owner, shifts, world.calendars, world.now),
    handOver: null,
  };
}

/** An agent who does something is still there, and another one has it from now on. */
const sideOfferOf = (before: Escalation, after: Escalation, by: string): Escalation['sideOffer'] =>
  by === before.reporter || after.reporter !== before.reporter || !hasAgentsWork(after)
    ? null
    : after.sideOffer;

/** What is said or promised is the news that was owed. */
export const news: ReadonlySet<Deed['what']> = new Set(['said', 'asked', 'promised news', 'held on']);

const fulfils = (deed: Deed, name: ClockName): boolean =>
  (name === 'update' && news.has(deed.what)) ||
  (name === 'callback' && deed.what === 'called back') ||
  (name === 'answer' && deed.what === 'answered');

/**
 * Which clocks ended between two states, which end was taken back, and which have come to be late; judged under the team and priority that
 * held them, so what is passed on too late counts where it was too long.
 * A clock that was still running and has been replaced ended too: fulfilled by what was done, or fallen away with its promise.
 */
function ends(before: Escalation, after: Clocks, deed: Deed, world: World): ClockEnd[] {
  return clockNames.flatMap((name): ClockEnd[] => {
    const was = before.clocks[name];
    const is = after[name];
    if (!was) return [];
    const end = (clock: Clock): ClockEnd => ({
      clock: name,
      team: before.team,
      priority: before.priority,
      startedAt: clock.startedAt,
      countedMs: clock.countedMs,
      targetMs: clock.targetMs,
      outcome: clock.outcome,
      ...(clock.missedAt !== null && { missedAt: clock.missedAt }),
    });
    if (is?.startedAt === was.startedAt) {
      return is.stoppedAt === was.stoppedAt && is.missedAt === was.missedAt ? [] : [end(is)];
    }
    if (was.stoppedAt !== null) return [];
    return [end(stopClock(was, world.calendars(was.calendar), world.now, !fulfils(deed, name)))];
  });
}
