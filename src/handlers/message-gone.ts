/** A message is gone: Slack says that it was deleted, or, where there are replies under it, that a sign of that took its place. */
import type { MessageEvent } from '../receivers/event-shape.ts';

/** Which one; undefined for every other event. */
export function goneIn({ subtype, deleted_ts, message }: MessageEvent): string | undefined {
  if (subtype === 'message_deleted') return deleted_ts ?? undefined;
  return subtype === 'message_changed' && message?.subtype === 'tombstone' ? message.ts : undefined;
}
