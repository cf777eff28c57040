/** The clients that call Slack's Web API: one for what is sent, one for look-ups that a person waits for. */
import type { Logger } from '@slack/bolt';
import type { Environment } from '../config/environment.ts';
import { type CallWatch, watchCalls } from '../metrics/calls.ts';
import { callTimeoutMs } from '../slack/client.ts';
import { WrittenClient } from '../slack/written-client.ts';

/** Somebody who pressed a button waits for these; what was remembered will do when Slack is slow. */
const lookUpTimeoutMs = 1000;

export type SlackClients = ReturnType<typeof createSlackClients>;

export function createSlackClients(
  { botToken, slackApiUrl }: Environment,
  { logger, watch }: { logger: Logger; watch: CallWatch | undefined },
) {
  const options = {
    ...(slackApiUrl !== undefined && { slackApiUrl }),
    // The outbox is the only one who tries again.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeoutMs,
    fetch: watchCalls(
      (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(callTimeoutMs) }),
      watch,
    ),
    logger,
  };
  return {
    /** What Bolt makes its own clients with. */
    options,
    client: new WrittenClient(botToken, options),
    lookUps: new WrittenClient(botToken, { ...options, timeout: lookUpTimeoutMs }),
  };
}
