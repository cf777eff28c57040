/** What the form of a new escalation turns into once it is stored: its reference, what to tell the user, and where to see it. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Escalation } from '../domain/escalation.ts';
import { bold, line, type Message, message } from './lines.ts';
import type { Wording } from './parts.ts';
import { promiseLine } from './promises.ts';

/** `masked` says what was masked, or nothing. The promise is the one in the agent's message. */
export function raisedAnswer(
  escalation: Escalation,
  about: { closedUntil: Instant | null; masked: string; now: Instant } & Pick<Wording, 'teamName' | 'words'>,
): Message {
  const { masked, words } = about;
  const teamName = about.teamName(escalation.team);
  const promise = promiseLine(escalation, { ...about, teamName });
  return message([
    line(...words.raise.raised(bold(escalation.id), bold(teamName))),
    ...(promise.length > 0 ? [line(bold(words.raise.tellTheUser)), ...promise] : []),
    line(words.raise.whereToSee),
    ...(masked === '' ? [] : [line(masked)]),
  ]);
}
