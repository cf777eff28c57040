/** Reminders, in English. What they are about stands before them. */
import type { ReminderKind } from '../../../domain/escalation.ts';
import type { LadderClock } from '../../../domain/team.ts';
import { bold, type Piece } from '../../lines.ts';
import { type Fill, pieces } from '../pieces.ts';
import { duration, many } from './grammar.ts';

/** `due` is null where instants cannot be written in the reader’s time. `late`: why the reminder itself comes late, or nothing. */
type Reminding = { agent: Fill; due: Fill | null; leftMs: number; late: Fill };
type Sentence = (about: Reminding) => Piece[];

const by = ({ due }: Reminding): Fill => (due === null ? '' : pieces` by ${due}`);
const inTime = ({ due }: Reminding): Fill => (due === null ? ' in time' : pieces` by ${due}`);
const wasDue = ({ due }: Reminding): Fill => (due === null ? '' : pieces` (due ${due})`);
const overdue = (r: Reminding): Fill => pieces`${duration(-r.leftMs)} late${wasDue(r)}`;
/** Less than that is not worth a word. */
const aMinuteMs = 60_000;
const howLong = ({ leftMs }: Reminding): string => {
  if (leftMs > 0) return `, ${duration(leftMs)} left`;
  return leftMs <= -aMinuteMs ? `, ${duration(-leftMs)} late` : '';
};

const clocks: Record<LadderClock, Record<ReminderKind, Sentence>> = {
  acknowledge: {
    warning: (r) => pieces`Nobody has it yet. Please acknowledge it${by(r)}${howLong(r)}${r.late}.`,
    breach: (r) => pieces`Nobody acknowledged it${inTime(r)}${r.late}.`,
    overdue: (r) => pieces`Nobody has acknowledged it yet, ${overdue(r)}${r.late}.`,
  },
  update: {
    warning: (r) => pieces`${r.agent} waits for news${by(r)}${howLong(r)}${r.late}.`,
    breach: (r) => pieces`${r.agent} got no news${inTime(r)}${r.late}.`,
    overdue: (r) => pieces`${r.agent} still has no news, ${overdue(r)}${r.late}.`,
  },
  resolve: {
    warning: (r) => pieces`Please resolve it${by(r)}${howLong(r)}${r.late}.`,
    breach: (r) => pieces`It was not resolved${inTime(r)}${r.late}.`,
    overdue: (r) => pieces`It is still not resolved, ${overdue(r)}${r.late}.`,
  },
};

const promised =
  (what: string): Sentence =>
  (r) =>
    pieces`The user was promised ${what}${by(r)}${howLong(r)}${r.late}.`;

export const reminderWords = {
  ...clocks,
  callback: { phone: promised('a call back'), email: promised('an email') },
  /** To leads: whoever was asked, or has to ask the user, does not answer. */
  notAnswered: {
    agent: (r: Reminding) => pieces`${r.agent} was asked a question and has not answered yet${r.late}.`,
    user: (r: Reminding) => pieces`${r.agent} has to ask the user, and has not answered yet${r.late}.`,
  },
  askedHasLeft: (r: Reminding) =>
    pieces`${r.agent} was asked a question and is not in Slack any more: no answer will come${r.late}.`,
  /** To the agent, before the question. */
  waitsForYou: {
    agent: (who: Fill, late: Fill) => pieces`${who} waits for your answer${late}:`,
    user: (who: Fill, late: Fill) => pieces`${who} waits for the answer of the user${late}:`,
  },
  /** ` (late: the bot was down 14:02 to 14:20)`, so that nobody wonders. */
  botWasDown: (from: Fill, to: Fill) => pieces` (late: the bot was down ${from} to ${to})`,
  botWasDownThen: ' (late: the bot was down)',

  /** To the agent, who makes the call. */
  makeTheCall: {
    phone: (r: Reminding) => pieces`Call the user back${by(r)}${howLong(r)}${r.late}.`,
    email: (r: Reminding) => pieces`Write to the user${by(r)}${howLong(r)}${r.late}.`,
  },
  youOweNews: (r: Reminding) => pieces`You owe ${r.agent} news${by(r)}${howLong(r)}${r.late}.`,
  youOwedNews: (r: Reminding) =>
    pieces`You owe ${r.agent} news${r.due === null ? '' : pieces` since ${r.due}`}${r.late}. When will you have it?`,

  /** To the agent, while the user is on the phone. */
  nobodyHasItYet: pieces`Nobody has it yet. Tell the user that you will call them back, and promise a time.`,
  heldOnInVain: (owner: Fill) =>
    pieces`${owner} asked you to hold on and has not written since. Tell the user that you will call them back, and promise a time.`,

  several: (amount: number, late: Fill) => pieces`${bold(many(amount, 'reminder'))}${late}`,
  more: (amount: number) => `and ${amount} more`,
  /** In the place of a reminder. */
  settled: 'Nothing is left to do here.',
  onlyFor: (id: string, team: string) => pieces`${id}: what it is about is for ${bold(team)} only.`,

  /** In the card's thread, to whoever is on call. */
  to: (whom: Fill, matter: Fill) => pieces`${whom}: ${matter}`,
};
