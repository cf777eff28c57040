/** A channel is unarchived, or the bot was invited to it: what was kept for it is sent. */
import type { App } from '@slack/bolt';
import type { Deps } from './deps.ts';

export function registerChannelOpenAgain(app: App, deps: Pick<Deps, 'channelIsOpen'>): void {
  app.event('channel_unarchive', ({ event }) => deps.channelIsOpen(event.channel));
  app.event('group_unarchive', ({ event }) => deps.channelIsOpen(event.channel));
  app.event('member_joined_channel', async ({ event, context }) => {
    if (event.user === context.botUserId) await deps.channelIsOpen(event.channel);
  });
}
