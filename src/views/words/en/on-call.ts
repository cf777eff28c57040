/** Who is on call, and the end of a shift, in English. */
import { type Fill, pieces } from '../pieces.ts';
import { list } from './grammar.ts';

const shiftIsOver = (owner: Fill | null): Fill =>
  owner === null ? 'The shift is over' : pieces`${owner}’s shift is over`;

export const onCallWords = {
  are: (who: Fill) => pieces`On call: ${who}.`,
  instead: (who: Fill) => pieces`Instead: ${who}.`,
  nobodyNow: 'Nobody is on call now.',
  /** `then` is empty where nobody is named. */
  nobodyUntil: (at: Fill, then: Fill | null) =>
    pieces`Nobody is on call until ${at}${then === null ? '' : pieces`, then ${then}`}.`,
  /** Somebody is, and Slack can notify none of them. */
  nobodyInReach: 'Nobody is on call who can be reached.',
  nobodyInReachUntil: (at: Fill, then: Fill | null) =>
    pieces`Nobody is on call who can be reached until ${at}${then === null ? '' : pieces`, then ${then}`}.`,
  /** So many that they are not all named. */
  andMore: (amount: number) => `${amount} more`,

  /** What `/escalate on-call` answers. */
  now: 'On call now:',
  inTeam: (team: Fill, sentences: Fill) => pieces`${team}: ${sentences}`,
  /** A user group, and who is in it. */
  group: (group: Fill, members: Fill) => pieces`${group} (${members})`,
  /** They have swapped. */
  insteadOf: (who: Fill, whom: Fill) => pieces`${who} (instead of ${whom})`,
  always: (who: Fill) => pieces`${who}, always`,
  until: (who: Fill, at: Fill) => pieces`${who} until ${at}`,
  nowAndNoNext: (now: Fill) => pieces`${now}.`,
  nowAndAgain: (now: Fill, at: Fill) => pieces`${now}, and again from ${at}.`,
  nowThen: (now: Fill, next: Fill) => pieces`${now}, then ${next}.`,
  nowAndLater: (now: Fill, next: Fill, at: Fill) => pieces`${now}. Then ${next} from ${at}.`,
  nowAndAlso: (now: Fill, next: Fill, at: Fill) => pieces`${now}. From ${at} also ${next}.`,
  nobody: 'nobody is on call.',
  nobodyHereInReach: 'nobody is on call who can be reached.',
  nobodyHereInReachUntil: (at: Fill, next: Fill) =>
    pieces`nobody is on call who can be reached until ${at}; then ${next}.`,
  nobodyUntilThen: (at: Fill, next: Fill) => pieces`nobody is on call until ${at}; then ${next}.`,
  urgentGoesTo: (whom: Fill) => pieces`What is urgent goes to ${whom}.`,
  moreTeams: (amount: number) => `and ${amount} more. /escalate on-call with a team’s name shows that one.`,
  list,
};

export const sideOfferWords = {
  because: {
    shift: (agent: Fill) => pieces`The shift of ${agent}, the agent, is over`,
    left: (agent: Fill) => pieces`${agent}, the agent, has left Slack`,
  },
  whoTakesIt: (because: Fill) => pieces`${because}. Who takes over the agent’s side?`,
  whoGetsIt: (because: Fill) => pieces`${because}. Please hand the agent’s side to somebody who is there.`,
  nobodyTook: (agent: Fill) =>
    pieces`Nobody has taken over the agent’s side from ${agent}, whose shift is over. It stays with ${agent} until somebody does.`,
};

export const handOverWords = {
  whoTakesOver: (owner: Fill | null) => pieces`${shiftIsOver(owner)}. Who takes it over?`,
  lastWord: (who: Fill) => pieces`Last word, from ${who}:`,
  dueNext: (what: Fill) => pieces`${what}.`,
  yourShiftIsOver: 'Your shift is over, and this cannot wait until you are back.',
  staysYours: (asked: Fill) =>
    pieces`We asked ${asked} to take it over. Until somebody does, it stays yours.`,
  theNextShift: 'the next shift',
  /** Nobody on call can be reached, nor who stands in: it is asked in the thread alone. */
  theTeam: 'the team',
  nobodyTookOver: (owner: Fill | null, asked: Fill, at: Fill | null) =>
    pieces`Nobody has taken it over${owner === null ? '' : pieces` from ${owner}, whose shift is over`}. We asked ${asked}${at === null ? '' : pieces` (${at})`}. It stays ${owner === null ? 'theirs' : pieces`${owner}’s`} until somebody takes it.`,
};
