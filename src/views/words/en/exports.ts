/** The table that a lead exports, in English. */
import { many } from './grammar.ts';
import { timeWords } from './time.ts';

const days = (first: string, last: string): string =>
  `${timeWords.date(first, true)} to ${timeWords.date(last, true)}`;

export const exportWords = {
  button: 'Export CSV',
  coming: 'The table is on its way: it comes as a file in your messages with me, in a minute or two.',
  notForYou: 'Tables are for people who lead a team here. Please ask the lead of your team.',
  notAllowed:
    'Your table cannot be sent: this app may not send files. Please ask who runs it to add the scope files:write, then press Export CSV again.',
  /** Of the file; behind it comes its key. */
  stem: (first: string, last: string) => `escalations ${first} to ${last}`,
  title: (first: string, last: string) => `Escalations, ${days(first, last)}`,
  comment: (amount: number, first: string, last: string) =>
    `Your table: ${many(amount, 'escalation')} of your teams, opened from ${days(first, last)} (UTC). One row for each.`,
};
