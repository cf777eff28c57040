/** The answer to `/escalate health`: what is wrong, then what is worth a look, and all that is well in one line. */
import { type Area, areas, type Finding, worstFirst } from '../../doctor/finding.ts';
import { bold, line, type Message, message, notify, type Piece } from '../lines.ts';
import { typed } from '../parts.ts';
import type { Words } from '../words/words.ts';
import { findingWords, type Naming } from './naming.ts';

/** More would be too long to read, and for one message. */
const mostTold = 12;

const inSlack: Naming = {
  channel: (id) => ({ type: 'channel', channel_id: id }),
  person: (id, name) => (name === null ? notify(id) : typed(name)),
  group: (id, handle) => typed(handle === null ? id : `@${handle}`),
};

export function healthAnswer(findings: readonly Finding[], words: Words): Message {
  const { allIsWell, summary, more, well: areWell } = words.checkUp;
  const troubles = worstFirst(findings).filter(({ level }) => level !== 'ok');
  const well = areasWell(findings, troubles);
  if (troubles.length === 0) return message([line(...allIsWell(well))]);
  const wrong = troubles.filter(({ level }) => level === 'wrong').length;
  const left = troubles.length - mostTold;
  return message([
    line(bold(summary(wrong, troubles.length - wrong))),
    ...troubles.slice(0, mostTold).map((finding) => line(...told(finding, words))),
    ...(left > 0 ? [line(more(left))] : []),
    ...(well.length > 0 ? [line(...areWell(well))] : []),
  ]);
}

function told(finding: Finding, words: Words): Piece[] {
  const { found, todo } = findingWords(finding, inSlack, words);
  return words.checkUp.told(finding.level, finding.area, found, todo);
}

/** An area is well when nothing in it is wrong or worth a look. */
function areasWell(findings: readonly Finding[], troubles: readonly Finding[]): Area[] {
  const troubled = new Set(troubles.map(({ area }) => area));
  const looked = new Set(findings.map(({ area }) => area));
  return areas.filter((area) => looked.has(area) && !troubled.has(area));
}

export const noHealthAnswer = ({ checkUp }: Words): Message => message([line(checkUp.forLeads)]);
