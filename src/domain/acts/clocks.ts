/** What acts do to the clocks: each change of state says here which clocks stop, pause, resume or start anew. */
import { eachClock } from '../change.ts';
import {
  type Clocks,
  pauseClock,
  restartClock,
  resumeClock,
  retargetClock,
  startClock,
  stopClock,
} from '../clock.ts';
import type { World } from '../command.ts';
import type { Escalation, Priority } from '../escalation.ts';
import { stepAside } from '../ladder.ts';
import type { LadderClock, Policy, Target } from '../team.ts';

type Now = Pick<World, 'now' | 'calendars'>;

/** Somebody has it: acknowledge stops; news is due from now on, where the team promises any. */
export function taken(escalation: Escalation, world: World): Clocks {
  const { acknowledge, ...rest } = escalation.clocks;
  return {
    ...rest,
    ...(acknowledge && { acknowledge: stop(acknowledge, world) }),
    ...news(world.policy.sla[escalation.priority], world),
  };
}

/** The promise of news from now on, where there is one. */
function news({ calendar, update }: Target, { calendars, now }: Now): Clocks {
  return update === undefined ? {} : { update: startClock(calendar, calendars(calendar), update, now) };
}

/** Nobody has it any more: acknowledge starts afresh, no news is promised, the resolve clock runs on. */
export function released(clocks: Clocks, target: Target, world: Now): Clocks {
  const resolve = clocks.resolve && resume(clocks.resolve, world);
  return {
    acknowledge: startClock(target.calendar, world.calendars(target.calendar), target.acknowledge, world.now),
    ...(resolve && { resolve }),
  };
}

/** An answer is needed: update and resolve stand still; asking was news, so the next is counted from the answer. */
export const waiting = (clocks: Clocks, world: Now): Clocks => paused(newsGiven(clocks, world), world);

const paused = (clocks: Clocks, world: Now): Clocks =>
  eachClock(clocks, (clock) => pauseClock(clock, world.calendars(clock.calendar), world.now));

export const resumed = (clocks: Clocks, world: Now): Clocks =>
  eachClock(clocks, (clock) => (clock.stoppedAt === null ? resume(clock, world) : clock));

export const newsGiven = (clocks: Clocks, world: Now): Clocks =>
  eachClock(clocks, (clock, name) =>
    name === 'update' ? restartClock(clock, world.calendars(clock.calendar), world.now) : clock,
  );

export const stopped = (clocks: Clocks, world: Now, dropped = false): Clocks =>
  eachClock(clocks, (clock) => stop(clock, world, dropped));

/**
 * The targets of another priority, or of another team, for the clocks that still run or pause. Where the promise stays what it
 * was, so does the clock: nothing that is due on its ladder is passed over.
 */
export function retargeted(clocks: Clocks, priority: Priority, policy: Policy, world: World): Clocks {
  const target = policy.sla[priority];
  return eachClock(clocks, (clock, name) => {
    const targetMs = target[name];
    if (clock.stoppedAt !== null) return clock;
    if (targetMs === undefined) return undefined;
    const kept = policy === world.policy && target.calendar === clock.calendar;
    if (kept && targetMs === clock.targetMs) return clock;
    const calendar = world.calendars(target.calendar);
    const after = retargetClock(
      clock,
      world.calendars(clock.calendar),
      { name: target.calendar, calendar, targetMs },
      world.now,
    );
    return stepAside(after, policy.ladder[name], calendar, world.now);
  });
}

/** The targets of another priority; whoever has it owes news from now on when only the new one promises any. */
export function reprioritised(escalation: Escalation, to: Priority, world: World): Clocks {
  const clocks = retargeted(escalation.clocks, to, world.policy, world);
  if (escalation.owner === null || clocks.update) return clocks;
  const owing = { ...clocks, ...news(world.policy.sla[to], world) };
  return escalation.status === 'waiting' ? paused(owing, world) : owing;
}

const stop = (clock: NonNullable<Clocks[LadderClock]>, { calendars, now }: Now, dropped = false) =>
  stopClock(clock, calendars(clock.calendar), now, dropped);

const resume = (clock: NonNullable<Clocks[LadderClock]>, { calendars, now }: Now) =>
  resumeClock(clock, calendars(clock.calendar), now);
