/** A lead's board: which escalations of their teams are shown, and which page of them. */
import { closed, type Priority, type Status } from './escalation.ts';
import type { PromiseCount } from './tally.ts';

export type Board = {
  /** Null for all teams that the lead has a board of. */
  team: string | null;
  /** Null for all that is not closed. */
  status: Status | null;
  priority: Priority | null;
  owner: 'anybody' | 'nobody' | { person: string };
  category: string | null;
  /** From 0. */
  page: number;
};

export const wholeBoard: Board = {
  team: null,
  status: null,
  priority: null,
  owner: 'anybody',
  category: null,
  page: 0,
};

/** So many at a time. */
export const boardPage = 10;

/** Nobody counts further; what is open is never so much. */
export const countedTo = 10_000;

/** A choice is for the day: who comes back later sees everything again. */
export const boardKeptMs = 8 * 3_600_000;

/** Whether anything but the team is narrowed. */
export const isNarrowed = ({ status, priority, owner, category }: Board): boolean =>
  status !== null || priority !== null || owner !== 'anybody' || category !== null;

/** Of what is closed one choice more is looked for no further back: all that was ever closed would have to be read. */
export const lookBackMs = 90 * 24 * 3_600_000;

export const isLookedBack = (board: Board): boolean =>
  board.status !== null && closed({ status: board.status }) && isNarrowed({ ...board, status: null });

/** What teams did in seven days, and how they kept their promises. */
export type BoardWeek = {
  opened: number;
  resolved: number;
  acknowledge: PromiseCount;
  resolve: PromiseCount;
};

/** `before` is null in the first week. */
export type BoardWeeks = { last: BoardWeek; before: BoardWeek | null };
