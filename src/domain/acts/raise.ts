/** Raising: the first version of an escalation, with its clocks started on what its team promises. */
import type { Instant } from '../calendar.ts';
import { climbed, earliest } from '../change.ts';
import { type Clocks, startClock } from '../clock.ts';
import type { Change, Draft, World } from '../command.ts';
import type { Policy, Target } from '../team.ts';

export function raise(
  draft: Draft,
  identity: { id: string; number: number; policyId: string },
  world: Pick<World, 'now' | 'calendars'> & { policy: Policy },
): Change {
  const { routed, rule, ...facts } = draft;
  const clocks = climbed(
    opening(world.policy.sla[draft.priority], world.now, world.calendars),
    world.policy,
    world,
  );
  return {
    escalation: {
      ...facts,
      ...identity,
      version: 1,
      status: 'open',
      owner: null,
      openedAt: world.now,
      closedAt: null,
      updatedAt: world.now,
      clocks,
      question: null,
      resolution: null,
      moves: 0,
      heldSince: world.now,
      wakeAt: earliest(clocks),
    },
    entry: {
      version: 1,
      at: world.now,
      by: draft.reporter,
      via: 'form',
      deed: { what: 'raised', team: draft.team, priority: draft.priority, routed, rule },
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
