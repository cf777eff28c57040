/** Questions and resolutions as they stand on the card: cut there, whole in the threads. */
import type { Question, Resolution } from '../domain/escalation.ts';
import { bold, bullets, line, type Part, type Piece, person, quote } from './lines.ts';
import { cut, typed, type Wording } from './parts.ts';

/** Slack refuses a message whose blocks are too long together; what the agent wrote comes first. */
const maxOnCard = 1000;

export function questionParts({ missing, text, by }: Question, wording: Wording): Part[] {
  return [
    line(person(wording, by), ' needs to know:'),
    ...missingList(missing),
    ...quote(cut(text, maxOnCard)),
  ];
}

export const missingList = (missing: readonly string[]): Part[] =>
  bullets(missing.map((item) => [typed(item)]));

export function resolutionParts(
  { fixed, tellUser, cause, document }: Resolution,
  wording: Wording,
  max = maxOnCard,
): Part[] {
  const more: Piece[][] = [
    ...(cause ? [['Cause: ', typed(wording.causeName?.(cause) ?? cause)]] : []),
    ...documentItem(document),
  ];
  return [
    line(bold('What fixed it:')),
    ...quote(cut(fixed, max)),
    line(bold('Tell the user:')),
    ...quote(cut(tellUser, max)),
    ...bullets(more),
  ];
}

function documentItem({ helps, which }: Resolution['document']): Piece[][] {
  if (!helps) return [];
  return [
    which
      ? ['A document could have answered this: ', typed(cut(which, 300))]
      : ['A document could have answered this.'],
  ];
}
