/** What a simulation prints: a table of messages, and the numbers below it. */
import { type Counts, type Peak, sum, type Worst } from './counts.ts';
import type { Difference } from './difference.ts';
import type { Outlook } from './outlook.ts';
import type { Row } from './rows.ts';

const headings = ['', 'escalation', 'instant', 'local', 'who', 'what'];

export function outlookLines({ rows, counts, worst, leftOut }: Outlook): string[] {
  return [
    ...(rows.length > 0 ? table(rows.map((row) => ['', row] as const)) : ['Nobody would be told anything.']),
    '',
    totals(rows.length, counts),
    ...perPerson(counts),
    ...worstLines(worst),
    ...leftOut,
  ];
}

/** The sign before a line says in which of the two it is: - the first, + the second. */
export function differenceLines({ onlyBefore, onlyAfter, before, after }: Difference): string[] {
  const changed = [
    ...onlyBefore.map((row) => ['-', row] as const),
    ...onlyAfter.map((row) => ['+', row] as const),
  ].sort(([, one], [, other]) => one.at - other.at);
  const [was, is] = [sum(before.counts), sum(after.counts)];
  const names = [...new Set([...Object.keys(before.counts), ...Object.keys(after.counts)])].sort();
  return [
    ...(changed.length > 0 ? table(changed) : ['Everybody would be told the same.']),
    '',
    `Messages ${before.rows.length} → ${after.rows.length}, notifications ${was.pings} → ${is.pings}, at night ${was.atNight} → ${is.atNight}.`,
    ...names.flatMap((name) => changeOf(name, before.counts[name], after.counts[name])),
    ...new Set([...before.leftOut, ...after.leftOut]),
  ];
}

const none = { pings: 0, atNight: 0 };

function changeOf(name: string, was = none, is = none): string[] {
  if (was.pings === is.pings && was.atNight === is.atNight) return [];
  return [`  ${name}: ${was.pings} → ${is.pings}, at night ${was.atNight} → ${is.atNight}`];
}

function totals(messages: number, counts: Counts): string {
  const { pings, atNight } = sum(counts);
  const words = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
  return `${words(messages, 'message')}, ${words(pings, 'notification')}, ${atNight} of them at night (22:00 to 07:00).`;
}

const perPerson = (counts: Counts): string[] =>
  Object.entries(counts).map(
    ([name, { pings, atNight, inWorstHour }]) =>
      `  ${name}: ${pings}, at night ${atNight}, in the worst hour ${inWorstHour}`,
  );

export function worstLines({ directInDay, directInHour, mentionsInHour, linesInHour }: Worst): string[] {
  const line = (peak: Peak | null, what: string) =>
    peak ? [`  ${what}: ${peak.most} (${peak.name}, from ${instantWords(peak.at)})`] : [];
  const lines = [
    ...line(directInDay, 'direct messages to one person in a day'),
    ...line(directInHour, 'direct messages to one person in an hour'),
    ...line(mentionsInHour, 'mentions in an hour'),
    ...line(linesInHour, 'lines in one channel in an hour, beside its cards'),
  ];
  return lines.length > 0 ? ['The worst of anybody:', ...lines] : [];
}

const instantWords = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`;

const localWords = ({ local, zone, elsewhere, atNight }: Row): string =>
  [{ local, zone }, ...elsewhere].map((one) => `${one.local} ${one.zone}`).join(', ') +
  (atNight.length > 0 ? ' (night)' : '');

function table(rows: readonly (readonly [sign: string, row: Row])[]): string[] {
  const cells = rows.map(([sign, row]) => [
    sign,
    row.escalation,
    instantWords(row.at),
    localWords(row),
    row.who,
    row.what,
  ]);
  const isSigned = rows.some(([sign]) => sign !== '');
  const shown = [headings, ...cells].map((line) => (isSigned ? line : line.slice(1)));
  const widths = headings.map((_, column) =>
    shown.reduce((widest, line) => Math.max(widest, (line[column] ?? '').length), 0),
  );
  return shown.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
