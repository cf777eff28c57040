/** Frames of Socket Mode: Slack's client would end the process over one that it cannot read, so it only sees whole ones. */
import { z } from 'zod';

const envelope_id = z.string().min(1);
const frame = z.union([
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('disconnect'), reason: z.string().nullish().catch(undefined) }),
  z.object({ type: z.enum(['interactive', 'slash_commands']), envelope_id, payload: z.looseObject({}) }),
  z.object({
    type: z.literal('events_api'),
    envelope_id,
    payload: z.looseObject({ event: z.looseObject({ type: z.string() }) }),
  }),
]);

/**
 * Undefined when it is not as Slack writes it. The client calls what it tells of itself and what Slack tells in one list of names: an event
 * may not have one of its own.
 */
export function readFrame(data: unknown, ownNames: readonly unknown[]): z.infer<typeof frame> | undefined {
  const read = typeof data === 'string' ? frame.safeParse(parsed(data)).data : undefined;
  return read?.type === 'events_api' && ownNames.includes(read.payload.event.type) ? undefined : read;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
