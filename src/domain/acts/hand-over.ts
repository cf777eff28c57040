/** The end of the owner's shift: what cannot wait is offered to the open shift, and stays the owner's until somebody takes it. */
import type { Instant } from '../calendars/calendar.ts';
import { change, clockNames, wakeOf } from '../change.ts';
import type { Change, CommandOf, Postponed, Refusal, World } from '../command.ts';
import { closed, type Escalation, type Notice } from '../escalation.ts';
import { backOnDutyAt, onCallAt, shiftEndFor } from '../on-call.ts';
import type { Crew, Shift } from '../team.ts';
import { everywhere } from './acknowledge.ts';
import { answeredUntil, passedOn } from './clocks.ts';

/**
 * What is due before the owner is back is offered to those on duty now; while nobody is, the next shift is waited for. What can wait
 * for the owner stays theirs, and nobody is asked.
 */
export function endShift(
  escalation: Escalation,
  owner: string,
  endedAt: Instant,
  world: World,
): Change | Postponed {
  const shifts = world.shiftsOf(escalation.team);
  const onCall = (at: Instant, of: readonly Shift[] = shifts) => onCallAt(of, world.shiftCalendars, at);
  const over = shifts.flatMap((shift) =>
    onCall(endedAt - 1, [shift]).now.flatMap(({ crew, until }) =>
      until === endedAt ? [{ shift, crew }] : [],
    ),
  );
  const naming = over.filter(({ crew }) => crew.users?.includes(owner));
  // Where no shift names them, they belong to a group of one of those that are over.
  const theirs = naming.length > 0 ? naming : over.filter(({ shift }) => shift.group !== undefined);
  const ended = theirs.map(({ shift }) => shift);
  const isTheirs = (crew: Crew) =>
    crew.users?.includes(owner) || ended.some(({ group }) => group !== undefined && group === crew.group);
  const { now: duties, next } = onCall(world.now);
  const isBack = duties.some(({ crew }) => isTheirs(crew));
  const backAt = backOnDutyAt(owner, ended.length > 0 ? ended : shifts, world.shiftCalendars, world.now);
  const back = backAt ?? Number.POSITIVE_INFINITY;
  const cannotWait = clockNames.some((name) => (escalation.clocks[name]?.dueAt ?? back) < back);
  if (!isBack && cannotWait && duties.length > 0) return offer(escalation, owner, world);
  const nextShift = !isBack && cannotWait && next !== null && next.at < back ? next.at : null;
  const endsNext = (from: Instant | null) =>
    from === null ? null : shiftEndFor(owner, shifts, world.shiftCalendars, from);
  const shiftEndsAt = nextShift ?? endsNext(isBack ? world.now : backAt);
  const waits = { ...escalation, shiftEndsAt };
  return { postponed: { shiftEndsAt, wakeAt: wakeOf(waits, world.policy, world) } };
}

function offer(escalation: Escalation, owner: string, world: World): Change {
  const card = escalation.moves;
  return change(
    escalation,
    { handOver: { at: world.now, leadsTold: false }, shiftEndsAt: null },
    {
      by: 'switchboard',
      via: 'clock',
      deed: { what: 'hand-over offered', owner },
      notices: [
        { kind: 'card', card },
        { kind: 'hand-over', card },
        { kind: 'personal hand-over', person: owner, as: 'owner' },
      ],
    },
    world,
  );
}

/** Nobody has taken it: leads see it. */
export function leaveUntaken(
  escalation: Escalation,
  { owner, offeredAt }: { owner: string; offeredAt: Instant },
  world: World,
): Change {
  return change(
    escalation,
    { handOver: { at: offeredAt, leadsTold: true } },
    {
      by: 'switchboard',
      via: 'clock',
      deed: { what: 'hand-over not taken', owner },
      notices: world
        .leadsOf(escalation.team)
        .map((person): Notice => ({ kind: 'personal hand-over', person, as: 'lead' })),
    },
    world,
  );
}

export function takeOver(
  escalation: Escalation,
  { by, via }: CommandOf<'take over'>,
  world: World,
): Change | Refusal {
  const { owner } = escalation;
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  if (owner === by.id) return { refused: 'already yours' };
  if (owner === null) return { refused: 'nobody has it' };
  if (escalation.handOver === null) return { refused: 'nothing to take over', owner };
  return change(
    escalation,
    { owner: by.id, snooze: null, clocks: passedOn(escalation, world) },
    { by: by.id, via, deed: { what: 'taken over', from: owner }, notices: everywhere(escalation.moves) },
    world,
  );
}

/** The owner stays with it although the shift is over. */
export function keep(escalation: Escalation, { by, via }: CommandOf<'keep'>, world: World): Change | Refusal {
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  if (escalation.owner !== by.id) return { refused: 'not yours', owner: escalation.owner };
  if (escalation.handOver === null) return { refused: 'already yours' };
  const { moves: card } = escalation;
  return change(
    escalation,
    { clocks: answeredUntil(escalation.clocks, world.now) },
    {
      by: by.id,
      via,
      deed: { what: 'kept' },
      notices: [
        { kind: 'card', card },
        { kind: 'card entry', card },
      ],
    },
    world,
  );
}
