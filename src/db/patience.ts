/** Waiting for a database that is away for a moment: with the database, not with each attempt, so that those who come meanwhile do not add up theirs. */
import { setTimeout as pause } from 'node:timers/promises';

/** Longer without anybody finding it away, and it is taken to have been there meanwhile. */
const gapMs = 1000;

export type Patiently = <T>(attempt: () => T | PromiseLike<T>) => Promise<T>;

/** The first try is made at once; what passes is tried again until patience ends, and thrown as it was understood. */
export function createPatience(
  patienceMs: number,
  { understand, passes }: { understand(error: unknown): unknown; passes(understood: unknown): boolean },
): Patiently {
  const away = { sinceMs: 0, lastMs: Number.NEGATIVE_INFINITY };
  function awayForMs(startedMs: number): number {
    const nowMs = performance.now();
    if (startedMs - away.lastMs > gapMs) away.sinceMs = startedMs;
    away.lastMs = nowMs;
    return nowMs - away.sinceMs;
  }
  return async (attempt) => {
    for (let waitMs = 5; ; waitMs = Math.min(waitMs * 2, 100)) {
      const startedMs = performance.now();
      try {
        const result = await attempt();
        away.lastMs = Number.NEGATIVE_INFINITY;
        return result;
      } catch (error) {
        const understood = understand(error);
        if (!passes(understood) || awayForMs(startedMs) >= patienceMs) throw understood;
        await pause(waitMs);
      }
    }
  };
}
