/** Why something was not done, and what to do instead; only the person who asked sees it. */
import type { Button } from '@slack/types';
import { actOf } from '../domain/acts/index.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Refusal } from '../domain/command.ts';
import { closed, type Escalation } from '../domain/escalation.ts';
import { viewOf } from './acts/index.ts';
import { reopenView } from './acts/reopen.ts';
import { buttonFor, buttonRow } from './buttons.ts';
import { outcomeWords } from './callback.ts';
import { unknownReferenceAnswer } from './help.ts';
import { actions } from './ids.ts';
import { lasting, line, type Message, message, notify, type Piece, person } from './lines.ts';
import { button, type Wording } from './parts.ts';

export type RefusedAbout = {
  escalation?: Escalation;
  closedBy?: { by: string; at: Instant };
  wording: Wording;
};

export function refusal(refused: Refusal, about: RefusedAbout): Message {
  if (refused.refused === 'not found') return unknownReferenceAnswer(refused.id);
  const { escalation } = about;
  const buttons =
    refused.refused === 'closed' && escalation ? buttonRow(buttonFor(reopenView.button, escalation)) : [];
  return message([line(...reason(refused, about))], ...buttons);
}

/** Mentions in an answer that only one person sees notify nobody. */
function reason(refused: Exclude<Refusal, { refused: 'not found' }>, about: RefusedAbout): Piece[] {
  const { escalation, wording } = about;
  const it = escalation?.id ?? 'it';
  const It = escalation?.id ?? 'It';
  switch (refused.refused) {
    case 'not allowed':
      return notAllowed(refused, about);
    case 'moved':
      return [`${It} has just moved to ${wording.teamName(refused.team)}. Please look at it once more.`];
    case 'only raise':
      return [
        `You can raise the priority, not lower it. It is ${refused.priority} now; the team that has ${it} can lower it.`,
      ];
    case 'closed':
      return whoClosed(refused.status, about);
    case 'not closed':
      return [`${It} is ${refused.status}, so there is nothing to reopen.`];
    case 'already owned':
      return [notify(refused.owner), ` already has ${it}.`];
    case 'already yours':
      return [`You already have ${it}.`];
    case 'nobody has it':
      return nobodyHas(it);
    case 'not waiting':
      return [`${It} no longer waits for an answer.`];
    case 'nothing to undo':
      return nothingToUndo(it, about);
    case 'waiting':
      return [`${It} waits for the agent’s answer; until it comes, no news is due.`];
    case 'not yours':
      return refused.owner === null ? nobodyHas(it) : [notify(refused.owner), ` has ${it} now.`];
    case 'nothing to take over':
      return [notify(refused.owner), ` has ${it} now, and no hand-over is offered.`];
    case 'call is over':
      return [`The call about ${it} is over.`];
    case 'time has passed':
      return ['That time has passed. Please choose a later one.'];
    case 'no callback':
      return [`No callback is promised for ${it}.`];
    case 'already called back':
      return [`The callback for ${it} is done: ${outcomeWords[refused.outcome]}.`];
    case 'not a responder':
      return [
        notify(refused.person),
        ` is not a responder of ${wording.teamName(refused.team)}. Please choose one who is.`,
      ];
    case 'same team':
      return [`${It} is already with ${wording.teamName(refused.team)}.`];
    case 'unknown team':
      return ['This team is not there any more. Please choose another one.'];
    case 'same priority':
      return [`${It} is already ${refused.priority}.`];
  }
}

const nobodyHas = (it: string): Piece[] => [`Nobody has ${it} now. Whoever acknowledges it has it.`];

function notAllowed(
  { act, team }: Extract<Refusal, { refused: 'not allowed' }>,
  { escalation, wording }: RefusedAbout,
): Piece[] {
  const reporters: Piece[] =
    escalation && actOf(act).who === 'the team and the reporter'
      ? [' and ', person(wording, escalation.reporter), ', who raised it,']
      : [];
  return [
    `Only responders and leads of ${wording.teamName(team)}`,
    ...reporters,
    ` can ${viewOf(act).may(escalation?.id ?? 'it')}.`,
  ];
}

function nothingToUndo(it: string, { escalation }: RefusedAbout): Piece[] {
  const owner = escalation?.owner ?? null;
  if (escalation && closed(escalation))
    return [`There is nothing left to undo: ${it} is ${escalation.status}.`];
  if (owner === null) return [`There is nothing left to undo: nobody has ${it}.`];
  return [
    'There is nothing left to undo: ',
    notify(owner),
    ` has ${it}. Whoever has it can give it back with More, then Hand back.`,
  ];
}

function whoClosed(status: string, { escalation, closedBy, wording }: RefusedAbout): Piece[] {
  const it = escalation?.id ?? 'it';
  if (!closedBy) return [`${escalation?.id ?? 'It'} is already ${status}.`];
  return [person(wording, closedBy.by), ` ${status} ${it} at `, lasting(closedBy.at), '.'];
}

export const notSavedAnswer = (): Message =>
  message([line('That was not saved: the database did not answer. Please try again in a minute.')]);

/** `start` is what the form opens with: at most 2000 characters, empty for an empty form. */
export const formExpiredAnswer = (start: string): Message =>
  message(
    [line('Slack gives us three seconds to open a form, and they had passed. Please press once more.')],
    ...buttonRow(openTheForm(start)),
  );

const openTheForm = (start: string): Button =>
  button('Open the form', actions.newEscalation, start === '' || start.length > 2000 ? 'expired' : start, {
    style: 'primary',
  });

export const guestRefused = (): Message =>
  message([line('Guests cannot use Switchboard here. Somebody from your team can do it for you.')]);

export const strangerRefused = (): Message =>
  message([line('Switchboard only serves people of its own workspace. Somebody there can do it for you.')]);

/** Nobody knows who they are: they read nothing, and lose nothing. */
export const notKnownYet = (): Message =>
  message([
    line('Slack has not told us yet who you are, so nothing was done. Please try again in a minute.'),
  ]);

/** `reference` finds the failure in the log. */
export const somethingFailed = (reference: string): Message =>
  message([
    line(
      `Something failed on our side. Please try again; if it stays, tell your operator this code: ${reference}.`,
    ),
  ]);
