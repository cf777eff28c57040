/**
 * Bolt's App with one way in: every receiver calls `processEvent`, and each request is read once there, counted, acknowledged by the
 * policy of its kind, and left to Bolt's one listener.
 */
import { App, type AppOptions, type Context, type Logger, type ReceiverEvent } from '@slack/bolt';
import { type Acknowledgement, acknowledging } from './acknowledgement.ts';
import { type ReceiverLog, TurnedAway } from './receiver-types.ts';
import { type Request, readRequest } from './request.ts';

/** Goes around all that is done with a request. */
export type AroundRequest = (
  event: ReceiverEvent,
  work: (event: ReceiverEvent) => Promise<void>,
) => Promise<void>;

/** What Bolt's listener is given beside Bolt's own arguments. */
export type Admitted = { request: Request; acknowledgement: Acknowledgement };

type WayIn = { logger: Logger; log: Pick<ReceiverLog, 'info'>; around: AroundRequest };

export class RequestApp extends App {
  readonly #parts: WayIn;
  #underWay = 0;
  #waiting: (() => void)[] = [];

  constructor(options: AppOptions, parts: WayIn) {
    super({ ...options, logger: parts.logger });
    this.#parts = parts;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    this.#underWay += 1;
    try {
      await this.#parts.around(event, (watched) => this.#take(watched));
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    }
  }

  /** Resolves when no request is being worked on, which Bolt's own stop does not wait for, or after `atMostMs`. */
  idle(atMostMs?: number): Promise<void> {
    if (this.#underWay === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = atMostMs === undefined ? undefined : setTimeout(resolve, atMostMs);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  async #take(event: ReceiverEvent): Promise<void> {
    const { logger, log } = this.#parts;
    // Not for any listener: Slack sends an app at most 30,000 events an hour, and says so when it holds some back.
    if (event.body.type === 'app_rate_limited') {
      logger.warn('Slack holds events back: there were too many');
      return event.ack();
    }
    const request = admit(event.body, logger);
    const taken = await acknowledging(request, event, log, (acknowledgement) =>
      super.processEvent({
        ...event,
        body: withoutNulls(event.body),
        // Bolt would acknowledge an event before anybody looked at it.
        ack: async () => undefined,
        customProperties: { admitted: { request, acknowledgement } satisfies Admitted },
      }),
    );
    if (taken === 'again') throw new TurnedAway(503, 'not now');
    if (taken === 'taken') return;
    logger.warn('a request was taken by nothing here', `(${request.kind})`);
    throw new TurnedAway(404, 'not taken');
  }
}

export const admittedIn = ({ admitted }: Context): Admitted => admitted;

function admit(body: unknown, logger: Logger): Request {
  const read = readRequest(body);
  if ('request' in read) return read.request;
  if ('wrong' in read) {
    const where = `(${read.kind}: ${read.wrong.join(', ')})`;
    logger.warn('a request is not as Slack writes it and was not read', where);
    throw new TurnedAway(400, 'malformed');
  }
  logger.warn('a request was taken by nothing here', '(its kind is not known)');
  throw new TurnedAway(404, 'unknown kind');
}

/** Bolt takes what is null for what is there. */
const withoutNulls = ({ event, ...rest }: ReceiverEvent['body']): ReceiverEvent['body'] => ({
  ...left(rest),
  ...(event && { event: left(event) }),
});
const left = (all: object) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
