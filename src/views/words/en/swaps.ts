/** Swapping a turn on call: the form, what both are told, and what cannot be, in English. */
import { type Fill, pieces } from '../pieces.ts';

export const swapWords = {
  swap: 'Swap a turn',
  submit: 'Ask',
  /** The fields of the form. */
  turn: 'Your turn on call',
  taker: 'Who takes it?',
  choose: 'Choose a person',
  inReturn: 'You take in return',
  inReturnHint: 'Leave it empty if you take nothing in return.',
  onlyFrom: 'Only from',
  onlyUntil: 'Only until',
  onlyHint: 'For a part of the turn, such as one day. Leave it empty for the whole.',
  span: (from: string, to: string) => `${from} to ${to}`,
  ofTeam: (team: string, span: string) => `${team}: ${span}`,
  ofPerson: (who: string, span: string) => `${who}, ${span}`,
  takeIt: 'Take it',
  no: 'No',
  undo: 'Undo',

  asksYou: (giver: Fill, team: Fill, when: Fill) =>
    pieces`${giver} asks you to take a turn on call for ${team}: ${when}.`,
  staysTheirs: (giver: Fill) => pieces`Until you take it, it stays with ${giver}.`,
  youAsked: (taker: Fill, team: Fill, when: Fill) =>
    pieces`You asked ${taker} to take your turn on call for ${team}: ${when}.`,
  staysYours: (taker: Fill) => pieces`Until ${taker} takes it, it stays yours.`,
  theyTakeYours: (giver: Fill, when: Fill) => pieces`In return ${giver} takes yours: ${when}.`,
  youTakeTheirs: (taker: Fill, when: Fill) => pieces`In return you take the turn of ${taker}: ${when}.`,
  theyAreOnCall: (taker: Fill, team: Fill, when: Fill) =>
    pieces`${taker} is on call for ${team} instead of you: ${when}.`,
  youAreOnCall: (giver: Fill, team: Fill, when: Fill) =>
    pieces`You are on call for ${team} instead of ${giver}: ${when}.`,
  theyDoNot: (taker: Fill, team: Fill, when: Fill) =>
    pieces`${taker} does not take your turn on call for ${team}: ${when}. It stays yours.`,
  youDoNot: (giver: Fill, team: Fill, when: Fill) =>
    pieces`You did not take it. ${giver} stays on call for ${team}: ${when}.`,
  theyUndid: (who: Fill) => pieces`${who} has undone the swap.`,
  youUndid: 'You have undone the swap.',
  isYours: (team: Fill, when: Fill) => pieces`You are on call for ${team} as planned: ${when}.`,
  isTheirs: (giver: Fill, team: Fill, when: Fill) =>
    pieces`${giver} is on call for ${team} as planned: ${when}.`,
  offForYou: (taker: Fill, team: Fill, when: Fill) =>
    pieces`${taker} wanted to take your turn on call for ${team}: ${when}. That is no longer possible, and nothing has changed.`,
  offForThem: (giver: Fill, team: Fill, when: Fill) =>
    pieces`The swap with ${giver} is no longer possible, and nothing has changed. It was for ${team}: ${when}.`,

  nothingToSwap:
    'You have no turn on call that you could swap. Turns come from a rotation of several people.',
  noTurn: 'Choose a turn.',
  noTaker: 'Choose who takes it.',
  withYourself: 'Choose somebody else: this is your own turn.',
  notInRotation: (taker: string, team: string, others: string) =>
    `${taker} takes no turns with you in ${team}. Choose one of: ${others}.`,
  noTime: 'This ends before it begins. Choose a later time.',
  over: 'This turn is over. Choose another one.',
  youHaveItNot: 'You are not on call for all of this time. Choose a time inside your turn.',
  theyHaveItNot: (taker: string) => `This is not a turn of ${taker}. Choose another one, or nothing.`,
  notThere: (taker: string) => `${taker} cannot be reached in Slack. Choose somebody else.`,
  between: 'This swap is between two other people.',
  notFound: 'There is no such swap. Ask again with /escalate swap.',
  begun: 'The swap has begun, so it cannot be undone. To swap again, use /escalate swap.',
  passedOn: 'Somebody else has one of these turns by now, so the swap cannot be undone.',
  isOver: 'The turn is over.',
  hasChanged: 'Who is on call then has changed meanwhile.',
};
