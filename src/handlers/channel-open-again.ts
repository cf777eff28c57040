/** A channel is unarchived, or the bot was invited to it: what was kept for it is sent. */
import type { Deps } from './deps.ts';
import type { Routes } from './routes.ts';

export function registerChannelOpenAgain(routes: Routes, deps: Pick<Deps, 'channelIsOpen'>): void {
  for (const kind of ['channel_unarchive', 'group_unarchive'] as const) {
    routes.onEvent(kind, ({ request }) => deps.channelIsOpen(request.event.channel));
  }
  routes.onEvent('member_joined_channel', async ({ request: { event }, botUserId }) => {
    if (event.user === botUserId) await deps.channelIsOpen(event.channel);
  });
}
