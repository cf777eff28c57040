/** Socket Mode over two connections: while Slack refreshes one, the other answers. */
import { type App, type Logger, SocketModeReceiver } from '@slack/bolt';
import { admitOnlyWhole, leaveUnacknowledged } from './admission.ts';
import { readOnlyWholeFrames } from './frames.ts';
import type { Listening } from './listening.ts';

const connections = 2;

export function createSocketMode(parts: {
  appToken: string;
  slackApiUrl: string | undefined;
  timeoutMs: number;
  logger: Logger;
}): Listening {
  const receivers = Array.from(
    { length: connections },
    () =>
      new SocketModeReceiver({
        appToken: parts.appToken,
        logger: parts.logger,
        processEventErrorHandler: leaveUnacknowledged,
        installerOptions: {
          clientOptions: {
            ...(parts.slackApiUrl !== undefined && { slackApiUrl: parts.slackApiUrl }),
            timeout: parts.timeoutMs,
            // Reconnects for ever, half a minute apart at most; without its own policy Bolt would write one into what it is given.
            retryConfig: {
              forever: true,
              retries: 10,
              minTimeout: 500,
              maxTimeout: 30_000,
              factor: 2,
              randomize: true,
            },
          },
        },
      }),
  );
  return {
    init(app: App) {
      admitOnlyWhole(app, parts.logger);
      for (const receiver of receivers) {
        readOnlyWholeFrames(receiver, parts.logger);
        receiver.init(app);
      }
    },
    start: () => Promise.all(receivers.map((receiver) => receiver.start())),
    // Unlike the receiver's own `stop`, this resolves when the socket is really closed.
    stop: () => Promise.all(receivers.map((receiver) => receiver.client.disconnect())),
    port: () => undefined,
  };
}
