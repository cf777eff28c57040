/** Reminders to one person by direct message: one with all it needs, or several of them in one message. */
import type { Button, KnownBlock } from '@slack/types';
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import type { Escalation, Reminder } from '../domain/escalation.ts';
import { outcomeButtons } from './acts/call-back.ts';
import { handBackView } from './acts/hand-back.ts';
import { moveCallbackControl } from './acts/promise-callback.ts';
import { newsButtons } from './acts/promise-news.ts';
import { buttonFor, buttonRow } from './buttons.ts';
import { reachTheUser } from './callback.ts';
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
  soon,
} from './lines.ts';
import { duration, typed, type Wording } from './parts.ts';
import { lateMark, reminderSentence } from './reminder-sentence.ts';

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
    return message(partsOf(only, { wording, now }), ...buttonRow(...buttons(only, now)));
  const shown = items.slice(0, mostItems);
  const left = items.length - shown.length;
  const late = sharedLate(items);
  const title = line(bold(`${items.length} reminders`), ...lateMark(late, now));
  const foot = left > 0 ? [line(`and ${left} more`)] : [];
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
        ...buttonRow(...buttons(item, now)),
      ]),
      ...foot.map((part) => richText(part)),
    ],
  };
}

type Context = { wording: Wording; now: Instant };

const partsOf = (item: PersonalReminder, context: Context): Part[] => [
  line(...sentence(item, context)),
  ...whatToSay(item),
  ...(standing(item, context).length > 0 ? [line(...standing(item, context))] : []),
];

/** All of them are late for the same reason: it is said once. */
function sharedLate(items: readonly PersonalReminder[]): Span | undefined {
  const [first] = items;
  const late = first?.reminder.late;
  return late && items.every(({ reminder }) => reminder.late?.from === late.from) ? late : undefined;
}

/** Who has it is said once for each escalation, at its end. */
function onOneLine(item: PersonalReminder, context: Context, isLast: boolean): Piece[] {
  const more = isLast ? standing(item, context) : [];
  return [...sentence(item, context), ...(more.length > 0 ? [' ', ...more] : [])];
}

function sentence(item: PersonalReminder, { wording, now }: Context): Piece[] {
  const { escalation, reminder, as, link } = item;
  const reference = linked(link, escalation.id);
  if (as === 'reporter' && reminder.clock === 'callback') return callback(item, reference, now);
  if (as === 'owner' && reminder.clock === 'update') return news(item, reference, { wording, now });
  return [reference, ...reminderSentence(escalation, reminder, { wording, now })];
}

/** `Call the user back by 16:00 (ESC-12), 15 min left.` Whoever promised it, the agent makes the call. */
function callback({ escalation, reminder }: PersonalReminder, reference: Piece, now: Instant): Piece[] {
  const { dueAt, late } = reminder;
  return [
    `${reachTheUser(escalation)} by `,
    soon(dueAt, now),
    ' (',
    reference,
    ')',
    ...(now < dueAt ? [`, ${duration(dueAt - now)} left`] : []),
    ...lateMark(late, now),
    '.',
  ];
}

/** Who makes the call needs no search for whom to call, nor for what to tell them. */
function whatToSay({ escalation: { resolution }, reminder, as, account }: PersonalReminder): Part[] {
  if (as !== 'reporter' || reminder.clock !== 'callback') return [];
  return [
    ...(account ? [line('Account or user: ', typed(account))] : []),
    ...(resolution ? [line(bold('Tell the user:')), ...quote(resolution.tellUser)] : []),
  ];
}

/** `ESC-12: you owe Aoife news since 14:20. When will you have it?` */
function news(item: PersonalReminder, reference: Piece, { wording, now }: Context): Piece[] {
  const { escalation, reminder } = item;
  const { dueAt, late } = reminder;
  const missed = asksForNews(item, now);
  return [
    reference,
    ': you owe ',
    person(wording, escalation.reporter),
    missed ? ' news since ' : ' news by ',
    soon(dueAt, now),
    ...(missed ? [] : [`, ${duration(dueAt - now)} left`]),
    ...lateMark(late, now),
    missed ? '. When will you have it?' : '.',
  ];
}

const asksForNews = ({ reminder, as }: PersonalReminder, now: Instant): boolean =>
  as === 'owner' && reminder.clock === 'update' && reminder.dueAt <= now;

/** Which team, how pressing, and who has it; the reporter knows, and so does whoever is asked for news. */
function standing(item: PersonalReminder, { wording, now }: Context): Piece[] {
  const { escalation, as } = item;
  const { owner, team, priority } = escalation;
  if (as === 'reporter' || asksForNews(item, now)) return [];
  const place = `${wording.teamName(team)}, ${priority}; `;
  if (as === 'owner') return [`${place}you have it.`];
  return owner === null ? [`${place}nobody has it.`] : [place, person(wording, owner), ' has it.'];
}

function buttons(item: PersonalReminder, now: Instant): Button[] {
  const { escalation, reminder, as } = item;
  if (asksForNews(item, now)) return [...newsButtons(escalation), buttonFor(handBackView.button, escalation)];
  if (as === 'reporter' && reminder.clock === 'callback') {
    return [...outcomeButtons(escalation), buttonFor(moveCallbackControl, escalation)];
  }
  return [];
}
