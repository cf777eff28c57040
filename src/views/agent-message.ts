/** The root of the agent's thread: one message, edited in place, that says what was promised and who has it. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { closed, type Escalation } from '../domain/escalation.ts';
import { agentButtons } from './acts/offered.ts';
import { callbackPieces } from './callback.ts';
import {
  bold,
  lasting,
  line,
  linked,
  type Message,
  message,
  type Part,
  type Piece,
  person,
  quote,
  sentences,
} from './lines.ts';
import { matterPieces, type PingSubject } from './matter.ts';
import { isAbsent, namesOf, type OnCallFacts, onCallSentence } from './on-call-facts.ts';
import { missingList } from './outcome.ts';
import { typed, type Wording } from './parts.ts';
import { promiseLine } from './promises.ts';
import { standingWords } from './status-words.ts';
import type { Words } from './words/words.ts';

export type AgentMessageFacts = {
  escalation: Escalation;
  onCall: OnCallFacts;
  /** The calendar on which its clocks run is closed now, and opens then. */
  closedUntil: Instant | null;
  cardLink: string | null;
  restricted: boolean;
  wording: Wording;
  now: Instant;
};

export function agentMessage(facts: AgentMessageFacts): Message {
  const { escalation, cardLink, restricted, wording, now } = facts;
  const { words } = wording;
  const teamName = wording.teamName(escalation.team);
  const title = { ...standingWords(escalation, wording, escalation.reporter), over: closed(escalation) };
  const callback = callbackPieces(escalation, now, words);
  const parts: Part[] = [
    line(...words.agent.title(bold(escalation.id), title)),
    // The agent wrote it, whoever has it now.
    line(typed(escalation.summary)),
    ...state(facts),
    ...promiseLine(escalation, { teamName, closedUntil: facts.closedUntil, now, words }),
    ...(callback.length > 0 ? [line(...callback, '.')] : []),
    // A restricted team's channel is private: the agent could not follow the link.
    ...(cardLink === null || restricted ? [] : [line(linked(cardLink, words.status.openTheCard))]),
  ];
  return message(parts, ...agentButtons({ escalation, now, words }));
}

/** What is left with whoever had the agent's side before. */
export const handedOn = (subject: PingSubject, wording: Wording): Message =>
  message([
    line(...matterPieces(subject)),
    line(...wording.words.agent.handedOn(person(wording, subject.escalation.reporter))),
  ]);

function state({ escalation, onCall, wording }: AgentMessageFacts): Part[] {
  const { status, owner, resolution, question, closedAt, duplicateOf } = escalation;
  const { agent: words, status: standing } = wording.words;
  const ended = closedAt === null ? null : lasting(closedAt);
  switch (status) {
    case 'open':
      return [line(...sentences(standing.nobodyHasYet, whoIsThere(onCall, wording.words)))];
    case 'acknowledged':
      return owner === null ? [] : [line(...standing.has(person(wording, owner)))];
    case 'waiting':
      return question
        ? [
            line(...words.needs(person(wording, question.by), question.onlyUser ? 'user' : 'agent')),
            ...missingList(question.missing),
            ...quote(question.text),
          ]
        : [];
    case 'resolved':
      return [line(...words.resolved(ended)), ...quote(resolution?.tellUser ?? null)];
    case 'cancelled':
      return [line(...words.cancelled(ended, duplicateOf))];
  }
}

/** Nobody on call is never silence. */
function whoIsThere(onCall: OnCallFacts, words: Words): Piece[] {
  const pieces = onCallSentence(onCall, namesOf(onCall, words), lasting, words);
  const noWord = isAbsent(onCall) && !onCall.fallback && onCall.next === null;
  return noWord ? sentences(pieces, words.agent.inTheChannel) : pieces;
}
