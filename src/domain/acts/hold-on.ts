/** Hold on: two minutes of patience, asked of an agent whose user is on the phone. */
import type { Instant } from '../calendars/calendar.ts';
import { news } from '../change.ts';
import type { Entry, Escalation } from '../escalation.ts';
import { type Act, unlessClosed } from './act.ts';
import { newsBy as clockUntil, taken } from './clocks.ts';

const holdOnMs = 2 * 60_000;

/** `newsBy` is null where a colleague of the owner helps out, who promises nothing for them. */
export const holdOn: Act<{ what: 'held on'; newsBy: Instant | null }> = {
  deed: 'held on',
  who: 'the team',
  when(escalation) {
    const closed = unlessClosed(escalation);
    if (closed) return closed;
    if (escalation.liveUntil === null) return { refused: 'call is over' };
    return escalation.status === 'waiting' ? { refused: 'waiting' } : undefined;
  },
  /** Whoever asks the agent to hold on has read it: what nobody has is theirs. */
  decide(escalation, { by }, world) {
    const newsBy = world.now + holdOnMs;
    const { owner } = escalation;
    const clocks = owner === null ? taken(escalation, world) : escalation.clocks;
    const theirs = owner === null || owner === by.id;
    return {
      next: {
        status: 'acknowledged',
        owner: owner ?? by.id,
        clocks: theirs ? { ...clocks, update: clockUntil(newsBy, world.now) } : clocks,
      },
      deed: { what: 'held on', newsBy: theirs ? newsBy : null },
    };
  },
  replay: () => ({}),
  looksBack: true,
  repeats: (before, { by }, now, history) => holds(before, by.id, now, history),
};

/**
 * They have asked for patience, nothing they said came after it, and it is not over. It is looked for in the history: of one that a
 * colleague of the owner asked for, the escalation itself keeps nothing.
 */
function holds(
  { owner, clocks: { update } }: Escalation,
  id: string,
  now: Instant,
  history: readonly Entry[],
): boolean {
  const word = history.findLast(({ by, deed }) => by === id && news.has(deed.what));
  if (word?.deed.what !== 'held on' || now >= word.at + holdOnMs) return false;
  const { newsBy } = word.deed;
  return newsBy === null ? owner !== id : update?.promised === true && update.dueAt === newsBy;
}
