/** What the simulated Slack does to the bot's calls, and to what it brings the bot. */
import type { Fault } from '../../sandbox/slack/faults.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { createChance } from './chance.ts';
import { lookUps } from './ledger.ts';

/** Of all calls, and of all deliveries. */
export const share = 0.3;

/** Each as likely as another; those that cost the bot half a minute are rare. */
const faults: readonly Fault[] = [
  ...several(9, { kind: 'rate_limited', retryAfterS: 1 }),
  ...several(3, { kind: 'rate_limited', retryAfterS: 3 }),
  ...several(6, { kind: 'http_500' }),
  ...several(3, { kind: 'http_500_after' }),
  ...several(5, { kind: 'error', error: 'internal_error' }),
  ...several(3, { kind: 'error_after', error: 'internal_error' }),
  ...several(6, { kind: 'drop_before' }),
  ...several(8, { kind: 'drop_after' }),
  ...several(6, { kind: 'slow', delayMs: 300 }),
  ...several(5, { kind: 'slow', delayMs: 2_500 }),
  ...several(4, { kind: 'late', delayMs: 1_500 }),
  ...several(1, { kind: 'slow', delayMs: 13_000 }),
  ...several(1, { kind: 'late', delayMs: 13_000 }),
];

function several(count: number, fault: Fault): Fault[] {
  return Array.from({ length: count }, () => fault);
}

/** Slack says slowly who somebody is: longer than it waits for an acknowledgement itself, in a tenth of all look-ups. */
const slowLookUpsMs = [2_000, 5_000, 9_000];
const slowShare = 0.1;

export function makeTrouble(slack: Workspace, seed: number): void {
  const { random } = createChance(seed + 5);
  for (const method of lookUps) {
    for (const delayMs of slowLookUpsMs) {
      const when = () => random() < slowShare / slowLookUpsMs.length;
      slack.faults.add({ kind: 'slow', method, delayMs, when, times: Number.POSITIVE_INFINITY });
    }
  }
  slack.faults.chaos({ seed, share, faults: [...faults], sparing: [] });
  slack.way.chaos({ seed: seed + 1, share });
}

export function makePeace(slack: Workspace): void {
  slack.faults.clear();
  slack.way.clear();
}

/** Cuts and refreshes of sockets, until the answer is called. */
export function shakeSockets(slack: Workspace, random: () => number): () => void {
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(
      () => {
        const chance = random();
        if (chance < 0.3) slack.cutSockets();
        else if (chance < 0.7) slack.cutSockets(1);
        else slack.refreshSockets();
        next();
      },
      1_500 + random() * 6_000,
    );
  };
  next();
  return () => clearTimeout(timer);
}
