/** A receiver as the app sees it, whichever way Slack's requests come in. */
import type { Receiver } from '@slack/bolt';

export type ReceiverHandle = Receiver & {
  /** The port it listens on once started; undefined where there is none. */
  port(): number | undefined;
  /** How many connections to Slack are open; undefined where it is Slack that connects. */
  connections(): number | undefined;
  /** Others are to be asked from now on: what comes all the same is taken, and each answer ends its connection. Undefined where it is Slack that finds another. */
  leave?(): void;
  /** From now on nothing new is taken in; what is being answered still can be. `stop` ends the rest. */
  close(): void;
  /** Resolves when Slack cannot be heard any more, and waiting would not help. */
  hopeless: Promise<Error>;
};

/** A request that is refused, and logged already. In Socket Mode it is not acknowledged, so Slack tells the person that it did not work. */
export class TurnedAway extends Error {
  override name = 'TurnedAway';
  readonly status: 400 | 404 | 503;
  constructor(status: 400 | 404 | 503, message: string) {
    super(message);
    this.status = status;
  }
}

/** What the receivers say of themselves. */
export type ReceiverLog = {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};
