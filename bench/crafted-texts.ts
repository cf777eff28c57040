/**
 * Reads texts of 100,000 characters that were made to be slow, and compares each with ordinary prose of that length in the same run.
 *
 *   npx tsx bench/crafted-texts.ts [--json]
 *
 * Exits with 1 when one of them costs a reader more than five times what prose costs it, or more than six times what a quarter of it costs.
 */
import { parseArgs } from 'node:util';
import { parseCallSummary } from '../src/domain/reading/call-summary.ts';
import { parseCommand } from '../src/domain/reading/command-text.ts';
import { searchWords } from '../src/domain/reading/search-words.ts';
import { inColumns } from './columns.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const length = 100_000;
const times = 5;
const growth = 6;
/** Below this a clock tells nothing. */
const noticedMs = 30;

const clock = { now: Date.parse('2026-11-23T12:00:00Z'), timeZone: 'Europe/Dublin' };
const identifiers = [{ kind: 'account', pattern: /\bacct_[A-Za-z0-9]{3,32}/u }];
const teams = [{ id: 'new-markets', name: 'New Markets' }];
const readers: Record<string, (text: string) => unknown> = {
  'a call summary': (text) => parseCallSummary(text, { ...clock, identifiers }),
  'a command': (text) => parseCommand(text, { teams, prefix: 'ESC' }),
  'words to search for': searchWords,
};

const prose = [
  'The customer runs a small bakery and writes that the payout of last week has not arrived at her bank.',
  'We checked the account and the address, and asked her for the letter that the bank sent on 12 November.',
  'Sie möchte wissen, ob die Gebühr von 12,90 Euro noch einmal abgezogen wird, und bittet um eine kurze Antwort.',
  'Le lecteur de cartes s’arrête après chaque vente ; elle a déjà changé de câble et redémarré deux fois.',
  'お客様は先週から管理画面にログインできず、請求書を確認できないとのことです。',
].join('\n');

const pieces =
  'Account: acct_1 | |.|\\n|<|1 |1,234|call the the |ruf |*|- |時|US |a \u00a6 |not urgent |“|"|urgent |this is urgent |1億|\u00a6 a |\u00a6\\n|# Account\\n|**Account**\\n|折り返し|から|new |GB |call back at 9:15. |call back 3pm tomorrow. |Rückruf um |1.1.|12/12 |customer is on the phone |not |nobody said |🚨|🇩🇪|ー|は|イン|the customer |if |a:b |. |？|Priority: |(|)|&lt;|<@U1> |e.g. |24. |一|十|0|k |$|€1 |call back at payday |Mon |\'|’|\u200b|\u3164|é|in a |in 1 h |A |Aa Bb time |UTC+|+|15:00 |at |on |Feiertag |x,|x;|x\\t|  |_|~|`|[|]|【|】|国：|null |&|I’ve been on hold |si |wenn |rappel |zurück |a\\u0301|\\u00ad|…|!|?!|日|月|France |フランス|フラ|united |1年|call back since |do not call before ';

/** Each piece again and again, with an end that does not fit. */
const crafted = pieces
  .split('|')
  .map((piece) => piece.replaceAll('\u00a6', '|').replaceAll('\\n', '\n').replaceAll('\\t', '\t'))
  .filter((piece) => piece !== '')
  .map((piece) => ({ piece, of: (size: number) => `${filled(piece, size - 1)}x` }));

function filled(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
}

/** Milliseconds of the processor; the best of five, so that what else the machine does counts less. */
function cost(read: (text: string) => unknown, text: string): number {
  const costs = [0, 1, 2, 3, 4].map(() => {
    const before = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...costs);
}

const results = Object.entries(readers).map(([reader, read]) => {
  cost(read, filled(prose, length));
  const proseMs = cost(read, filled(prose, length));
  const found = crafted.map(({ piece, of }) => {
    const ms = cost(read, of(length));
    return { piece, ms, grew: ms > noticedMs ? ms / cost(read, of(length / 4)) : 1 };
  });
  const worst = found.reduce((a, b) => (b.ms > a.ms ? b : a));
  const steepest = found.reduce((a, b) => (b.grew > a.grew ? b : a));
  const isSlow = worst.ms > Math.max(noticedMs, times * proseMs) || steepest.grew > growth;
  return { reader, proseMs, worst, steepest, isSlow };
});

if (values.json) {
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
} else {
  const rows = results.map(({ reader, proseMs, worst, steepest, isSlow }) => [
    `${reader}${isSlow ? ' (too slow)' : ''}`,
    proseMs,
    worst.ms,
    worst.ms / proseMs,
    JSON.stringify(worst.piece),
    steepest.grew,
    JSON.stringify(steepest.piece),
  ]);
  const head = [
    'reader',
    'prose ms',
    'worst ms',
    'times prose',
    'made of',
    'four times the length',
    'made of',
  ];
  process.stdout.write(`${crafted.length} texts\n${inColumns([head, ...rows]).join('\n')}\n`);
}
if (results.some(({ isSlow }) => isSlow)) process.exitCode = 1;
