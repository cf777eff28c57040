/** The sentence in the form that the agent can say to the caller now: when somebody will have it, and when it should be solved. */
import type { Instant } from '../../domain/calendars/calendar.ts';
import { plainUpTo, time, when } from '../parts.ts';
import { daysUntil } from '../wall-clock.ts';
import type { Words } from '../words/words.ts';

export type Promised = {
  team: string;
  teamName: string;
  acknowledgeAt: Instant;
  resolveAt: Instant;
  /** The calendar of the promise is closed now, and opens then. */
  closedUntil: Instant | null;
  /** False when the agent leaves the team to us and this is only where it would go as it stands. */
  chosen: boolean;
};

/** `timeZone` is the reader's; null while Slack does not say. */
export function promiseSentence(
  { teamName, acknowledgeAt, resolveAt, closedUntil, chosen }: Promised,
  { now, timeZone, words }: { now: Instant; timeZone: string | null; words: Words },
): string {
  const by = (at: Instant) =>
    timeZone === null
      ? when(at)
      : words.time.onDay(time(at), daysUntil(at, { now, timeZone }), { at, timeZone });
  return (chosen ? words.raise.promise : words.raise.promiseIfRouted)({
    team: plainUpTo(teamName, 200),
    closedUntil: closedUntil === null ? null : by(closedUntil),
    acknowledgeBy: by(acknowledgeAt),
    resolveBy: by(resolveAt),
  });
}
