/** Snoozing reminders: nobody is reminded for a while, except that a breach is never hidden from leads. */
import { change } from '../change.ts';
import type { Change, CommandOf, Refusal, World } from '../command.ts';
import { closed, type Escalation } from '../escalation.ts';
import { answeredUntil } from './clocks.ts';

export function snooze(
  escalation: Escalation,
  { by, via, until }: CommandOf<'snooze'>,
  world: World,
): Change | Refusal {
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  if (until !== null && until <= world.now) return { refused: 'time has passed' };
  return change(
    escalation,
    {
      snooze: until === null ? null : { from: world.now, until, by: by.id },
      ...(by.id === escalation.owner && { clocks: answeredUntil(escalation.clocks, until ?? world.now) }),
    },
    {
      by: by.id,
      via,
      deed: { what: 'snoozed', until },
      notices: [{ kind: 'card', card: escalation.moves }],
    },
    world,
  );
}

/** Nothing was kept back: the card alone has to say it no longer. */
export const snoozeEnded = (escalation: Escalation, world: World): Change =>
  change(
    escalation,
    { snooze: null },
    {
      by: 'switchboard',
      via: 'clock',
      deed: { what: 'snoozed', until: null },
      notices: [{ kind: 'card', card: escalation.moves }],
    },
    world,
  );
