/** The end of the owner's shift: who takes it over is asked in the thread, the owner and then leads are told. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Entry, Escalation } from '../domain/escalation.ts';
import { keepView } from './acts/keep.ts';
import { takeOverView } from './acts/take-over.ts';
import { buttonFor, buttonRow } from './buttons.ts';
import {
  line,
  linked,
  type Message,
  message,
  type Part,
  type Piece,
  person,
  quote,
  sentences,
  soon,
} from './lines.ts';
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
  const { words } = wording;
  const { question, owner, id } = escalation;
  const mentions = onCallPieces(onCall.crews, words);
  const whose = owner === null ? null : person(wording, owner);
  return message(
    [
      line(
        ...sentences(
          mentions.length > 0
            ? words.handOver.whoTakesOverOf(mentions, whose, id)
            : words.handOver.whoTakesOver(whose, id),
          isAbsent(onCall) ? absencePieces(onCall, (at) => soon(at, now), words) : [],
        ),
      ),
      ...dueNext(facts),
      ...(question ? questionParts(question, wording) : lastWord(facts)),
    ],
    ...buttonRow(buttonFor(takeOverView.button, escalation, words)),
  );
}

function lastWord({ last, wording }: HandOverFacts & { last: Entry | null }): Part[] {
  const text = last && 'text' in last.deed ? last.deed.text : '';
  const quoted = quote(cut(text, maxLastWord));
  return last && quoted.length > 0
    ? [line(...wording.words.handOver.lastWord(person(wording, last.by))), ...quoted]
    : [];
}

export type PersonalHandOverFacts = HandOverFacts & { as: 'owner' | 'lead'; link: string | null };

export function personalHandOver(facts: PersonalHandOverFacts): Message {
  const { escalation, as, onCall, link, wording } = facts;
  const { handOver: words } = wording.words;
  const reference = linked(link, escalation.id);
  const asked: Piece[] = isAbsent(onCall) ? [words.theNextShift] : namesOf(onCall, wording.words);
  if (as === 'lead') return message(toLead(facts, reference, asked));
  return message(
    [line(...words.yourShiftIsOver(reference)), ...dueNext(facts), line(...words.staysYours(asked))],
    ...buttonRow(buttonFor(keepView.button, escalation, wording.words)),
  );
}

function toLead(facts: PersonalHandOverFacts, reference: Piece, asked: Piece[]): Part[] {
  const { escalation, wording, now } = facts;
  const { owner, handOver, team, priority } = escalation;
  const { handOver: words, status } = wording.words;
  const whose = owner === null ? null : person(wording, owner);
  const askedAt = handOver === null ? null : soon(handOver.at, now);
  return [
    line(...words.nobodyTookOver(reference, whose, asked, askedAt)),
    ...dueNext(facts),
    line(...words.stays(wording.teamName(team), status.priority(priority), whose)),
  ];
}

function dueNext({ escalation, now, wording: { words } }: HandOverFacts): Part[] {
  const pieces = nextDuePieces(escalation, now, words);
  return pieces.length > 0 ? [line(...words.handOver.dueNext(pieces))] : [];
}
