/** Events API: what happened, in Slack's words, sent only where the manifest subscribes and the bot is there to see it. */

import type { Deliveries, Delivery } from './delivery.ts';
import { type JsonObject, withoutEmpty } from './json.ts';
import { inSlacksForm } from './message-object.ts';
import { findMessage } from './messages.ts';
import { userObject } from './person-object.ts';
import type { Channel, Message, Person, State, View } from './state.ts';
import { viewInSlacksForm } from './views.ts';

export type Events = ReturnType<typeof createEvents>;

type Sent = Promise<Delivery | undefined>;

const channelTypes = { public: 'channel', private: 'group', im: 'im' } as const;
const messageEvents = { public: 'message.channels', private: 'message.groups', im: 'message.im' } as const;

/** The scope an event needs besides its subscription. */
const scopeOf: { [event: string]: string } = {
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  channel_archive: 'channels:read',
  channel_unarchive: 'channels:read',
  channel_rename: 'channels:read',
  group_archive: 'groups:read',
  group_unarchive: 'groups:read',
  group_rename: 'groups:read',
  user_change: 'users:read',
  team_join: 'users:read',
};

export function createEvents(state: State, deliveries: Pick<Deliveries, 'deliver'>) {
  async function send(subscription: string, event: JsonObject, channel?: Channel): Sent {
    const scope = scopeOf[subscription];
    if (!state.manifest.events.has(subscription)) return undefined;
    if (scope && !state.manifest.scopes.has(scope)) return undefined;
    if (channel && !channel.members.has(state.botUser)) return undefined;
    return deliveries.deliver('events_api', envelope(event), `the event ${subscription}`);
  }

  function envelope(event: JsonObject): JsonObject {
    const eventId = state.ids.named('Ev');
    return {
      token: state.verificationToken,
      team_id: state.teamId,
      context_team_id: state.teamId,
      context_enterprise_id: state.enterprise?.id ?? null,
      api_app_id: state.appId,
      event,
      type: 'event_callback',
      event_id: eventId,
      event_time: Math.floor(state.clock.now() / 1000),
      authorizations: [
        {
          enterprise_id: state.enterprise?.id ?? null,
          team_id: state.teamId,
          user_id: state.botUser,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: `4-${eventId}`,
    };
  }

  function aboutMessage(message: Message, event: JsonObject): Sent {
    const channel = state.channels.get(message.channel);
    if (!channel) return Promise.resolve(undefined);
    const common = { channel: channel.id, channel_type: channelTypes[channel.kind] };
    return send(messageEvents[channel.kind], { ...event, ...common }, channel);
  }

  function aboutReaction(
    type: 'reaction_added' | 'reaction_removed',
    user: string,
    reaction: string,
    message: Message,
  ): Sent {
    const { channel, ts } = message;
    const item = { type: 'message', channel, ts };
    const event = { type, user, reaction, item_user: message.user, item, event_ts: state.ids.ts() };
    return send(type, event, state.channels.get(channel));
  }

  function aboutChannel(
    change: 'archive' | 'unarchive' | 'rename',
    channel: Channel,
    detail: JsonObject,
  ): Sent {
    const family = channel.kind === 'private' ? 'group' : 'channel';
    const type = `${family}_${change}`;
    return send(type, { type, ...detail, event_ts: state.ids.ts() }, channel);
  }

  let lastDeletion: Sent = Promise.resolve(undefined);
  state.on('deletion', (before) => {
    lastDeletion = deleted(before);
  });

  function deleted(before: Message): Sent {
    const ts = state.ids.ts();
    const stayed = findMessage(state, before.channel, before.ts);
    const previous_message = inSlacksForm(state, before);
    const gone = {
      type: 'message',
      subtype: 'message_deleted',
      hidden: true,
      deleted_ts: before.ts,
      previous_message,
      ts,
      event_ts: ts,
    };
    const tombstone = stayed && {
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      message: inSlacksForm(state, stayed),
      previous_message,
      ts,
      event_ts: ts,
    };
    return aboutMessage(before, tombstone ?? gone);
  }

  return {
    posted(message: Message): Sent {
      return aboutMessage(message, {
        ...inSlacksForm(state, message),
        event_ts: message.ts,
      });
    },
    changed(before: Message, after: Message): Sent {
      const ts = after.editedTs ?? after.ts;
      const [message, previous] = [inSlacksForm(state, after), inSlacksForm(state, before)];
      return aboutMessage(after, {
        type: 'message',
        subtype: 'message_changed',
        hidden: true,
        message,
        previous_message: previous,
        ts,
        event_ts: ts,
      });
    },
    /** What was deleted last is on its way, or has arrived. */
    deletionTold: (): Sent => lastDeletion,
    reacted: (user: string, reaction: string, message: Message) =>
      aboutReaction('reaction_added', user, reaction, message),
    unreacted: (user: string, reaction: string, message: Message) =>
      aboutReaction('reaction_removed', user, reaction, message),
    homeOpened(user: string, channel: string, view: View | undefined): Sent {
      const shown = view && viewInSlacksForm(state, view);
      return send(
        'app_home_opened',
        withoutEmpty({
          type: 'app_home_opened',
          user,
          channel,
          tab: 'home',
          view: shown,
          event_ts: state.ids.ts(),
        }),
      );
    },
    joined(user: string, channel: Channel, inviter?: string): Sent {
      const event = {
        type: 'member_joined_channel',
        user,
        channel: channel.id,
        channel_type: channel.kind === 'private' ? 'G' : 'C',
        team: state.teamId,
        inviter,
        event_ts: state.ids.ts(),
      };
      return send('member_joined_channel', withoutEmpty(event), channel);
    },
    /** Sent for the bot's own leaving too, although it is no longer there to see it. */
    left(user: string, channel: Channel): Sent {
      const event = {
        type: 'member_left_channel',
        user,
        channel: channel.id,
        channel_type: channel.kind === 'private' ? 'G' : 'C',
        team: state.teamId,
        event_ts: state.ids.ts(),
      };
      return send('member_left_channel', event, user === state.botUser ? undefined : channel);
    },
    archived: (user: string, channel: Channel) =>
      aboutChannel('archive', channel, { channel: channel.id, user }),
    unarchived: (user: string, channel: Channel) =>
      aboutChannel('unarchive', channel, { channel: channel.id, user }),
    aboutPerson(type: 'user_change' | 'team_join', person: Person): Sent {
      const cache_ts = Math.floor(state.clock.now() / 1000);
      return send(type, { type, user: userObject(state, person, true), cache_ts, event_ts: state.ids.ts() });
    },
    renamed(channel: Channel): Sent {
      const { id, name, createdAt } = channel;
      return aboutChannel('rename', channel, {
        channel: {
          id,
          name,
          name_normalized: name,
          created: Math.floor(createdAt / 1000),
          is_channel: channel.kind === 'public',
          is_mpim: false,
        },
      });
    },
  };
}
