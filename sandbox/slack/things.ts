/** The things a workspace consists of: people, channels, messages, views, and what was observed about them. */

import type { Delivery } from './delivery.ts';
import type { FaultKind } from './faults.ts';
import type { JsonObject } from './json.ts';

export type Person = {
  id: string;
  /** The handle, such as `aoife`. */
  name: string;
  realName: string;
  title?: string;
  /** Empty where Slack does not know it. */
  tz: string;
  locale: string;
  isBot?: boolean;
  /** A guest: sees only the channels they were invited to. */
  isRestricted?: boolean;
  deleted?: boolean;
  /** The workspace they belong to, where it is another one: of the same organisation, or of another company (Slack Connect). */
  teamId?: string;
  /** Their organisation (Enterprise Grid), where it is not told by their workspace. */
  enterprise?: Enterprise;
  /** When they last changed, in the workspace's time. */
  updatedAt?: number;
};

/** An organisation of several workspaces. */
export type Enterprise = { id: string; name: string };

export type Channel = {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im';
  members: Set<string>;
  archived: boolean;
  topic: string;
  createdAt: number;
  posting?: Posting | undefined;
};

/** What a channel's settings keep the bot from: every message, all but replies, or replies; or posting is for some people only. */
export type Posting = 'read only' | 'replies only' | 'no replies' | 'some people only';

export type UserGroup = { id: string; handle: string; name: string; users: string[]; disabled?: boolean };

export type Metadata = { event_type: string; event_payload: JsonObject };

/** A file as Slack describes it. Its content is nowhere. */
export type SharedFile = {
  id: string;
  created: number;
  timestamp: number;
  name: string;
  title: string;
  mimetype: string;
  filetype: string;
  pretty_type: string;
  user: string;
  user_team: string;
  editable: boolean;
  size: number;
  mode: 'hosted';
  is_external: boolean;
  external_type: string;
  is_public: boolean;
  public_url_shared: boolean;
  display_as_bot: boolean;
  username: string;
  url_private: string;
  url_private_download: string;
  permalink: string;
};

export type Message = {
  channel: string;
  ts: string;
  user: string;
  /** As Slack stores it: `&`, `<` and `>` that are no markup are escaped. */
  text: string;
  blocks: JsonObject[];
  attachments: JsonObject[];
  files?: SharedFile[] | undefined;
  metadata?: Metadata | undefined;
  threadTs?: string | undefined;
  broadcast: boolean;
  editedTs?: string | undefined;
  reactions: { name: string; users: string[] }[];
  /** Who was notified when it was posted: user ids, group ids, `channel`, `here`, `everyone`. Edits notify nobody. */
  pings: string[];
  byBot: boolean;
  subtype?: string | undefined;
  clientMsgId?: string | undefined;
};

/** A message only one person sees. */
export type Ephemeral = {
  ephemeral: true;
  channel: string;
  ts: string;
  to: string;
  text: string;
  blocks: JsonObject[];
  attachments: JsonObject[];
  threadTs?: string | undefined;
};

/** block_id, then action_id, then the value as Slack sends it. */
export type Values = { [blockId: string]: { [actionId: string]: JsonObject } };

export type View = {
  id: string;
  type: 'modal' | 'home';
  user: string;
  hash: string;
  rootId: string;
  previousId: string | null;
  /** The conversation the person was in when it was opened, where Slack knows it. */
  openedFrom?: string | undefined;
  /** The view as the app gave it, with every block_id and action_id filled in. */
  given: JsonObject;
  blocks: JsonObject[];
  values: Values;
  /** block_id to sentence. */
  errors: { [blockId: string]: string };
};

export type Trigger = {
  id: string;
  user: string;
  bornAt: number;
  used: boolean;
  /** The conversation the person was in. */
  channel?: string | undefined;
};

export type ResponseUrl = {
  id: string;
  user: string;
  channel: string;
  threadTs?: string | undefined;
  /** The message the person acted on, where there is one to replace. */
  source?: { ts: string; ephemeral: boolean } | undefined;
  bornAt: number;
  uses: number;
};

export type Call = {
  method: string;
  args: JsonObject;
  answer: JsonObject | null;
  status: number;
  at: number;
  /** The last part of the response_url that was called. */
  place?: string;
  /** What struck it. */
  fault?: FaultKind;
};
export type Problem = { kind: string; detail: string; at: number };
export type ShownError = { user: string; error: string; about: string; at: number };

export type Notes = {
  message: Message;
  edit: Message;
  removal: Message;
  /** The same, as the message was; whoever is subscribed hears of it. */
  deletion: Message;
  ephemeral: Ephemeral;
  /** A message only one person saw is gone. */
  dismissal: Ephemeral;
  modal: { user: string; view: View | undefined };
  home: View;
  call: Call;
  /** A fault strikes a call now; what becomes of the call is told when it is over. */
  fault: { method: string; kind: FaultKind };
  problem: Problem;
  error: ShownError;
  reaction: Message;
  /** Starts on its way to the bot, with no reply yet; told again when the reply to an attempt is known. */
  delivery: Delivery;
  /** How many sockets are open now. */
  connection: { open: number };
};

export type Cast = {
  people: Person[];
  channels: { id: string; name: string; isPrivate?: boolean; members: string[]; topic?: string }[];
  userGroups: UserGroup[];
  /** The organisation that the workspace belongs to (Enterprise Grid). */
  enterprise?: Enterprise;
};
