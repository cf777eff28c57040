/** Sends many requests, several at once, and keeps what the judge needs of each. */
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import type { Sent } from './judge.ts';
import { pick, type Random } from './mutation.ts';
import type { Recorded } from './recording.ts';
import { type FuzzRequest, nextRequest } from './requests.ts';
import { type Answered, garbage, send, sendBytes } from './sending.ts';

export type Fuzzed = {
  /** How often each kind of request was answered how. */
  answers: Map<string, Map<Answered['status'], number>>;
  sent: Map<string, Sent[]>;
  slowestMs: number;
  /** Requests without an answer inside Slack's three seconds. */
  late: string[];
  serverErrors: string[];
};

const atOnce = 6;
const slacksPatienceMs = 3000;

export async function fuzz(parts: {
  port: number;
  slack: Workspace;
  recorded: readonly Recorded[];
  random: Random;
  count: number;
  /** Now and then, with the number of requests so far. */
  between?: (soFar: number) => Promise<void>;
}): Promise<Fuzzed> {
  const { port, slack, recorded, random, count } = parts;
  const fuzzed: Fuzzed = { answers: new Map(), sent: new Map(), slowestMs: 0, late: [], serverErrors: [] };

  function note(about: string, { status, ms }: Answered, detail: string): void {
    const counts = fuzzed.answers.get(about) ?? new Map<Answered['status'], number>();
    counts.set(status, (counts.get(status) ?? 0) + 1);
    fuzzed.answers.set(about, counts);
    fuzzed.slowestMs = Math.max(fuzzed.slowestMs, ms);
    if (status === 'late' || ms > slacksPatienceMs)
      fuzzed.late.push(`${about}, ${Math.round(ms)} ms: ${detail}`);
    if (typeof status === 'number' && status >= 500)
      fuzzed.serverErrors.push(`${about}, ${status}: ${detail}`);
  }

  async function sendOne(request: FuzzRequest): Promise<void> {
    const { key, carriedWell, payload, about } = request;
    fuzzed.sent.set(key, [...(fuzzed.sent.get(key) ?? []), { carriedWell, payload }]);
    const detail = request.body.toString().slice(0, 3000);
    note(about, await send(port, request), detail);
    if (random() < 0.05) note('sent twice', await send(port, request), detail);
  }

  for (let soFar = 0; soFar < count; ) {
    const round = Math.min(atOnce, count - soFar);
    await Promise.all(
      Array.from({ length: round }, async () => {
        if (random() >= 0.02) return sendOne(nextRequest(random, recorded, slack));
        const [about, bytes] = pick(random, Object.entries(garbage));
        note(about, await sendBytes(port, bytes), about);
      }),
    );
    soFar += round;
    await parts.between?.(soFar);
  }
  return fuzzed;
}
