/** The root of the agent's thread: one message, edited in place, that says what was promised and who has it. */
import type { ActionsBlock } from '@slack/types';
import type { Instant } from '../domain/calendar.ts';
import { closed, type Escalation } from '../domain/escalation.ts';
import { answerButton, buttonRow, cancelButton, moreButton, reopenButton } from './buttons.ts';
import {
  bold,
  lasting,
  line,
  linked,
  listed,
  type Message,
  message,
  type Part,
  type Piece,
  person,
  quote,
} from './lines.ts';
import { missingList } from './outcome.ts';
import { typed, type Wording } from './parts.ts';
import { promiseLine } from './promises.ts';
import { priorityWords } from './standing.ts';

export type AgentMessageFacts = {
  escalation: Escalation;
  /** Names of the people and groups on call; they are not notified here. */
  onCallNames: readonly string[];
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
    ...(restricted ? [] : [line(typed(summary))]),
    ...state(facts),
    ...promiseLine(escalation, { teamName, now }),
    // A restricted team's channel is private: the link would lead to a closed door.
    ...(cardLink === null || restricted ? [] : [line(linked(cardLink, 'Open the card'))]),
  ];
  return message(parts, ...buttons(escalation));
}

function state({ escalation, onCallNames, wording }: AgentMessageFacts): Part[] {
  const { status, owner, resolution, question, closedAt } = escalation;
  const ended: Piece[] = closedAt === null ? [] : [' at ', lasting(closedAt)];
  switch (status) {
    case 'open':
      return [line('Nobody has it yet. ', ...onCall(onCallNames))];
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
const onCall = (names: readonly string[]): Piece[] =>
  names.length > 0
    ? ['On call: ', ...listed(names.map((name) => typed(name))), '.']
    : ['Nobody is on call now; the team sees it in its channel.'];

function buttons(escalation: Escalation): ActionsBlock[] {
  switch (escalation.status) {
    case 'open':
    case 'acknowledged':
      return buttonRow(cancelButton(escalation), moreButton(escalation));
    case 'waiting':
      return buttonRow(answerButton(escalation), cancelButton(escalation), moreButton(escalation));
    case 'resolved':
    case 'cancelled':
      return buttonRow(reopenButton(escalation));
  }
}
