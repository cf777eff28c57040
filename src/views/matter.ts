/** What a ping is about, before what it says: it is read on a lock screen, among many others. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { closed, type Escalation } from '../domain/escalation.ts';
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
  richText,
  soon,
} from './lines.ts';
import { cut, type Wording } from './parts.ts';
import { markedPriority, userIsOnPhone } from './status-words.ts';

/** Enough to know which one it is; its card has the rest. */
const maxSummary = 120;

export type PingSubject = {
  escalation: Escalation;
  /** Its card, where the reader can open it. */
  link: string | null;
  /** Whether the reader may read what the agent wrote. */
  readable: boolean;
};

/** `ESC-12 Payouts frozen since this morning` */
export function matterPieces({ escalation: { id, summary }, link, readable }: PingSubject): Piece[] {
  const reference = link === null ? bold(id) : linked(link, id);
  return readable && summary !== '' ? [reference, ' ', bold(cut(summary, maxSummary))] : [reference];
}

/** Who reads it, and what they know already. */
type Reading = { wording: Wording; now: Instant; reader?: string | null | undefined };

/** `🔴 urgent · the user is on the phone · Kenji has it · Engineering` */
export function matterStanding(escalation: Escalation, { wording, now, reader }: Reading): Part {
  const { team, priority, owner } = escalation;
  const { words } = wording;
  const { hasShort, youHave, nobodyHas } = words.status;
  const holder =
    owner === null ? [nobodyHas] : owner === reader ? [youHave] : hasShort(person(wording, owner));
  const facts: (readonly Piece[])[] = [
    [markedPriority(priority, words)],
    ...(userIsOnPhone(escalation, now) ? [[`📞 ${words.status.onPhone}`]] : []),
    ...(closed(escalation) ? [[words.status.status(escalation.status)]] : [holder]),
    [wording.teamName(team)],
  ];
  return line(...facts.flatMap((fact, index) => (index > 0 ? [' · ', ...fact] : fact)));
}

/** What a ping says in its message, where Slack writes instants in each reader's time, and in its notification, where it does not. */
export type Times = 'written' | 'none';

export const inTimes = (times: Times, now: Instant): ((at: Instant) => Piece) | null =>
  times === 'written' ? (at) => soon(at, now) : null;

/** In the place of a ping whose readers may not read any more what it is about. */
export const onlyFor = (id: string, team: string, { words }: Wording): Message =>
  message([line(...words.reminders.onlyFor(id, team))]);

/** A message whose notification says the same without an instant. */
export const ping = (said: (times: Times) => readonly Part[], ...more: Message['blocks']): Message => ({
  text: fallbackText(said('none')),
  blocks: [richText(...said('written')), ...more],
});
