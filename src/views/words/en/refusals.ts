/** Why something was not done, and what to do instead, in English. `it` is the reference, where it is known. */
import type { CallbackOutcome, Priority, Status } from '../../../domain/escalation.ts';
import { type Fill, pieces } from '../pieces.ts';
import { outcomes } from './facts.ts';
import { count } from './grammar.ts';

type It = string | null;
const low = (it: It): string => it ?? 'it';
const agent = (raised: boolean): string => (raised ? 'who raised it' : 'who has the agent’s side');
const top = (it: It): string => it ?? 'It';

const inMinutes = (minutes: number): string =>
  `in about ${minutes === 1 ? 'a minute' : `${count(minutes)} minutes`}`;

export const refusalWords = {
  /** `may` is the act's; `reporter` where they may as well, with how they came to it. */
  notAllowed: (may: (it: string) => string, it: It, team: string, reporter: Fill | null, raised: boolean) =>
    pieces`Only responders and leads of ${team}${reporter === null ? '' : pieces` and ${reporter}, ${agent(raised)},`} can ${may(low(it))}.`,
  moved: (it: It, team: string) => `${top(it)} has just moved to ${team}. Please look at it once more.`,
  nobodyResponds: (it: It, team: string) =>
    `Slack no longer says who is in ${team}: its user group or channel is gone, or nobody is in it. We tell its leads, and they can act on ${low(it)}.`,
  onlyRaise: (it: It, priority: Priority) =>
    `You can raise the priority, not lower it. It is ${priority} now; the team that has ${low(it)} can lower it.`,
  notClosed: (it: It, status: Status) => `${top(it)} is ${status}, so there is nothing to reopen.`,
  notResolved: (it: It, status: Status) => `${top(it)} is ${status}. This can be said once it is resolved.`,
  alreadyOwned: (it: It, owner: Fill) => pieces`${owner} already has ${low(it)}.`,
  alreadyYours: (it: It) => `You already have ${low(it)}.`,
  nobodyHas: (it: It) => `Nobody has ${low(it)} now. Whoever acknowledges it has it.`,
  onlyReporter: (may: (it: string) => string, it: It, reporter: Fill, raised: boolean) =>
    pieces`Only ${reporter}, ${agent(raised)}, can ${may(low(it))}.`,
  notTaken: (may: (it: string) => string, it: It, reporter: Fill) =>
    pieces`You cannot ${may(low(it))} yourself. ${reporter} or a lead of support can hand it to you.`,
  notGiven: (may: (it: string) => string, it: It, reporter: Fill) =>
    pieces`Only ${reporter} and leads of support can ${may(low(it))}.`,
  alreadyYourSide: (it: It) => `You already have the agent’s side of ${low(it)}.`,
  alreadyTheirSide: (it: It, person: Fill) => pieces`${person} already has the agent’s side of ${low(it)}.`,
  justTaken: (it: It, person: Fill) => pieces`${person} got the agent’s side of ${low(it)} just now.`,
  notAnAgent: (person: Fill) => pieces`${person} is not an agent. Please choose one who is.`,
  userIsAsked: (it: It) => `The team knows already that ${low(it)} waits for the user.`,
  notWaiting: (it: It) => `${top(it)} no longer waits for an answer.`,
  waiting: (it: It) => `${top(it)} waits for an answer; until it comes, no news is due.`,
  notYours: (it: It, owner: Fill) => pieces`${owner} has ${low(it)} now.`,
  nothingToTakeOver: (it: It, owner: Fill) =>
    pieces`${owner} has ${low(it)} now, and no hand-over is offered.`,
  callIsOver: (it: It) => `The call about ${low(it)} is over.`,
  callGoesOn: (it: It) => `The team knows already that the user of ${low(it)} is on the phone.`,
  timeHasPassed: 'That time has passed. Please choose a later one.',
  noCallback: (it: It) => `No callback is promised for ${low(it)}.`,
  unknownDuplicate: (said: string) =>
    `There is no escalation ${said}. Write the reference of the one that goes on, or leave this empty.`,
  itsOwnDuplicate: (it: It) =>
    `${top(it)} is this one. Write the reference of the one that goes on, or leave this empty.`,
  cancelledDuplicate: (of: string) =>
    `${of} is cancelled, so nobody works on it. Write the reference of one that goes on, or leave this empty.`,
  hiddenDuplicate: (of: string) =>
    `Only its own team reads ${of}, so you cannot choose it. Ask that team, or leave this empty.`,
  alreadyCalledBack: (it: It, outcome: CallbackOutcome) =>
    `The callback for ${low(it)} is done: ${outcomes[outcome]}.`,
  notAResponder: (person: Fill, team: string) =>
    pieces`${person} is not a responder of ${team}. Please choose one who is.`,
  sameTeam: (it: It, team: string) => `${top(it)} is already with ${team}.`,
  nothingChanged: 'Nothing is different yet. Change what is wrong, or close this form.',
  unknownTeam: 'This team is not there any more. Please choose another one.',
  samePriority: (it: It, priority: Priority) => `${top(it)} is already ${priority}.`,
  undoClosed: (it: It, status: Status) => `There is nothing left to undo: ${low(it)} is ${status}.`,
  undoNobodys: (it: It) => `There is nothing left to undo: nobody has ${low(it)}.`,
  undoOwned: (it: It, owner: Fill) =>
    pieces`There is nothing left to undo: ${owner} has ${low(it)}. Whoever has it can give it back with More, then Hand back.`,
  closed: (it: It, status: string) => `${top(it)} is already ${status}.`,
  closedBy: (it: It, status: string, who: Fill, at: Fill) => pieces`${who} ${status} ${low(it)} (${at}).`,

  notSaved: 'That was not saved: the database did not answer. Please try again in a minute.',
  maybeSaved:
    'The database did not answer, so nobody knows yet whether that was saved. Please look in a minute, and try again if it was not.',
  formExpired: 'Slack gives us three seconds to open a form, and they had passed. Please press once more.',
  openTheForm: 'Open the form',
  /** `minutes` is 0 when they have passed. */
  formWaits: (minutes: number, button: boolean) => {
    const how = button ? 'please press the button' : 'please ask for it again';
    const when = minutes === 0 ? `now: ${how}` : `${inMinutes(minutes)}: ${how} then`;
    return `Many people open forms just now, and Slack takes only so many a minute. Yours can open ${when}.`;
  },
  openIt: 'Open it',
  knownLater: (minutes: number) =>
    `Slack has not told us yet who you are, so nothing was done. Please try again ${inMinutes(minutes)}.`,
  guest: 'Guests cannot use Switchboard here. Somebody from your team can do it for you.',
  stranger: 'Switchboard only serves people of its own workspace. Somebody there can do it for you.',
  notKnownYet: 'Slack has not told us yet who you are, so nothing was done. Please try again in a minute.',
  /** `reference` finds the failure in the log. */
  failed: (reference: string) =>
    `Something failed on our side. Please try again; if it stays, tell your operator this code: ${reference}.`,
};
