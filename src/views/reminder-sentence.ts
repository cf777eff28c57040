/** What a reminder says of one clock, in a sentence that continues after the reference. */
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import type { Escalation, Reminder } from '../domain/escalation.ts';
import type { ClockName } from '../domain/team.ts';
import { type Piece, person, soon } from './lines.ts';
import { duration, type Wording } from './parts.ts';

type Context = { wording: Wording; now: Instant };

/** A warning that comes too late to warn says what is true. */
export function reminderSentence(
  escalation: Escalation,
  reminder: Reminder,
  { wording, now }: Context,
): Piece[] {
  const { kind, dueAt, late } = reminder;
  const due = soon(dueAt, now);
  const stage = kind === 'warning' && now >= dueAt ? 'breach' : kind;
  const words = wordsOf(reminder.clock, person(wording, escalation.reporter), escalation)[stage];
  const left = stage === 'warning' ? [`, ${duration(dueAt - now)} left`] : [];
  return [...words, due, ...left, ...lateMark(late, now), '.'];
}

/** ` (late: the bot was down 14:02 to 14:20)`, so that nobody wonders. */
export const lateMark = (late: Span | undefined, now: Instant): Piece[] =>
  late ? [' (late: the bot was down ', soon(late.from, now), ' to ', soon(late.to, now), ')'] : [];

/** Each ends where the instant stands. */
function wordsOf(
  clock: ClockName,
  agent: Piece,
  { contact }: Pick<Escalation, 'contact'>,
): Record<Reminder['kind'], Piece[]> {
  switch (clock) {
    case 'acknowledge':
      return {
        warning: [' should be acknowledged by '],
        breach: [' was not acknowledged by '],
        overdue: [' is still not acknowledged. It was due at '],
      };
    case 'update':
      return {
        warning: [' owes ', agent, ' news by '],
        breach: [' owed ', agent, ' news by '],
        overdue: [' still owes ', agent, ' news. It was due at '],
      };
    case 'resolve':
      return {
        warning: [' should be resolved by '],
        breach: [' was not resolved by '],
        overdue: [' is still not resolved. It was due at '],
      };
    case 'callback': {
      const promised = [`: the user was promised ${contact === 'email' ? 'an email' : 'a call back'} by `];
      return { warning: promised, breach: promised, overdue: promised };
    }
  }
}
