/** conversations.*: what there is, who is in it, opening and joining. */

import { directChannelOf, directIdOf } from '../messages.ts';
import type { Channel, State } from '../state.ts';
import { channelObject } from './channel-object.ts';
import { scopeFor, visibleChannel } from './conversation.ts';
import {
  type Answer,
  type Args,
  type Backstage,
  fine,
  flag,
  isRefusal,
  type Methods,
  missingScope,
  page,
  type Refusal,
  refuse,
  word,
} from './method.ts';

const read = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

export const conversations: Methods = {
  'conversations.info': { tier: 'tier3', token: 'bot', scopes: read, run: info },
  'conversations.list': { tier: 'tier2', token: 'bot', scopes: read, run: list },
  'conversations.members': { tier: 'tier4', token: 'bot', scopes: read, run: members },
  'conversations.open': {
    tier: 'tier3',
    token: 'bot',
    scopes: ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
    run: open,
  },
  'conversations.join': { tier: 'tier3', token: 'bot', scopes: ['channels:join'], run: join },
  'conversations.invite': {
    tier: 'tier3',
    token: 'bot',
    scopes: ['channels:manage', 'groups:write', 'channels:write.invites', 'groups:write.invites'],
    run: invite,
  },
};

function described(state: State, args: Args): Channel | Refusal {
  const channel = visibleChannel(state, args);
  if (isRefusal(channel)) return channel;
  const scope = scopeFor(channel, 'read');
  return state.manifest.scopes.has(scope) ? channel : missingScope(state, scope);
}

function info(args: Args, { state }: Backstage): Answer {
  const channel = described(state, args);
  if (isRefusal(channel)) return channel;
  const count = flag(args.include_num_members) ? { num_members: channel.members.size } : {};
  return fine({ channel: { ...channelObject(state, channel), ...count } });
}

const typeNames = { public: 'public_channel', private: 'private_channel', im: 'im' } as const;
const typeScopes: { [type: string]: string } = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

function list(args: Args, { state }: Backstage): Answer {
  const types = (word(args.types) || 'public_channel').split(',').map((type) => type.trim());
  for (const type of types) {
    const scope = typeScopes[type];
    if (!scope) return refuse('invalid_types');
    if (!state.manifest.scopes.has(scope)) return missingScope(state, scope);
  }
  const wanted = [...state.channels.values()].filter((channel) => {
    if (!types.includes(typeNames[channel.kind])) return false;
    if (flag(args.exclude_archived) && channel.archived) return false;
    return channel.kind === 'public' || channel.members.has(state.botUser);
  });
  const found = page(wanted, args, 100);
  if (isRefusal(found)) return found;
  const channels = found.items.map((channel) => ({
    ...channelObject(state, channel),
    num_members: channel.members.size,
  }));
  return fine({ channels, response_metadata: found.response_metadata });
}

function members(args: Args, { state }: Backstage): Answer {
  const channel = described(state, args);
  if (isRefusal(channel)) return channel;
  const found = page([...channel.members], args, 100);
  return isRefusal(found)
    ? found
    : fine({ members: found.items, response_metadata: found.response_metadata });
}

function open(args: Args, { state }: Backstage): Answer {
  if (!state.manifest.scopes.has('im:write')) return missingScope(state, 'im:write');
  const wanted = word(args.users).split(',').filter(Boolean);
  const [user] = wanted;
  if (wanted.length !== 1 || !user)
    return refuse(wanted.length === 0 ? 'users_list_not_supplied' : 'method_not_supported_for_channel_type');
  const person = state.people.get(user);
  if (!person) return refuse('user_not_found');
  if (person.deleted) return refuse('user_disabled');
  const alreadyOpen = state.channels.has(directIdOf(state, user));
  const channel = directChannelOf(state, user);
  const shown = flag(args.return_im) ? channelObject(state, channel) : { id: channel.id };
  return fine({ channel: shown, ...(alreadyOpen ? { no_op: true, already_open: true } : {}) });
}

function join(args: Args, { state, events }: Backstage): Answer {
  const channel = visibleChannel(state, args);
  if (isRefusal(channel)) return channel;
  if (channel.kind !== 'public') return refuse('method_not_supported_for_channel_type');
  if (channel.archived) return refuse('is_archived');
  const wasIn = channel.members.has(state.botUser);
  channel.members.add(state.botUser);
  if (!wasIn) void events.joined(state.botUser, channel);
  return fine({
    channel: channelObject(state, channel),
    ...(wasIn
      ? { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } }
      : {}),
  });
}

function invite(args: Args, { state, events }: Backstage): Answer {
  const channel = visibleChannel(state, args);
  if (isRefusal(channel)) return channel;
  if (!channel.members.has(state.botUser)) return refuse('not_in_channel');
  if (channel.archived) return refuse('is_archived');
  const invited = word(args.users).split(',').filter(Boolean);
  if (invited.length === 0) return refuse('no_user');
  if (invited.some((user) => !state.people.has(user))) return refuse('user_not_found');
  if (invited.includes(state.botUser)) return refuse('cant_invite_self');
  if (invited.every((user) => channel.members.has(user))) return refuse('already_in_channel');
  for (const user of invited.filter((one) => !channel.members.has(one))) {
    channel.members.add(user);
    void events.joined(user, channel, state.botUser);
  }
  return fine({ channel: channelObject(state, channel) });
}
