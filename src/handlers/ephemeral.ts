/** An ephemeral message under another, where no button gave us a way to answer. */
import type { Heard } from '../domain/heard.ts';
import type { Said } from '../views/forms/notice.ts';
import { fitted } from '../views/message-size.ts';
import type { Client } from './deps.ts';

export async function sendEphemeral(
  client: Client,
  place: { channel: string; user: string; thread?: string },
  said: Said,
): Promise<void> {
  const { text, blocks } = fitted(said);
  await client.chat.postEphemeral({
    channel: place.channel,
    user: place.user,
    ...(place.thread && { thread_ts: place.thread }),
    text,
    ...(blocks && { blocks: [...blocks] }),
  });
}

/** Only they see it: every message that stays is the outbox's. */
export async function tellAuthor(client: Client, heard: Heard, said: Said): Promise<void> {
  const { user } = heard;
  await sendEphemeral(client, { ...(placeOf(heard) ?? (await directMessages(client, user))), user }, said);
}

/** Where Home and modals have no place for it. */
async function directMessages(client: Client, user: string): Promise<{ channel: string }> {
  const { channel } = await client.conversations.open({ users: user });
  if (!channel?.id) throw new Error('Slack opened no conversation');
  return { channel: channel.id };
}

/** Whoever reacted is not told in the thread: nobody may have written there yet, and then Slack shows nothing. Nor is who wrote beside it. */
function placeOf(heard: Heard): { channel: string; thread?: string } | null {
  if (heard.kind === 'press') return heard.place;
  const { channel, root } = heard;
  const inThread = heard.kind === 'reply' && !heard.beside;
  return { channel, ...(inThread && { thread: root }) };
}
