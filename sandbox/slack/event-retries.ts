/** Events nobody acknowledged: Slack tries them again at once, after one minute and after five, and then gives up. */

import type { Delivery, Failure, Reply } from './delivery.ts';
import type { State } from './state.ts';

/** After the one at once an event is tried again so much later, in real time; `by hand`: those tries wait to be asked for. */
export type EventRetries = readonly [secondMs: number, thirdMs: number] | 'by hand';

/** As Slack does it. */
export const slacksEventRetries: EventRetries = [60_000, 300_000];

const maxRetries = 3;

export function createEventRetries(
  state: State,
  retries: EventRetries,
  /** Once more, noted as under way. */
  attempt: (delivery: Delivery) => Promise<Reply>,
) {
  const pending: Delivery[] = [];
  const timers = new Map<Delivery, NodeJS.Timeout>();
  let connections = 0;

  function wait(delivery: Delivery, reason: Failure): void {
    pending.push(delivery);
    if (retries === 'by hand') return;
    // What found nobody to give it to was no try.
    if (reason === 'no_connection') delivery.attempts -= 1;
    const timer = setTimeout(() => void again(delivery), retries[delivery.attempts <= 2 ? 0 : 1]);
    timer.unref();
    timers.set(delivery, timer);
  }

  async function again(delivery: Delivery): Promise<void> {
    clearTimeout(timers.get(delivery));
    timers.delete(delivery);
    const at = pending.indexOf(delivery);
    if (at < 0) return;
    pending.splice(at, 1);
    const reply = await attempt(delivery);
    if (!reply.ok && !reply.noRetry && delivery.attempts <= maxRetries) wait(delivery, reply.reason);
  }

  /** What no connection took, or one that broke, goes to the next that opens. */
  state.on('connection', ({ open }) => {
    const isNew = open > connections;
    connections = open;
    if (!isNew || retries === 'by hand') return;
    for (const delivery of [...pending]) {
      const last = delivery.reply;
      const brokeOff = last && !last.ok && ['no_connection', 'connection_lost'].includes(last.reason);
      if (brokeOff) void again(delivery);
    }
  });

  return {
    /** The first try has failed. */
    async failed(delivery: Delivery, first: Reply & { ok: false }): Promise<void> {
      if (first.noRetry) return;
      const second = await attempt(delivery);
      if (second.ok || second.noRetry) return;
      wait(delivery, second.reason);
      if (second.reason === 'timeout') state.object('no_ack', `Nothing acknowledged ${delivery.about}.`);
    },
    /** Events still waiting for their second or third retry. */
    pending: () => [...pending],
    async retryPending(): Promise<void> {
      for (const delivery of [...pending]) await again(delivery);
    },
    /** Slack gives up on what it has not delivered. */
    giveUp(): void {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      pending.length = 0;
    },
  };
}
