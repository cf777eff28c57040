/** What every finding of a check-up is told with: how things are named where it is read, and its two sentences. */
import type { Area, Finds, What } from '../../doctor/finding.ts';
import type { Piece } from '../lines.ts';

/** What Slack did not name has no name. */
export type Naming = {
  channel(id: string, name: string | null): Piece;
  person(id: string, name: string | null): Piece;
  group(id: string, handle: string | null): Piece;
};

/** `todo` is empty where there is nothing to do. */
export type Words = { found: Piece[]; todo: string };

export type Telling<W extends What> = {
  [K in W]: (found: Finds[K] & { area: Area }, naming: Naming) => Words;
};

export const foundWords = (found: string, todo = ''): Words => ({ found: [found], todo });
