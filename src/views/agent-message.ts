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
} from './lines.ts';
import { isAbsent, namesOf, type OnCallFacts, onCallSentence } from './on-call-facts.ts';
import { missingList } from './outcome.ts';
import { typed, type Wording } from './parts.ts';
import { promiseLine } from './promises.ts';
import { priorityWords } from './status-words.ts';

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
  const teamName = wording.teamName(escalation.team);
  const { id, priority, status, summary } = escalation;
  const is = closed(escalation) ? 'was' : 'is';
  const parts: Part[] = [
    line(bold(id), ` ${is} with ${teamName} · ${priorityWords(priority)} · ${status}`),
    // The agent wrote it, whoever has it now.
    line(typed(summary)),
    ...state(facts),
    ...promiseLine(escalation, { teamName, closedUntil: facts.closedUntil, now }),
    ...callback(facts),
    // A restricted team's channel is private: the agent could not follow the link.
    ...(cardLink === null || restricted ? [] : [line(linked(cardLink, 'Open the card'))]),
  ];
  return message(parts, ...agentButtons(escalation, now));
}

function state({ escalation, onCall, wording }: AgentMessageFacts): Part[] {
  const { status, owner, resolution, question, closedAt } = escalation;
  const ended: Piece[] = closedAt === null ? [] : [' at ', lasting(closedAt)];
  switch (status) {
    case 'open':
      return [line('Nobody has it yet. ', ...whoIsThere(onCall))];
    case 'acknowledged':
      return owner === null ? [] : [line(person(wording, owner), ' has it.')];
    case 'waiting':
      return question
        ? [
            line(person(wording, question.by), ' needs something from you:'),
            ...missingList(question.missing),
            ...quote(question.text),
          ]
        : [];
    case 'resolved':
      return [
        line('Resolved', ...ended, '. ', bold('Tell the user:')),
        ...quote(resolution?.tellUser ?? null),
      ];
    case 'cancelled':
      return [line('Cancelled', ...ended, '. Nobody is working on it.')];
  }
}

/** Nobody on call is never silence. */
function whoIsThere(onCall: OnCallFacts): Piece[] {
  const pieces = onCallSentence(onCall, namesOf(onCall), lasting);
  const noWord = isAbsent(onCall) && !onCall.fallback && onCall.next === null;
  return noWord ? [...pieces, ' The team sees it in its channel.'] : pieces;
}

function callback({ escalation, now }: AgentMessageFacts): Part[] {
  const pieces = callbackPieces(escalation, now);
  return pieces.length > 0 ? [line(...pieces, '.')] : [];
}
