/** Writing, editing, removing and reacting. */

import { addReaction, removeReaction } from '../api/reactions.ts';
import { emojiTyped } from '../emoji.ts';
import { filesNamed } from '../files.ts';
import { type JsonObject, withoutEmpty } from '../json.ts';
import {
  addMessage,
  directChannelOf,
  directIdOf,
  editMessage,
  findMessage,
  removeMessage,
} from '../messages.ts';
import { type MarkupPart, parts, typedText } from '../mrkdwn.ts';
import { channelSeenBy, personOf } from '../people.ts';
import type { Channel, Message, State } from '../state.ts';
import type { Stage } from './stage.ts';

export type PostOptions = {
  /** The ts of the thread's parent. */
  thread?: string;
  /** Also send the reply to the channel. */
  broadcast?: boolean;
  /** The text already has mentions as Slack writes them (`<@U…>`), picked from its menu; otherwise everything is typed. */
  mentions?: boolean;
  /** Names of files that go with it; then it may have no text. */
  files?: string[];
};

type At = { channel: string; ts: string };

export function createTalk({ state, events }: Stage) {
  return {
    /** Into a channel by id or name, or into the direct conversation with the app by `dm`. */
    async post(
      user: string,
      where: string,
      text: string,
      { thread, broadcast = false, mentions = false, files: names = [] }: PostOptions = {},
    ): Promise<Message> {
      const channel = writableChannel(state, user, where);
      if (thread && !findMessage(state, channel.id, thread))
        throw new Error(`There is no message ${thread} to reply to in #${channel.name}.`);
      if (names.length === 0) requireText(text);
      const files = filesNamed(state, user, names, channel.kind === 'public');
      const stored = mentions ? text : typedText(text);
      const draft = {
        channel: channel.id,
        user,
        text: stored,
        blocks: composed(stored),
        ...(files.length > 0 && { files, subtype: 'file_share' }),
        threadTs: thread,
        broadcast,
        clientMsgId: state.ids.uuid(),
      };
      const message = addMessage(state, draft);
      await events.posted(message);
      return message;
    },

    async edit(user: string, at: At, text: string): Promise<void> {
      const message = ownMessage(state, user, at);
      if (!message.files) requireText(text);
      const stored = typedText(text);
      await events.changed(editMessage(state, message, { text: stored, blocks: composed(stored) }), message);
    },

    async remove(user: string, at: At): Promise<void> {
      removeMessage(state, ownMessage(state, user, at));
      await events.deletionTold();
    },

    /** Whoever may delete what others wrote does so: an administrator, a clean-up. `quietly` as Slack's retention does it, of which no app hears. */
    async clearAway({ channel, ts }: At, { quietly = false } = {}): Promise<void> {
      const message = findMessage(state, channel, ts);
      if (!message) throw new Error(`There is no message ${ts} in ${channel}.`);
      removeMessage(state, message, { quietly });
      if (!quietly) await events.deletionTold();
    },

    async react(user: string, emoji: string, at: At): Promise<void> {
      const message = messageAt(state, user, at);
      const name = emoji.replaceAll(':', '');
      if (!addReaction(state, message, name, user))
        throw new Error(`${user} has already reacted with ${name}.`);
      await events.reacted(user, name, message);
    },

    async unreact(user: string, emoji: string, at: At): Promise<void> {
      const message = messageAt(state, user, at);
      const name = emoji.replaceAll(':', '');
      if (!removeReaction(state, message, name, user))
        throw new Error(`${user} has not reacted with ${name}.`);
      await events.unreacted(user, name, message);
    },
  };
}

function requireText(text: string): void {
  if (!text.trim()) throw new Error('There is nothing to send: a message needs a text or a file.');
}

/** The rich_text block Slack's composer makes of what was typed. */
function composed(stored: string): JsonObject[] {
  if (!stored.trim()) return [];
  const section = { type: 'rich_text_section', elements: parts(stored).flatMap(leavesOf) };
  return [{ type: 'rich_text', elements: [section] }];
}

function leavesOf(part: MarkupPart): JsonObject[] {
  if (part.kind !== 'text') return [leafOf(part)];
  return emojiTyped(part.text).map((piece) =>
    typeof piece === 'string' ? { type: 'text', text: piece } : piece,
  );
}

function leafOf(part: Exclude<MarkupPart, { kind: 'text' }>): JsonObject {
  switch (part.kind) {
    case 'user':
      return { type: 'user', user_id: part.id };
    case 'usergroup':
      return { type: 'usergroup', usergroup_id: part.id };
    case 'channel':
      return { type: 'channel', channel_id: part.id };
    case 'special':
      return { type: 'broadcast', range: part.id };
    case 'link':
      return withoutEmpty({ type: 'link', url: part.url, text: part.label || undefined });
    case 'date':
      return { type: 'date', timestamp: part.epochSeconds, format: part.format, fallback: part.label };
  }
}

function writableChannel(state: State, user: string, where: string): Channel {
  if (where === 'dm' || where === directIdOf(state, user)) {
    if (!state.manifest.messagesTab || state.manifest.messagesReadOnly)
      throw new Error('The manifest does not let people write to the app.');
    return directChannelOf(state, personOf(state, user).id);
  }
  const channel = channelSeenBy(state, user, where);
  if (channel.archived) throw new Error(`#${channel.name} is archived.`);
  if (!channel.members.has(user))
    throw new Error(`${personOf(state, user).realName} is not in #${channel.name}.`);
  return channel;
}

function messageAt(state: State, user: string, { channel: id, ts }: At): Message {
  const channel = channelSeenBy(state, user, id);
  if (!channel.members.has(user))
    throw new Error(`${personOf(state, user).realName} is not in #${channel.name}.`);
  const message = findMessage(state, channel.id, ts);
  if (!message) throw new Error(`There is no message ${ts} in #${channel.name}.`);
  return message;
}

function ownMessage(state: State, user: string, at: At): Message {
  const message = messageAt(state, user, at);
  if (message.user !== user) throw new Error(`The message ${at.ts} is not by ${user}.`);
  return message;
}
