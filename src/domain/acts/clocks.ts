/** What acts do to the clocks: each change of state says here which clocks stop, pause, resume or start anew. */
import { always, alwaysId, type Instant, isOpen } from '../calendars/calendar.ts';
import { eachClock } from '../change.ts';
import {
  type Clock,
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
import { placeOnLadder } from '../ladder.ts';
import { promisedSteps, remindsAlike, stepsOf } from '../ladder-steps.ts';
import { isTeamsClock, type LadderClock, type Policy, type Target } from '../team.ts';

type Now = Pick<World, 'now' | 'calendars'>;

/** What was promised for this priority; while the user is on the phone, and the team there, somebody has it within minutes. */
export function targetOf(
  { sla, liveCall }: Pick<Policy, 'sla' | 'liveCall'>,
  { priority, liveUntil }: Pick<Escalation, 'priority' | 'liveUntil'>,
  { calendars, now }: Now,
): Target {
  const target = sla[priority];
  if (liveUntil === null || !isOpen(calendars(target.calendar), now)) return target;
  return { ...target, acknowledge: Math.min(target.acknowledge, liveCall.acknowledgeMs) };
}

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

/** News that was promised stays promised, whoever has it now; where it is overdue, the new owner gets the time for it. */
export function passedOn(escalation: Escalation, world: World): Clocks {
  const { clocks } = escalation;
  const dueAt = clocks.update?.dueAt ?? null;
  return dueAt !== null && dueAt <= world.now ? teamsOwnNews(escalation, clocks, world) : clocks;
}

/** The team's own target of news, where there is one, counts from here. */
function teamsOwnNews({ priority }: Escalation, { update: _, ...rest }: Clocks, world: World): Clocks {
  return { ...rest, ...news(world.policy.sla[priority], world) };
}

/** An owner who was asked for news has shown that they are there: the time to answer counts from `until`. */
export const answeredUntil = (clocks: Clocks, until: Instant): Clocks =>
  eachClock(clocks, (clock, name) =>
    name === 'update' && clock.breachToldAt !== null ? { ...clock, breachToldAt: until } : clock,
  );

/** News at an instant the owner named: that hour is meant, whatever the calendar of the team says. */
export const newsBy = (at: Instant, now: Instant): Clock => promisedFor('update', at, now);

/** The call that was promised to the user. */
export const callbackClock = (at: Instant, now: Instant): Clock => promisedFor('callback', at, now);

/** Reminders that would lie in the past are passed over. */
function promisedFor(name: 'update' | 'callback', at: Instant, now: Instant): Clock {
  const clock = { ...startClock(alwaysId, always, at - now, now), promised: name === 'update' };
  return placeOnLadder(clock, promisedSteps(name), always, now);
}

/** Nobody has it any more: acknowledge starts afresh, no news is promised, the resolve clock runs on. */
export function released({ resolve, callback }: Clocks, target: Target, world: Now): Clocks {
  return {
    acknowledge: startClock(target.calendar, world.calendars(target.calendar), target.acknowledge, world.now),
    ...(resolve && { resolve: resume(resolve, world) }),
    ...(callback && { callback }),
  };
}

/** Each clock of the team; what was promised to the user, or asked of the agent, stands beside it, whatever the team does. */
const eachOfTeam = (clocks: Clocks, fn: (clock: Clock, name: LadderClock) => Clock | undefined): Clocks =>
  eachClock(clocks, (clock, name) => (isTeamsClock(name) ? fn(clock, name) : clock));

/** An answer is needed: update and resolve stand still; asking was news, so the next is counted from the answer. */
export const waiting = (escalation: Escalation, clocks: Clocks, world: World): Clocks =>
  paused(newsGiven(escalation, clocks, world), world);

const paused = (clocks: Clocks, world: Now): Clocks =>
  eachOfTeam(clocks, (clock) => pauseClock(clock, world.calendars(clock.calendar), world.now));

export const resumed = (clocks: Clocks, world: Now): Clocks =>
  eachOfTeam(clocks, (clock) => (clock.stoppedAt === null ? resume(clock, world) : clock));

/** The next news is due a whole target later; the owner's own promise is fulfilled, and the team's takes its place. */
export function newsGiven(escalation: Escalation, clocks: Clocks, world: World): Clocks {
  const { update } = clocks;
  if (!update || update.stoppedAt !== null) return clocks;
  if (update.promised) return teamsOwnNews(escalation, clocks, world);
  return { ...clocks, update: restartClock(update, world.calendars(update.calendar), world.now) };
}

export const stopped = (clocks: Clocks, world: Now): Clocks =>
  eachOfTeam(clocks, (clock) => stop(clock, world));

/** Nobody owes anything any more, the call to the user included. */
export const dropped = (clocks: Clocks, world: Now): Clocks =>
  eachClock(clocks, (clock) => stop(clock, world, true));

/**
 * The targets of another priority (`was` is the one before), or of another team, for the clocks that still run or pause. Where the promise and
 * its reminders stay what they were, so does the clock: nothing that is due on its ladder is passed over. What the owner has promised stays promised.
 */
export function retargeted(
  { clocks, priority }: Pick<Escalation, 'clocks' | 'priority'>,
  target: Target,
  policy: Policy,
  world: World,
  was: Priority = priority,
): Clocks {
  return eachOfTeam(clocks, (clock, name) => {
    if (clock.stoppedAt !== null || clock.promised) return clock;
    const targetMs = target[name];
    if (targetMs === undefined) return undefined;
    const kept = policy === world.policy && target.calendar === clock.calendar;
    if (kept && targetMs === clock.targetMs && remindsAlike(policy.ladder, name, was, priority)) return clock;
    const calendar = world.calendars(target.calendar);
    const after = retargetClock(
      clock,
      world.calendars(clock.calendar),
      { name: target.calendar, calendar, targetMs },
      world.now,
    );
    return placeOnLadder(after, stepsOf(policy.ladder, name, after, priority), calendar, world.now);
  });
}

/** The targets of another priority; whoever has it owes news from now on when only the new one promises any. */
export function reprioritised(escalation: Escalation, to: Priority, world: World): Clocks {
  const after = { ...escalation, priority: to };
  const target = targetOf(world.policy, after, world);
  const clocks = retargeted(after, target, world.policy, world, escalation.priority);
  if (escalation.owner === null || clocks.update) return clocks;
  const owing = { ...clocks, ...news(target, world) };
  return escalation.status === 'waiting' ? paused(owing, world) : owing;
}

const stop = (clock: Clock, { calendars, now }: Now, isDropped = false): Clock =>
  stopClock(clock, calendars(clock.calendar), now, isDropped);

const resume = (clock: Clock, { calendars, now }: Now): Clock =>
  resumeClock(clock, calendars(clock.calendar), now);
