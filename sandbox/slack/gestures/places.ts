/** Opening the app's Home, and what people do to channels. */

import { addMessage, directChannelOf } from '../messages.ts';
import { channelNamed, personOf } from '../people.ts';
import type { Channel, Posting } from '../state.ts';
import type { Stage } from './stage.ts';

export function createPlaces({ state, events }: Stage) {
  /** Slack says such changes in the channel itself, and the bot hears it like any message. */
  async function announce(channel: Channel, user: string, subtype: string, text: string): Promise<void> {
    await events.posted(addMessage(state, { channel: channel.id, user, text, subtype }));
  }

  return {
    async openHome(user: string): Promise<void> {
      if (!state.manifest.homeTab) throw new Error('The manifest does not enable the Home tab.');
      personOf(state, user);
      await events.homeOpened(user, directChannelOf(state, user).id, state.homes.get(user));
    },

    async archive(where: string, by = 'UNORA'): Promise<void> {
      const channel = channelNamed(state, where);
      await announce(channel, by, 'channel_archive', 'archived the channel');
      channel.archived = true;
      await events.archived(by, channel);
    },

    async unarchive(where: string, by = 'UNORA'): Promise<void> {
      const channel = channelNamed(state, where);
      channel.archived = false;
      await announce(channel, by, 'channel_unarchive', 'un-archived the channel');
      await events.unarchived(by, channel);
    },

    /** A person, or the bot by its id. */
    async invite(user: string, where: string, by = 'UNORA'): Promise<void> {
      personOf(state, user);
      const channel = channelNamed(state, where);
      if (channel.members.has(user)) throw new Error(`${user} is already in #${channel.name}.`);
      channel.members.add(user);
      await announce(channel, user, 'channel_join', `<@${user}> has joined the channel`);
      await events.joined(user, channel, by);
    },

    /** Leaves, or is removed from, a channel. */
    async leave(user: string, where: string): Promise<void> {
      const channel = channelNamed(state, where);
      if (!channel.members.delete(user)) throw new Error(`${user} is not in #${channel.name}.`);
      await announce(channel, user, 'channel_leave', `<@${user}> has left the channel`);
      await events.left(user, channel);
    },

    /** Slack does not know the direct conversation of a person with the app any more, as after an organisation has moved. */
    giveUpDirect(user: string): void {
      state.channels.delete(directChannelOf(state, user).id);
      state.directsGivenUp.set(user, (state.directsGivenUp.get(user) ?? 0) + 1);
    },

    /** Who may post is a setting of the channel; nobody is told of the change. Undefined lets everybody. */
    restrict(where: string, posting: Posting | undefined): void {
      channelNamed(state, where).posting = posting;
    },

    /** Disables a user group, or enables it again. */
    disableGroup(group: string, disabled = true): void {
      const found = state.userGroups.get(group);
      if (!found) throw new Error(`There is no user group ${group} here.`);
      found.disabled = disabled;
    },

    async rename(where: string, name: string, by = 'UNORA'): Promise<void> {
      const channel = channelNamed(state, where);
      await announce(
        channel,
        by,
        'channel_name',
        `has renamed the channel from "${channel.name}" to "${name}"`,
      );
      channel.name = name;
      await events.renamed(channel);
    },
  };
}
