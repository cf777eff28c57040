/** History for a modal: who did what, when and from where, newest last. */
import type { RichTextBlock } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import {
  type Deed,
  type Edited,
  type Entry,
  freeTexts,
  type Reminder,
  type Via,
} from '../domain/escalation.ts';
import { outcomeWords } from './callback.ts';
import { line, type Part, type Piece, person, quote, richText } from './lines.ts';
import { cut, richDate, type Wording } from './parts.ts';

/** A view holds 100 blocks and 250 KB. */
const mostEntries = 90;
const maxQuote = 300;

/** The newest that fit; the rest is counted. Entries are as their reader reads them. */
export function history(entries: readonly Entry[], wording: Wording): RichTextBlock[] {
  const shown = entries.slice(-mostEntries);
  const earlier = entries.length - shown.length;
  return [
    ...(earlier > 0 ? [richText(line(`${earlier} earlier`))] : []),
    ...shown.map((entry) => richText(...entryParts(entry, wording))),
  ];
}

function entryParts(entry: Entry, wording: Wording): Part[] {
  const { at, by, via, deed } = entry;
  const from = places[via];
  return [
    line(
      richDate(at),
      ' · ',
      person(wording, by),
      ' ',
      ...did(deed, by, wording),
      from === '' ? '' : ` (${from})`,
    ),
    ...quotes(deed).flatMap((text) => quote(cut(text, maxQuote))),
    ...(deed.what === 'moved' && deed.edited ? rewritten(deed.edited) : []),
  ];
}

const called: Record<keyof Edited, string> = {
  summary: 'Summary',
  details: 'What happened',
  need: 'Needed',
  account: 'Account or user',
};

/** What it says since then, and for those who may read it what it said before. */
function rewritten(edited: Edited): Part[] {
  return freeTexts.flatMap((text): Part[] => {
    const one = edited[text];
    if (!one) return [];
    const [is, was] = [one.is, one.was].map((said) => quote(cut(said ?? '', maxQuote)));
    return [
      line(one.is === null ? `${called[text]} taken out.` : `${called[text]} changed:`),
      ...(is ?? []),
      ...(was && was.length > 0 ? [line('Before:'), ...was] : []),
    ];
  });
}

/** A form and the clock say nothing that the line does not. */
const places: Record<Via, string> = {
  form: '',
  clock: '',
  button: 'button',
  reply: 'reply',
  eyes: '👀',
  home: 'Home',
};

function did(deed: Deed, by: string, wording: Wording): Piece[] {
  switch (deed.what) {
    case 'raised':
      return [`raised it: ${deed.priority}, for ${wording.teamName(deed.team)}`, routedBy(deed)];
    case 'acknowledged':
      return ['acknowledged'];
    case 'acknowledgement undone':
      return ['took the acknowledgement back'];
    case 'handed back':
      return ['handed it back'];
    case 'assigned':
      return ['assigned it to ', person(wording, deed.to)];
    case 'asked':
      return [deed.missing.length > 0 ? `asked for: ${deed.missing.join(', ')}` : 'asked'];
    case 'answered':
      return ['answered'];
    case 'priority changed':
      return [`changed the priority from ${deed.from} to ${deed.to}`];
    case 'moved':
      return [`moved it from ${wording.teamName(deed.from)} to ${wording.teamName(deed.to)}`];
    case 'resolved':
      return ['resolved it'];
    case 'reopened':
      return ['reopened it'];
    case 'cancelled':
      return ['cancelled it'];
    case 'said':
      return ['wrote'];
    case 'went quiet':
      return ['took it from ', person(wording, deed.owner), ': neither news nor an answer came'];
    case 'promised news':
      return ['promised news by ', richDate(deed.newsBy)];
    case 'held on':
      return deed.newsBy === null
        ? ['asked to hold on']
        : ['asked to hold on, with news by ', richDate(deed.newsBy)];
    case 'call ended':
      return [by === 'switchboard' ? 'took the call to be over' : 'ended the call'];
    case 'callback promised':
      return ['promised a callback by ', richDate(deed.callbackAt), ...insteadOf(deed.before)];
    case 'called back':
      return calledBack(deed);
    case 'snoozed':
      return deed.until === null
        ? ['ended the snooze of reminders']
        : ['snoozed reminders until ', richDate(deed.until)];
    case 'hand-over offered':
      return ['offered a hand-over: the shift of ', person(wording, deed.owner), ' was over'];
    case 'hand-over not taken':
      return ['told leads that nobody took it over from ', person(wording, deed.owner)];
    case 'kept':
      return ['kept it'];
    case 'taken over':
      return ['took it over from ', person(wording, deed.from)];
    case 'reminded':
      return [`reminded: ${deed.reminders.map(told).join(', ')}`];
  }
}

function routedBy({ routed, rule }: Extract<Deed, { what: 'raised' }>): string {
  if (routed === 'chosen') return '';
  return routed === 'rule'
    ? `, by routing rule ${rule ?? ''}`.trimEnd()
    : ', because no routing rule matched';
}

const insteadOf = (before: Instant | null): Piece[] =>
  before === null ? [] : [' (before: ', richDate(before), ')'];

function calledBack({ outcome, retryAt }: Extract<Deed, { what: 'called back' }>): Piece[] {
  if (outcome === 'not needed') return ['noted that no call back is needed'];
  const again: Piece[] = retryAt === null ? [] : ['; to try again by ', richDate(retryAt)];
  return [`called the user back: ${outcomeWords[outcome]}`, ...again];
}

function told({ clock, kind, late }: Reminder): string {
  const stage = { warning: 'due soon', breach: 'overdue', overdue: 'still overdue' }[kind];
  return `${clock} ${stage}${late ? ' (late: the bot was down)' : ''}`;
}

function quotes(deed: Deed): string[] {
  switch (deed.what) {
    case 'asked':
    case 'answered':
    case 'said':
      return [deed.text];
    case 'moved':
    case 'reopened':
    case 'cancelled':
      return [deed.reason];
    case 'resolved':
      return [deed.fixed, deed.tellUser];
    default:
      return [];
  }
}
