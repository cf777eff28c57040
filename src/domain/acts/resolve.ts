/** Ending an escalation, and taking it up again. */
import { change } from '../change.ts';
import type { Clocks } from '../clock.ts';
import type { Change, CommandOf, Refusal, World } from '../command.ts';
import { closed, type Escalation } from '../escalation.ts';
import { everywhere } from './acknowledge.ts';
import { callbackClock, dropped, released, stopped } from './clocks.ts';

/** Whoever resolves what nobody had is its owner. */
export function resolve(
  escalation: Escalation,
  { by, via, resolution }: CommandOf<'resolve'>,
  world: World,
): Change | Refusal {
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  return change(
    escalation,
    {
      status: 'resolved',
      owner: escalation.owner ?? by.id,
      question: null,
      resolution,
      liveUntil: null,
      snooze: null,
      closedAt: world.now,
      clocks: stopped(escalation.clocks, world),
    },
    {
      by: by.id,
      via,
      deed: { what: 'resolved', ...resolution },
      notices: everywhere(escalation.moves),
    },
    world,
  );
}

/** Nobody owes it any more; promises not yet broken fall away. */
export function cancel(
  escalation: Escalation,
  { by, via, reason }: CommandOf<'cancel'>,
  world: World,
): Change | Refusal {
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  return change(
    escalation,
    {
      status: 'cancelled',
      question: null,
      liveUntil: null,
      snooze: null,
      closedAt: world.now,
      clocks: dropped(escalation.clocks, world),
    },
    { by: by.id, via, deed: { what: 'cancelled', reason }, notices: everywhere(escalation.moves) },
    world,
  );
}

/** The call to the user fell away with the escalation; its hour is still to come. */
function owedAgain(
  { clocks: { callback }, callbackAt, calledBack }: Escalation,
  { policy, now }: World,
): Clocks {
  const fellAway = callback?.outcome === 'dropped' && calledBack?.outcome !== 'not needed';
  const owed = fellAway && callbackAt !== null && callbackAt > now;
  return owed ? { callback: callbackClock(callbackAt, policy, now) } : {};
}

/** Open again, for the whole team: acknowledge afresh, the resolve clock from where it stopped. */
export function reopen(
  escalation: Escalation,
  { by, via, reason }: CommandOf<'reopen'>,
  world: World,
): Change | Refusal {
  if (!closed(escalation)) return { refused: 'not closed', status: escalation.status };
  return change(
    escalation,
    {
      status: 'open',
      owner: null,
      resolution: null,
      closedAt: null,
      heldSince: escalation.heldSince + world.now - (escalation.closedAt ?? world.now),
      clocks: {
        ...released(escalation.clocks, world.policy.sla[escalation.priority], world),
        ...owedAgain(escalation, world),
      },
    },
    {
      by: by.id,
      via,
      deed: { what: 'reopened', reason, owner: escalation.owner },
      notices: everywhere(escalation.moves),
    },
    world,
  );
}
