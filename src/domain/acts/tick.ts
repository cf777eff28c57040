/** Time passing: the reminders that are due now, one for each clock at most. */
import { change, eachClock } from '../change.ts';
import type { Change, World } from '../command.ts';
import type { Escalation, Notice, Reminder } from '../escalation.ts';
import { climb } from '../ladder.ts';

/** Undefined when nothing is due. */
export function tick(escalation: Escalation, world: World): Change | undefined {
  const reminders: Reminder[] = [];
  const notices: Notice[] = [];
  const clocks = eachClock(escalation.clocks, (clock, name) => {
    const due = climb(clock, world.policy.ladder[name], world.calendars(clock.calendar), world.now);
    if (!due) return clock;
    const reminder: Reminder = {
      clock: name,
      kind: due.kind,
      startedAt: clock.startedAt,
      dueAt: due.dueAt,
    };
    reminders.push(reminder);
    const card = escalation.moves;
    const to = thread(due.tell, escalation.owner);
    if (to) notices.push({ kind: 'reminder', reminder, card, to });
    if (due.tell.includes('leads')) {
      for (const lead of world.leadsOf(escalation.team)) {
        notices.push({ kind: 'lead reminder', reminder, lead });
      }
    }
    return due.clock;
  });
  if (reminders.length === 0) return undefined;
  // What is due has become what is late: the card and the agent's message say so from now on.
  const late: Notice[] = reminders.some(({ kind }) => kind === 'breach')
    ? [{ kind: 'card', card: escalation.moves }, { kind: 'agent' }]
    : [];
  return change(
    escalation,
    { clocks },
    {
      by: 'switchboard',
      via: 'clock',
      deed: { what: 'reminded', reminders },
      notices: [...notices, ...late],
    },
    world,
  );
}

/** One line in the thread, for the most it has to reach; without an owner the line is for whoever is on call. */
function thread(tell: readonly string[], owner: string | null): 'thread' | 'on-call' | 'owner' | undefined {
  if (tell.includes('on-call')) return 'on-call';
  if (tell.includes('owner')) return owner === null ? 'on-call' : 'owner';
  if (tell.includes('thread')) return 'thread';
  return undefined;
}
