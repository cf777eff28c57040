/** A receiver as the app sees it, whichever way Slack's requests come in. */
import type { Receiver } from '@slack/bolt';

export type Listening = Receiver & {
  /** The port it listens on once started; undefined where there is none. */
  port(): number | undefined;
};
