/** The daily digest, in English. */
import type { Instant } from '../../../domain/calendars/calendar.ts';
import type { Need } from '../../../domain/digest.ts';
import type { Satisfaction, Took, Totals } from '../../../domain/digest-numbers.ts';
import type { Holder } from '../../../domain/kept-facts.ts';
import type { ToldShare } from '../../../domain/statistics/share.ts';
import type { Flow } from '../../../domain/tally.ts';
import { formatted } from '../../date-formats.ts';
import { type Fill, pieces } from '../pieces.ts';
import { capital, duration, form, list, listText, locale, many, openTime } from './grammar.ts';
import { timeWords } from './time.ts';

const dayOf = (date: string): string => timeWords.wholeDay(Date.parse(`${date}T12:00:00Z`), 'UTC');

const needsOf = (needs: readonly Need[]): string => needs.join(', ');

/** Null where there was nothing to keep. */
type Kept = ToldShare | null;
export const keptOf = (kept: Kept): string => {
  if (kept === null) return '–';
  if ('of' in kept) return `${kept.met} of ${kept.of}`;
  const { percent, between } = kept;
  return between === null ? `${percent} %` : `${percent} % (${between.low}–${between.high} %)`;
};
const clause = (what: string, kept: Kept): string => (kept === null ? '' : `${keptOf(kept)} ${what}`);
const said = (...all: readonly string[]): string[] => all.filter((one) => one !== '');

/** What there was none of is not told. */
const some = (amount: number, what: string): string => (amount === 0 ? '' : `${amount} ${what}`);
const flowOf = ({ opened, movedIn, movedOut, resolved, cancelled, reopened }: Flow): string[] =>
  said(
    some(opened, 'opened'),
    some(movedIn, 'moved in'),
    some(movedOut, 'moved out'),
    some(resolved, 'resolved'),
    some(cancelled, 'cancelled'),
    some(reopened, 'reopened'),
  );

type Standing = Flow & { before: number; open: number };
type Promises = Record<'acknowledge' | 'resolve', Kept>;

const openNow = ({ before, open }: Standing): string => {
  if (open === 0) return 'Nothing is open now.';
  const change = open - before;
  const than = `${Math.abs(change)} ${change > 0 ? 'more' : 'fewer'} than then`;
  return `${open} ${form(open, 'is', 'are')} open now, ${change === 0 ? 'as many as then' : than}.`;
};

const inTime = ({ acknowledge, resolve }: Promises): string =>
  listText(said(clause('acknowledged in time', acknowledge), clause('resolved in time', resolve)));

const wereDone = { acknowledge: 'acknowledged', resolve: 'resolved' };
const within = (done: string, of: string, { median, p90 }: Took): string =>
  p90 === null
    ? `Half were ${done} within ${openTime(median)}${of}.`
    : `Half were ${done} within ${openTime(median)}${of}, nine of ten within ${openTime(p90)}.`;
const onTheWall = ({ median, p90 }: Took): string =>
  p90 === null
    ? `On the wall clock: ${duration(median)}.`
    : `On the wall clock: ${duration(median)} and ${duration(p90)}.`;

const holders: Record<Exclude<Holder, 'out of hours'>, string> = {
  team: 'the team',
  nobody: 'nobody',
  agent: 'an agent',
  user: 'the user',
};

const documentIs = { yes: '', wrong: ' (wrong or out of date)', missing: ' (missing)' };

