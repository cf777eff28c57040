/** Counts the requests that are being worked on, so that a stop can wait for them, and has them acknowledged in time. */
import type { App, ReceiverEvent } from '@slack/bolt';
import { TurnedAway } from './admission.ts';
import { acknowledgeLate } from './late-ack.ts';

export type InFlight = {
  /** Resolves when nothing is being worked on, or after `atMostMs`. */
  idle(atMostMs?: number): Promise<void>;
};

/** Bolt's own `stop` does not wait for listeners; every receiver calls `processEvent`, so it is counted there. */
export function countRequests(app: App, log: { info(facts: object, message: string): void }): InFlight {
  let count = 0;
  let waiting: (() => void)[] = [];
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (event: ReceiverEvent) => {
    count += 1;
    const late = acknowledgeLate(event, log);
    try {
      await processEvent(late.event);
      if (late.isLeft()) throw new TurnedAway(503, 'not now');
      await late.done();
    } catch (error) {
      late.refused();
      throw error;
    } finally {
      count -= 1;
      if (count === 0) {
        for (const resolve of waiting) resolve();
        waiting = [];
      }
    }
  };
  return {
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
