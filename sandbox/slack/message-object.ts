/** The message object of Slack's replies, events and payloads. */

import { copyOf, type JsonObject, withoutEmpty } from './json.ts';
import { findMessage, messagesIn } from './messages.ts';
import type { Message, SharedFile, State } from './state.ts';

/** Metadata is only shown where it was asked for. */
export function inSlacksForm(state: State, message: Message, { metadata = false } = {}): JsonObject {
  const replies = message.threadTs
    ? []
    : messagesIn(state, message.channel).filter((other) => other.threadTs === message.ts);
  const last = replies.at(-1);
  const parent = message.threadTs ? findMessage(state, message.channel, message.threadTs) : undefined;
  return withoutEmpty({
    type: 'message',
    subtype: message.subtype ?? (message.threadTs && message.broadcast ? 'thread_broadcast' : undefined),
    user: message.user,
    text: message.text,
    ts: message.ts,
    client_msg_id: message.clientMsgId,
    ...(message.byBot ? botAuthor(state) : {}),
    ...(message.files ? withFiles(message.files) : { team: teamOf(state, message.user) }),
    blocks: message.blocks.length > 0 ? message.blocks : undefined,
    attachments: message.attachments.length > 0 ? message.attachments : undefined,
    metadata: metadata ? message.metadata : undefined,
    edited: message.editedTs ? { user: message.user, ts: message.editedTs } : undefined,
    reactions:
      message.reactions.length > 0
        ? message.reactions.map(({ name, users }) => ({ name, users: [...users], count: users.length }))
        : undefined,
    thread_ts: message.threadTs ?? (last ? message.ts : undefined),
    parent_user_id: parent?.user,
    ...(last ? threadCounts(replies, last) : {}),
  });
}

function teamOf(state: State, user: string): string {
  return state.people.get(user)?.teamId ?? state.teamId;
}

/** Slack leaves out the team where there are files. */
function withFiles(files: SharedFile[]): JsonObject {
  return { files: copyOf(files), upload: false, display_as_bot: false };
}

function botAuthor(state: State): JsonObject {
  const { botId, appId, teamId, manifest } = state;
  return {
    bot_id: botId,
    app_id: appId,
    bot_profile: {
      id: botId,
      app_id: appId,
      user_id: state.botUser,
      name: manifest.name,
      team_id: teamId,
      deleted: false,
      updated: 1,
      icons: {},
    },
  };
}

function threadCounts(replies: Message[], last: Message): JsonObject {
  const users = [...new Set(replies.map((reply) => reply.user))];
  return {
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users,
    latest_reply: last.ts,
    is_locked: false,
    subscribed: false,
  };
}
