/** Documents that are to be written, and those that are, in English. */
import type { Helpful } from '../../../domain/documents.ts';
import { type Fill, pieces } from '../pieces.ts';
import { list, listText, many } from './grammar.ts';

const times = (amount: number): string =>
  amount === 1 ? 'once' : amount === 2 ? 'twice' : `${amount} times`;
const was: Record<Helpful, string> = {
  missing: 'missing',
  wrong: 'wrong or out of date',
  yes: 'there, but not found',
};
const kinds = ['missing', 'wrong', 'yes'] as const;

export const documentWords = {
  title: 'Documents that would have helped',
  about: (days: number) =>
    `In the last ${days} days, as people said when they resolved something. When one is written, mark it: then agents see it while they write an escalation, and leads see whether it helps.`,
  none: (days: number) =>
    `In the last ${days} days nobody named a document that is missing, wrong or hard to find.`,
  /** `answers` are not all 0; `countries` the most often named first, `more` of them not named. */
  gap: (
    name: Fill,
    answers: Record<Helpful, number>,
    countries: readonly { name: string; times: number }[],
    more: number,
  ) => {
    const said = kinds.flatMap((kind) => (answers[kind] > 0 ? `${was[kind]} ${times(answers[kind])}` : []));
    const users = countries.map((one) => `${one.name} ${one.times}`);
    const others = more === 0 ? [] : [many(more, 'more country', 'more countries')];
    const where = users.length === 0 ? '' : ` Users in: ${listText([...users, ...others])}.`;
    return pieces`${name}: ${listText(said)}.${where}`;
  },
  example: (id: Fill, summary: Fill) => pieces`${id}: ${summary}`,
  unnamed: (amount: number) =>
    `A document was missing or wrong ${amount === 1 ? 'once more' : `${amount} more times`}, without a name that you can read.`,
  markWritten: 'Mark as written',
  addLink: 'Add its link',
  /** Read aloud where there are several. */
  thisOne: (label: string, name: string) => `${label}: ${name}`,

  toWrite: 'Documents to write',
  toWriteOne: (name: Fill, amount: number) => pieces`${name}: ${times(amount)}`,
  toWriteMore: (days: number, amount: number) =>
    `In the last ${days} days. /escalate documents has ${amount === 0 ? '' : `${amount} more, and `}examples.`,

  /** In the form of a new escalation. */
  perhaps: (documents: readonly Fill[]) => pieces`This may be written down already: ${list(documents)}.`,

  form: {
    title: 'A document is written',
    submit: 'Save',
    link: 'Its link',
    name: 'Its title',
    nameHint: 'Agents see it while they write an escalation that has its words.',
    needLink: 'Write the whole link. It begins with https://.',
    secretInLink: 'This link looks as if a secret is in it, so it is not kept. Please use another one.',
    needName: 'Say in a few words what it is about.',
    gone: (days: number) =>
      `Somebody has marked it meanwhile, or it was not named in the last ${days} days. Please look at /escalate documents again.`,
    written: (title: Fill, team: Fill) =>
      pieces`${title} is written. Agents see it while they write an escalation that has its words. It is now a change of ${team}: with /escalate changes its leads see whether it is needed less often, or take it out if it is wrong.`,
  },
};
