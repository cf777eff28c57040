/** Taking what people did to the bot: over sockets or HTTP, again where Slack would try again, twice where a test asks for it. */

import { createEventRetries, type EventRetries } from './event-retries.ts';
import { copyOf, type JsonObject } from './json.ts';
import type { createWay } from './on-the-way.ts';
import type { State } from './state.ts';

export type Kind = 'slash_commands' | 'interactive' | 'events_api';

export type Reply = { ok: true; body: unknown } | { ok: false; reason: Failure; noRetry?: boolean };

/** `no_connection`, `connection_lost` and `lost` are about the way, `timeout` and `http_error` about the bot. */
export type Failure = 'timeout' | 'no_connection' | 'connection_lost' | 'lost' | 'http_error';

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
  /** When it first reached the bot: later than it was sent where it was held up on its way. */
  handedAt: number | undefined;
  /** When it was first known to be acknowledged. */
  acknowledgedAt: number | undefined;
};

export type Transport = (
  delivery: Delivery,
  retry: { number: number; reason: string } | undefined,
) => Promise<Reply>;

export type Deliveries = ReturnType<typeof createDeliveries>;

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
  const underWay = new Set<Promise<unknown>>();
  let duplicateNext = false;
  const retries = createEventRetries(state, eventRetries, (delivery) => track(attempt(delivery)));

  async function attempt(delivery: Delivery): Promise<Reply> {
    const last = delivery.reply;
    const retry =
      last && !last.ok ? { number: delivery.attempts, reason: retryReasons[last.reason] } : undefined;
    delivery.attempts += 1;
    const reply = await way.carry(delivery, retry, () => hand);
    delivery.reply = reply;
    if (reply.ok) delivery.acknowledgedAt ??= state.clock.now();
    state.tell('delivery', delivery);
    return reply;
  }

  const hand: Transport = (delivery, retry) => {
    delivery.handedAt ??= state.clock.now();
    return transport()(delivery, retry);
  };

  /** What the bot answers to the second is not acted on. */
  async function attemptTwice(delivery: Delivery): Promise<Reply> {
    const [first] = await Promise.all([attempt(delivery), hand(delivery, undefined)]);
    delivery.attempts += 1;
    return first;
  }

  async function send(delivery: Delivery): Promise<Delivery> {
    all.push(delivery);
    const twice = duplicateNext;
    duplicateNext = false;
    state.tell('delivery', delivery);
    const reply = await (twice ? attemptTwice(delivery) : attempt(delivery));
    if (reply.ok) return delivery;
    if (delivery.kind === 'events_api') await retries.failed(delivery, reply);
    else complain(delivery, reply.reason);
    return delivery;
  }

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
        handedAt: undefined,
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
    pending: retries.pending,
    retryPending: retries.retryPending,
    giveUp: retries.giveUp,
    /** Resolves when nothing is on its way to the bot. */
    async quiet(): Promise<void> {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
    forget() {
      all.length = 0;
      retries.giveUp();
    },
  };
}
