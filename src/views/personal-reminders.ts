/** Reminders to one person by direct message: one with all it needs, or several of them in one message. */
import type { Button } from '@slack/types';
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import { type Escalation, type Reminder, waitsFor } from '../domain/escalation.ts';
import { isTeamsClock } from '../domain/team.ts';
import { outcomeButtons } from './acts/call-back.ts';
import { handBackView } from './acts/hand-back.ts';
import {
  handOnButtons,
  helpingLead,
  helpingOwner,
  helpingTeam,
  offered,
  reporterOf,
} from './acts/offered.ts';
import { moveCallbackControl } from './acts/promise-callback.ts';
import { newsButtons } from './acts/promise-news.ts';
import { buttonFor, buttonRow, showButton } from './buttons.ts';
import { reachedBy } from './callback.ts';
import { type Circling, leadNotice, leadNoticeButtons, leadNoticeParts } from './lead-notice.ts';
import { bold, line, type Message, type Part, type Piece, person, quote } from './lines.ts';
import { matterPieces, matterStanding, type PingSubject, ping, type Times } from './matter.ts';
import { missingList } from './outcome.ts';
import { cut, typed, type Wording } from './parts.ts';
import { lateMark, reminded, reminderSentence, type SentenceContext } from './reminder-sentence.ts';
import { settledItems, settledMessage } from './settled.ts';
import { several } from './several.ts';
import type { Words } from './words/words.ts';

export type PersonalReminder = {
  escalation: Escalation;
  reminder: Reminder;
  /** What the person is to it. */
  as: 'owner' | 'lead' | 'reporter';
  /** Its card, where this person may see it. */
  link: string | null;
  /** Whether this person may read what the agent wrote. */
  readable: boolean;
  restricted: boolean;
  /** Whom it is about, where this person may read it. */
  account?: string | null | undefined;
  /** The agent, whose answer is awaited, is not there any more. */
  hasLeft?: boolean;
  /** This lead leads the agents, too. */
  leadsAgents?: boolean;
};

/** A reminder; or, to a lead, that it goes in circles. */
export type PersonalNotice = PersonalReminder | Circling;

const isReminder = (item: PersonalNotice): item is PersonalReminder => 'reminder' in item;

/** The whole question stands under the agent's message. */
const maxQuestion = 300;

type Context = { wording: Wording; now: Instant };

/** `items` come gravest first; of an edited message nothing but `settled` may be left. */
export function personalReminders(
  items: readonly PersonalNotice[],
  wording: Wording,
  now: Instant,
  settled: readonly PingSubject[] = [],
): Message {
  const context = { wording, now };
  const [only] = items;
  if (!only) return settledMessage(settled, wording.words);
  if (items.length === 1 && settled.length === 0) {
    if (!isReminder(only)) return leadNotice({ ...only, ...context });
    return ping((times) => partsOf(only, { ...context, times }), ...buttonRow(...buttons(only, context)));
  }
  const late = sharedLate(items);
  const { words } = wording;
  const listed = items.map((item) => {
    if (!isReminder(item)) {
      const facts = { ...item, ...context };
      return { parts: () => leadNoticeParts(facts), buttons: leadNoticeButtons(facts) };
    }
    const { late: _, ...reminder } = item.reminder;
    const told = late ? { ...item, reminder } : item;
    return {
      parts: (times: Times) => partsOf(told, { ...context, times }),
      buttons: buttons(item, context),
    };
  });
  const title = (times: Times) =>
    line(...words.reminders.several(items.length, lateMark(late, { ...context, times })));
  return several([...listed, ...settledItems(settled, words)], title, words);
}

const partsOf = (item: PersonalReminder, telling: SentenceContext): Part[] => [
  line(...matterPieces(item)),
  line(...sentence(item, telling)),
  ...whatToSay(item, telling.wording.words),
  ...standing(item, telling),
];

/** All of them are late for the same reason: it is said once. */
function sharedLate(items: readonly PersonalNotice[]): Span | undefined {
  const lates = items.map((item) => (isReminder(item) ? item.reminder.late : undefined));
  const [late] = lates;
  return late && lates.every((one) => one?.from === late.from) ? late : undefined;
}

