/** What a reminder says of one clock, in a sentence. */
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import { type Escalation, type Reminder, waitsFor } from '../domain/escalation.ts';
import { reachedBy } from './callback.ts';
import { type Piece, person, soon } from './lines.ts';
import type { Times } from './matter.ts';
import type { Wording } from './parts.ts';
import type { Words } from './words/words.ts';

type About = { escalation: Escalation; reminder: Reminder };
export type SentenceContext = { wording: Wording; now: Instant; times: Times };

/** What every sentence about a reminder is made of. */
export const reminded = ({ escalation, reminder }: About, { wording, now, times }: SentenceContext) => ({
  agent: person(wording, escalation.reporter),
  due: times === 'written' ? soon(reminder.dueAt, now) : null,
  leftMs: reminder.dueAt - now,
  late: lateMark(reminder.late, { wording, now, times }),
});

/** A warning that comes too late to warn says what is true. */
export function reminderSentence(about: About, telling: SentenceContext): Piece[] {
  const { kind, dueAt, clock } = about.reminder;
  const { reminders } = telling.wording.words;
  const facts = reminded(about, telling);
  if (clock === 'callback') return reminders.callback[reachedBy(about.escalation)](facts);
  if (clock === 'answer') return reminders.notAnswered[waitsFor(about.escalation) ?? 'agent'](facts);
  return reminders[clock][kind === 'warning' && telling.now >= dueAt ? 'breach' : kind](facts);
}

/** ` (late: the bot was down 14:02 to 14:20)`, so that nobody wonders. */
export function lateMark(late: Span | undefined, { wording, now, times }: SentenceContext): Piece[] {
  const { reminders }: Words = wording.words;
  if (!late) return [];
  if (times === 'none') return [reminders.botWasDownThen];
  return reminders.botWasDown(soon(late.from, now), soon(late.to, now));
}
