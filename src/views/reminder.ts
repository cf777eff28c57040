/** Reminders in the card's thread: what is due, overdue or still missing, in one line. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Escalation, Reminder } from '../domain/escalation.ts';
import { line, type Message, message, sentences, soon } from './lines.ts';
import { onCallPieces } from './on-call.ts';
import { absencePieces, isAbsent, type OnCallFacts } from './on-call-facts.ts';
import type { Wording } from './parts.ts';
import { reminderSentence } from './reminder-sentence.ts';

export type ReminderFacts = {
  escalation: Escalation;
  reminder: Reminder;
  /** Whom the line mentions: whoever is on call, or nobody. */
  to: 'thread' | 'on-call';
  onCall: OnCallFacts;
  wording: Wording;
  now: Instant;
};

export function reminder({ escalation, reminder: told, to, onCall, wording, now }: ReminderFacts): Message {
  const { words } = wording;
  const mentions = to === 'thread' ? [] : onCallPieces(onCall.crews, words);
  const nobody = to === 'on-call' && isAbsent(onCall);
  const sentence = reminderSentence(escalation.id, { escalation, reminder: told }, { wording, now });
  return message([
    line(
      ...sentences(
        mentions.length > 0 ? words.reminders.to(mentions, sentence) : sentence,
        nobody ? absencePieces(onCall, (at) => soon(at, now), words) : [],
      ),
    ),
  ]);
}
