/** The messages of the workspace: kept, edited, removed, threaded. */

import { copyOf, type JsonObject } from './json.ts';
import { keptBlocks } from './kept-blocks.ts';
import { storedText } from './mrkdwn.ts';
import { pingsOf } from './pings.ts';
import type { Channel, Message, Metadata, SharedFile, State } from './state.ts';

export function messagesIn(state: State, channel: string): Message[] {
  return state.messages.get(channel) ?? [];
}

export function findMessage(state: State, channel: string, ts: string): Message | undefined {
  return messagesIn(state, channel).find((message) => message.ts === ts);
}

/** The parent, then its replies. */
export function threadOf(state: State, channel: string, ts: string): Message[] {
  return messagesIn(state, channel).filter((message) => message.ts === ts || message.threadTs === ts);
}

/** Another after each time that Slack has given it up. */
export const directIdOf = ({ directsGivenUp }: State, user: string): string =>
  `D${user.slice(1)}${directsGivenUp.get(user) ?? ''}`;

/** The direct conversation of a person with the app; opened by the first who needs it. */
export function directChannelOf(state: State, user: string): Channel {
  const id = directIdOf(state, user);
  const open = state.channels.get(id);
  if (open) return open;
  const members = new Set([user, state.botUser]);
  const channel: Channel = {
    id,
    name: user,
    kind: 'im',
    members,
    archived: false,
    topic: '',
    createdAt: state.clock.now(),
  };
  state.channels.set(id, channel);
  return channel;
}

export type Draft = {
  channel: string;
  user: string;
  text: string;
  blocks?: JsonObject[];
  attachments?: JsonObject[];
  files?: SharedFile[] | undefined;
  metadata?: Metadata | undefined;
  threadTs?: string | undefined;
  broadcast?: boolean;
  subtype?: string | undefined;
  clientMsgId?: string | undefined;
  linkNames?: boolean;
};

export function addMessage(state: State, draft: Draft): Message {
  const { linkNames = false, ...kept } = draft;
  const blocks = keptBlocks(state, draft.blocks ?? []);
  const attachments = draft.attachments ?? [];
  const message: Message = {
    broadcast: false,
    ...kept,
    ts: state.ids.ts(),
    text: storedText(draft.text),
    blocks,
    attachments,
    reactions: [],
    pings: pingsOf({ text: draft.text, blocks, attachments, linkNames }),
    byBot: draft.user === state.botUser,
  };
  state.messages.set(message.channel, [...messagesIn(state, message.channel), message]);
  state.tell('message', message);
  return message;
}

export type Edit = {
  text?: string;
  blocks?: JsonObject[];
  attachments?: JsonObject[];
  metadata?: Metadata;
  broadcast?: boolean;
};

/** Changes the message in place and returns it as it was. Nobody is notified of an edit. */
export function editMessage(state: State, message: Message, edit: Edit): Message {
  const before = copyOf(message);
  if (edit.text !== undefined) message.text = storedText(edit.text);
  if (edit.blocks) message.blocks = keptBlocks(state, edit.blocks);
  if (edit.attachments) message.attachments = edit.attachments;
  if (edit.metadata) message.metadata = edit.metadata;
  if (edit.broadcast) message.broadcast = true;
  message.editedTs = state.ids.ts();
  state.tell('edit', message);
  return before;
}

/** A parent with replies leaves a tombstone until the last of them is gone, anything else is gone. `quietly`: Slack tells nobody, as where its own retention does it. */
export function removeMessage(state: State, message: Message, { quietly = false } = {}): Message {
  const before = copyOf(message);
  const replies = messagesIn(state, message.channel).some((other) => other.threadTs === message.ts);
  if (replies) {
    Object.assign(message, {
      subtype: 'tombstone',
      text: 'This message was deleted.',
      blocks: [],
      attachments: [],
      files: undefined,
      metadata: undefined,
    });
  } else {
    state.messages.set(
      message.channel,
      messagesIn(state, message.channel).filter(
        (other) => other !== message && !isEmptied(state, other, message),
      ),
    );
  }
  state.tell('removal', message);
  if (!quietly) state.tell('deletion', before);
  return before;
}

/** A tombstone whose last reply goes. */
const isEmptied = (state: State, { subtype, ts, channel }: Message, gone: Message): boolean =>
  subtype === 'tombstone' &&
  ts === gone.threadTs &&
  messagesIn(state, channel).every((other) => other === gone || other.threadTs !== ts);
