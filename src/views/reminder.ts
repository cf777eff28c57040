/** Reminders: what is due, overdue or still missing, in one line. */
import type { Instant } from '../domain/calendar.ts';
import type { Escalation, Reminder } from '../domain/escalation.ts';
import type { Shift } from '../domain/team.ts';
import { line, linked, type Message, message, notify, type Piece, person, soon } from './lines.ts';
import { onCallPieces } from './on-call.ts';
import { duration, type Wording } from './parts.ts';

export type ReminderFacts = {
  escalation: Escalation;
  reminder: Reminder;
  /** Whom the line mentions: whoever is on call, the owner, or nobody. */
  to: 'thread' | 'on-call' | 'owner';
  onCall: readonly Shift[];
  wording: Wording;
  now: Instant;
};

/** The line in the card's thread. */
export function reminder({ escalation, reminder: told, to, onCall, wording, now }: ReminderFacts): Message {
  const mentions = mentioned(to, escalation, onCall);
  return message([
    line(
      ...mentions,
      mentions.length > 0 ? ': ' : '',
      escalation.id,
      ...sentence(escalation, told, wording, now),
    ),
  ]);
}

export type LeadReminderFacts = Pick<ReminderFacts, 'escalation' | 'reminder' | 'wording' | 'now'> & {
  link: string | null;
};

/** The direct message to a lead; who has it is named, and nobody else hears of it. */
export function leadReminder({ escalation, reminder: told, link, wording, now }: LeadReminderFacts): Message {
  const { owner, team, priority } = escalation;
  const holder: Piece[] = owner === null ? ['nobody has it'] : [person(wording, owner), ' has it'];
  return message([
    line(linked(link, escalation.id), ...sentence(escalation, told, wording, now)),
    line(`${wording.teamName(team)}, ${priority}; `, ...holder, '.'),
  ]);
}

function mentioned(to: ReminderFacts['to'], { owner }: Escalation, onCall: readonly Shift[]): Piece[] {
  if (to === 'owner' && owner !== null) return [notify(owner)];
  return to === 'thread' ? [] : onCallPieces(onCall);
}

/** Continues after the reference. A warning that comes too late to warn says what is true. */
function sentence(
  { reporter }: Escalation,
  { clock, kind, dueAt }: Reminder,
  wording: Wording,
  now: Instant,
): Piece[] {
  const due = soon(dueAt, now);
  const agent = person(wording, reporter);
  if (kind === 'warning' && now < dueAt) {
    const left = `, ${duration(dueAt - now)} left.`;
    if (clock === 'acknowledge') return [' should be acknowledged by ', due, left];
    if (clock === 'update') return [' owes ', agent, ' news by ', due, left];
    return [' should be resolved by ', due, left];
  }
  if (kind === 'overdue') {
    if (clock === 'acknowledge') return [' is still not acknowledged. It was due at ', due, '.'];
    if (clock === 'update') return [' still owes ', agent, ' news. It was due at ', due, '.'];
    return [' is still not resolved. It was due at ', due, '.'];
  }
  if (clock === 'acknowledge') return [' was not acknowledged by ', due, '.'];
  if (clock === 'update') return [' owed ', agent, ' news by ', due, '.'];
  return [' was not resolved by ', due, '.'];
}
