/** What the page and the sandbox say to each other over one WebSocket, as JSON: types, and the words of the clock. */

import type { JsonObject } from '../slack/json.ts';
import type { Ephemeral, Message, Person, Values } from '../slack/things.ts';

// ── What the page is told ──

export type Told =
  /** Everything as this viewer sees it: in answer to `be`, which a page says first, and after a reset. Replaces all there was. */
  | { kind: 'world'; world: World }
  /** What is different now, in the order it happened. */
  | { kind: 'changed'; changes: Change[] }
  /** To the ask with that number. `refused` is a sentence for the person: what Slack, or the sandbox, does not let them do. */
  | { kind: 'answer'; ask: number; refused?: string; result?: unknown };

export type World = {
  /** The id of whoever looks. */
  viewer: string;
  workspace: { name: string; botUser: string; appName: string; commands: Command[]; shortcuts: Shortcut[] };
  /** Everybody, the bot and guests included. */
  people: Person[];
  groups: { id: string; handle: string }[];
  places: Place[];
  /** Of all places the viewer sees, oldest first: conversations, threads, and what only they see. */
  messages: SeenMessage[];
  /** The stack of open modals, topmost last; Slack shows only that one. */
  modals: SeenView[];
  home: SeenView | null;
  attention: Attention;
  clock: ClockState;
  trouble: Trouble;
  /** Oldest first; the newest few hundred. */
  did: Did[];
  /** Twelve weeks lie behind it, of which leads read. */
  hasPast: boolean;
};

export type Change =
  /** New, edited, or reacted to: whatever has this channel and ts (and is or is not ephemeral) is replaced. `edited` where a person should notice it. */
  | { kind: 'message'; message: SeenMessage; edited: boolean }
  | { kind: 'removed'; channel: string; ts: string }
  | { kind: 'places'; places: Place[]; attention: Attention }
  | { kind: 'modals'; modals: SeenView[] }
  | { kind: 'home'; home: SeenView | null }
  | { kind: 'clock'; clock: ClockState }
  | { kind: 'trouble'; trouble: Trouble }
  /** New, or the one with this id has got its answer. */
  | { kind: 'did'; did: Did }
  /** Slack tells the viewer that something did not work, or the sandbox tells everybody that a strict Slack objects. */
  | { kind: 'toast'; sentence: string };

export type Command = { command: string; description: string; hint: string };
export type Shortcut = { name: string; kind: 'global' | 'message' };

/** Something in the list on the left: a channel, or the direct conversation with the app. */
export type Place = {
  id: string;
  kind: 'public' | 'private' | 'app';
  /** Without `#`. */
  name: string;
  topic: string;
  archived: boolean;
  /** In it; public channels are seen by others too. */
  member: boolean;
  /** Why the viewer cannot write there; null where they can. */
  closed: string | null;
  people: number;
  /** What is new since the viewer last read it. */
  unread: number;
  /** How much of that notified them. */
  calls: number;
  /** Threads with something new for the viewer: ts of the parent to how many. */
  unreadThreads: { [ts: string]: number };
};

/** User id to how many things notified them that they have not read. Nobody's zero is sent. */
export type Attention = { [user: string]: number };

export type SeenMessage = ((Omit<Message, 'metadata'> & { ephemeral?: never }) | Ephemeral) & {
  /** What this viewer has chosen in the message's own inputs. */
  values: Values;
};

export type SeenView = {
  id: string;
  type: 'modal' | 'home';
  hash: string;
  /** Text objects. */
  title: unknown;
  submit: unknown;
  close: unknown;
  blocks: JsonObject[];
  values: Values;
  /** block_id to sentence. */
  errors: { [blockId: string]: string };
};

/** The workspace's clock. Between changes it walks with real time where `walks`. */
export type ClockState = {
  now: number;
  walks: boolean;
  /** Where it is being moved to, while what is due on the way happens. */
  movingTo: number | null;
};

