/**
 * Whether work on a text grows faster than the text: a busy machine makes both slow, and the least of several tries is what the work
 * itself takes. What grows too fast does so in every try.
 */

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

function msOf(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

export const repeated =
  (piece: string) =>
  (length: number): string =>
    piece.repeat(length / piece.length);
