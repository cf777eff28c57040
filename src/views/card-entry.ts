/** What the team's thread says about an entry of the history. People are named; only whoever must act now is mentioned. */
import type { RichTextSection } from '@slack/types';
import type { Entry, Escalation } from '../domain/escalation.ts';
import { outcomeWords } from './callback.ts';
import {
  bold,
  lasting,
  line,
  type Message,
  message,
  notify,
  type Part,
  type Piece,
  person,
  quote,
} from './lines.ts';
import { onCallPieces } from './on-call.ts';
import { absencePieces, isAbsent, type OnCallFacts } from './on-call-facts.ts';
import { missingList, resolutionParts } from './outcome.ts';
import type { Wording } from './parts.ts';

export type CardEntryFacts = {
  escalation: Escalation;
  entry: Entry;
  /** What was typed is left out, for it is this team's alone. */
  only?: string;
  /** Mentioned where it has become what cannot wait; null where nobody needs to be called. */
  calls?: OnCallFacts | null;
  wording: Wording;
};

/** Undefined for what the thread need not say. */
export function cardEntry(facts: CardEntryFacts): Message | undefined {
  const parts = facts.only === undefined ? partsOf(facts) : spared(facts, facts.only);
  return parts && message(parts);
}

function partsOf({ escalation, entry, calls = null, wording }: CardEntryFacts): Part[] | undefined {
  const { deed, by } = entry;
  const { id, owner } = escalation;
  const actor = person(wording, by);
  /** A mention at the start, unless there is nobody or they did it themselves. */
  const to = (user: string | null): Piece[] => (user === null || user === by ? [] : [notify(user), ', ']);
  switch (deed.what) {
    case 'acknowledged':
      return [line(actor, ' has it.')];
    case 'acknowledgement undone':
      return [line(actor, ' took the acknowledgement back. Nobody has it now.')];
    case 'handed back':
      return [line(actor, ' handed it back. Nobody has it now.')];
    case 'assigned':
      return [deed.to === by ? line(actor, ' has it.') : line(actor, ' gave it to ', notify(deed.to), '.')];
    case 'asked':
      return [
        line(actor, ' asked ', person(wording, escalation.reporter), ':'),
        ...missingList(deed.missing),
        ...quote(deed.text),
      ];
    case 'answered':
      return [line(...to(owner), actor, ' answered:'), ...quote(deed.text)];
    case 'priority changed':
      return [
        line(
          ...called(calls, id),
          actor,
          ` changed the priority from ${deed.from} to ${deed.to}.`,
          ...(calls && isAbsent(calls) ? [' ', ...absencePieces(calls, lasting)] : []),
        ),
      ];
    case 'moved':
      return [line(...moved(actor, deed, wording), ':'), ...quote(deed.reason)];
    case 'resolved':
      return [line(actor, ' resolved it.'), ...resolutionParts(deed, wording, whole)];
    case 'reopened':
      return [line(...to(deed.owner), actor, ` reopened ${id}:`), ...quote(deed.reason)];
    case 'cancelled': {
      const reason = quote(deed.reason);
      return [line(actor, reason.length > 0 ? ' cancelled it:' : ' cancelled it.'), ...reason];
    }
    case 'said':
      return deed.side === 'agent' ? [line(...to(owner), actor, ' writes:'), ...quote(deed.text)] : undefined;
    case 'promised news':
      return [line(actor, ' promised news by ', lasting(deed.newsBy), '.')];
    case 'went quiet':
      return [line('No news came, and no answer from ', notify(deed.owner), '. Nobody has it now.')];
    case 'held on':
      return [line(actor, ' asked ', person(wording, escalation.reporter), ' to hold on, about 2 minutes.')];
    case 'call ended':
      return [line(by === 'switchboard' ? 'The call is taken to be over.' : 'The call is over.')];
    case 'callback promised':
      return [
        line(
          actor,
          ` promised the user ${escalation.contact === 'email' ? 'an email' : 'a call back'} by `,
          lasting(deed.callbackAt),
          '.',
        ),
      ];
    case 'called back':
      return [calledBack(actor, deed, escalation)];
    case 'taken over':
      return [line(actor, ' took it over from ', person(wording, deed.from), '.')];
    case 'kept':
      return [line(actor, ' keeps it.')];
    case 'raised':
    case 'reminded':
    case 'snoozed':
    case 'hand-over offered':
    case 'hand-over not taken':
      return undefined;
  }
}

/** Somebody is mentioned only where somebody is left to be. */
function called(calls: OnCallFacts | null, id: string): Piece[] {
  const mentions = calls ? onCallPieces(calls.crews) : [];
  return mentions.length > 0 ? [...mentions, `: ${id} cannot wait. `] : [];
}

function calledBack(
  actor: Piece,
  { outcome, retryAt }: Extract<Entry['deed'], { what: 'called back' }>,
  { contact }: Escalation,
): RichTextSection {
  if (outcome === 'not needed') return line(actor, ' says that no call back is needed.');
  const again: Piece[] = retryAt === null ? [] : [' The next try is due by ', lasting(retryAt), '.'];
  const did = contact === 'email' ? 'wrote to the user' : 'called the user back';
  return line(actor, ` ${did}: ${outcomeWords[outcome]}.`, ...again);
}

/** The same in both teams' threads. */
const moved = (
  actor: Piece,
  { from, to }: Extract<Entry['deed'], { what: 'moved' }>,
  { teamName }: Wording,
): Piece[] => [actor, ' moved it from ', bold(teamName(from)), ' to ', bold(teamName(to))];

/** That it was done, and whose it is what was written. */
function spared({ entry: { deed, by }, wording }: CardEntryFacts, only: string): Part[] {
  const actor = person(wording, by);
  const did: Piece[] =
    deed.what === 'moved' ? moved(actor, deed, wording) : [actor, ` ${wroteAs[deed.what] ?? 'wrote'}`];
  return [line(...did, `. What was written is for ${wording.teamName(only)} only.`)];
}

const wroteAs: Partial<Record<Entry['deed']['what'], string>> = {
  asked: 'asked',
  answered: 'answered',
  resolved: 'resolved it',
  reopened: 'reopened it',
  cancelled: 'cancelled it',
};

/** A thread carries what was written to its last word. */
const whole = 3000;
