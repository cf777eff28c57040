/**
 * The one order of lists, Home and digests: what is overdue first, the longest overdue foremost; then what is nearly due, the first to be due
 * foremost; then by priority, the oldest first.
 */
import type { Calendars, Instant } from './calendars/calendar.ts';
import type { Clock } from './clock.ts';
import { type Escalation, priorities } from './escalation.ts';

/** A promise with less than this share of its time left is about to break. */
export const nearlyDueShare = 0.2;

type Dated = Pick<Escalation, 'clocks'>;

/** The agent's answer is not owed by the team. */
const owed = ({ clocks: { answer: _, ...rest } }: Dated): Clock[] => Object.values(rest);

const first = (instants: Instant[]): Instant | null => (instants.length > 0 ? Math.min(...instants) : null);

/** When the first of its clocks that run is due; null when none runs. */
export const firstDueOf = (escalation: Dated): Instant | null =>
  first(owed(escalation).flatMap(({ dueAt }) => dueAt ?? []));

/** From when the first of its clocks that run has little time left; null when none runs. */
export const nearlyDueFrom = (escalation: Dated, calendars: Calendars): Instant | null =>
  first(
    owed(escalation).flatMap(({ runningSince, calendar, targetMs, countedMs }) =>
      runningSince === null
        ? []
        : calendars(calendar).add(runningSince, Math.ceil(targetMs * (1 - nearlyDueShare)) - countedMs),
    ),
  );

/** For `sort`. The database has the same order, in `db/escalations.ts`. */
export const overdueFirst =
  (now: Instant, calendars: Calendars) =>
  (one: Escalation, other: Escalation): number => {
    const [a, b] = [pressing(one, now, calendars), pressing(other, now, calendars)];
    return (
      a.rank - b.rank ||
      a.dueAt - b.dueAt ||
      priorities.indexOf(one.priority) - priorities.indexOf(other.priority) ||
      one.openedAt - other.openedAt ||
      one.number - other.number
    );
  };

function pressing(escalation: Escalation, now: Instant, calendars: Calendars) {
  const dueAt = firstDueOf(escalation);
  if (dueAt !== null && dueAt < now) return { rank: 0, dueAt };
  const from = nearlyDueFrom(escalation, calendars);
  return dueAt !== null && from !== null && from <= now ? { rank: 1, dueAt } : { rank: 2, dueAt: 0 };
}
