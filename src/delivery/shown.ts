/** What a row of the outbox turns out to mean when it is sent. */
import type { Message } from './slack.ts';

export type To = { channel: string } | { user: string };

export type Shown =
  /** It need not be said any more. */
  | { do: 'drop'; reason: string }
  /** It cannot be said: what it would stand under is not there. */
  | { do: 'bury'; reason: string }
  /** Said once, perhaps in a thread. */
  | { do: 'say'; to: To; threadTs?: string; broadcast?: boolean; message: Message }
  /** One message, posted once and edited ever after. `places` are tried in order; `anew` is what is posted when the old one is lost. */
  | {
      do: 'keep';
      escalationId: string;
      name: string;
      upToSeq: number;
      places: To[];
      message: Message;
      anew: Message;
    };

export const say = (to: To, message: Message): Shown => ({ do: 'say', to, message });

/** A line in the thread of one of our messages. */
export function under(
  root: { channel: string; ts: string } | undefined,
  message: Message,
  broadcast = false,
): Shown {
  if (!root) return { do: 'bury', reason: 'the message it belongs under was never posted' };
  return { do: 'say', to: { channel: root.channel }, threadTs: root.ts, broadcast, message };
}
