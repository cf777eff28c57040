/** Whether the bot does its work, and if not, why not in a few plain words. */
import type { Asked } from './metrics.ts';
import type { CommitOutcome } from './store.ts';

/** The loop sleeps a second at most, and a busy database is waited for a few. */
export const loopWithinMs = 30_000;
/** A call to Slack takes ten seconds at most, and what failed is tried again within a minute. */
export const deliveryWithinMs = 180_000;

export type Readiness = {
  wentRound(): void;
  settled(): void;
  /** Slack wants nothing there for so long, and nobody expects anything meanwhile. */
  parked(ms: number): void;
  committed(outcome: CommitOutcome): void;
  running(asked: Asked): void;
  stopping(): void;
  /** Empty when it is ready. */
  reasons(now: number): Promise<string[]>;
};

/** `monotonic` is what passes, in milliseconds, whatever happens to the clock of the machine. */
export function createReadiness(monotonic: () => number = () => performance.now()): Readiness {
  let asked: Asked | undefined;
  let stopping = false;
  /** The last change that reached the database was not taken. */
  let unwritten = false;
  let roundAt = monotonic();
  let settledAt = monotonic();
  const since = (at: number) => monotonic() - at;
  const seconds = (ms: number) => `${Math.round(ms / 1000)} seconds`;

  return {
    wentRound() {
      roundAt = monotonic();
    },
    settled() {
      settledAt = Math.max(settledAt, monotonic());
    },
    parked(ms) {
      settledAt = Math.max(settledAt, monotonic() + ms);
    },
    committed(outcome) {
      if (outcome === 'ok' || outcome === 'unavailable') unwritten = outcome === 'unavailable';
    },
    running(now) {
      asked = now;
      roundAt = monotonic();
      settledAt = monotonic();
    },
    stopping() {
      stopping = true;
    },
    async reasons(now) {
      if (stopping) return ['It is stopping.'];
      if (!asked) return ['It is starting: Slack or the database is being waited for.'];
      const reasons: string[] = [];
      if (asked.connections() === 0) reasons.push('No connection to Slack is open.');
      if (since(roundAt) > loopWithinMs) {
        reasons.push(`The loop has not gone round for ${seconds(since(roundAt))}.`);
      }
      try {
        const { oldestDueAt } = await asked.standing();
        const dueForMs = oldestDueAt === null ? 0 : now - oldestDueAt;
        // What another instance sends says nothing of this one.
        if (asked.sends() && dueForMs > deliveryWithinMs && since(settledAt) > deliveryWithinMs) {
          reasons.push(`Something has been due for ${seconds(dueForMs)}, and delivery does not take it up.`);
        }
      } catch {
        reasons.push('The database cannot be read.');
      }
      try {
        // It may be a minute until something else is written.
        if (unwritten) await asked.write();
      } catch {
        reasons.push('The database cannot be written.');
      }
      return reasons;
    },
  };
}
