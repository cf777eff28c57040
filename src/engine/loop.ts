/** The loop: does what is due, sleeps until the next thing is, and is woken by a commit. Running late, twice or after a restart does no harm. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { ClockError } from './engine-types.ts';

/** One of the things that fall due: does what is due now and says when more is; null when nothing is. */
export type DueWork = () => Promise<Instant | null>;

export type Loop = {
  /** Goes round once; the instant at which something is due next, or null. Also how tests and the sandbox move it by hand. */
  turn(): Promise<Instant | null>;
  start(): void;
  /** Something may be due now. */
  wake(): void;
  /** Resolves when the round under way has ended. */
  stop(): Promise<void>;
};

export type LoopWatch = { round(ms: number): void; failed(): void };

/** A clock that was set forward is noticed within this. */
const longestSleepMs = 1000;

export function createLoop(parts: {
  turns: readonly DueWork[];
  now(): Instant;
  log: { error(facts: object, message: string): void };
  watch?: LoopWatch | undefined;
}): Loop {
  const { now, log, watch } = parts;
  const rest = createRest();
  let running = false;
  let ended: Promise<void> = Promise.resolve();
  const turn = () => goRound(parts.turns);

  async function run(): Promise<void> {
    while (running) {
      rest.begin();
      let next: Instant | null = null;
      const startedAt = performance.now();
      try {
        next = await turn();
        watch?.round(performance.now() - startedAt);
      } catch (error) {
        watch?.failed();
        // A database that is busy or full now may serve the next round; nothing has been marked as done.
        const about = error instanceof ClockError ? { escalation: error.escalation } : {};
        log.error({ ...about, error }, 'a round of the loop failed; the next will take it up');
        rest.begin();
        await rest.sleep(longestSleepMs);
        continue;
      }
      if (running) await rest.sleep(next === null ? longestSleepMs : Math.min(next - now(), longestSleepMs));
    }
  }

  return {
    turn,
    start() {
      if (running) return;
      running = true;
      ended = run();
    },
    wake: rest.wake,
    async stop() {
      running = false;
      rest.wake();
      await ended;
    },
  };
}

/** What fails in one turn keeps the others from nothing; it is thrown when all have had theirs. */
export async function goRound(turns: readonly DueWork[]): Promise<Instant | null> {
  let next: Instant | null = null;
  let failed: { error: unknown } | undefined;
  for (const one of turns) {
    try {
      const due = await one();
      if (due !== null) next = next === null ? due : Math.min(next, due);
    } catch (error) {
      failed ??= { error };
    }
  }
  if (failed) throw failed.error;
  return next;
}

/** The sleep between rounds: whoever wakes it, even before it has begun, ends it. */
function createRest() {
  let woken = false;
  let rouse: (() => void) | undefined;
  return {
    begin() {
      woken = false;
    },
    async sleep(ms: number): Promise<void> {
      // Even without sleep, others must get their turn: the database answers without ever letting go.
      if (woken || ms <= 0) return new Promise((resolve) => setImmediate(resolve));
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      rouse = undefined;
    },
    wake() {
      woken = true;
      rouse?.();
    },
  };
}
