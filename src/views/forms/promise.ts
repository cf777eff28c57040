/** The sentence in the form that the agent can say to the caller now: when somebody will have it, and when it should be solved. */
import type { Instant } from '../../domain/calendars/calendar.ts';
import { plainUpTo, time, when } from '../parts.ts';
import type { Words } from '../words/words.ts';

export type Promised = {
  teamName: string;
  acknowledgeAt: Instant;
  resolveAt: Instant;
  /** The calendar of the promise is closed now, and opens then. */
  closedUntil: Instant | null;
  /** False when the agent leaves the team to us and this is only where it would go as it stands. */
  chosen: boolean;
};

/** Up to here a clock time alone says which day is meant. */
const clockTimeIsEnoughMs = 12 * 3_600_000;

export function promiseSentence(
  { teamName, acknowledgeAt, resolveAt, closedUntil, chosen }: Promised,
  now: Instant,
  { raise }: Words,
): string {
  const by = (at: Instant) => (at - now < clockTimeIsEnoughMs ? time(at) : when(at));
  return (chosen ? raise.promise : raise.promiseIfRouted)({
    team: plainUpTo(teamName, 200),
    closedUntil: closedUntil === null ? null : by(closedUntil),
    acknowledgeBy: by(acknowledgeAt),
    resolveBy: by(resolveAt),
  });
}
