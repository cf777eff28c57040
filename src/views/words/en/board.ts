/** The board of a lead, in English. */
import type { ToldShare } from '../../../domain/statistics/share.ts';
import { keptOf } from './digest.ts';
import { capital } from './grammar.ts';

type Amounts = { opened: number; resolved: number };

type Shares = Record<'acknowledge' | 'resolve', ToldShare | null>;

const beside = (now: string, then: string | null): string =>
  then === null ? now : `${now} (${then} the week before)`;

/** The second of two is beside the first, which has said what it is. */
const shares = (what: string, now: ToldShare | null, then: ToldShare | null): string =>
  now === null ? '' : `${what} ${keptOf(now)}${then === null ? '' : ` (${keptOf(then)})`}`;

export const boardWords = {
  /** `before` is null where there was no week before. */
  week: (last: Amounts, before: Amounts | null): string =>
    last.opened + last.resolved + (before ? before.opened + before.resolved : 0) === 0
      ? ''
      : `Last 7 days: ${beside(`${last.opened} opened`, before && String(before.opened))}, ${last.resolved} resolved${before ? ` (${before.resolved})` : ''}.`,
  /** In brackets the week before. */
  inTime: (last: Shares, before: Shares | null): string => {
    const told = [
      shares('acknowledged', last.acknowledge, before?.acknowledge ?? null),
      shares('resolved', last.resolve, before?.resolve ?? null),
    ].filter((one) => one !== '');
    return told.length === 0 ? '' : `In time: ${told.join(', ')}.`;
  },
  title: (teams: string) => `Board: ${teams}`,
  yourTeams: 'your teams',
  /** `overdue` of the `open` ones. */
  standing: (open: string, overdue: number) =>
    `${open} not closed${overdue > 0 ? `, ${overdue} overdue` : ''}.`,
  /** What is shown is less than all. */
  only: (parts: readonly string[]) => `Only: ${parts.join(', ')}.`,
  shown: (from: number, to: number, of: string) => `${from} to ${to} of ${of}`,
  moreThan: (amount: number) => `more than ${amount.toLocaleString('en')}`,
  nothingHere: 'There is nothing on this page any more.',
  nothing: 'Nothing is open in your teams.',
  nothingSuch: 'Nothing is like this now. Clear filter shows everything.',
  ownedBy: (name: string) => `with ${name}`,
  ownedByNobody: 'nobody has it',
  openedSince: 'opened in the last 90 days',

  allTeams: 'All my teams',
  filter: 'Filter',
  clear: 'Clear filter',
  next: (amount: number) => `Next ${amount}`,
  previous: (amount: number) => `Previous ${amount}`,

  formTitle: 'What the board shows',
  submit: 'Show',
  status: 'Status',
  notClosed: 'Not closed',
  statusTitle: (status: string) => capital(status),
  priority: 'Priority',
  anyPriority: 'Any priority',
  owner: 'Who has it',
  anybody: 'Anybody, or nobody',
  nobody: 'Nobody yet',
  me: 'Me',
  category: 'Category',
  anyCategory: 'Any category',
};
