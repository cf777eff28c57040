/** Reminders in the card's thread: what it is about, and what is due, overdue or still missing. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Escalation, Reminder } from '../domain/escalation.ts';
import { helpingTeam } from './acts/offered.ts';
import { buttonRow } from './buttons.ts';
import { line, type Message, sentences } from './lines.ts';
import { inTimes, matterPieces, matterStanding, ping } from './matter.ts';
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
  /** Whether those who read the thread may read what the agent wrote. */
  readable: boolean;
  restricted: boolean;
  wording: Wording;
  now: Instant;
};

export function reminder(facts: ReminderFacts): Message {
  const { escalation, reminder: told, to, onCall, readable, restricted, wording, now } = facts;
  const { words } = wording;
  const mentions = to === 'thread' ? [] : onCallPieces(onCall.crews, words);
  const nobody = to === 'on-call' && isAbsent(onCall);
  // It stands under its card: no link is needed to get there.
  const matter = matterPieces({ escalation, readable, link: null });
  return ping(
    (times) => [
      line(...(mentions.length > 0 ? words.reminders.to(mentions, matter) : matter)),
      line(
        ...sentences(
          reminderSentence({ escalation, reminder: told }, { wording, now, times }),
          nobody ? absencePieces(onCall, inTimes(times, now), words) : [],
        ),
      ),
      matterStanding(escalation, { wording, now }),
    ],
    ...buttonRow(...helpingTeam(told.clock, { escalation, restricted, words })),
  );
}
