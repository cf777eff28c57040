/** Take the agent's side over: from now on another agent speaks for the user, and hears what the agent hears. */
import type { Instant } from '../calendars/calendar.ts';
import type { Consequence } from '../change.ts';
import type { Escalation } from '../escalation.ts';
import type { Act } from './act.ts';

type Taken = { what: 'agent side taken'; from: string };

/** Who presses within it after somebody else has not seen that. */
const unseenMs = 60_000;

/** Also when it is closed: the user may have to be called, or the problem is back. */
export const takeAgentSide: Act<Taken> = {
  deed: 'agent side taken',
  who: 'the agents',
  when: ({ reporter }, { id }) => (reporter === id ? { refused: 'already your side' } : undefined),
  decide(escalation, { by }, world) {
    const { reporter, formerReporters } = escalation;
    const since = formerReporters.at(-1)?.until ?? Number.NEGATIVE_INFINITY;
    if (world.now - since < unseenMs) return { refused: 'just taken', person: reporter };
    return sideGoesTo(escalation, by.id, { what: 'agent side taken', from: reporter }, world.now);
  },
  replay: () => ({}),
};

/** What waits for the agent waits for the new one; the user's side keeps its promises. */
export const sideGoesTo = <Done>(
  { reporter, formerReporters, version }: Escalation,
  to: string,
  deed: Done,
  now: Instant,
): Consequence<Done> => ({
  next: {
    reporter: to,
    formerReporters: [...formerReporters, { id: reporter, until: now, version: version + 1 }],
  },
  deed,
});
