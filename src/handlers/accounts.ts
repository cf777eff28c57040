/** Somebody has joined the workspace, changed or left it: what they may do changes with it. */
import type { Deps } from './deps.ts';
import type { ExchangeOf, Routes } from './routes.ts';

export function registerAccounts(
  routes: Routes,
  { people, somebodyLeft }: Pick<Deps, 'people' | 'somebodyLeft'>,
): void {
  /** What is not stored would be forgotten with a restart. */
  const hear = async ({ request, acknowledgement }: ExchangeOf<'user_change' | 'team_join'>) => {
    if (!(await people.heard([request.event.user]))) acknowledgement.bringAgain();
    if (request.event.user.deleted) somebodyLeft();
  };
  routes.onEvent('user_change', hear);
  routes.onEvent('team_join', hear);
}
