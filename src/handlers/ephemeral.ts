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

/** Where nobody but they can see it: in Home and in a modal there is no place for an ephemeral message. */
export async function tellAuthor(client: Client, heard: Heard, said: Said): Promise<void> {
  const { user } = heard;
  const place = placeOf(heard);
  if (place) return sendEphemeral(client, { ...place, user }, said);
  const { text, blocks } = said;
  await client.chat.postMessage({ channel: user, text, ...(blocks && { blocks: [...blocks] }) });
}

/** Whoever reacted is not told in the thread: nobody may have written there yet, and then Slack shows nothing. */
function placeOf(heard: Heard): { channel: string; thread?: string } | null {
  if (heard.kind === 'press') return heard.place;
  const { kind, channel, root } = heard;
  return { channel, ...(kind === 'reply' && { thread: root }) };
}
