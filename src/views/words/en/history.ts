/** The history, what time did, and what is said around an act, in English. */
import type { Edited, Reminder, Via } from '../../../domain/escalation.ts';
import { type Fill, pieces } from '../pieces.ts';

/** A form and the clock say nothing that the line does not. */
const places: Record<Via, string> = {
  form: '',
  clock: '',
  button: ' (button)',
  reply: ' (reply)',
  eyes: ' (👀)',
  home: ' (Home)',
};

/** What each fact is called in a sentence or a line of its own. */
export const factNames: Record<keyof Edited, string> = {
  summary: 'Summary',
  details: 'What happened',
  need: 'Needed',
  account: 'Account or user',
  country: 'Country',
  category: 'Category',
};

const stages = { warning: 'due soon', breach: 'overdue', overdue: 'still overdue' };
const reminded = ({ clock, kind, late }: Reminder): string =>
  `${clock} ${stages[kind]}${late ? ' (late: the bot was down)' : ''}`;

export const historyWords = {
  title: (id: string) => `History of ${id}`,
  earlier: (amount: number) => `${amount} earlier`,
  entry: (at: Fill, sentence: Fill, via: Via) => pieces`${at} · ${sentence}${places[via]}`,
  takenOut: (text: keyof Edited) => `${factNames[text]} taken out.`,
  changed: (text: keyof Edited) => `${factNames[text]} changed:`,
  before: 'Before:',
  /** Where a reader may not read what was written. */
  spared: (sentence: Fill, team: string) => pieces`${sentence}. What was written is for ${team} only.`,
  inTeam: (who: Fill, team: string) => pieces`${who} in ${team}`,

  raised: (who: Fill, priority: string, team: string) => pieces`${who} raised it: ${priority}, for ${team}`,
  raisedByRule: (who: Fill, priority: string, team: string, rule: string) =>
    pieces`${who} raised it: ${priority}, for ${team}, ${`by routing rule ${rule}`.trimEnd()}`,
  raisedByDefault: (who: Fill, priority: string, team: string) =>
    pieces`${who} raised it: ${priority}, for ${team}, because no routing rule matched`,
  wentQuiet: (who: Fill, owner: Fill) =>
    pieces`${who} took it from ${owner}: neither news nor an answer came`,
  wentQuietToTeam: (owner: Fill) => pieces`No news came, and no answer from ${owner}. Nobody has it now.`,
  ownerLeft: (who: Fill, owner: Fill) => pieces`${who} took it from ${owner}, who has left Slack`,
  ownerLeftToTeam: (owner: Fill) => pieces`${owner} had it and has left Slack. Nobody has it now.`,
  handOverOffered: (who: Fill, owner: Fill) =>
    pieces`${who} offered a hand-over: the shift of ${owner} was over`,
  handOverNotTaken: (who: Fill, owner: Fill) =>
    pieces`${who} told leads that nobody took it over from ${owner}`,
  sideOffered: (who: Fill, agent: Fill, hasLeft: boolean) =>
    pieces`${who} offered the agent’s side to other agents: ${hasLeft ? pieces`${agent} has left Slack` : pieces`the shift of ${agent} was over`}`,
  sideNotTaken: (who: Fill, agent: Fill) =>
    pieces`${who} told leads that nobody took the agent’s side over from ${agent}`,
  reminded: (who: Fill, reminders: readonly Reminder[]) =>
    pieces`${who} reminded: ${reminders.map(reminded).join(', ')}`,
};
