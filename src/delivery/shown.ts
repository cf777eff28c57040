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
