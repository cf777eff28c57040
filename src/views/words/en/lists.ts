/** Lists, Home and a single escalation that somebody asked for, in English. */
import type { Reading } from '../../../domain/escalation.ts';
import { bold, type Piece } from '../../lines.ts';
import { type Fill, pieces } from '../pieces.ts';

const opened: Record<Reading['what'], (who: Fill) => Piece[]> = {
  shown: (who) => pieces`${who} looked at it`,
  history: (who) => pieces`${who} opened History`,
  clock: (who) => pieces`${who} opened Explain the clock`,
  'move form': (who) => pieces`${who} opened the form to move it`,
};

export const listWords = {
  show: 'Show',
  openMore: 'More',
  moreFor: (id: string) => `More for ${id}`,
  explain: { label: 'Explain the clock', about: 'How the due times come about.' },
  history: { label: 'History', about: 'Who did what, and when.' },

  allTeams: 'All teams',
  notClosed: 'not closed',
  title: (team: string, status: string) => `${team}, ${status}`,
  readAloud: (title: Fill) => pieces`${title}:`,
  nothingListed: 'There is nothing in this list. /escalate raises something new.',
  mine: 'What you raised, and what you are working on',
  nothingIsMine:
    'You have raised nothing that is still open, and nothing waits for you. /escalate raises something new.',
  found: (words: Fill) => pieces`Found for “${words}”`,
  foundTitle: (words: Fill) => pieces`${bold('Found for “')}${words}${bold('”')}`,
  nothingFound: (words: Fill) =>
    pieces`Nothing found for “${words}”. Try fewer words, a reference such as ESC-12, or an account.`,
  /** Of a search: nothing older was looked through. */
  searchedTo: (opened: Fill) => pieces`Searched back to ${opened}.`,
  searchFurther: 'Search further back',
  more: (amount: number) => `and ${amount} more.`,

  /** Shown to somebody who may not read all of it. */
  restIsFor: (team: string) => `The rest is for ${team} only.`,
  insideIsFor: (team: string) => `What is in it is for ${team} only.`,

  readBy: 'Read by',
  reading: (what: Reading['what'], at: Fill, who: Fill) => pieces`${at} · ${opened[what](who)}`,
  earlier: (amount: number) => `and ${amount} earlier.`,
};

export const homeWords = {
  raised: {
    title: 'What I raised',
    empty: 'Nothing you raised is open. On a call with a problem for another team? Press New escalation.',
  },
  owned: {
    title: 'What I am working on',
    empty: 'You have none now. When you acknowledge one, it is listed here.',
  },
  unacknowledged: {
    title: 'In my teams, nobody has these yet',
    empty: 'In your teams, every escalation has somebody.',
  },
  callbacks: 'Users I must call back',
  more: (amount: number) => `and ${amount} more: /escalate mine or /escalate list shows them.`,
};
