/** Lets requests through to Bolt that have the shape Slack gives them, and leaves none without an answer. */
import type { App, Logger, ReceiverEvent } from '@slack/bolt';
import { shapeOf } from './shape.ts';

/** It is logged already. In Socket Mode it is not acknowledged, so Slack tells the person that it did not work. */
export class TurnedAway extends Error {
  override name = 'TurnedAway';
  readonly status: 400 | 404 | 503;
  constructor(status: 400 | 404 | 503, message: string) {
    super(message);
    this.status = status;
  }
}

/** Bolt takes what is null for what is there. */
const withoutNulls = ({ event, ...rest }: ReceiverEvent['body']): ReceiverEvent['body'] => ({
  ...left(rest),
  ...(event && { event: left(event) }),
});
const left = (all: object) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));

const isEvent = ({ type }: ReceiverEvent['body']): boolean => type === 'event_callback';

/**
 * A request that nobody takes gets its answer when all listeners have passed it by, and not only when Slack's three seconds are over.
 * Every receiver calls `processEvent`, so that is where it is done.
 */
export function admitOnlyWhole(app: App, logger: Logger): void {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (event: ReceiverEvent) => {
    // Not for any listener: Slack sends an app at most 30,000 events an hour, and says so when it holds some back.
    if (event.body.type === 'app_rate_limited') {
      logger.warn('Slack holds events back: there were too many');
      return event.ack();
    }
    const shape = shapeOf(event.body);
    if ('wrong' in shape) {
      logger.warn(
        'a request is not as Slack writes it and was not read',
        `(${shape.kind}: ${shape.wrong.join(', ')})`,
      );
      throw new TurnedAway(400, 'malformed');
    }
    if (!('fine' in shape)) {
      logger.warn('a request was taken by nothing here', '(its kind is not known)');
      throw new TurnedAway(404, 'unknown kind');
    }
    // Events and buttons are acknowledged when they have been handled, by whoever counts what is under way (late-ack.ts).
    let answered = shape.kind === 'block_actions' || isEvent(event.body);
    const ack: ReceiverEvent['ack'] = (...said) => {
      answered = true;
      return event.ack(...said);
    };
    await processEvent({ ...event, body: withoutNulls(event.body), ack });
    if (answered) return;
    logger.warn('a request was taken by nothing here', `(${shape.kind})`);
    throw new TurnedAway(404, 'not taken');
  };
}
