/** Time passing: what the clock does by itself, one thing at a time; at last the reminders that are due, one for each clock at most. */
import { type Consequence, change, eachClock, seenBefore, untakenMs, wakeOf } from '../change.ts';
import type { Change, Postponed, World } from '../command.ts';
import type { Escalation, Notice, Reminder } from '../escalation.ts';
import { closed } from '../escalation.ts';
import { handBackAt } from '../hand-back.ts';
import { type Climbed, climb, sayableAt, snoozeOf } from '../ladder.ts';
import { stepsOf } from '../ladder-steps.ts';
import { type ClockName, isTeamsClock } from '../team.ts';
import { callEnded } from './end-call.ts';
import { handBackUnanswered } from './hand-back.ts';
import { endShift, leaveUntaken } from './hand-over.ts';
import { leaveSideUntaken } from './offer-agent-side.ts';
import { snoozeEnded } from './snooze.ts';

/** Undefined when nothing is due. */
export function tick(escalation: Escalation, world: World): Change | Postponed | undefined {
  const answer = happens(seenBefore(escalation, world), world);
  if (answer === undefined || 'postponed' in answer) return answer;
  return change(escalation, { by: 'switchboard', via: 'clock' }, answer, world);
}

function happens(escalation: Escalation, world: World): Consequence | Postponed | undefined {
  const { now } = world;
  const { liveUntil, owner, shiftEndsAt, handOver } = escalation;
  if (liveUntil !== null && liveUntil <= now) return callEnded(escalation, world);
  const silentAt = handBackAt(escalation, world.policy, world);
  if (owner !== null && silentAt !== null && silentAt <= now)
    return handBackUnanswered(escalation, owner, world);
  if (owner !== null && shiftEndsAt !== null && shiftEndsAt <= now) {
    return endShift(escalation, owner, shiftEndsAt, world);
  }
  if (owner !== null && handOver && !handOver.leadsTold && handOver.at + untakenMs <= now) {
    return leaveUntaken(escalation, { owner, offeredAt: handOver.at }, world);
  }
  const { sideOffer } = escalation;
  if (sideOffer && !sideOffer.leadsTold && sideOffer.at + untakenMs <= now)
    return leaveSideUntaken(escalation, world);
  const reminded = remind(escalation, world);
  if ('deed' in reminded) return reminded;
  if (escalation.snooze && escalation.snooze.until <= now) return snoozeEnded(escalation);
  return postponed(escalation, reminded.sleeping, world);
}

type Sleeping = Partial<Record<ClockName, number | null>>;

/** Or which clocks have something to say that has to wait for their calendar, and until when. */
function remind(escalation: Escalation, world: World): Consequence | { sleeping: Sleeping } {
  const { now, policy, down } = world;
  const reminders: Reminder[] = [];
  const notices: Notice[] = [];
  const sleeping: Sleeping = {};
  const clocks = eachClock(escalation.clocks, (clock, name) => {
    const calendar = world.calendars(clock.calendar);
    const steps = stepsOf(policy.ladder, name, clock, escalation.priority);
    const due = climb(clock, steps, calendar, { now, snooze: snoozeOf(name, escalation.snooze), down });
    if (!due) return clock;
    const sayAt = sayableAt(calendar, now);
    if (sayAt !== now) {
      sleeping[name] = sayAt;
      return clock;
    }
    const reminder = reminderOf(name, due);
    reminders.push(reminder);
    notices.push(...calledOnce(notices, toldTo(escalation, due, reminder, world)));
    return due.clock;
  });
  if (reminders.length > 0) {
    return {
      next: {
        clocks,
        snooze: escalation.snooze && escalation.snooze.until > now ? escalation.snooze : null,
      },
      deed: { what: 'reminded', reminders },
      notices: [...notices, ...madeLate(escalation, reminders)],
    };
  }
  return { sleeping };
}

/** Looks again when the places that are closed now open. */
function postponed(escalation: Escalation, sleeping: Sleeping, world: World): Postponed | undefined {
  if (escalation.wakeAt === null || escalation.wakeAt > world.now) return undefined;
  const clocks = eachClock(escalation.clocks, (clock, name) => {
    const until = sleeping[name];
    return until === undefined ? clock : { ...clock, nextStepAt: until };
  });
  const wakeAt = wakeOf({ ...escalation, clocks }, world.policy, world);
  if (wakeAt !== null && wakeAt <= world.now) throw new Error(`${escalation.id} would never rest`);
  return { postponed: { shiftEndsAt: escalation.shiftEndsAt, wakeAt } };
}

const reminderOf = (clock: ClockName, { kind, clock: { startedAt }, dueAt, late }: Climbed): Reminder => ({
  clock,
  kind,
  startedAt,
  dueAt,
  ...(late && { late }),
});

function toldTo(escalation: Escalation, { tell }: Climbed, reminder: Reminder, world: World): Notice[] {
  const { owner, reporter, team, moves: card } = escalation;
  const personal = (person: string, as: 'owner' | 'lead' | 'reporter') => ({
    kind: 'personal reminder' as const,
    reminder,
    person,
    as,
  });
  const leads = isTeamsClock(reminder.clock) ? world.leadsOf(team) : world.leadsForAgents(team);
  // Without an owner the line is for whoever is on call.
  const onCall = tell.includes('on-call') || (tell.includes('owner') && owner === null);
  // A call that was promised concerns the team only as long as it has something to solve.
  const thread = tell.includes('thread') && !closed(escalation);
  const direct = [
    ...(tell.includes('owner') && owner !== null ? [personal(owner, 'owner')] : []),
    ...(tell.includes('reporter') || leavesTheCallerWaiting(escalation, reminder, world)
      ? [personal(reporter, 'reporter')]
      : []),
    ...(tell.includes('leads') ? leads.map((lead) => personal(lead, 'lead')) : []),
  ];
  // An owner who leads the team besides hears it once, as the owner.
  const once = direct.filter(({ person }, n) => direct.findIndex((one) => one.person === person) === n);
  const personally = once.map(({ person }) => person);
  const to = onCall ? 'on-call' : thread ? 'thread' : undefined;
  return [...(to ? [{ kind: 'reminder', reminder, card, to, personally } as const] : []), ...once];
}

/** The user is on the phone, and the minutes that the agent was told of have passed: nobody has it, or `Hold on` has run out. */
const leavesTheCallerWaiting = (
  { clocks, liveUntil }: Escalation,
  { clock, kind }: Reminder,
  { now }: World,
): boolean =>
  kind === 'breach' &&
  liveUntil !== null &&
  liveUntil > now &&
  (clock === 'acknowledge' || (clock === 'update' && clocks.update?.promised === true));

/** Whoever is on call is called to the thread once, however many clocks are due in one moment; the other lines stand beside it. */
const calledOnce = (before: readonly Notice[], told: readonly Notice[]): Notice[] =>
  before.some((notice) => notice.kind === 'reminder' && notice.to === 'on-call')
    ? told.map((notice) => (notice.kind === 'reminder' ? { ...notice, to: 'thread' } : notice))
    : [...told];

/** What is due has become what is late: the card and the agent's message say so from now on. */
const madeLate = ({ moves: card }: Escalation, reminders: readonly Reminder[]): Notice[] =>
  reminders.some(({ kind, clock }) => kind === 'breach' && clock !== 'answer')
    ? [{ kind: 'card', card }, { kind: 'agent' }]
    : [];
