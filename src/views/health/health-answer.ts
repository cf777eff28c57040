/** The answer to `/escalate health`: what is wrong, then what is worth a look, then in one line all that is well. */
import { type Finding, type Level, worstFirst } from '../../health/finding.ts';
import { bold, bullets, count, line, listed, type Message, message, notify, type Piece } from '../lines.ts';
import { typed } from '../parts.ts';
import type { Naming } from './naming.ts';
import { wordsOf } from './words.ts';

/** More would be too long to read, and for one message. */
const mostTold = 12;

const inSlack: Naming = {
  channel: (id) => ({ type: 'channel', channel_id: id }),
  person: (id, name) => (name === null ? notify(id) : typed(name)),
  group: (id, handle) => typed(handle === null ? id : `@${handle}`),
};

const grave: Partial<Record<Level, string>> = { wrong: 'Wrong', look: 'Worth a look' };

export function healthAnswer(findings: readonly Finding[]): Message {
  const troubles = worstFirst(findings).filter(({ level }) => level !== 'ok');
  const left = troubles.length - mostTold;
  return message([
    line(bold(summary(troubles))),
    ...bullets(troubles.slice(0, mostTold).map(told)),
    ...(left > 0 ? [line(`and ${left} more. switchboard doctor shows all, where the bot runs.`)] : []),
    ...well(findings, troubles),
  ]);
}

function summary(troubles: readonly Finding[]): string {
  if (troubles.length === 0) return 'All is well.';
  const wrong = troubles.filter(({ level }) => level === 'wrong').length;
  const look = troubles.length - wrong;
  const parts = [
    ...(wrong > 0 ? [`${count(wrong)} ${wrong === 1 ? 'thing is' : 'things are'} wrong`] : []),
    ...(look > 0 ? [`${count(look)} ${look === 1 ? 'is' : 'are'} worth a look`] : []),
  ].join(', ');
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`;
}

function told(finding: Finding): Piece[] {
  const { found, todo } = wordsOf(finding, inSlack);
  return [
    bold(`${grave[finding.level] ?? ''}: `),
    `${finding.area}. `,
    ...found,
    todo === '' ? '' : ` ${todo}`,
  ];
}

/** An area is well when nothing in it is wrong. */
function well(findings: readonly Finding[], troubles: readonly Finding[]) {
  const troubled = new Set(troubles.map(({ area }) => area));
  const areas = [...new Set(worstFirst(findings).map(({ area }) => area))].filter(
    (area) => !troubled.has(area),
  );
  return areas.length === 0 ? [] : [line('Well: ', ...listed(areas), '.')];
}

export const noHealthAnswer = (): Message =>
  message([
    line(
      'The check-up is for leads, and you lead no team here. If something seems wrong with Switchboard, please tell a lead.',
    ),
  ]);
