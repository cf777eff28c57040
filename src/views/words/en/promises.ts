/** What is due and what is overdue, in English. */
import type { LadderClock } from '../../../domain/team.ts';
import type { Piece } from '../../lines.ts';
import { type Fill, pieces } from '../pieces.ts';
import { list, listText, openTime } from './grammar.ts';

/** `promised`: news that the owner promised. */
type Promised = LadderClock | 'promised';
type At = (at: Fill) => Piece[];

const due: Record<Promised, At> = {
  acknowledge: (at) => pieces`Acknowledge by ${at}`,
  update: (at) => pieces`News by ${at}`,
  promised: (at) => pieces`News promised by ${at}`,
  resolve: (at) => pieces`Resolve by ${at}`,
};
const overdue: Record<Promised, At> = {
  acknowledge: (at) => pieces`Acknowledgement overdue since ${at}`,
  update: (at) => pieces`News overdue since ${at}`,
  promised: (at) => pieces`Promised news overdue since ${at}`,
  resolve: (at) => pieces`Resolution overdue since ${at}`,
};
const should: Record<Promised, At> = {
  acknowledge: (at) => pieces`acknowledge by ${at}`,
  update: (at) => pieces`have news by ${at}`,
  promised: (at) => pieces`have the promised news by ${at}`,
  resolve: (at) => pieces`resolve by ${at}`,
};
const isLate: Record<LadderClock, (team: string) => string> = {
  acknowledge: (team) => `${team} is late: somebody should have it by now.`,
  update: (team) => `${team} is late: there should be news by now.`,
  resolve: (team) => `${team} is late: it should be resolved by now.`,
};

/** Null when it was in time; 0 where the time has no length. */
const inTime = (lateMs: number | null): string =>
  lateMs === null ? 'in time' : lateMs === 0 ? 'late' : `${openTime(lateMs)} late`;

const is = { resolve: 'to resolve it', update: 'to give news' };

export const promiseWords = {
  ended: {
    acknowledge: (lateMs: number | null) => `Acknowledged ${inTime(lateMs)}`,
    resolve: (lateMs: number | null) => `Resolved ${inTime(lateMs)}`,
  },
  due,
  overdue,
  isLate,
  closedUntil: (at: Fill) => pieces`closed until ${at}`,
  itIsLate: 'It is late.',
  /** `The clocks are paused until the agent answers. Then 3 h 20 min are left to resolve and 1 h to give news.` */
  paused: (who: 'agent' | 'user', left: readonly { what: 'update' | 'resolve'; ms: number }[]) => {
    const each = left.map(({ what, ms }) => `${ms > 0 ? openTime(ms) : 'no time'} ${is[what]}`);
    const then = each.length === 0 ? '' : ` When they go on, this is left: ${listText(each)}.`;
    return `The clocks are paused until the ${who} answers.${then}`;
  },
  pausedFor: {
    agent: 'The clock is paused until you answer.',
    user: 'The clock is paused until the user has answered.',
  },
  /** `Engineering is closed until 09:00 and should acknowledge by 14:20 and resolve by 18:00.` */
  ahead: (team: string, closedUntil: Fill | null, promises: readonly { what: Promised; at: Fill }[]) =>
    pieces`${team} ${list([
      ...(closedUntil === null ? [] : [pieces`is closed until ${closedUntil}`]),
      ...(promises.length === 0
        ? []
        : [pieces`should ${list(promises.map(({ what, at }) => should[what](at)))}`]),
    ])}.`,
};
