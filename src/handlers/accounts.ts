/** Somebody has joined the workspace, changed or left it: what they may do changes with it. */
import type { App } from '@slack/bolt';
import type { Deps } from './deps.ts';

export function registerAccounts(app: App, { people }: Pick<Deps, 'people'>): void {
  app.event('user_change', ({ event }) => people.heard([event.user]));
  app.event('team_join', ({ event }) => people.heard([event.user]));
}
