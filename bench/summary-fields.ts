/**
 * Reads every call summary of a folder, and reports for each field how many were read right, wrong or not at all.
 *
 *   npx tsx bench/summary-fields.ts [FOLDER …] [--all]
 *
 * A `.yml` file has summaries with the right answers, as those in bench/summaries; what it does not name is not there to be read. A
 * `.jsonl` file has a JSON object with a `text` on each line and no answers: what is read from it is counted as a guess to look at.
 * --all lists what was read right too. Exits with 1 when a priority, a phone or a callback is wrong, or a text was changed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TZDate } from '@date-fns/tz';
import { parse } from 'yaml';
import type { CallSummary } from '../src/domain/reading/call-summary.ts';
import { withPictures } from '../src/domain/reading/emoji.ts';
import { plain } from '../src/views/parts.ts';
import { parseCallSummary } from '../test/support/call-summary.ts';
import { inColumns } from './columns.ts';

const fields = ['priority', 'phone', 'callback', 'country', 'account', 'amount', 'language'] as const;
type Field = (typeof fields)[number];
type Answers = { [F in Exclude<Field, 'amount'>]?: string | boolean } & { amounts?: string[] };
type Summary = { where: string; text: string; is: Answers | undefined; now: number; timeZone: string };
type Verdict = 'right' | 'wrong' | 'missed' | 'guessed';

const identifiers = [{ kind: 'account', pattern: /\bacct_[A-Za-z0-9]{3,32}/u }];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false } },
});
const folders = positionals.length > 0 ? positionals : [join(import.meta.dirname, 'summaries')];

/** `2026-11-24 15:00` as a clock on the wall in that zone shows it. */
function instant(wall: string, timeZone: string): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = wall.split(/\D/).map(Number);
  return new TZDate(year, month - 1, day, hour, minute, timeZone).getTime();
}

function summariesIn(path: string): Summary[] {
  const source = readFileSync(path, 'utf8');
  const name = path.split('/').at(-1) ?? path;
  if (path.endsWith('.jsonl')) {
    const timeZone = 'Europe/London';
    return source.split('\n').flatMap((line, index) => {
      if (line.trim() === '') return [];
      const { text } = JSON.parse(line) as { text: string };
      const now = instant('2026-11-23 10:00', timeZone);
      return [{ where: `${name}:${index + 1}`, text, is: undefined, now, timeZone }];
    });
  }
  const file = parse(source) as {
    now: string;
    time_zone: string;
    language: string;
    summaries: { text: string; is: Answers }[];
  };
  return file.summaries.map(({ text, is }, index) => ({
    where: `${name} ${index + 1}`,
    text,
    is: { language: file.language, ...is },
    now: instant(file.now, file.time_zone),
    timeZone: file.time_zone,
  }));
}

const times: Record<string, number> = {
  k: 1e3,
  m: 1e6,
  tsd: 1e3,
  tausend: 1e3,
  mille: 1e3,
  万: 1e4,
  億: 1e8,
};

/** `1.234,56`, `1,2 Mio.`, `9k` and `1億2,000万` as a number. */
function numberIn(written: string): number {
  const parts = written.normalize('NFKC').match(/\d[\d.,'’ ]*[^\d.,'’ ]*/gu) ?? [];
  return parts.reduce((sum, part) => {
    const [digits = ''] = /^[\d.,'’ ]+/u.exec(part) ?? [];
    const unit = part.slice(digits.length).toLowerCase();
    const cents = /[.,](\d{1,2})?$/.exec(digits.trim());
    const whole = (cents ? digits.trim().slice(0, cents.index) : digits).replace(/\D/g, '');
    return sum + Number(`${whole}.${cents?.[1] ?? 0}`) * (/^mi[lo]/.test(unit) ? 1e6 : (times[unit] ?? 1));
  }, 0);
}

function asMoney(said: string): string {
  const [amount = '', currency = ''] = said.split(' ');
  return `${Number(amount)} ${currency}`;
}

/** What was read, as the answers are written. */
function readIn({
  priority,
  onPhone,
  callbackAt,
  country,
  account,
  amount,
  currency,
  language,
}: CallSummary) {
  const money = amount === undefined ? undefined : `${numberIn(amount)} ${currency ?? ''}`;
  return { priority, phone: onPhone, callback: callbackAt, country, account, amount: money, language };
}

function answersOf({ is, timeZone }: Summary): Partial<Record<Field, (string | boolean | number)[]>> {
  const { callback, amounts, ...rest } = is ?? {};
  return {
    ...Object.fromEntries(Object.entries(rest).map(([field, answer]) => [field, [answer]])),
    ...(callback === undefined ? {} : { callback: [instant(String(callback), timeZone)] }),
    ...(amounts === undefined ? {} : { amount: amounts.map(asMoney) }),
  };
}

function judge(summary: Summary, read: string | boolean | number | undefined, field: Field) {
  const answers = answersOf(summary)[field];
  if (read === undefined) return answers ? 'missed' : undefined;
  if (summary.is === undefined) return 'guessed';
  return answers?.includes(read) ? 'right' : 'wrong';
}

const counts = Object.fromEntries(
  fields.map((field) => [field, { right: 0, wrong: 0, missed: 0, guessed: 0 }]),
) as Record<Field, Record<Verdict, number>>;
const told: string[] = [];
let changed = 0;

const paths = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:ya?ml|jsonl)$/.test(name))
    .map((name) => join(folder, name)),
);
const summaries = paths.flatMap(summariesIn);
for (const summary of summaries) {
  const { where, text, now, timeZone } = summary;
  const found = parseCallSummary(plain(text), { identifiers, now, timeZone });
  if (found.details !== withPictures(text.trim())) {
    changed += 1;
    told.push(`${where}: the text was changed`);
  }
  const read = readIn(found);
  for (const field of fields) {
    const verdict = judge(summary, read[field], field);
    if (verdict === undefined) continue;
    counts[field][verdict] += 1;
    if (verdict === 'right' && !values.all) continue;
    const quote = found.quotes[field === 'phone' ? 'onPhone' : field === 'callback' ? 'callbackAt' : field];
    const shown = (value: unknown) =>
      field === 'callback' && typeof value === 'number' ? new TZDate(value, timeZone).toISOString() : value;
    const wanted = answersOf(summary)[field]?.map(shown).join(' or ') ?? 'nothing';
    told.push(
      `${where}: ${field} ${verdict}: ${shown(read[field]) ?? 'nothing'} from "${quote ?? ''}", there is ${wanted}`,
    );
  }
}

const percent = (part: number, of: number) => (of === 0 ? '' : `${((100 * part) / of).toFixed(1)} %`);
const rows = fields.map((field) => {
  const { right, wrong, missed, guessed } = counts[field];
  const there = summaries.filter((summary) => answersOf(summary)[field]).length;
  return [field, there, right, wrong, missed, percent(right, there), percent(right, right + wrong), guessed];
});
process.stdout.write(
  [
    ...told,
    '',
    `${summaries.length} summaries, ${changed} changed`,
    ...inColumns([
      [
        'field',
        'there',
        'right',
        'wrong',
        'missed',
        'found',
        'right of those read',
        'guessed without answers',
      ],
      ...rows,
    ]),
    '',
  ].join('\n'),
);
if (changed + counts.priority.wrong + counts.phone.wrong + counts.callback.wrong > 0) process.exitCode = 1;
