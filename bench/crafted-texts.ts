/**
 * Reads texts of 100,000 characters that were made to be slow, and compares each with ordinary prose of that length in the same run.
 *
 *   npx tsx bench/crafted-texts.ts [--json]
 *
 * Exits with 1 when one of them costs a reader more than five times what prose costs it, or more than six times what a quarter of it costs, as does one four times as long. (Between
 * two lengths alone, what the engine compiles or collects just then is seen for growth.)
 */
import { parseArgs } from 'node:util';
import { redact } from '../src/domain/masking/redact.ts';
import { inColumns } from './columns.ts';
import { maskingPieces } from './crafted-pieces.ts';
import { readers as reading, readingPieces } from './crafted-readers.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const readers = { ...reading, redact };
const length = 100_000;
const times = 5;
const growth = 6;
/** Below this a clock tells nothing. */
const noticedMs = 30;

const prose = [
  'The customer runs a small bakery and writes that the payout of last week has not arrived at her bank.',
  'We checked the account and the address, and asked her for the letter that the bank sent on 12 November.',
  'Sie möchte wissen, ob die Gebühr von 12,90 Euro noch einmal abgezogen wird, und bittet um eine kurze Antwort.',
  'Le lecteur de cartes s’arrête après chaque vente ; elle a déjà changé de câble et redémarré deux fois.',
  'お客様は先週から管理画面にログインできず、請求書を確認できないとのことです。',
].join('\n');

/** Each piece again and again, whole, with an end that does not fit: what is read in it does not depend on the length. */
const crafted = [...readingPieces, ...maskingPieces].map((piece) => ({
  piece,
  of: (size: number) => `${piece.repeat((size - 1) / piece.length)}x`,
}));

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
    const grew = ms > noticedMs ? ms / cost(read, of(length / 4)) : 1;
    return { piece, ms, grew: grew > growth ? Math.min(grew, cost(read, of(length * 4)) / ms) : grew };
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
