/** What is due and what is overdue, in English. */
import type { LadderClock } from '../../../domain/team.ts';
import type { Piece } from '../../lines.ts';
import { type Fill, pieces } from '../pieces.ts';
import { list, openTime } from './grammar.ts';

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

export const promiseWords = {
  ended: {
    acknowledge: (lateMs: number | null) => `Acknowledged ${inTime(lateMs)}`,
    resolve: (lateMs: number | null) => `Resolved ${inTime(lateMs)}`,
  },
  due,
  overdue,
  isLate,
  closedUntil: (at: Fill) => pieces`closed until ${at}`,
  paused: 'The clocks are paused until the answer comes.',
  pausedLate: 'It is late. The clocks are paused until the answer comes.',
  pausedForYou: 'The clock is paused until you answer.',
  /** `Engineering is closed until 09:00 and should acknowledge by 14:20 and resolve by 18:00.` */
  ahead: (team: string, closedUntil: Fill | null, promises: readonly { what: Promised; at: Fill }[]) =>
    pieces`${team} ${list([
      ...(closedUntil === null ? [] : [pieces`is closed until ${closedUntil}`]),
      ...(promises.length === 0
        ? []
        : [pieces`should ${list(promises.map(({ what, at }) => should[what](at)))}`]),
    ])}.`,
};
