/** reactions.*: emoji on messages. */

import { inSlacksForm } from '../message-object.ts';
import { findMessage } from '../messages.ts';
import type { Message, State } from '../state.ts';
import { visibleChannel } from './conversation.ts';
import {
  type Answer,
  type Args,
  type Backstage,
  fine,
  isRefusal,
  type Methods,
  type Refusal,
  refuse,
  word,
} from './method.ts';

export const reactions: Methods = {
  'reactions.add': { tier: 'tier3', token: 'bot', scopes: ['reactions:write'], run: add },
  'reactions.get': { tier: 'tier3', token: 'bot', scopes: ['reactions:read'], run: get },
};

function add(args: Args, { state, events }: Backstage): Answer {
  const message = messageAt(state, args);
  if (isRefusal(message)) return message;
  const name = word(args.name);
  if (!/^[a-z0-9_+'-]+(::[a-z0-9-]+)?$/.test(name)) return refuse('invalid_name');
  if (!addReaction(state, message, name, state.botUser)) return refuse('already_reacted');
  void events.reacted(state.botUser, name, message);
  return fine();
}

function get(args: Args, { state }: Backstage): Answer {
  const message = messageAt(state, args);
  if (isRefusal(message)) return message;
  return fine({ type: 'message', channel: message.channel, message: inSlacksForm(state, message) });
}

function messageAt(state: State, args: Args): Message | Refusal {
  const channel = visibleChannel(state, args);
  if (isRefusal(channel)) return channel;
  return findMessage(state, channel.id, word(args.timestamp)) ?? refuse('message_not_found');
}

/** False where this person had already reacted so. */
export function addReaction(state: State, message: Message, name: string, user: string): boolean {
  const known = message.reactions.find((reaction) => reaction.name === name);
  if (known?.users.includes(user)) return false;
  if (known) known.users.push(user);
  else message.reactions.push({ name, users: [user] });
  state.tell('reaction', message);
  return true;
}

/** False where there was nothing to take back. */
export function removeReaction(state: State, message: Message, name: string, user: string): boolean {
  const known = message.reactions.find((reaction) => reaction.name === name);
  if (!known?.users.includes(user)) return false;
  known.users = known.users.filter((one) => one !== user);
  message.reactions = message.reactions.filter((reaction) => reaction.users.length > 0);
  state.tell('reaction', message);
  return true;
}
