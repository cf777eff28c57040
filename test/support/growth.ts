/** Whether work on a text grows faster than the text: a busy machine makes both slow, and the least of several tries is what the work itself takes. */

const tries = 3;
/** Four times the text may take so many times as long; what takes the square of it takes sixteen times. */
const mostGrowth = 9;
/** Less is noise, and is enough for nobody to wait. */
const fewMs = 60;

export function growsTooFast(work: (text: string) => void, textOf: (length: number) => string): boolean {
  const leastMs = (text: string) =>
    Math.min(
      ...Array.from({ length: tries }, () => {
        const from = performance.now();
        work(text);
        return performance.now() - from;
      }),
    );
  const longMs = leastMs(textOf(100_000));
  return longMs > fewMs && longMs > mostGrowth * leastMs(textOf(25_000));
}

export const repeated =
  (piece: string) =>
  (length: number): string =>
    piece.repeat(length / piece.length);
