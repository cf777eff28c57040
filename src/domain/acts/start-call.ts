/** Start call: the user is on the phone again, and somebody has it within minutes from now. */
import { startClock } from '../clock.ts';
import type { World } from '../command.ts';
import type { Escalation, Notice } from '../escalation.ts';
import { type Act, unlessClosed } from './act.ts';
import { targetOf } from './clocks.ts';

export const startCall: Act<{ what: 'call started' }> = {
  deed: 'call started',
  who: 'the team and the reporter',
  when: (escalation) =>
    unlessClosed(escalation) ?? (escalation.liveUntil === null ? undefined : { refused: 'call goes on' }),
  decide(escalation, _, world) {
    const { moves: card } = escalation;
    const liveUntil = world.now + world.policy.liveCall.lastsMs;
    const notices: Notice[] = [
      { kind: 'card', card },
      { kind: 'card entry', card },
      { kind: 'agent' },
      { kind: 'agent entry' },
    ];
    return {
      next: { liveUntil, clocks: hastened({ ...escalation, liveUntil }, world) },
      deed: { what: 'call started' },
      notices,
    };
  },
  replay: () => ({}),
};

/** What is promised now is minutes, so they count from now; where the team is closed, what was promised before stands. */
function hastened(escalation: Escalation, world: World): Escalation['clocks'] {
  const { clocks, priority } = escalation;
  const target = targetOf(world.policy, escalation, world);
  const runs = clocks.acknowledge?.stoppedAt === null;
  if (!runs || target.acknowledge === world.policy.sla[priority].acknowledge) return clocks;
  const calendar = world.calendars(target.calendar);
  return { ...clocks, acknowledge: startClock(target.calendar, calendar, target.acknowledge, world.now) };
}
