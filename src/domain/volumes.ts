/** How many contacts there were, as the telephone system counts them: read from a table, line by line. */
import { isMatch } from 'date-fns/isMatch';

export type Volume = {
  /** `2026-11-23`. */
  day: string;
  /** ISO 3166; empty where the table does not say. */
  country: string;
  /** Such as `phone`; empty where the table does not say. */
  channel: string;
  contacts: number;
  /** Of that country on that day, whatever the channel; null where nobody says. */
  activeUsers: number | null;
};

export const volumeColumns = ['date', 'country', 'channel', 'contacts', 'active_users'] as const;
type Column = (typeof volumeColumns)[number];
export type VolumeLine = Record<Column, string>;

/** Columns that have to be there. */
const needed: readonly Column[] = ['date', 'contacts'];
const maxChannel = 40;
const mostCounted = 1_000_000_000;

/** What is wrong with the head of a table; undefined where nothing is. */
export function headProblem(columns: readonly string[]): string | undefined {
  const unknown = columns.filter((column) => !volumeColumns.some((known) => known === column));
  const missing = needed.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    return `There is no column ${missing.join(' and no column ')}. The first line names the columns: ${volumeColumns.join(', ')}.`;
  const twice = columns.find((column, n) => columns.indexOf(column) !== n);
  if (twice !== undefined) return `The column ${twice} is there twice.`;
  return unknown.length > 0
    ? `Nothing is known of the column ${unknown.join(', ')}. There are: ${volumeColumns.join(', ')}.`
    : undefined;
}

/** One line, or what is wrong with it and what to write. `isCountry` knows ISO 3166. */
export function readVolume(
  line: VolumeLine,
  today: string,
  isCountry: (code: string) => boolean,
): Volume | { problem: string } {
  const { date, channel } = line;
  const country = line.country.toUpperCase();
  const contacts = wholeNumber(line.contacts);
  const activeUsers = line.active_users === '' ? null : wholeNumber(line.active_users);
  if (!isMatch(date, 'yyyy-MM-dd') || date.length !== 10)
    return { problem: `The date “${date}” is none. Write it like 2026-11-23.` };
  if (date > today) return { problem: `The date ${date} is still to come.` };
  if (country !== '' && !isCountry(country))
    return { problem: `The country “${line.country}” is none. Write two letters, like IE, or nothing.` };
  if (channel.length > maxChannel) return { problem: `The channel is longer than ${maxChannel} letters.` };
  if (contacts === undefined)
    return { problem: `“${line.contacts}” is no number of contacts. Write a whole number, like 1250.` };
  if (activeUsers === undefined)
    return {
      problem: `“${line.active_users}” is no number of active users. Write a whole number, or nothing.`,
    };
  return { day: date, country, channel: channel.toLowerCase(), contacts, activeUsers };
}

function wholeNumber(text: string): number | undefined {
  const number = Number(text);
  return /^\d{1,10}$/.test(text) && number <= mostCounted ? number : undefined;
}
