/** One thing after the other: the story, the prompt, requests over HTTP and the heartbeat never act at once. */

export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurns(): { inTurn: InTurn; isFree(): boolean } {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    inTurn(work) {
      waiting += 1;
      const mine = last.then(work, work).finally(() => {
        waiting -= 1;
      });
      last = mine.catch(() => undefined);
      return mine;
    },
    isFree: () => waiting === 0,
  };
}
