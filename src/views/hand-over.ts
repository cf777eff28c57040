/** The end of the owner's shift: who takes it over is asked in the thread, the owner and then leads are told. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Entry, Escalation } from '../domain/escalation.ts';
import { keepView } from './acts/keep.ts';
import { takeOverView } from './acts/take-over.ts';
import { buttonFor, buttonRow } from './buttons.ts';
import { line, linked, type Message, message, type Part, type Piece, person, quote, soon } from './lines.ts';
import { onCallPieces } from './on-call.ts';
import { absencePieces, isAbsent, namesOf, type OnCallFacts } from './on-call-facts.ts';
import { questionParts } from './outcome.ts';
import { cut, type Wording } from './parts.ts';
import { nextDuePieces } from './promises.ts';

export type HandOverFacts = {
  escalation: Escalation;
  /** Who is on duty now. */
  onCall: OnCallFacts;
  wording: Wording;
  now: Instant;
};

/** Enough to remember by; the thread has the rest. */
const maxLastWord = 300;

/** The line in the card's thread. `last` is what was said last; null when nothing was. */
export function handOverLine(facts: HandOverFacts & { last: Entry | null }): Message {
  const { escalation, onCall, wording, now } = facts;
  const mentions = onCallPieces(onCall.crews);
  const { owner, question } = escalation;
  const over: Piece[] = owner === null ? ['The shift is over'] : [person(wording, owner), '’s shift is over'];
  return message(
    [
      line(
        ...mentions,
        mentions.length > 0 ? ': ' : '',
        ...over,
        `. Who takes over ${escalation.id}?`,
        ...(isAbsent(onCall) ? [' ', ...absencePieces(onCall, (at) => soon(at, now))] : []),
      ),
      ...dueNext(escalation, now),
      ...(question ? questionParts(question, wording) : lastWord(facts)),
    ],
    ...buttonRow(buttonFor(takeOverView.button, escalation)),
  );
}

function lastWord({ last, wording }: HandOverFacts & { last: Entry | null }): Part[] {
  const text = last && 'text' in last.deed ? last.deed.text : '';
  const quoted = quote(cut(text, maxLastWord));
  return last && quoted.length > 0
    ? [line('Last word, from ', person(wording, last.by), ':'), ...quoted]
    : [];
}

export type PersonalHandOverFacts = HandOverFacts & { as: 'owner' | 'lead'; link: string | null };

export function personalHandOver(facts: PersonalHandOverFacts): Message {
  const { escalation, as, onCall, link, now } = facts;
  const reference = linked(link, escalation.id);
  const asked: Piece[] = isAbsent(onCall) ? ['the next shift'] : namesOf(onCall);
  if (as === 'lead') return message(toLead(facts, reference, asked));
  return message(
    [
      line('Your shift is over, and ', reference, ' cannot wait until you are back.'),
      ...dueNext(escalation, now),
      line('We asked ', ...asked, ' to take it over. Until somebody does, it stays yours.'),
    ],
    ...buttonRow(buttonFor(keepView.button, escalation)),
  );
}

function toLead(
  { escalation, wording, now }: PersonalHandOverFacts,
  reference: Piece,
  asked: Piece[],
): Part[] {
  const { owner, handOver, team, priority } = escalation;
  const whose: Piece[] = owner === null ? [] : [' from ', person(wording, owner), ', whose shift is over'];
  const askedAt: Piece[] = handOver === null ? [] : [' at ', soon(handOver.at, now)];
  return [
    line('Nobody has taken over ', reference, ...whose, '. We asked ', ...asked, ...askedAt, '.'),
    ...dueNext(escalation, now),
    line(
      `${wording.teamName(team)}, ${priority}; it stays `,
      ...(owner === null ? ['theirs'] : [person(wording, owner), '’s']),
      ' until somebody takes it.',
    ),
  ];
}

function dueNext(escalation: Escalation, now: Instant): Part[] {
  const pieces = nextDuePieces(escalation, now);
  return pieces.length > 0 ? [line(...pieces, '.')] : [];
}
