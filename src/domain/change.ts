/** How an act becomes a Change: the next version, its one history entry, and clocks whose next reminder is worked out anew. */
import { type Clock, type Clocks, stopClock } from './clock.ts';
import type { Change, Command, World } from './command.ts';
import type { ClockEnd, Deed, Escalation, Notice } from './escalation.ts';
import { withNextStep } from './ladder.ts';
import type { LadderClock, Policy } from './team.ts';

export const clockNames: readonly LadderClock[] = ['acknowledge', 'update', 'resolve'];

export function change(
  before: Escalation,
  next: Partial<Escalation>,
  what: { by: string; via: Exclude<Command, { kind: 'tick' }>['via']; deed: Deed; notices: Notice[] },
  world: World,
  policy: Policy = world.policy,
): Change {
  const merged = { ...before, ...next };
  const clocks = climbed(merged.clocks, policy, world);
  const version = before.version + 1;
  return {
    escalation: { ...merged, clocks, version, updatedAt: world.now, wakeAt: earliest(clocks) },
    entry: {
      version,
      at: world.now,
      by: what.by,
      via: what.via,
      deed: what.deed,
      ended: ends(before, clocks, world),
    },
    notices: what.notices,
  };
}

/** The instant at which the next reminder of any clock is due. */
export function earliest(clocks: Clocks): number | null {
  const instants = clockNames.flatMap((name) => clocks[name]?.nextStepAt ?? []);
  return instants.length > 0 ? Math.min(...instants) : null;
}

export function climbed(clocks: Clocks, policy: Policy, world: Pick<World, 'calendars'>): Clocks {
  return eachClock(clocks, (clock, name) =>
    withNextStep(clock, policy.ladder[name], world.calendars(clock.calendar)),
  );
}

/** The same clocks, each passed through `fn`; `undefined` removes one. */
export function eachClock(
  clocks: Clocks,
  fn: (clock: Clock, name: LadderClock) => Clock | undefined,
): Clocks {
  const result: Clocks = {};
  for (const name of clockNames) {
    const clock = clocks[name];
    const after = clock && fn(clock, name);
    if (after) result[name] = after;
  }
  return result;
}

/**
 * Which clocks ended between two states, and which end was taken back; judged under the team and priority that held them.
 * A clock that was still running and has been replaced ended too: an update clock because the news came, any other because its promise fell away.
 */
function ends(before: Escalation, after: Clocks, world: World): ClockEnd[] {
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
    });
    if (is?.startedAt === was.startedAt) return is.stoppedAt === was.stoppedAt ? [] : [end(is)];
    if (was.stoppedAt !== null) return [];
    const dropped = name !== 'update' || is === undefined;
    return [end(stopClock(was, world.calendars(was.calendar), world.now, dropped))];
  });
}
