/**
 * Whether work on a text grows faster than the text. What other threads and programs do meanwhile does not count where the machine tells
 * it apart; where it does not, the least of several tries does.
 */
import { existsSync, readFileSync } from 'node:fs';

const tries = { least: 3, most: 12 };
/** Four times the text may take so many times as long; what takes the square of it takes sixteen times. */
const mostGrowth = 9;
/** Less is noise, and is enough for nobody to wait. */
const fewMs = 60;

export function growsTooFast(work: (text: string) => void, textOf: (length: number) => string): boolean {
  const [long, short] = [textOf(100_000), textOf(25_000)];
  const least = { longMs: Number.POSITIVE_INFINITY, shortMs: Number.POSITIVE_INFINITY };
  for (let n = 0; n < tries.most; n++) {
    least.longMs = Math.min(
      least.longMs,
      msOf(() => work(long)),
    );
    if (least.longMs <= fewMs) return false;
    least.shortMs = Math.min(
      least.shortMs,
      msOf(() => work(short)),
    );
    if (n + 1 >= tries.least && least.longMs <= mostGrowth * least.shortMs) return false;
  }
  return true;
}

/** Of Linux: what the thread that reads it has run for, in nanoseconds, comes first in it. */
const ownTime = '/proc/thread-self/schedstat';
const ranForMs = existsSync(ownTime)
  ? () => Number(readFileSync(ownTime, 'utf8').split(' ')[0]) / 1e6
  : () => performance.now();

function msOf(work: () => void): number {
  const from = ranForMs();
  work();
  return ranForMs() - from;
}

export const repeated =
  (piece: string) =>
  (length: number): string =>
    piece.repeat(length / piece.length);
