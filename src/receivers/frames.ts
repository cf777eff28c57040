/** Frames of Socket Mode: the client would end the process over one that it cannot read, so it only sees whole ones. */
import type { Logger, SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';

const envelope_id = z.string().min(1);
const frame = z.union([
  z.object({ type: z.enum(['hello', 'disconnect']) }),
  z.object({ type: z.enum(['interactive', 'slash_commands']), envelope_id, payload: z.looseObject({}) }),
  z.object({
    type: z.literal('events_api'),
    envelope_id,
    payload: z.looseObject({ event: z.looseObject({ type: z.string() }) }),
  }),
]);

const arrival = 'ws_message';

export function readOnlyWholeFrames({ client }: SocketModeReceiver, logger: Logger): void {
  const readers = client.listeners(arrival);
  client.removeAllListeners(arrival);
  client.on(arrival, (data: unknown, isBinary: unknown) => {
    if (isWhole(data, client.eventNames())) for (const read of readers) read.call(client, data, isBinary);
    else logger.warn('a frame is not as Slack writes it and was not read');
  });
}

/** The client calls what it tells of itself and what Slack tells in one list of names: an event may not have one of its own. */
function isWhole(data: unknown, ownNames: readonly unknown[]): boolean {
  if (typeof data !== 'string') return false;
  const read = frame.safeParse(parsed(data));
  if (!read.success) return false;
  return read.data.type !== 'events_api' || !ownNames.includes(read.data.payload.event.type);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
