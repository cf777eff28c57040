/** Identifies the bot: asks Slack once who it is. While Slack is away the start waits, and a wrong token ends it with a clear sentence. */
import { setTimeout as pause } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { backOffMs, failureOf } from '../slack/error-codes.ts';

export type BotIdentity = {
  userId: string;
  botId: string;
  teamId: string;
  /** The organisation of the workspace (Enterprise Grid); null where there is none. */
  enterpriseId: string | null;
  url: string;
};

/** The bot token is not accepted. */
export class TokenError extends Error {
  override name = 'TokenError';
}

/** The bot was told to stop before it had started. */
export class StoppedError extends Error {
  override name = 'StoppedError';
}

/** Throws TokenError, and StoppedError as soon as `stop` is aborted. */
export async function identify(
  client: WebClient,
  log: { warn(facts: object, message: string): void },
  stop: AbortSignal = new AbortController().signal,
): Promise<BotIdentity> {
  const stopped = new Promise<never>((_, reject) => {
    const give = () => reject(new StoppedError('stopped while Slack was asked who the bot is'));
    if (stop.aborted) give();
    else stop.addEventListener('abort', give, { once: true });
  });
  for (let attempt = 1; ; attempt++) {
    try {
      const {
        user_id,
        bot_id,
        team_id,
        enterprise_id = null,
        url,
      } = await Promise.race([client.auth.test(), stopped]);
      if (!user_id || !bot_id || !team_id || !url) {
        throw new TokenError(
          'SLACK_BOT_TOKEN is not the token of a bot. Take the one that begins with xoxb-.',
        );
      }
      return { userId: user_id, botId: bot_id, teamId: team_id, enterpriseId: enterprise_id, url };
    } catch (error) {
      if (error instanceof TokenError || error instanceof StoppedError) throw error;
      const failure = failureOf(error);
      if (failure.kind === 'later' || failure.kind === 'hopeless') {
        throw new TokenError(
          `Slack refuses SLACK_BOT_TOKEN (${failure.reason}). Check that it is the bot token of this workspace.`,
          { cause: error },
        );
      }
      log.warn({ reason: failure.reason }, 'Slack does not answer; the start waits for it');
      await Promise.race([pause(backOffMs(attempt)), stopped]);
    }
  }
}
