/** The end of the owner's shift: who takes it over is asked in the thread, the owner and then leads are told. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Entry, Escalation } from '../domain/escalation.ts';
import { keepView } from './acts/keep.ts';
import { helpingLead } from './acts/offered.ts';
import { takeOverView } from './acts/take-over.ts';
import { buttonFor, buttonRow } from './buttons.ts';
import { line, type Message, type Part, type Piece, person, quote, sentences } from './lines.ts';
import { inTimes, matterPieces, matterStanding, ping, type Times } from './matter.ts';
import { onCallPieces } from './on-call.ts';
import { absencePieces, isAbsent, namesOf, type OnCallFacts } from './on-call-facts.ts';
import { questionParts } from './outcome.ts';
import { cut, type Wording } from './parts.ts';
import { nextDuePieces } from './promises.ts';
import type { Words } from './words/words.ts';

export type HandOverFacts = {
  escalation: Escalation;
  /** Who is on duty now. */
  onCall: OnCallFacts;
  /** Whether its readers may read what the agent wrote. */
  readable: boolean;
  wording: Wording;
  now: Instant;
};

/** Enough to remember by; the thread has the rest. */
const maxLastWord = 300;

/** The line in the card's thread. `last` is what was said last; null when nothing was. */
export function handOverLine(facts: HandOverFacts & { last: Entry | null }): Message {
  const { escalation, onCall, readable, wording, now } = facts;
  const { words } = wording;
  const { question, owner } = escalation;
  const mentions = onCallPieces(onCall.crews, words);
  const whose = owner === null ? null : person(wording, owner);
  const matter = matterPieces({ escalation, readable, link: null });
  return ping(
    (times) => [
      line(...(mentions.length > 0 ? words.reminders.to(mentions, matter) : matter)),
      line(
        ...sentences(
          words.handOver.whoTakesOver(whose),
          isAbsent(onCall) ? absencePieces(onCall, inTimes(times, now), words) : [],
        ),
      ),
      ...dueNext(facts, times),
      matterStanding(escalation, facts),
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
  const { escalation, as, onCall, wording } = facts;
  const { words } = wording;
  const asked = whoWasAsked(onCall, words);
  return ping(
    (times) => [
      line(...matterPieces(facts)),
      ...(as === 'lead'
        ? [line(...nobodyTookOver(facts, asked, times))]
        : [line(words.handOver.yourShiftIsOver), line(...words.handOver.staysYours(asked))]),
      ...dueNext(facts, times),
      matterStanding(escalation, { ...facts, reader: as === 'owner' ? escalation.owner : null }),
    ],
    ...buttonRow(
      ...(as === 'lead'
        ? helpingLead({ escalation, words })
        : [buttonFor(keepView.button, escalation, words)]),
    ),
  );
}

function whoWasAsked(onCall: OnCallFacts, words: Words): Piece[] {
  if (onCall.outOfReach && onCall.names.length === 0) return [words.handOver.theTeam];
  return isAbsent(onCall) && !onCall.outOfReach ? [words.handOver.theNextShift] : namesOf(onCall, words);
}

function nobodyTookOver(
  { escalation, wording, now }: PersonalHandOverFacts,
  asked: Piece[],
  times: Times,
): Piece[] {
  const { owner, handOver } = escalation;
  const whose = owner === null ? null : person(wording, owner);
  const askedAt = handOver === null ? null : (inTimes(times, now)?.(handOver.at) ?? null);
  return wording.words.handOver.nobodyTookOver(whose, asked, askedAt);
}

function dueNext({ escalation, now, wording: { words } }: HandOverFacts, times: Times): Part[] {
  const pieces = times === 'written' ? nextDuePieces(escalation, now, words) : [];
  return pieces.length > 0 ? [line(...words.handOver.dueNext(pieces))] : [];
}
