/** The promise made to the user: when somebody calls back, and how that call went. */
import { change } from '../change.ts';
import { stopClock } from '../clock.ts';
import type { Change, CommandOf, Refusal, World } from '../command.ts';
import { closed, type Escalation } from '../escalation.ts';
import { actsForTeam } from '../permission.ts';
import { everywhere } from './acknowledge.ts';
import { callbackClock, taken } from './clocks.ts';

/** A new promise takes the place of the old one. Who promises it for the team has read it: what nobody has is theirs. */
export function promiseCallback(
  escalation: Escalation,
  { by, via, callbackAt }: CommandOf<'promise callback'>,
  world: World,
): Change | Refusal {
  if (closed(escalation) && escalation.clocks.callback?.stoppedAt !== null) {
    return { refused: 'closed', status: escalation.status };
  }
  if (callbackAt <= world.now) return { refused: 'time has passed' };
  const takes = escalation.status === 'open' && actsForTeam(by) && by.id !== escalation.reporter;
  return change(
    escalation,
    {
      ...(takes && { status: 'acknowledged', owner: by.id }),
      callbackAt,
      clocks: {
        ...(takes ? taken(escalation, world) : escalation.clocks),
        callback: callbackClock(callbackAt, world.policy, world.now),
      },
    },
    {
      by: by.id,
      via,
      deed: { what: 'callback promised', callbackAt, before: escalation.callbackAt },
      notices: everywhere(escalation.moves),
    },
    world,
  );
}

/** No answer is a promise kept, and a new one for the next try. */
export function callBack(
  escalation: Escalation,
  { by, via, outcome, retryAt }: CommandOf<'call back'>,
  world: World,
): Change | Refusal {
  const { calledBack } = escalation;
  const { callback } = escalation.clocks;
  if (!callback) return { refused: 'no callback' };
  if (callback.stoppedAt !== null) {
    return calledBack
      ? { refused: 'already called back', outcome: calledBack.outcome }
      : { refused: 'no callback' };
  }
  const again = outcome === 'no answer' ? retryAt : null;
  if (again !== null && again <= world.now) return { refused: 'time has passed' };
  return change(
    escalation,
    {
      ...(again !== null && { callbackAt: again }),
      calledBack: { outcome, at: world.now, by: by.id },
      clocks: {
        ...escalation.clocks,
        callback:
          again === null
            ? stopClock(callback, world.calendars(callback.calendar), world.now, outcome === 'not needed')
            : callbackClock(again, world.policy, world.now),
      },
    },
    {
      by: by.id,
      via,
      deed: { what: 'called back', outcome, retryAt: again },
      notices: everywhere(escalation.moves),
    },
    world,
  );
}