export const digestWords = {
  /** Of the lead's own date, `2026-11-23`. */
  title: (date: string) => `Digest for ${dayOf(date)}`,
  nothing: 'Nothing needs you.',
  needsYou: 'What needs you now',
  /** In a channel. */
  nothingHere: 'Nothing needs the team.',
  needsTeam: 'What needs the team now',
  needs: (needs: readonly Need[]) => capital(needsOf(needs)),
  needsRead: (id: string, needs: readonly Need[], summary: Fill | null) =>
    pieces`${id}, ${needsOf(needs)}${summary === null ? '' : pieces`: ${summary}`}`,
  /** The call is the agent's, not whoever solved the problem. */
  promisedCall: (who: Fill, by: Fill | null) =>
    by === null ? pieces`${who} promised it.` : pieces`${who} promised it by ${by}.`,
  more: (amount: number) => `and ${amount} more: /escalate list`,
  moreTeams: (amount: number) => `${amount} more teams had no room here.`,
  /** How it went; `city` where readers may be elsewhere. */
  since: (at: Instant, timeZone: string, city: string | null, is: Standing) => {
    const place = city === null ? '' : ` in ${city}`;
    const flow = flowOf(is);
    const happened = flow.length === 0 ? 'nothing came and nothing went' : flow.join(', ');
    return `Since ${timeWords.wholeDay(at, timeZone)}, ${timeWords.clock(at, timeZone)}${place}: ${happened}. ${openNow(is)}`;
  },
  weekBefore: ({ opened, resolved, open }: Totals) => {
    const then = said(some(opened, 'opened'), some(resolved, 'resolved'), some(open, 'open'));
    return `A week before: ${then.length === 0 ? 'nothing' : then.join(', ')}.`;
  },
  team: (name: string, { acknowledge, resolve, ...is }: Standing & Promises) =>
    `${name}: ${[...flowOf(is), `${is.open} open now`, ...said(inTime({ acknowledge, resolve }))].join(', ')}.`,
  columns: { team: 'Team', inTime: 'In time' },
  /** `acknowledged 11 of 12, resolved 9 of 9` */
  promises: ({ acknowledge, resolve }: Promises): string =>
    said(
      acknowledge === null ? '' : `acknowledged ${keptOf(acknowledge)}`,
      resolve === null ? '' : `resolved ${keptOf(resolve)}`,
    ).join(', ') || '–',
  /** `Engineering: 12 opened, 9 resolved, 8 open (+4)` */
  row: (name: string, { before, opened, resolved, open }: Standing): string => {
    const change = open === before ? '' : ` (${open > before ? '+' : '−'}${Math.abs(open - before)})`;
    return `${name}: ${said(some(opened, 'opened'), some(resolved, 'resolved'), `${open} open${change}`).join(', ')}`;
  },
  missed: (team: string, priority: Fill, promises: Promises) =>
    pieces`${team}, ${priority}: ${inTime(promises)}.`,
  moreMissed: (amount: number) =>
    `Promises were missed in ${many(amount, 'more priority', 'more priorities')}.`,
  /** `wall` where it took another time than was open. */
  speed: (what: keyof typeof wereDone, counted: Took, wall: Took | null) =>
    wall === null
      ? within(wereDone[what], '', counted)
      : `${within(wereDone[what], ' of open time', counted)} ${onTheWall(wall)}`,
  /** Percentages of the time. */
  held: (shares: readonly { holder: Exclude<Holder, 'out of hours'>; percent: number }[], closed: number) => {
    const had = shares.map(({ holder, percent }) => `${holders[holder]} ${percent} %`);
    const night = closed === 0 ? [] : [`out of hours ${closed} %`];
    return `Who had the next step: ${[...had, ...night].join(', ')} of the time.`;
  },
  calls: (kept: Kept, { satisfied, notSatisfied }: Satisfaction) =>
    said(
      kept === null ? '' : `Promised calls: ${keptOf(kept)} in time.`,
      satisfied + notSatisfied === 0
        ? ''
        : `Users called back: ${said(some(satisfied, 'satisfied'), some(notSatisfied, 'not satisfied')).join(', ')}.`,
    ).join(' '),
  documents: (amount: number, named: readonly Fill[]) =>
    named.length === 0
      ? pieces`A document could have answered ${amount}.`
      : pieces`A document could have answered ${amount}: ${list(named)}.`,
  document: (which: Fill, answer: keyof typeof documentIs, times: number) =>
    pieces`${times > 1 ? `${times} × ` : ''}${which}${documentIs[answer]}`,
  uncounted: (amount: number) =>
    `${many(amount, 'escalation')} ${form(amount, 'is', 'are')} not counted: the history cannot be read.`,
  week: 'The last seven days',
  escalations: 'Escalations',
  weekday: (at: Instant, timeZone: string): string => formatted(at, locale, { timeZone, weekday: 'short' }),
  series: { opened: 'Opened', resolved: 'Resolved', open: 'Open at the end' },
  board: 'Open board',
};
