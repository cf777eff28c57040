/** The form of a new escalation, in English. */
import { type Fill, pieces } from '../pieces.ts';
import { duration, listText, many } from './grammar.ts';

/** Times are each reader's own; `null` while the team is open. */
type Promise = { team: string; closedUntil: string | null; acknowledgeBy: string; resolveBy: string };
const promise = ({ closedUntil, acknowledgeBy, resolveBy }: Promise): string => {
  const closed = closedUntil === null ? '' : `is closed until ${closedUntil} and `;
  return `${closed}should acknowledge by ${acknowledgeBy} and resolve by ${resolveBy} (your time).`;
};

export const raiseWords = {
  newEscalation: 'New escalation',
  submit: 'Escalate',
  team: 'Team',
  notSure: 'Not sure: route it for me',
  weChoose: 'We read what you write and choose the team.',
  /** `open, 3 waiting, usually acknowledged in 9 min`, or `closed until Mon 09:00 CET`. */
  standing: (closedUntil: string | null, waiting: number, usuallyMs: number | null) =>
    [
      closedUntil === null ? 'open' : `closed until ${closedUntil}`,
      waiting === 0 ? 'nobody waiting' : `${waiting} waiting`,
      ...(usuallyMs === null ? [] : [`usually acknowledged in ${duration(usuallyMs)}`]),
    ].join(', '),
  priority: 'Priority',
  /** mrkdwn. */
  promise: (about: Promise) => `*${about.team}* ${promise(about)}`,
  promiseIfRouted: (about: Promise) =>
    `We will route it. As it stands it goes to *${about.team}*, which ${promise(about)}`,
  raised: (id: Fill, team: Fill) => pieces`${id} is with ${team}.`,
  tellTheUser: 'You can tell the user:',
  whereToSee: 'You read what happens next in your messages with Switchboard.',
  onPhone: 'The user is on the phone now',
  yes: 'Yes',
  summary: 'Summary',
  whatHappened: 'What happened',
  seenAndTried: 'What was seen, and what was tried',
  need: 'What do you need from them?',
  account: 'Account or user',
  moreDetails: 'More details',
  country: 'Country',
  category: 'Category',
  callBackBy: 'Call back the user by',
  contact: 'Contact channel',
  phone: 'Phone',
  email: 'Email',

  chooseTeam: 'Choose a team, or “Not sure” and we route it for you.',
  choosePriority: 'Choose how pressing it is.',
  passed: 'This time has passed. Choose a later one, or clear it.',
  needSummary: 'Say in a few words what is wrong.',
  needDetails: 'Write what you saw and tried, so nobody has to ask.',
  /** What is in a file stays there; `left` are not named. mrkdwn. */
  notRead: (names: readonly string[], left: number) => {
    const files = names.map((name) => `“${name}”`);
    const more = left === 0 ? [] : [names.length === 0 ? many(left, 'file') : `${left} more`];
    const one = names.length + left === 1;
    return `We did not read ${listText([...files, ...more])}. If ${one ? 'it matters' : 'they matter'}, please write here what is in ${one ? 'it' : 'them'}.`;
  },
  teamIsGone: 'This team is not there any more. Choose another one, or “Not sure”.',
};
