/** Counts the requests that are being worked on, so that a stop can wait for them: Bolt's own does not. */

export type InFlight = {
  during(work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is being worked on, or after `atMostMs`. */
  idle(atMostMs?: number): Promise<void>;
};

export function createInFlight(): InFlight {
  let count = 0;
  let waiting: (() => void)[] = [];
  return {
    async during(work) {
      count += 1;
      try {
        await work();
      } finally {
        count -= 1;
        if (count === 0) {
          for (const resolve of waiting) resolve();
          waiting = [];
        }
      }
    },
    idle(atMostMs) {
      if (count === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = atMostMs === undefined ? undefined : setTimeout(resolve, atMostMs);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}
