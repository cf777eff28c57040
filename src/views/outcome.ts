/** Questions and resolutions as they stand on the card: cut there, whole in the threads. */
import type { Hindsight, Question, Resolution } from '../domain/escalation.ts';
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

export function resolutionParts(resolution: Resolution, wording: Wording, max = maxOnCard): Part[] {
  const { fixed, tellUser } = resolution;
  const { facts, status } = wording.words;
  return [
    line(bold(facts.whatFixedIt)),
    ...quote(cut(fixed, max)),
    line(bold(status.tellTheUser)),
    ...quote(cut(tellUser, max)),
    ...bullets(hindsightItems(resolution, wording)),
  ];
}

export const hindsightItems = ({ cause, document }: Hindsight, wording: Wording): Piece[][] => [
  ...(cause ? [wording.words.facts.cause(typed(wording.causeName?.(cause) ?? cause))] : []),
  ...documentItem(document, wording.words),
];

function documentItem(document: Hindsight['document'], { facts }: Words): Piece[][] {
  if (document === null || document.answer === 'no') return [];
  const { answer, which } = document;
  return [facts.document[answer](which ? typed(cut(which, 300)) : null)];
}
