/** What a row of the outbox is rendered to when it is sent: a message, an edit, or a reason to drop it, hold it or make it a dead letter. */

import type { LineRow } from '../../db/lines.ts';
import type { NewNotice } from '../../db/outbox.ts';
import type { PressableRow } from '../../db/pressables.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Message } from '../../views/lines.ts';

/** Rows that one message says together with the row it is sent for. */
export type BatchItem = {
  along: readonly string[];
  /** Need not be said any more. */
  untrue: readonly { id: string; reason: string }[];
  /** What an earlier attempt said along, should it have reached Slack. */
  before: readonly string[];
  /** The message that says it too, instead of a new one: of which row, and where. */
  into: { id: string; ts: string } | null;
  /** Earlier attempts changed a message that is there: nothing of its own is looked for. */
  edited: boolean;
  /** What becomes of it when no earlier attempt has reached Slack and it is not to be said now; `into` shows it meanwhile. */
  unsent: Extract<NotSaid, { do: 'drop' | 'put off' }> | null;
};

/** A line in a card's thread that quotes what was typed: under which of its cards it was meant to stand, and the entry it quotes. */
export type Line = { card: number; version: number };

/** The entry that a line with buttons tells, and the version of the escalation that they help with. */
export type Buttons = { version: number; asOf: number };

export type To = { channel: string } | { user: string };

export type NotSaid =
  /** It need not be said any more. */
  | { do: 'drop'; reason: string }
  /** It cannot be said: what it would stand under is not there. */
  | { do: 'dead letter'; reason: string }
  /** Not now, and nothing else waits for it: nobody is reminded at night or while reminders are snoozed. */
  | { do: 'put off'; until: Instant }
  /** Not now, and what comes after it waits with it: one message a minute is enough for anybody. */
  | { do: 'wait'; until: Instant };

export type Rendering =
  | NotSaid
  /** This row is said in its place. */
  | { do: 'pass on'; to: NewNotice }
  /** Said once, perhaps in a thread. */
  | {
      do: 'say';
      to: To;
      threadTs?: string;
      broadcast?: boolean;
      message: Message;
      together?: BatchItem;
      line?: Line | undefined;
      buttons?: Buttons | undefined;
    }
  /** A line that was said is not for those any more who read it where it stands. `last`: no other one is left. */
  | { do: 'rewrite'; at: LineRow; message: Message; last: boolean }
  /** What can be pressed under a line that was said is something else by now. */
  | { do: 'rewrite'; pressable: PressableRow; message: Message; last: boolean }
  /** One message, posted once and edited ever after. `places` are tried in order; `anew` is what is posted when the old one is lost. */
  | {
      do: 'keep';
      escalationId: string;
      name: string;
      /** Edits of this version and earlier ones are overtaken by it. */
      upToVersion: number;
      places: To[];
      message: Message;
      anew: Message;
      /** It is edited where an earlier attempt has posted it, and not posted any more. */
      onlyIfThere?: boolean;
      /** There are lines under it whose buttons do nothing any more. */
      isSpentBelow?: boolean;
      /** The card whose thread is rewritten with it. */
      linesOf?: number;
    };

export const sayTo = (to: To, message: Message): Extract<Rendering, { do: 'say' }> => ({
  do: 'say',
  to,
  message,
});

/** A line in the thread of one of our messages. */
export function under(
  root: { channel: string; ts: string } | undefined,
  message: Message,
  more: { broadcast?: boolean; line?: Line | undefined; buttons?: Buttons } = {},
): Rendering {
  if (!root) return { do: 'dead letter', reason: 'the message it belongs under was never posted' };
  const { broadcast = false, line, buttons } = more;
  return {
    do: 'say',
    to: { channel: root.channel },
    threadTs: root.ts,
    broadcast,
    message,
    ...(line && { line }),
    ...(buttons && { buttons }),
  };
}
