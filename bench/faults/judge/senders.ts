/** Nobody posts or edits while another instance is the sender. */
import type { Term } from '../stored.ts';
import { unasked, type Violation } from '../violation.ts';

/** What an instance asked of Slack that only the sender asks. */
export type Sent = { pid: number; at: number; method: string };

/** Two clocks of one machine, and the way to Slack. */
const marginMs = 50;

/** What begins a request that only delivery makes. */
const request = /^POST \/api\/(chat\.(?:postMessage|update|delete)) /;

export const sentIn = (chunk: Buffer): string | undefined =>
  request.exec(chunk.toString('latin1', 0, 60))?.[1];

export function judgeSenders(sent: readonly Sent[], terms: readonly Term[]): Violation[] {
  return sent.flatMap(({ pid, at, method }) => {
    const term = terms.findLast(({ since }) => since + marginMs <= at);
    const next = terms.find(({ since }) => since + marginMs > at);
    if (!term || term.pid === pid || next?.pid === pid) return [];
    return [
      unasked(
        `Process ${pid} asked for ${method} at ${new Date(at).toISOString().slice(11, 23)}, when process ${term.pid} had been the sender for ${at - term.since} ms`,
      ),
    ];
  });
}
