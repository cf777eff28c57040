/** Questions and resolutions as they stand on the card: cut there, whole in the threads. */
import type { Question, Resolution } from '../domain/escalation.ts';
import { bold, bullets, line, type Part, type Piece, person, quote } from './lines.ts';
import { cut, typed, type Wording } from './parts.ts';
import type { Words } from './words/words.ts';

/** Slack refuses a message whose blocks are too long together; what the agent wrote comes first. */
const maxOnCard = 1000;

export function questionParts({ missing, text, by }: Question, wording: Wording): Part[] {
  return [
    line(...wording.words.facts.needsToKnow(person(wording, by))),
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
  const { facts, status } = wording.words;
  const more: Piece[][] = [
    ...(cause ? [facts.cause(typed(wording.causeName?.(cause) ?? cause))] : []),
    ...documentItem(document, facts),
  ];
  return [
    line(bold(facts.whatFixedIt)),
    ...quote(cut(fixed, max)),
    line(bold(status.tellTheUser)),
    ...quote(cut(tellUser, max)),
    ...bullets(more),
  ];
}

function documentItem({ helps, which }: Resolution['document'], facts: Words['facts']): Piece[][] {
  if (!helps) return [];
  return [which ? facts.thisDocumentHelps(typed(cut(which, 300))) : [facts.documentHelps]];
}
