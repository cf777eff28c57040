/** One thing after the other: the story, the prompt, requests over HTTP, moves of the clock and the heartbeat never act at once. */

export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export type Turns = {
  inTurn: InTurn;
  /** Once everything that is in turn now is done, and without anybody waiting for it: two people may act at once. */
  behind: InTurn;
  isFree(): boolean;
};

export function createTurns(): Turns {
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
    async behind(work) {
      await last;
      return work();
    },
    isFree: () => waiting === 0,
  };
}
