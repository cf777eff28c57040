/** What asks Slack while the loop goes on: one thing at a time, and whoever has to can wait for its end. */
export type Background = {
  isBusy(): boolean;
  /** Only while it is not busy. */
  start(work: Promise<void>): void;
  /** Resolves when nothing is under way; false when nothing was. */
  idle(): Promise<boolean>;
};

export function createBackground(): Background {
  let underWay: Promise<void> | undefined;
  return {
    isBusy: () => underWay !== undefined,
    start(work) {
      underWay = work.finally(() => {
        underWay = undefined;
      });
    },
    async idle() {
      const wasBusy = underWay !== undefined;
      await underWay;
      return wasBusy;
    },
  };
}
