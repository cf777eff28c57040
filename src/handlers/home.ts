/** The Home tab: what this person raised, what they have, and what nobody has yet in their teams; a lead's board. */
import { type Escalation, liveStatuses } from '../domain/escalation.ts';
import { homeNotice } from '../views/forms/notice.ts';
import { home } from '../views/home.ts';
import { teamsOf } from './actor.ts';
import { boardFor } from './board-facts.ts';
import type { Client, Deps } from './deps.ts';
import { isSlackError } from './gesture.ts';
import { refusedFor } from './guard.ts';
import type { Routes } from './routes.ts';
import { viewerOf } from './viewer.ts';

/** More than Home shows, so that it can say how many there are. */
const limit = 50;

export function registerHome(routes: Routes, deps: Deps): void {
  routes.onEvent('app_home_opened', async ({ request: { event, workspace }, client }) => {
    const { user, tab, view } = event;
    if (tab && tab !== 'home') return;
    const refused = await refusedFor(deps, user, [workspace]);
    if (refused) {
      const view = homeNotice(refused.said);
      await client.soon(placeOfHome(user), () => client.views.publish({ user_id: user, view }));
    } else await publishHome(deps, client, user, view?.hash);
  });
}

const placeOfHome = (user: string): string => `home ${user}`;

/** With `hash`, a view that has been published in the meantime is not overwritten by an older one but by a fresh one. As soon as it may be. */
export const publishHome = (deps: Deps, client: Client, user: string, hash?: string | null): Promise<void> =>
  client.soon(placeOfHome(user), () => publishNow(deps, client, user, hash));

async function publishNow(
  deps: Deps,
  client: Client,
  user: string,
  hash: string | null | undefined,
): Promise<void> {
  try {
    await client.views.publish({ user_id: user, view: await homeOf(deps, user), ...(hash && { hash }) });
  } catch (error) {
    if (!isSlackError(error, 'hash_conflict')) throw error;
    await client.views.publish({ user_id: user, view: await homeOf(deps, user) });
  }
}

async function homeOf(deps: Deps, viewer: string) {
  const { engine } = deps;
  const own = await teamsOf(deps, viewer);
  const board = await boardFor(deps, viewer, own);
  const [callbacks, mine, owned, unacknowledged] = await Promise.all([
    engine.callbacksDue(viewer),
    engine.list({ reporter: viewer, statuses: liveStatuses, limit }),
    engine.list({ owner: viewer, statuses: liveStatuses, limit }),
    own.size > 0 && !board
      ? engine.list({ teams: [...own], statuses: ['open'], limit })
      : ([] as Escalation[]),
  ]);
  const all = [...callbacks, ...mine, ...owned, ...unacknowledged, ...(board?.escalations ?? [])];
  const looking = await viewerOf(deps, viewer, all, own);
  return home({ callbacks, board, mine, owned, unacknowledged, ...looking });
}
