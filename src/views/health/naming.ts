/** What every finding of a check-up is told with: how things are named where it is read, and its two sentences. */
import type { Area, Finding, Finds, What } from '../../doctor/finding.ts';
import type { Piece } from '../lines.ts';
import type { Words } from '../words/words.ts';

/** What Slack did not name has no name. */
export type Naming = {
  channel(id: string, name: string | null): Piece;
  person(id: string, name: string | null): Piece;
  group(id: string, handle: string | null): Piece;
};

/** `todo` is empty where there is nothing to do. */
export type FindingWords = { found: Piece[]; todo: string };

export type Telling<W extends What> = {
  [K in W]: (found: Finds[K] & { area: Area }, naming: Naming) => FindingWords;
};

export const foundWords = (found: string, todo = ''): FindingWords => ({ found: [found], todo });

/** What a finding of a check-up says, and what to do about it: the same words in Slack and in a terminal. */
export const findingWords = <W extends What>(
  finding: Finding<W>,
  naming: Naming,
  { checkUp }: Words,
): FindingWords => checkUp.findings[finding.what](finding, naming);
