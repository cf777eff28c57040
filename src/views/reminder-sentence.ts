/** What a reminder says of one clock, in a sentence. */
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import type { Escalation, Reminder } from '../domain/escalation.ts';
import { reachedBy } from './callback.ts';
import { type Piece, person, soon } from './lines.ts';
import type { Wording } from './parts.ts';
import type { Words } from './words/words.ts';

type About = { escalation: Escalation; reminder: Reminder };
type Context = { wording: Wording; now: Instant };

/** What every sentence about a reminder is made of. `it` is the reference. */
export const reminded = (it: Piece, { escalation, reminder }: About, { wording, now }: Context) => ({
  it,
  agent: person(wording, escalation.reporter),
  due: soon(reminder.dueAt, now),
  leftMs: reminder.dueAt - now,
  late: lateMark(reminder.late, now, wording.words),
});

/** A warning that comes too late to warn says what is true. */
export function reminderSentence(it: Piece, about: About, context: Context): Piece[] {
  const { kind, dueAt, clock } = about.reminder;
  const { reminders } = context.wording.words;
  const facts = reminded(it, about, context);
  if (clock === 'callback') return reminders.callback[reachedBy(about.escalation)](facts);
  return reminders[clock][kind === 'warning' && context.now >= dueAt ? 'breach' : kind](facts);
}

/** ` (late: the bot was down 14:02 to 14:20)`, so that nobody wonders. */
export const lateMark = (late: Span | undefined, now: Instant, { reminders }: Words): Piece[] =>
  late ? reminders.botWasDown(soon(late.from, now), soon(late.to, now)) : [];
