/** The daily digest, in English. */
import type { Instant } from '../../../domain/calendars/calendar.ts';
import type { Need } from '../../../domain/digest.ts';
import type { Flow } from '../../../domain/tally.ts';
import { type Fill, pieces } from '../pieces.ts';
import { capital } from './grammar.ts';
import { timeWords } from './time.ts';

const dayOf = (date: string): string => timeWords.wholeDay(Date.parse(`${date}T12:00:00Z`), 'UTC');

const needsOf = (needs: readonly Need[]): string => needs.join(', ');

/** Null where there was nothing to keep. */
type Kept = { met: number; of: number } | null;
const keptOf = (kept: Kept): string => (kept === null ? '–' : `${kept.met} of ${kept.of}`);
const clause = (what: string, kept: Kept): string => (kept === null ? '' : `, ${what} ${keptOf(kept)}`);

/** What does not happen every day is only told where it did. */
const some = (amount: number, what: string): string => (amount === 0 ? '' : `, ${amount} ${what}`);

type Figures = Flow & { before: number; open: number } & Record<'acknowledge' | 'resolve' | 'callback', Kept>;

export const digestWords = {
  /** Of the lead's own date, `2026-11-23`. */
  title: (date: string) => `Digest for ${dayOf(date)}`,
  nothing: 'Nothing needs you.',
  needsYou: 'What needs you now',
  needs: (needs: readonly Need[]) => capital(needsOf(needs)),
  needsRead: (id: string, needs: readonly Need[], summary: Fill | null) =>
    pieces`${id}, ${needsOf(needs)}${summary === null ? '' : pieces`: ${summary}`}`,
  /** The call is the agent's, not whoever solved the problem. */
  promisedCall: (who: Fill, by: Fill | null) =>
    by === null ? pieces`${who} promised it.` : pieces`${who} promised it by ${by}.`,
  more: (amount: number) => `and ${amount} more: /escalate list`,
  moreTeams: (amount: number) => `${amount} more of your teams had no room here.`,
  since: (at: Instant, timeZone: string) =>
    `Since ${timeWords.wholeDay(at, timeZone)}, ${timeWords.clock(at, timeZone)}:`,
  team: (name: string, { acknowledge, resolve, callback, ...is }: Figures) =>
    [
      `${name}: ${is.before} open before, ${is.opened} opened`,
      some(is.movedIn, 'moved in'),
      some(is.movedOut, 'moved out'),
      `, ${is.resolved} resolved`,
      some(is.cancelled, 'cancelled'),
      some(is.reopened, 'reopened'),
      `, ${is.open} open now`,
      clause('acknowledged in time', acknowledge),
      clause('resolved in time', resolve),
      `${clause('callbacks kept', callback)}.`,
    ].join(''),
  kept: keptOf,
  columns: {
    team: 'Team',
    before: 'Open before',
    opened: 'Opened',
    movedIn: 'Moved in',
    movedOut: 'Moved out',
    resolved: 'Resolved',
    cancelled: 'Cancelled',
    reopened: 'Reopened',
    open: 'Open now',
    acknowledge: 'Acknowledged in time',
    resolve: 'Resolved in time',
    callback: 'Callbacks kept',
  },
};
