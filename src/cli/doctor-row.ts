/** A finding in a terminal or a log: its words as text. */
import type { Finding } from '../doctor/finding.ts';
import type { Naming } from '../views/health/naming.ts';
import { wordsOf } from '../views/health/words.ts';
import type { Piece } from '../views/lines.ts';

export function doctorRow(finding: Finding) {
  const { found, todo } = wordsOf(finding, inTerminal);
  return { level: finding.level, area: finding.area, found: found.map(textOf).join(''), todo };
}

/** By name and id: the id is what stands in the configuration. */
const inTerminal: Naming = {
  channel: (id, name) => (name === null ? id : `#${name} ${id}`),
  person: (id, name) => (name === null ? id : `${name} ${id}`),
  group: (id, handle) => (handle === null ? id : `@${handle} ${id}`),
};

function textOf(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  if (piece.type === 'text') return piece.text;
  throw new Error(`a terminal has no words for a ${piece.type}`);
}
