/** chat.*: posting, editing and removing messages, by Slack's rules. */

import { asObjects } from '../json.ts';
import { keptBlocks } from '../kept-blocks.ts';
import { inSlacksForm } from '../message-object.ts';
import { addMessage, type Edit, editMessage, findMessage, removeMessage } from '../messages.ts';
import { storedText } from '../mrkdwn.ts';
import type { Channel, Ephemeral, Message, State } from '../state.ts';
import { contentRefusal, metadataOf } from './content.ts';
import { postableChannel, visibleChannel } from './conversation.ts';
import {
  type Answer,
  type Args,
  type Backstage,
  fine,
  flag,
  isRefusal,
  type Methods,
  type Refusal,
  refuse,
  word,
} from './method.ts';

const maxPostText = 40_000;
const maxUpdateBytes = 4_000;

export const chat: Methods = {
  'chat.postMessage': { tier: 'special', token: 'bot', scopes: ['chat:write'], run: postMessage },
  'chat.update': { tier: 'tier3', token: 'bot', scopes: ['chat:write'], run: update },
  'chat.delete': { tier: 'tier3', token: 'bot', scopes: ['chat:write'], run: remove },
  'chat.postEphemeral': { tier: 'tier4', token: 'bot', scopes: ['chat:write'], run: postEphemeral },
  'chat.getPermalink': { tier: 'special', token: 'bot', scopes: [], run: getPermalink },
};

function postMessage(args: Args, { state, events }: Backstage): Answer {
  const channel = postableChannel(state, args);
  if (isRefusal(channel)) return channel;
  const refusal =
    contentRefusal(state, 'chat.postMessage', args, maxPostText) ?? threadRefusal(state, channel, args);
  if (refusal) return refusal;
  const message = addMessage(state, {
    channel: channel.id,
    user: state.botUser,
    text: word(args.text),
    blocks: asObjects(args.blocks),
    attachments: asObjects(args.attachments),
    metadata: metadataOf(args),
    ...threadOf(state, channel, args),
    linkNames: flag(args.link_names) || args.parse === 'full',
  });
  void events.posted(message);
  return fine({
    channel: channel.id,
    ts: message.ts,
    message: inSlacksForm(state, message, { metadata: true }),
  });
}

function update(args: Args, { state, events }: Backstage): Answer {
  const message = ownMessage(state, args, 'cant_update_message');
  if (isRefusal(message)) return message;
  const refusal = contentRefusal(state, 'chat.update', args, maxUpdateBytes, 'bytes');
  if (refusal) return refusal;
  const wasRich = message.blocks.some((block) => block.type === 'rich_text');
  const blocks = args.blocks === undefined ? undefined : asObjects(args.blocks);
  if (wasRich && !(blocks ?? []).some((block) => block.type === 'rich_text')) return refuse('block_mismatch');
  const metadata = metadataOf(args);
  const edit: Edit = {
    ...(args.text === undefined ? {} : { text: word(args.text) }),
    /** Text without blocks removes the blocks. */
    ...(blocks ? { blocks } : args.text === undefined ? {} : { blocks: [] }),
    ...(args.attachments === undefined ? {} : { attachments: asObjects(args.attachments) }),
    ...(metadata ? { metadata } : {}),
    ...(flag(args.reply_broadcast) ? { broadcast: true } : {}),
  };
  void events.changed(editMessage(state, message, edit), message);
  return fine({
    channel: message.channel,
    ts: message.ts,
    text: message.text,
    message: inSlacksForm(state, message, { metadata: true }),
  });
}

function remove(args: Args, { state }: Backstage): Answer {
  const message = ownMessage(state, args, 'cant_delete_message');
  if (isRefusal(message)) return message;
  removeMessage(state, message);
  return fine({ channel: message.channel, ts: message.ts });
}

function postEphemeral(args: Args, { state }: Backstage): Answer {
  const channel = postableChannel(state, args);
  if (isRefusal(channel)) return channel;
  const to = word(args.user);
  if (!channel.members.has(to)) return refuse('user_not_in_channel');
  const refusal =
    contentRefusal(state, 'chat.postEphemeral', args, maxPostText) ?? threadRefusal(state, channel, args);
  if (refusal) return refusal;
  return fine({ message_ts: showEphemeral(state, channel.id, to, args).ts });
}

/** Only `to` sees it, until they reload. */
export function showEphemeral(state: State, channel: string, to: string, args: Args): Ephemeral {
  const shown: Ephemeral = {
    ephemeral: true,
    channel,
    ts: state.ids.ts(),
    to,
    text: storedText(word(args.text)),
    blocks: keptBlocks(state, asObjects(args.blocks)),
    attachments: asObjects(args.attachments),
    threadTs: word(args.thread_ts) || undefined,
  };
  state.ephemerals.push(shown);
  state.tell('ephemeral', shown);
  return shown;
}

function getPermalink(args: Args, { state }: Backstage): Answer {
  const channel = visibleChannel(state, args);
  if (isRefusal(channel)) return channel;
  const message = findMessage(state, channel.id, word(args.message_ts));
  return message
    ? fine({ channel: channel.id, permalink: permalinkTo(state, message) })
    : refuse('message_not_found');
}

export function permalinkTo(state: State, { channel, ts, threadTs }: Message): string {
  const link = `https://${state.teamDomain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  return threadTs ? `${link}?thread_ts=${threadTs}&cid=${channel}` : link;
}

/** A message of the bot's own in a conversation that is not archived. A person's id does not do here. */
function ownMessage(state: State, args: Args, otherwise: string): Message | Refusal {
  const channel = visibleChannel(state, args);
  if (isRefusal(channel)) return channel;
  const message = findMessage(state, channel.id, word(args.ts));
  if (!message || message.subtype === 'tombstone') return refuse('message_not_found');
  if (message.user !== state.botUser) return refuse(otherwise);
  if (channel.archived) return refuse('is_inactive');
  return message;
}

function threadRefusal(state: State, channel: Channel, args: Args): Refusal | undefined {
  const ts = word(args.thread_ts);
  if (!ts) return undefined;
  const parent = findMessage(state, channel.id, ts);
  if (!parent) return state.goneThreads === 'refused' ? refuse('thread_not_found') : undefined;
  if (parent.threadTs) return refuse('cannot_reply_to_message');
  return undefined;
}

/** A thread that is gone is no place for it any more. */
function threadOf(state: State, channel: Channel, args: Args): Pick<Message, 'threadTs' | 'broadcast'> {
  const ts = word(args.thread_ts);
  const isThere = ts !== '' && findMessage(state, channel.id, ts) !== undefined;
  return isThere
    ? { threadTs: ts, broadcast: flag(args.reply_broadcast) }
    : { threadTs: undefined, broadcast: false };
}
