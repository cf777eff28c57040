/** The answer to `/escalate health`: what is wrong, then what is worth a look, and all that is well in one line. */
import { type Area, areas, type Finding, type Level, worstFirst } from '../../doctor/finding.ts';
import { bold, count, line, listed, type Message, message, notify, type Piece } from '../lines.ts';
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
  const well = areasWell(findings, troubles);
  if (troubles.length === 0) return message([line(bold('All is well: '), ...listed(well), '.')]);
  const left = troubles.length - mostTold;
  return message([
    line(bold(summary(troubles))),
    ...troubles.slice(0, mostTold).map((finding) => line(...told(finding))),
    ...(left > 0 ? [line(`And ${left} more: switchboard doctor shows all, on the machine of the bot.`)] : []),
    ...(well.length > 0 ? [line(bold('Well: '), ...listed(well), '.')] : []),
  ]);
}

/** `Two things are wrong, one is worth a look.` */
function summary(troubles: readonly Finding[]): string {
  const wrong = troubles.filter(({ level }) => level === 'wrong').length;
  const look = troubles.length - wrong;
  const things = (amount: number) => `${count(amount)} ${amount === 1 ? 'thing' : 'things'}`;
  const are = (amount: number) => (amount === 1 ? 'is' : 'are');
  const said = [
    ...(wrong > 0 ? [`${things(wrong)} ${are(wrong)} wrong`] : []),
    ...(look > 0 ? [`${wrong > 0 ? count(look) : things(look)} ${are(look)} worth a look`] : []),
  ].join(', ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
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

/** An area is well when nothing in it is wrong or worth a look. */
function areasWell(findings: readonly Finding[], troubles: readonly Finding[]): Area[] {
  const troubled = new Set(troubles.map(({ area }) => area));
  const looked = new Set(findings.map(({ area }) => area));
  return areas.filter((area) => looked.has(area) && !troubled.has(area));
}

export const noHealthAnswer = (): Message =>
  message([
    line(
      'The check-up is for leads, and you lead no team here. If something seems wrong with Switchboard, please tell a lead.',
    ),
  ]);