export type Trouble = {
  bot: 'starting' | 'running' | 'killed';
  /** Slack is down: every call 503, nothing reaches the bot. */
  outage: boolean;
  /** Every message the bot sends is answered 429. */
  rateLimit: boolean;
  /** Every message the bot sends arrives, and the bot is not told. */
  dropAnswers: boolean;
};

/** One request to the bot, or one call by it. */
export type Did = {
  id: number;
  at: number;
  direction: 'to the bot' | 'from the bot';
  /** `the command /escalate`, `chat.postMessage`. */
  title: string;
  /** Who acted, or where the call goes: a person's name, `#esc-engineering`; '' where neither. */
  where: string;
  state: 'under way' | 'done' | 'failed';
  /** `acknowledged in 12 ms`, `429: again in 30 s`, `missing_scope`; '' where there is nothing to say. */
  note: string;
  /** There are blocks to look at. */
  hasBlocks: boolean;
};

export type DidDetail = {
  request: JsonObject;
  /** Null while there is none. */
  reply: unknown;
  /** The Block Kit that was sent: blocks of a message, of a view, or of an answer to a command. */
  blocks: JsonObject[];
};

// ── What the page asks for; always as whoever its connection is ──

export type Asked = Wish & { ask: number };

export type Wish =
  /** By id or name. Answered with a world. */
  | { kind: 'be'; who: string }
  /** As typed: `/escalate risk urgent …`. `place` is a channel id. */
  | { kind: 'command'; typed: string; place: string }
  | {
      kind: 'post';
      place: string;
      /** As typed; where `mentions`, with those picked from the menu as `<@U…>`. */
      text: string;
      mentions?: boolean;
      /** The parent's ts. */
      thread?: string;
      /** Also to the channel. */
      broadcast?: boolean;
      /** Names of attached files; nothing of them but their names goes anywhere. */
      files?: string[];
    }
  | { kind: 'edit'; on: At; text: string }
  | { kind: 'remove'; on: At }
  | { kind: 'react' | 'unreact'; on: At; emoji: string }
  /** A message shortcut where `on` is given, a global one otherwise. */
  | { kind: 'shortcut'; name: string; on?: At }
  /** A button. */
  | { kind: 'click'; spot: Spot }
  /** An option of a menu or overflow, boxes, a picker, or what is in a text field now. `enter`: Enter was pressed in it. */
  | { kind: 'choose'; spot: Spot; value: Chosen; enter?: boolean }
  /** Options of an external menu for what was typed so far. Answered with `Suggestions`. */
  | { kind: 'suggest'; spot: Spot; typed: string }
  /** The topmost modal. */
  | { kind: 'submit' }
  | { kind: 'close' }
  | { kind: 'open home' }
  /** Everything in the conversation, or in the thread, has been seen. */
  | { kind: 'read'; place: string; thread?: string }
  | { kind: 'clock'; move: ClockMove }
  | { kind: 'trouble'; what: 'outage' | 'rateLimit' | 'dropAnswers'; on: boolean }
  | { kind: 'bot'; to: 'killed' | 'running' }
  | { kind: 'reset' }
  /** Answered with `DidDetail`. */
  | { kind: 'detail'; id: number }
  /** The page has no way to show something: a fault of the page, noted as a problem. */
  | { kind: 'cannot show'; what: string };

export const clockMoves = ['+1 min', '+15 min', '+1 h', 'next morning', 'Monday 09:00'] as const;
export type ClockMove = (typeof clockMoves)[number];

export type At = { channel: string; ts: string };

/** Exactly one interactive element. */
export type Spot = { in: { view: string } | At; blockId: string; actionId: string };

/** Text as typed; an option's value or several; ids of people and channels; `YYYY-MM-DD`, `HH:mm`; epoch seconds; null to clear. */
export type Chosen = string | string[] | number | null;

export type Suggestions = { options?: JsonObject[]; groups?: { label: unknown; options: JsonObject[] }[] };
