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
  const place = placeOf(heard);
  if (place) await sendEphemeral(client, { ...place, user: heard.user }, said);
  else await tellDirectly(client, heard.user, said);
}

/** Where Home and modals have no place for it. */
export const tellDirectly = async (client: Client, user: string, said: Said): Promise<void> =>
  sendEphemeral(client, { channel: await client.direct(user), user }, said);

/** Whoever reacted is not told in the thread: nobody may have written there yet, and then Slack shows nothing. Nor is who wrote beside it. */
function placeOf(heard: Heard): { channel: string; thread?: string } | null {
  if (heard.kind === 'press') return heard.place;
  const { channel, root } = heard;
  const inThread = heard.kind === 'reply' && !heard.beside;
  return { channel, ...(inThread && { thread: root }) };
}
