/** Taking what people did to the bot: over sockets or HTTP, again where Slack would try again, twice where a test asks for it. */

import { copyOf, type JsonObject } from './json.ts';
import type { createWay } from './on-the-way.ts';
import type { State } from './state.ts';

export type Kind = 'slash_commands' | 'interactive' | 'events_api';

export type Reply = { ok: true; body: unknown } | { ok: false; reason: Failure; noRetry?: boolean };

/** `no_connection`, `connection_lost` and `lost` are about the way, `timeout` and `http_error` about the bot. */
export type Failure = 'timeout' | 'no_connection' | 'connection_lost' | 'lost' | 'http_error';

/** After the one at once an event is tried again so much later, in real time; `by hand`: those tries wait to be asked for. */
export type EventRetries = readonly [secondMs: number, thirdMs: number] | 'by hand';

/** As Slack does it. */
export const slacksEventRetries: EventRetries = [60_000, 300_000];

export type Delivery = {
  /** Envelope id: the same at every attempt. */
  id: string;
  kind: Kind;
  payload: JsonObject;
  /** Who acted, for commands and interactions. */
  user: string | undefined;
  /** In words, for messages about it. */
  about: string;
  attempts: number;
  reply: Reply | undefined;
  /** When it was first known to be acknowledged. */
  acknowledgedAt: number | undefined;
};

export type Transport = (
  delivery: Delivery,
  retry: { number: number; reason: string } | undefined,
) => Promise<Reply>;

export type Deliveries = ReturnType<typeof createDeliveries>;

const maxEventRetries = 3;
const retryReasons: { [reason in Failure]: string } = {
  timeout: 'http_timeout',
  lost: 'http_timeout',
  no_connection: 'connection_failed',
  connection_lost: 'connection_failed',
  http_error: 'http_error',
};

type Way = Pick<ReturnType<typeof createWay>, 'carry'>;

export function createDeliveries(
  state: State,
  transport: () => Transport,
  { way, eventRetries = 'by hand' }: { way: Way; eventRetries?: EventRetries | undefined },
) {
  const all: Delivery[] = [];
  const pending: Delivery[] = [];
  const timers = new Map<Delivery, NodeJS.Timeout>();
  const underWay = new Set<Promise<unknown>>();
  let duplicateNext = false;

  async function attempt(delivery: Delivery): Promise<Reply> {
    const last = delivery.reply;
    const retry =
      last && !last.ok ? { number: delivery.attempts, reason: retryReasons[last.reason] } : undefined;
    delivery.attempts += 1;
    const reply = await way.carry(delivery, retry, transport);
    delivery.reply = reply;
    if (reply.ok) delivery.acknowledgedAt ??= state.clock.now();
    return reply;
  }

  /** What the bot answers to the second is not acted on. */
  async function attemptTwice(delivery: Delivery): Promise<Reply> {
    const [first] = await Promise.all([attempt(delivery), transport()(delivery, undefined)]);
    delivery.attempts += 1;
    return first;
  }

  async function send(delivery: Delivery): Promise<Delivery> {
    all.push(delivery);
    const twice = duplicateNext;
    duplicateNext = false;
    const reply = await (twice ? attemptTwice(delivery) : attempt(delivery));
    if (reply.ok) return delivery;
    if (delivery.kind === 'events_api') await retryAtOnce(delivery, reply);
    else complain(delivery, reply.reason);
    return delivery;
  }

  /** Slack tries an event again at once, after one minute and after five: the later two wait for `retryPending`. */
  async function retryAtOnce(delivery: Delivery, reply: Reply): Promise<void> {
    if (!reply.ok && reply.noRetry) return;
    const second = await attempt(delivery);
    if (second.ok || second.noRetry) return;
    wait(delivery, second.reason);
    if (second.reason === 'timeout') state.object('no_ack', `Nothing acknowledged ${delivery.about}.`);
  }

  function wait(delivery: Delivery, reason: Failure): void {
    // What found nobody to give it to was no try.
    if (eventRetries !== 'by hand' && reason === 'no_connection') delivery.attempts -= 1;
    pending.push(delivery);
    if (eventRetries === 'by hand') return;
    const delayMs = eventRetries[delivery.attempts <= 2 ? 0 : 1];
    const timer = setTimeout(() => void track(tryAgain(delivery)), delayMs);
    timer.unref();
    timers.set(delivery, timer);
  }

  async function tryAgain(delivery: Delivery): Promise<void> {
    clearTimeout(timers.get(delivery));
    timers.delete(delivery);
    const at = pending.indexOf(delivery);
    if (at < 0) return;
    pending.splice(at, 1);
    const reply = await attempt(delivery);
    if (!reply.ok && !reply.noRetry && delivery.attempts <= maxEventRetries) wait(delivery, reply.reason);
  }

  /** What no connection took, or one that broke, goes to the next that opens. */
  let connections = 0;
  state.on('connection', ({ open }) => {
    const isNew = open > connections;
    connections = open;
    if (!isNew || eventRetries === 'by hand') return;
    for (const delivery of [...pending]) {
      const last = delivery.reply;
      const brokeOff = last && !last.ok && ['no_connection', 'connection_lost'].includes(last.reason);
      if (brokeOff) void track(tryAgain(delivery));
    }
  });

  /** The person who acted sees that it did not work. */
  function complain(delivery: Delivery, reason: Failure): void {
    const error = reason === 'timeout' || reason === 'lost' ? 'operation_timeout' : 'dispatch_failed';
    if (reason === 'timeout') state.object('no_ack', `Nothing acknowledged ${delivery.about}.`);
    if (reason === 'http_error')
      state.object('bot_failed', `The bot answered ${delivery.about} with an error.`);
    if (!delivery.user) return;
    const shown = { user: delivery.user, error, about: delivery.about, at: state.clock.now() };
    state.errorsShown.push(shown);
    state.tell('error', shown);
  }

  function track<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    const done = () => underWay.delete(work);
    work.then(done, done);
    return work;
  }

  return {
    all,
    /** Resolves when the bot acknowledged, or Slack gave up for now. */
    deliver(kind: Kind, payload: JsonObject, about: string, user?: string): Promise<Delivery> {
      const delivery: Delivery = {
        id: state.ids.uuid(),
        kind,
        payload: copyOf(payload),
        user,
        about,
        attempts: 0,
        reply: undefined,
        acknowledgedAt: undefined,
      };
      return track(send(delivery));
    },
    /** The same thing once more, with the same ids, as Slack does after a lost acknowledgement. What the bot answers is not acted on. */
    redeliver(delivery: Delivery): Promise<Reply> {
      delivery.attempts += 1;
      return track(transport()(delivery, { number: delivery.attempts - 1, reason: 'http_timeout' }));
    },
    duplicateNext() {
      duplicateNext = true;
    },
    /** Events still waiting for their second or third retry. */
    pending: () => [...pending],
    async retryPending(): Promise<void> {
      for (const delivery of [...pending]) await track(tryAgain(delivery));
    },
    /** Slack gives up on what it has not delivered. */
    giveUp(): void {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      pending.length = 0;
    },
    /** Resolves when nothing is on its way to the bot. */
    async quiet(): Promise<void> {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
    forget() {
      all.length = 0;
      pending.length = 0;
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
