/** Nobody posts or edits while another instance is the sender. */
import type { Term } from '../stored.ts';
import { unasked, type Violation } from '../violation.ts';

/** What an instance asked of Slack that only the sender asks, and when it was last let go after it was held up. */
export type Sent = { pid: number; at: number; method: string; letGoAt: number };

/** Two clocks of one machine, and the way to Slack. */
const marginMs = 50;

/** What begins a request that only delivery makes. */
const request = /^POST \/api\/(chat\.(?:postMessage|update|delete)) /;

export const sentIn = (chunk: Buffer): string | undefined =>
  request.exec(chunk.toString('latin1', 0, 60))?.[1];

/** Held up between its look at the lease and the call, it makes that call when it goes on; rows have leases of their own for that (decision 72). */
const aboutToMs = 1_000;

export function judgeSenders(sent: readonly Sent[], terms: readonly Term[]): Violation[] {
  const excused = new Set<string>();
  return sent.flatMap(({ pid, at, method, letGoAt }) => {
    const term = terms.findLast(({ since }) => since + marginMs <= at);
    const isBeginning = terms.some((one) => one.pid === pid && Math.abs(one.since - at) < marginMs);
    if (!term || term.pid === pid || isBeginning) return [];
    const hold = `${pid} ${letGoAt}`;
    if (at - letGoAt < aboutToMs && !excused.has(hold)) {
      excused.add(hold);
      return [];
    }
    return [
      unasked(
        `Process ${pid} asked for ${method} at ${new Date(at).toISOString().slice(11, 23)}, when process ${term.pid} had been the sender for ${at - term.since} ms`,
      ),
    ];
  });
}
