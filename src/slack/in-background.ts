/** What asks Slack while the loop goes on: one thing at a time, and whoever has to can wait for its end. Where it fails, the next turn takes it up. */
export type Background = {
  isBusy(): boolean;
  /** Only while it is not busy. */
  start(work: Promise<void>): void;
  /** Resolves when nothing is under way; false when nothing was. */
  idle(): Promise<boolean>;
};

export function createBackground(log: { warn(facts: object, message: string): void }): Background {
  let underWay: Promise<void> | undefined;
  return {
    isBusy: () => underWay !== undefined,
    start(work) {
      underWay = work
        // A database that is away now may serve it then.
        .catch((error: unknown) =>
          log.warn({ error }, 'what is done beside the loop failed; it is tried again'),
        )
        .finally(() => {
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
