/** Why something was not done, and what to do instead; only the person who asked sees it. */
import { actOf } from '../domain/acts/index.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Refusal } from '../domain/command.ts';
import { closed, type Escalation, type Status } from '../domain/escalation.ts';
import { reopenView } from './acts/reopen.ts';
import { buttonFor, buttonRow } from './buttons.ts';
import { unknownReferenceAnswer } from './help.ts';
import { actions } from './ids.ts';
import { lasting, line, type Message, message, notify, type Piece, person } from './lines.ts';
import { button, type Wording } from './parts.ts';
import type { Words } from './words/words.ts';

export type RefusedAbout = {
  escalation?: Escalation;
  closedBy?: { by: string; at: Instant };
  wording: Wording;
};

export function refusal(refused: Refusal, about: RefusedAbout): Message {
  if (refused.refused === 'not found') return unknownReferenceAnswer(refused.id, about.wording.words);
  const { escalation } = about;
  const buttons =
    refused.refused === 'closed' && escalation
      ? buttonRow(buttonFor(reopenView.button, escalation, about.wording.words))
      : [];
  return message([line(...reason(refused, about))], ...buttons);
}

/** Mentions in an answer that only one person sees notify nobody. */
function reason(refused: Exclude<Refusal, { refused: 'not found' }>, about: RefusedAbout): Piece[] {
  const { escalation, wording } = about;
  const it = escalation?.id ?? null;
  const { refusals } = wording.words;
  switch (refused.refused) {
    case 'not allowed':
      return notAllowed(refused, about);
    case 'moved':
      return [refusals.moved(it, wording.teamName(refused.team))];
    case 'nobody responds':
      return [refusals.nobodyResponds(it, wording.teamName(refused.team))];
    case 'only raise':
      return [refusals.onlyRaise(it, refused.priority)];
    case 'closed':
      return whoClosed(refused.status, about);
    case 'not closed':
      return [refusals.notClosed(it, refused.status)];
    case 'not resolved':
      return [refusals.notResolved(it, refused.status)];
    case 'already owned':
      return refusals.alreadyOwned(it, notify(refused.owner));
    case 'already yours':
      return [refusals.alreadyYours(it)];
    case 'nobody has it':
      return [refusals.nobodyHas(it)];
    case 'user is asked':
      return [refusals.userIsAsked(it)];
    case 'not waiting':
      return [refusals.notWaiting(it)];
    case 'nothing to undo':
      return nothingToUndo(about);
    case 'waiting':
      return [refusals.waiting(it)];
    case 'not yours':
      return refused.owner === null ? [refusals.nobodyHas(it)] : refusals.notYours(it, notify(refused.owner));
    case 'nothing to take over':
      return refusals.nothingToTakeOver(it, notify(refused.owner));
    case 'call is over':
      return [refusals.callIsOver(it)];
    case 'call goes on':
      return [refusals.callGoesOn(it)];
    case 'time has passed':
      return [refusals.timeHasPassed];
    case 'no callback':
      return [refusals.noCallback(it)];
    case 'unknown duplicate':
      return [refusals.unknownDuplicate(refused.of)];
    case 'its own duplicate':
      return [refusals.itsOwnDuplicate(it)];
    case 'cancelled duplicate':
      return [refusals.cancelledDuplicate(refused.of)];
    case 'hidden duplicate':
      return [refusals.hiddenDuplicate(refused.of)];
    case 'already called back':
      return [refusals.alreadyCalledBack(it, refused.outcome)];
    case 'not a responder':
      return refusals.notAResponder(notify(refused.person), wording.teamName(refused.team));
    case 'already your side':
      return [refusals.alreadyYourSide(it)];
    case 'already their side':
      return refusals.alreadyTheirSide(it, notify(refused.person));
    case 'just taken':
      return refusals.justTaken(it, notify(refused.person));
    case 'not an agent':
      return refusals.notAnAgent(notify(refused.person));
    case 'same team':
      return [refusals.sameTeam(it, wording.teamName(refused.team))];
    case 'unknown team':
      return [refusals.unknownTeam];
    case 'nothing changed':
      return [refusals.nothingChanged];
    case 'same priority':
      return [refusals.samePriority(it, refused.priority)];
  }
}

function notAllowed(
  { act, team }: Extract<Refusal, { refused: 'not allowed' }>,
  { escalation, wording }: RefusedAbout,
): Piece[] {
  const { refusals, acts } = wording.words;
  const { who } = actOf(act);
  const it = escalation?.id ?? null;
  const { may } = acts[act];
  const reporter = escalation && who !== 'the team' ? person(wording, escalation.reporter) : null;
  const raised = escalation?.formerReporters.length === 0;
  if (reporter && who === 'the agents') return refusals.notTaken(may, it, reporter);
  if (reporter && who === 'the reporter and the leads of support')
    return refusals.notGiven(may, it, reporter);
  if (reporter && who === 'the reporter') return refusals.onlyReporter(may, it, reporter, raised);
  return refusals.notAllowed(may, it, wording.teamName(team), reporter, raised);
}

function nothingToUndo({ escalation, wording: { words } }: RefusedAbout): Piece[] {
  const { undoClosed, undoNobodys, undoOwned } = words.refusals;
  const [it, owner] = [escalation?.id ?? null, escalation?.owner ?? null];
  if (escalation && closed(escalation)) return [undoClosed(it, escalation.status)];
  return owner === null ? [undoNobodys(it)] : undoOwned(it, notify(owner));
}

function whoClosed(status: Status, { escalation, closedBy, wording }: RefusedAbout): Piece[] {
  const { refusals } = wording.words;
  const it = escalation?.id ?? null;
  return closedBy
    ? refusals.closedBy(it, status, person(wording, closedBy.by), lasting(closedBy.at))
    : [refusals.closed(it, status)];
}

/** Of those that say one thing alone. */
type Saying = 'notSaved' | 'maybeSaved' | 'guest' | 'stranger' | 'notKnownYet';
export const refusedAnswer = (saying: Saying, { refusals }: Words): Message =>
  message([line(refusals[saying])]);

/** `start` is what the form opens with: at most 2000 characters, empty for an empty form. */
export const formExpiredAnswer = (start: string, { refusals }: Words): Message =>
  message(
    [line(refusals.formExpired)],
    ...buttonRow(
      button(
        refusals.openTheForm,
        actions.newEscalation,
        start === '' || start.length > 2000 ? 'expired' : start,
        { style: 'primary' },
      ),
    ),
  );

/** Slack takes only so many forms a minute. `button` opens it; null where it is asked for by hand. */
export const formWaits = (
  inMs: number,
  opens: { action: string; value: string } | null,
  { refusals }: Words,
): Message =>
  message(
    [line(refusals.formWaits(minutesOf(inMs), opens !== null))],
    ...buttonRow(
      ...(opens ? [button(refusals.openIt, opens.action, opens.value, { style: 'primary' })] : []),
    ),
  );

/** Whom Slack will have described then. */
export const knownLater = (inMs: number, { refusals }: Words): Message =>
  message([line(refusals.knownLater(minutesOf(inMs)))]);

/** Rounded up, so that nobody comes too early; some seconds do not matter. 0 when they have passed. */
const minutesOf = (ms: number): number => (ms <= 0 ? 0 : Math.max(1, Math.ceil((ms - 6_000) / 60_000)));

/** `reference` finds the failure in the log. */
export const somethingFailed = (reference: string, { refusals }: Words): Message =>
  message([line(refusals.failed(reference))]);
