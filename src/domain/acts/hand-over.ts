/** The end of the owner's shift: what cannot wait is offered to the open shift, and stays the owner's until somebody takes it. */
import type { Instant } from '../calendars/calendar.ts';
import { type Consequence, clockNames, wakeOf } from '../change.ts';
import type { Postponed, World } from '../command.ts';
import type { Escalation, Notice } from '../escalation.ts';
import { backOnDutyAt, onCallAt, shiftEndFor } from '../on-call.ts';
import type { Crew, Shift } from '../team.ts';

/** The next shift need not wait for what the agent has been asked. */
const owedClocks = clockNames.filter((name) => name !== 'answer');

/**
 * What is due before the owner is back is offered to those on duty now; while nobody is, the next shift is waited for. What can wait
 * for the owner stays theirs, and nobody is asked.
 */
export function endShift(
  escalation: Escalation,
  owner: string,
  endedAt: Instant,
  world: World,
): Consequence | Postponed {
  const shifts = world.shiftsOf(escalation.team);
  const { duties, next, isBack, backAt, back } = afterShift(owner, endedAt, shifts, world);
  const cannotWait = owedClocks.some((name) => (escalation.clocks[name]?.dueAt ?? back) < back);
  if (!isBack && cannotWait && duties.length > 0) return offer(escalation, owner, world);
  const nextShift = !isBack && cannotWait && next !== null && next.at < back ? next.at : null;
  const endsNext = (from: Instant | null) =>
    from === null ? null : shiftEndFor(owner, shifts, world.calendars, from);
  const shiftEndsAt = nextShift ?? endsNext(isBack ? world.now : backAt);
  const waits = { ...escalation, shiftEndsAt };
  return { postponed: { shiftEndsAt, wakeAt: wakeOf(waits, world.policy, world) } };
}

/** Once a shift of somebody's has ended: who is on duty and who comes next, whether they are back themselves, and when they will be. */
export function afterShift(
  person: string,
  endedAt: Instant,
  shifts: readonly Shift[],
  world: Pick<World, 'calendars' | 'now'>,
) {
  const onCall = (at: Instant, of: readonly Shift[] = shifts) => onCallAt(of, world.calendars, at);
  const over = shifts.flatMap((shift) =>
    onCall(endedAt - 1, [shift]).now.flatMap(({ crew, until }) =>
      until === endedAt ? [{ shift, crew }] : [],
    ),
  );
  const naming = over.filter(({ crew }) => crew.users?.includes(person));
  // Where no shift names them, they belong to a group of one of those that are over.
  const theirs = naming.length > 0 ? naming : over.filter(({ shift }) => shift.group !== undefined);
  const ended = theirs.map(({ shift }) => shift);
  const isTheirs = (crew: Crew) =>
    crew.users?.includes(person) || ended.some(({ group }) => group !== undefined && group === crew.group);
  const { now: duties, next } = onCall(world.now);
  const isBack = duties.some(({ crew }) => isTheirs(crew));
  const backAt = backOnDutyAt(person, ended.length > 0 ? ended : shifts, world.calendars, world.now);
  return { duties, next, isBack, backAt, back: backAt ?? Number.POSITIVE_INFINITY };
}

function offer({ moves: card }: Escalation, owner: string, { now }: World): Consequence {
  return {
    next: { handOver: { at: now, leadsTold: false }, shiftEndsAt: null },
    deed: { what: 'hand-over offered', owner },
    notices: [
      { kind: 'card', card },
      { kind: 'hand-over', card },
      { kind: 'personal hand-over', person: owner, as: 'owner' },
    ],
  };
}

/** Nobody has taken it: leads see it. */
export const leaveUntaken = (
  { team }: Escalation,
  { owner, offeredAt }: { owner: string; offeredAt: Instant },
  world: World,
): Consequence => ({
  next: { handOver: { at: offeredAt, leadsTold: true } },
  deed: { what: 'hand-over not taken', owner },
  notices: world.leadsOf(team).map((person): Notice => ({ kind: 'personal hand-over', person, as: 'lead' })),
});
