/** What a row of the outbox is rendered to when it is sent: a message, an edit, or a reason to drop it, hold it or make it a dead letter. */

import type { LineRow } from '../../db/lines.ts';
import type { NewNotice } from '../../db/outbox.ts';
import type { FormerPostRow } from '../../db/posts.ts';
import type { PressableRow } from '../../db/pressables.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Escalation } from '../../domain/escalation.ts';
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

/** What a message with buttons is about, as of which versions; under the agent's message also the entry it tells. */
export type Buttons = { about: readonly Pick<Escalation, 'id' | 'version'>[]; entry?: number };

/** The row of the outbox that something was said for, in its lane; without one, the lines under the agent's message. */
export type SaidWithButtons = { lane: string; notice?: string };

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

/** `name` has the key of its row in it. */
export type FileToShare = { name: string; title: string; content: Buffer; comment: string };

export type Rendering =
  | NotSaid
  | { do: 'share'; to: To; file: FileToShare; otherwise: Message }
  /** This row is said in its place. */
  | { do: 'pass on'; to: NewNotice }
  /** SaidWithButtons once, perhaps in a thread. */
  | {
      do: 'say';
      to: To;
      threadTs?: string;
      broadcast?: boolean;
      message: Message;
      together?: BatchItem;
      line?: Line | undefined;
      buttons?: Buttons | undefined;
      /** Who alone reads it, where it stands under another message of theirs. */
      reader?: string | undefined;
      /** It need not be said any more: only what an earlier attempt may have posted is changed. Otherwise it is dropped, and why. */
      onlyIfThere?: string;
    }
  /** It stands where it does not belong. */
  | { do: 'take back'; channel: string; ts: string }
  /** A line that was said is not for those any more who read it where it stands. `last`: no other one is left. */
  | { do: 'rewrite'; at: LineRow; message: Message; last: boolean }
  /** What can be pressed in a message that was said is something else by now. */
  | {
      do: 'rewrite';
      pressable: Pick<PressableRow, 'channel' | 'ts' | 'actions'>;
      message: Message;
      reader?: string | undefined;
      last: boolean;
    }
  /** It was left when its place was closed, and says where it goes on. */
  | { do: 'rewrite'; former: FormerPostRow; message: Message; last: boolean }
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
      /** Where it has stood before it is posted with this instead: whom it mentioned there is not called again. */
      again?: { in: readonly string[]; message: Message };
      /**
       * Where it belongs, if it stands elsewhere: because this channel was closed, and then it goes there if it can, into the message that was
       * left there; or because somebody else has it now, and then it goes there or nowhere.
       */
      home?: { to: To; left?: FormerPostRow | undefined; isMust?: boolean };
      /** Whoever deletes it may: it is not posted anew. */
      mayBeDeleted?: boolean;
      /** It is edited where an earlier attempt has posted it, and not posted any more. */
      onlyIfThere?: boolean;
      /** What was said with buttons, and may have to be rewritten with it. */
      said?: readonly SaidWithButtons[];
      /** The card whose thread is rewritten with it. */
      linesOf?: number;
    };

export const nothingToSay: Rendering = { do: 'drop', reason: 'nothing to say' };

export const sayTo = (
  to: To,
  message: Message,
  about: Buttons['about'] = [],
): Extract<Rendering, { do: 'say' }> => ({
  do: 'say',
  to,
  message,
  ...(about.length > 0 && { buttons: aboutOnly(about) }),
});

/** As of which version each is told. */
export const aboutOnly = (all: Buttons['about']): Buttons => ({
  about: [...new Map(all.map(({ id, version }) => [id, { id, version }])).values()],
});

/** A line in the thread of one of our messages. */
export function under(
  root: { channel: string; ts: string } | undefined,
  message: Message,
  more: { broadcast?: boolean; line?: Line | undefined; buttons?: Buttons; reader?: string } = {},
): Rendering {
  if (!root) return { do: 'dead letter', reason: 'the message it belongs under was never posted' };
  const { broadcast = false, line, ...others } = more;
  return {
    do: 'say',
    to: { channel: root.channel },
    threadTs: root.ts,
    broadcast,
    message,
    ...(line && { line }),
    ...others,
  };
}

/** Said no more; what may stand by now is changed. */
export const orDropped = (rendering: Rendering, reason: string): Rendering =>
  rendering.do === 'say' ? { ...rendering, onlyIfThere: reason } : rendering;
