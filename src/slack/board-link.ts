/** Where this app's Home opens in Slack: its address has the app's id, which Slack says of the bot's own account. */
import type { WebClient } from '@slack/web-api';
import { failureOf } from './error-codes.ts';

/** Null while Slack does not say; then it is asked again the next time. */
export function createBoardLink(parts: {
  client: WebClient;
  me: { userId: string; teamId: string };
  log: { warn(facts: object, message: string): void };
}): () => Promise<string | null> {
  const { client, me, log } = parts;
  let known: string | undefined;
  return async () => {
    if (known !== undefined) return known;
    try {
      const { user } = await client.users.info({ user: me.userId });
      const appId = user?.profile?.api_app_id;
      if (appId === undefined) return null;
      known = `slack://app?team=${me.teamId}&id=${appId}&tab=home`;
      return known;
    } catch (error) {
      log.warn(
        { reason: failureOf(error).reason },
        'the id of this app is not known; a digest has no button',
      );
      return null;
    }
  };
}
