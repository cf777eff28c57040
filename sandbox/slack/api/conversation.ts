/** Finding the conversation a method is about, and what the bot may do in it. */

import { directChannelOf } from '../messages.ts';
import type { Channel, State } from '../state.ts';
import { type Args, missingScope, type Refusal, refuse, word } from './method.ts';

const families = { public: 'channels', private: 'groups', im: 'im' } as const;

/** `channels:read`, `groups:history`, … whichever this kind of conversation needs. */
export function scopeFor(channel: Channel, act: 'read' | 'history'): string {
  return `${families[channel.kind]}:${act}`;
}

/** Private channels the bot is not in do not exist for it. */
export function visibleChannel(state: State, args: Args): Channel | Refusal {
  const channel = state.channels.get(word(args.channel));
  if (!channel) return refuse('channel_not_found');
  if (channel.kind !== 'public' && !channel.members.has(state.botUser)) return refuse('channel_not_found');
  return channel;
}

/** A conversation whose messages the bot may read. */
export function readableChannel(state: State, args: Args): Channel | Refusal {
  const channel = visibleChannel(state, args);
  if ('ok' in channel) return channel;
  const scope = scopeFor(channel, 'history');
  if (!state.manifest.scopes.has(scope)) return missingScope(state, scope);
  if (!channel.members.has(state.botUser)) return refuse('not_in_channel');
  return channel;
}

/** Where a new message goes: a channel the bot is in, a `D…`, or a person by id. */
export function postableChannel(state: State, args: Args): Channel | Refusal {
  const wanted = word(args.channel);
  if (/^[UW]/.test(wanted)) return directMessage(state, wanted);
  const channel = visibleChannel(state, { ...args, channel: wanted });
  if ('ok' in channel) return channel;
  if (channel.archived) return refuse('is_archived');
  if (channel.kind === 'im' && !state.manifest.messagesTab) return refuse('messages_tab_disabled');
  if (!channel.members.has(state.botUser) && !state.manifest.scopes.has('chat:write.public'))
    return refuse('not_in_channel');
  return postingRefusal(channel, args) ?? channel;
}

/** The codes that chat.postMessage lists. */
function postingRefusal({ posting }: Channel, args: Args): Refusal | undefined {
  const isReply = word(args.thread_ts) !== '';
  if (posting === 'read only') return refuse('restricted_action_read_only_channel');
  if (posting === 'replies only' && !isReply) return refuse('restricted_action_thread_only_channel');
  if (posting === 'no replies' && isReply) return refuse('restricted_action_non_threadable_channel');
  // The bot is neither an admin nor among those who are named.
  if (posting === 'some people only') return refuse('restricted_action');
  return undefined;
}

function directMessage(state: State, user: string): Channel | Refusal {
  const person = state.people.get(user);
  if (!person || person.isBot) return refuse('channel_not_found');
  if (person.deleted) return refuse('user_disabled');
  if (!state.manifest.messagesTab) return refuse('messages_tab_disabled');
  return directChannelOf(state, user);
}
