/** An ephemeral message under another, where no button gave us a way to answer. */
import type { Heard } from '../domain/heard.ts';
import type { Said } from '../views/forms/notice.ts';
import type { Client } from './deps.ts';

export async function sendEphemeral(
  client: Client,
  place: { channel: string; user: string; thread?: string },
  { text, blocks }: Said,
): Promise<void> {
  await client.chat.postEphemeral({
    channel: place.channel,
    user: place.user,
    ...(place.thread && { thread_ts: place.thread }),
    text,
    ...(blocks && { blocks: [...blocks] }),
  });
}

/** Whoever reacted is not told in the thread: nobody may have written there yet, and then Slack shows nothing. */
export const tellAuthor = (client: Client, { kind, channel, user, root }: Heard, said: Said): Promise<void> =>
  sendEphemeral(client, { channel, user, ...(kind === 'reply' && { thread: root }) }, said);
