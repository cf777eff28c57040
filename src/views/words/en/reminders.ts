/** Reminders, in English. */
import type { ReminderKind } from '../../../domain/escalation.ts';
import type { ClockName } from '../../../domain/team.ts';
import { bold, type Piece } from '../../lines.ts';
import { type Fill, pieces } from '../pieces.ts';
import { duration } from './grammar.ts';

/** `it`: its reference. `late`: why the reminder itself comes late, or nothing. */
type Reminding = { it: Fill; agent: Fill; due: Fill; leftMs: number; late: Fill };
type Sentence = (about: Reminding) => Piece[];

const left = ({ leftMs }: Reminding): string => `${duration(leftMs)} left`;

const clocks: Record<Exclude<ClockName, 'callback'>, Record<ReminderKind, Sentence>> = {
  acknowledge: {
    warning: (r) => pieces`${r.it} should be acknowledged by ${r.due}, ${left(r)}${r.late}.`,
    breach: (r) => pieces`${r.it} was not acknowledged by ${r.due}${r.late}.`,
    overdue: (r) => pieces`${r.it} is still not acknowledged. It was due at ${r.due}${r.late}.`,
  },
  update: {
    warning: (r) => pieces`${r.it} owes ${r.agent} news by ${r.due}, ${left(r)}${r.late}.`,
    breach: (r) => pieces`${r.it} owed ${r.agent} news by ${r.due}${r.late}.`,
    overdue: (r) => pieces`${r.it} still owes ${r.agent} news. It was due at ${r.due}${r.late}.`,
  },
  resolve: {
    warning: (r) => pieces`${r.it} should be resolved by ${r.due}, ${left(r)}${r.late}.`,
    breach: (r) => pieces`${r.it} was not resolved by ${r.due}${r.late}.`,
    overdue: (r) => pieces`${r.it} is still not resolved. It was due at ${r.due}${r.late}.`,
  },
};

const ahead = (r: Reminding): string => (r.leftMs > 0 ? `, ${left(r)}` : '');
const promised =
  (what: string): Sentence =>
  (r) =>
    pieces`${r.it}: the user was promised ${what} by ${r.due}${ahead(r)}${r.late}.`;

export const reminderWords = {
  ...clocks,
  callback: { phone: promised('a call back'), email: promised('an email') },
  /** ` (late: the bot was down 14:02 to 14:20)`, so that nobody wonders. */
  botWasDown: (from: Fill, to: Fill) => pieces` (late: the bot was down ${from} to ${to})`,

  /** To the agent, who makes the call. */
  makeTheCall: {
    phone: (r: Reminding) => pieces`Call the user back by ${r.due} (${r.it})${ahead(r)}${r.late}.`,
    email: (r: Reminding) => pieces`Write to the user by ${r.due} (${r.it})${ahead(r)}${r.late}.`,
  },
  youOweNews: (r: Reminding) => pieces`${r.it}: you owe ${r.agent} news by ${r.due}, ${left(r)}${r.late}.`,
  youOwedNews: (r: Reminding) =>
    pieces`${r.it}: you owe ${r.agent} news since ${r.due}${r.late}. When will you have it?`,

  several: (amount: number, late: Fill) => pieces`${bold(`${amount} reminders`)}${late}`,
  more: (amount: number) => `and ${amount} more`,
  youHaveIt: (team: string, priority: string) => pieces`${team}, ${priority}; you have it.`,
  nobodyHasIt: (team: string, priority: string) => pieces`${team}, ${priority}; nobody has it.`,
  somebodyHasIt: (team: string, priority: string, who: Fill) => pieces`${team}, ${priority}; ${who} has it.`,

  /** In the card's thread, to whoever is on call. */
  to: (whom: Fill, sentence: Fill) => pieces`${whom}: ${sentence}`,
};
