/** Reminders to one person by direct message: one with all it needs, or several of them in one message. */
import type { Button, KnownBlock } from '@slack/types';
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import type { Escalation, Reminder } from '../domain/escalation.ts';
import { outcomeButtons } from './acts/call-back.ts';
import { handBackView } from './acts/hand-back.ts';
import { moveCallbackControl } from './acts/promise-callback.ts';
import { newsButtons } from './acts/promise-news.ts';
import { buttonFor, buttonRow } from './buttons.ts';
import { reachedBy } from './callback.ts';
import { fallbackText } from './fallback-text.ts';
import {
  bold,
  line,
  linked,
  type Message,
  message,
  type Part,
  type Piece,
  person,
  quote,
  richText,
  sentences,
} from './lines.ts';
import { typed, type Wording } from './parts.ts';
import { lateMark, reminded, reminderSentence } from './reminder-sentence.ts';
import type { Words } from './words/words.ts';

export type PersonalReminder = {
  escalation: Escalation;
  reminder: Reminder;
  /** What the person is to it. */
  as: 'owner' | 'lead' | 'reporter';
  /** Its card, where this person may see it. */
  link: string | null;
  /** Whom it is about, where this person may read it. */
  account?: string | null | undefined;
};

/** More would be too long to read, and at last for Slack. */
const mostItems = 12;

/** `items` come gravest first, and there is at least one. */
export function personalReminders(
  items: readonly PersonalReminder[],
  wording: Wording,
  now: Instant,
): Message {
  const [only] = items;
  if (only && items.length === 1)
    return message(partsOf(only, { wording, now }), ...buttonRow(...buttons(only, now, wording.words)));
  const shown = items.slice(0, mostItems);
  const left = items.length - shown.length;
  const late = sharedLate(items);
  const { several, more } = wording.words.reminders;
  const title = line(...several(items.length, lateMark(late, now, wording.words)));
  const foot = left > 0 ? [line(more(left))] : [];
  const said = shown.map((item, index) => {
    const { late: _, ...reminder } = item.reminder;
    const isLast = shown[index + 1]?.escalation.id !== item.escalation.id;
    const told = late ? { ...item, reminder } : item;
    return { item, text: line(...onOneLine(told, { wording, now }, isLast)) };
  });
  return {
    text: fallbackText([title, ...said.map(({ text }) => text), ...foot]),
    blocks: [
      richText(title),
      ...said.flatMap(({ item, text }): KnownBlock[] => [
        richText(text),
        ...buttonRow(...buttons(item, now, wording.words)),
      ]),
      ...foot.map((part) => richText(part)),
    ],
  };
}

type Context = { wording: Wording; now: Instant };

const partsOf = (item: PersonalReminder, context: Context): Part[] => [
  line(...sentence(item, context)),
  ...whatToSay(item, context.wording.words),
  ...(standing(item, context).length > 0 ? [line(...standing(item, context))] : []),
];

/** All of them are late for the same reason: it is said once. */
function sharedLate(items: readonly PersonalReminder[]): Span | undefined {
  const [first] = items;
  const late = first?.reminder.late;
  return late && items.every(({ reminder }) => reminder.late?.from === late.from) ? late : undefined;
}

/** Who has it is said once for each escalation, at its end. */
const onOneLine = (item: PersonalReminder, context: Context, isLast: boolean): Piece[] =>
  sentences(sentence(item, context), isLast ? standing(item, context) : []);

function sentence(item: PersonalReminder, context: Context): Piece[] {
  const { escalation, reminder, as, link } = item;
  const { reminders: words } = context.wording.words;
  const it = linked(link, escalation.id);
  const facts = reminded(it, item, context);
  // Whoever promised it, the agent makes the call.
  if (as === 'reporter' && reminder.clock === 'callback')
    return words.makeTheCall[reachedBy(escalation)](facts);
  if (as === 'owner' && reminder.clock === 'update')
    return (asksForNews(item, context.now) ? words.youOwedNews : words.youOweNews)(facts);
  return reminderSentence(it, item, context);
}

/** Who makes the call needs no search for whom to call, nor for what to tell them. */
function whatToSay(
  { escalation: { resolution }, reminder, as, account }: PersonalReminder,
  { facts, status }: Words,
): Part[] {
  if (as !== 'reporter' || reminder.clock !== 'callback') return [];
  return [
    ...(account ? [line(...facts.account(typed(account)))] : []),
    ...(resolution ? [line(bold(status.tellTheUser)), ...quote(resolution.tellUser)] : []),
  ];
}

const asksForNews = ({ reminder, as }: PersonalReminder, now: Instant): boolean =>
  as === 'owner' && reminder.clock === 'update' && reminder.dueAt <= now;

/** Which team, how pressing, and who has it; the reporter knows, and so does whoever is asked for news. */
function standing(item: PersonalReminder, { wording, now }: Context): Piece[] {
  const { escalation, as } = item;
  const { owner, team, priority } = escalation;
  if (as === 'reporter' || asksForNews(item, now)) return [];
  const { youHaveIt, nobodyHasIt, somebodyHasIt } = wording.words.reminders;
  const about = [wording.teamName(team), wording.words.status.priority(priority)] as const;
  if (as === 'owner') return youHaveIt(...about);
  return owner === null ? nobodyHasIt(...about) : somebodyHasIt(...about, person(wording, owner));
}

function buttons(item: PersonalReminder, now: Instant, words: Words): Button[] {
  const { escalation, reminder, as } = item;
  if (asksForNews(item, now))
    return [...newsButtons(escalation, words), buttonFor(handBackView.button, escalation, words)];
  if (as === 'reporter' && reminder.clock === 'callback') {
    return [...outcomeButtons(escalation, words), buttonFor(moveCallbackControl, escalation, words)];
  }
  return [];
}
