/** Raising: the first version of an escalation, with its clocks started on what its team promises. */
import type { Instant } from '../calendars/calendar.ts';
import { climbed, wakeOf } from '../change.ts';
import { type Clocks, startClock } from '../clock.ts';
import type { Change, Draft, World } from '../command.ts';
import type { Policy, Target } from '../team.ts';
import { callbackClock, targetOf } from './clocks.ts';

export function raise(
  draft: Draft,
  identity: { id: string; number: number; policyId: string },
  world: Pick<World, 'now' | 'calendars'> & { policy: Policy },
): Change {
  const { routed, rule, ...facts } = draft;
  const { now, policy } = world;
  const { priority, onPhone, callbackAt } = draft;
  const liveUntil = onPhone ? now + policy.liveCall.lastsMs : null;
  const opened = {
    ...opening(targetOf(policy, { priority, liveUntil }, world), now, world.calendars),
    ...(callbackAt !== null && callbackAt > now && { callback: callbackClock(callbackAt, now) }),
  };
  // What is spread stands last: whatever is added to an object behind a spread takes V8 some microseconds each.
  const escalation = {
    version: 1,
    status: 'open' as const,
    formerReporters: [],
    owner: null,
    openedAt: now,
    closedAt: null,
    updatedAt: now,
    clocks: climbed({ clocks: opened, priority, snooze: null }, policy, world),
    question: null,
    resolution: null,
    liveUntil,
    snooze: null,
    handOver: null,
    sideOffer: null,
    shiftEndsAt: null,
    calledBack: null,
    duplicateOf: null,
    moves: 0,
    heldSince: now,
    ...facts,
    ...identity,
  };
  return {
    escalation: { wakeAt: wakeOf(escalation, policy, world), ...escalation },
    entry: {
      version: 1,
      at: now,
      by: draft.reporter,
      via: 'form',
      deed: {
        what: 'raised',
        team: draft.team,
        priority,
        routed,
        rule,
        onPhone,
        callbackAt,
        policyId: identity.policyId,
      },
      ended: [],
    },
    notices: [{ kind: 'card', card: 0 }, { kind: 'agent' }],
  };
}

function opening(target: Target, now: Instant, calendars: World['calendars']): Clocks {
  const calendar = calendars(target.calendar);
  return {
    acknowledge: startClock(target.calendar, calendar, target.acknowledge, now),
    resolve: startClock(target.calendar, calendar, target.resolve, now),
  };
}

/** When a team would have to acknowledge and resolve something raised now: what the agent can say to the caller. */
export function promise(
  target: Target,
  now: Instant,
  calendars: World['calendars'],
): { acknowledgeAt: Instant; resolveAt: Instant } {
  const calendar = calendars(target.calendar);
  return {
    acknowledgeAt: calendar.add(now, target.acknowledge),
    resolveAt: calendar.add(now, target.resolve),
  };
}
