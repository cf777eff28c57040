/** Whose an escalation is: what these acts are called and what is said of them, in English. */
import { bold } from '../../lines.ts';
import { type Fill, pieces } from '../pieces.ts';
import { called, end } from './grammar.ts';

export const ownershipWords = {
  acknowledge: {
    label: 'Acknowledge',
    may: (it: string) => `acknowledge ${it}`,
    history: (who: Fill) => pieces`${who} acknowledged`,
    done: (who: Fill) => pieces`${who} has it.`,
    whenNews: (id: string) => `You have ${id}. When will you have news?`,
    byReply: (id: string) => `You have ${id} now, because you replied. When will you have news?`,
    byEyes: (id: string) => `You have ${id} now, because of your 👀. When will you have news?`,
  },
  undo: {
    label: 'Undo',
    may: (it: string) => `take back the acknowledgement of ${it}`,
    history: (who: Fill) => pieces`${who} took the acknowledgement back`,
    toTeam: (who: Fill) => pieces`${who} took the acknowledgement back. Nobody has it now.`,
    answer: (id: string) => `Undone. Nobody has ${id} now.`,
  },
  'take over': {
    label: 'Take over',
    may: (it: string) => `take over ${it}`,
    history: (who: Fill, from: Fill) => pieces`${who} took it over from ${from}`,
    toTeam: (who: Fill, from: Fill) => pieces`${who} took it over from ${from}.`,
    toAgent: (who: Fill) => pieces`${who} has it now.`,
    answer: (id: string) => `You have ${id} now.`,
  },
  keep: {
    label: 'Keep it',
    may: (it: string) => `keep ${it}`,
    history: (who: Fill) => pieces`${who} kept it`,
    toTeam: (who: Fill) => pieces`${who} keeps it.`,
    answer: (id: string) => `You keep ${id}.`,
  },
  assign: {
    label: 'Assign to…',
    about: 'Give it to a responder of the team.',
    may: (it: string) => `assign ${it}`,
    history: (who: Fill, to: Fill) => pieces`${who} assigned it to ${to}`,
    toTeam: (who: Fill, to: Fill) => pieces`${who} gave it to ${to}.`,
    title: (id: string) => `Assign ${id}`,
    submit: 'Assign',
    to: 'Assign to',
    choose: 'Choose a responder',
    missing: 'Choose who should have it.',
  },
  'take agent side': {
    label: 'Take this over',
    may: (it: string) => `take over the agent’s side of ${it}`,
    history: (who: Fill, from: Fill) => pieces`${who} took the agent’s side over from ${from}`,
    toTeam: (who: Fill, from: Fill) => pieces`${who} took the agent’s side over from ${from}.`,
    toAgent: (id: string, from: Fill) =>
      pieces`You have the agent’s side of ${bold(id)} now. Before, ${from} had it.`,
    writeHere: 'What you write here goes to the team.',
    answer: (id: string) => `You have the agent’s side of ${id} now. You find it in your messages with me.`,
  },
  'give agent side': {
    label: 'Hand to another agent',
    about: 'Another agent speaks for the user then, and hears what the agent hears.',
    may: (it: string) => `hand over the agent’s side of ${it}`,
    /** `from` had it, where it was not whoever gave it. */
    history: (who: Fill, from: Fill | null, to: Fill) =>
      from === null
        ? pieces`${who} handed the agent’s side to ${to}`
        : pieces`${who} handed the agent’s side from ${from} to ${to}`,
    toTeam: (who: Fill, from: Fill | null, to: Fill) =>
      from === null
        ? pieces`${who} handed the agent’s side to ${to}.`
        : pieces`${who} handed the agent’s side from ${from} to ${to}.`,
    toAgent: (who: Fill, id: string, from: Fill | null) =>
      pieces`${who} gave you the agent’s side of ${bold(id)}.${from === null ? '' : pieces` Before, ${from} had it.`}`,
    title: (id: string) => `Hand over ${id}`,
    submit: 'Hand over',
    to: 'To',
    choose: 'Choose an agent',
    missing: 'Choose who should have it.',
  },
  'hand back': {
    label: 'Hand back',
    about: 'Nobody has it then, and the team is reminded again.',
    may: (it: string) => `hand ${it} back`,
    history: (who: Fill) => pieces`${who} handed it back`,
    toTeam: (who: Fill) => pieces`${who} handed it back. Nobody has it now.`,
    /** To the agent, where nobody has it any more. */
    finding: (team: string) => `${team} is finding somebody else.`,
  },
  move: {
    label: 'Move to another team',
    about: 'Hand it to the team that can solve it.',
    may: (it: string) => `move ${it} to another team`,
    history: (who: Fill, from: string, to: string) => pieces`${who} moved it from ${from} to ${to}`,
    toTeam: (who: Fill, from: string, to: string) =>
      pieces`${who} moved it from ${bold(from)} to ${bold(to)}:`,
    toOthers: (who: Fill, from: string, to: string) =>
      pieces`${who} moved it from ${bold(from)} to ${bold(to)}`,
    toAgent: (whom: Fill | null, id: string, to: string, quoted: boolean) =>
      pieces`${called(whom)}${id} moved to ${bold(to)}${end(quoted)}`,
    title: (id: string) => `Move ${id}`,
    submit: 'Move',
    team: 'Team',
    choose: 'Choose a team',
    /** Beside a team: `closed until Mon 09:00 GMT`, and who reads it there where that will change. */
    standing: (opens: string | null, onlyThey: boolean | null) =>
      [
        ...(opens === null ? [] : [`closed until ${opens}`]),
        ...(onlyThey === null
          ? []
          : [onlyThey ? 'Only they read it there.' : 'Everybody may read it there.']),
      ].join('. '),
    callerWaits: (team: string, opens: Fill) =>
      pieces`The user is on the phone now. ${team} is closed until ${opens}, so perhaps nobody there answers before that. To move it all the same, press Move anyway.`,
    anyway: 'Move anyway',
    why: 'Why should they have it?',
    whoReads: 'The other team and the agent read this.',
    /** `closed` are the teams whose cards only they read. */
    notTheAgent: (closed: readonly string[]) =>
      `The other team reads this. The agent reads it too, unless it goes to ${closed.length <= 3 ? closed.join(' or ') : 'a team whose cards only they read'}.`,
    whatTheyRead: 'What the other team will read',
    takeOut:
      'Take out what they should not. What you change is told in your name, and the agent reads it too.',
    endsToo: 'They read this end of it too, unless you change its text:',
    alsoRead: 'They also read:',
    noTeam: 'Choose the team that should have it.',
    noReason: 'Say in a sentence why it belongs there.',
  },
};
