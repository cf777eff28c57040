/** Somebody has joined the workspace, changed or left it: what they may do changes with it. */
import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import { bringAgain } from './again.ts';
import type { Deps } from './deps.ts';

export function registerAccounts(app: App, { people }: Pick<Deps, 'people'>): void {
  type Told = SlackEventMiddlewareArgs<'user_change' | 'team_join'> & AllMiddlewareArgs;
  /** What is not stored would be forgotten with a restart. */
  const hear = async ({ event: { user }, context }: Told) => {
    if (!(await people.heard([user]))) bringAgain(context);
  };
  app.event('user_change', hear);
  app.event('team_join', hear);
}