function sentence(item: PersonalReminder, telling: SentenceContext): Piece[] {
  const { escalation, reminder, as } = item;
  const { reminders: words } = telling.wording.words;
  const facts = reminded(item, telling);
  // Whoever promised it, the agent makes the call.
  if (as === 'reporter' && reminder.clock === 'callback')
    return words.makeTheCall[reachedBy(escalation)](facts);
  if (as === 'reporter' && reminder.clock === 'answer') return answerAwaited(item, telling);
  if (as === 'reporter') return callerWaits(item, telling);
  if (as === 'owner' && reminder.clock === 'update')
    return (asksForNews(item, telling.now) ? words.youOwedNews : words.youOweNews)(facts);
  if (reminder.clock === 'answer' && item.hasLeft) return words.askedHasLeft(facts);
  return reminderSentence(item, telling);
}

/** The agent, on a call, reads what to say to the user now. */
function callerWaits({ escalation: { owner } }: PersonalReminder, { wording }: SentenceContext): Piece[] {
  const { nobodyHasItYet, heldOnInVain } = wording.words.reminders;
  return owner === null ? nobodyHasItYet : heldOnInVain(person(wording, owner));
}

/** Whoever was asked reads the question again. */
function answerAwaited({ escalation, reminder }: PersonalReminder, telling: SentenceContext): Piece[] {
  const { wording } = telling;
  const { by = escalation.reporter } = escalation.question ?? {};
  const { waitsForYou } = wording.words.reminders;
  return waitsForYou[waitsFor(escalation) ?? 'agent'](person(wording, by), lateMark(reminder.late, telling));
}

/** Who makes the call needs no search for whom to call, nor for what to tell them. */
function whatToSay(
  { escalation: { resolution, question }, reminder, as, account }: PersonalReminder,
  { facts, status }: Words,
): Part[] {
  if (as === 'reporter' && reminder.clock === 'answer' && question) {
    return [...missingList(question.missing), ...quote(cut(question.text, maxQuestion))];
  }
  if (as !== 'reporter' || reminder.clock !== 'callback') return [];
  return [
    ...(account ? [line(...facts.account(typed(account)))] : []),
    ...(resolution ? [line(bold(status.tellTheUser)), ...quote(resolution.tellUser)] : []),
  ];
}

const asksForNews = ({ reminder, as }: PersonalReminder, now: Instant): boolean =>
  as === 'owner' && reminder.clock === 'update' && reminder.dueAt <= now;

/** Who makes the call does not need to know how the team stands with it. */
const standing = ({ escalation, as }: PersonalReminder, context: Context): Part[] =>
  as === 'reporter'
    ? []
    : [matterStanding(escalation, { ...context, reader: as === 'owner' ? escalation.owner : null })];

function buttons(item: PersonalReminder, { now, wording: { words } }: Context): Button[] {
  const { escalation, reminder, as } = item;
  const helping = { escalation, words, restricted: item.restricted };
  if (asksForNews(item, now)) {
    const [give] = helpingTeam(reminder.clock, helping);
    return [
      ...(give ? [give] : []),
      ...newsButtons(escalation, words),
      buttonFor(handBackView.button, escalation, words),
    ];
  }
  if (as === 'owner') return helpingOwner(reminder.clock, helping);
  // What waits for the agent another agent can do; a lead looks whether they are there.
  if (as === 'lead' && !isTeamsClock(reminder.clock)) {
    return [...(item.leadsAgents ? handOnButtons(escalation, words) : []), showButton(escalation, words)];
  }
  if (as === 'lead') return helpingLead(helping);
  const by = reporterOf(escalation);
  if (reminder.clock === 'answer') {
    return [
      ...offered('answer', { escalation, by, words }, 'primary'),
      ...offered('ask user', { escalation, by, words }),
    ];
  }
  if (reminder.clock !== 'callback') {
    return [
      ...offered('promise callback', { escalation, by, words }, 'primary'),
      ...offered('end call', { escalation, by, words }),
    ];
  }
  return [...outcomeButtons(escalation, words), buttonFor(moveCallbackControl, escalation, words)];
}
