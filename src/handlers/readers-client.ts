/** What one person is shown by a handler, a modal or Home, has its times on their clock. */
import type { App } from '@slack/bolt';
import type { Acknowledgement } from '../receivers/acknowledgement.ts';
import { clockOf } from '../slack/people/readers-clock.ts';
import { withJson } from '../slack/written-client.ts';
import { inReadersTime, mayTellTime } from '../views/readers-time.ts';
import { words } from '../views/words/default.ts';
import type { Client, Deps, ViewArguments } from './deps.ts';

type ClockDeps = Pick<Deps, 'people' | 'now'>;

async function shownTo<View>({ people, now }: ClockDeps, user: string, view: View): Promise<View> {
  const clock = await clockOf(people, user);
  return clock ? inReadersTime(view, { clock, now: now(), words }) : view;
}

/** Every modal that is opened with it is `user`'s. */
export function clientFor(deps: ClockDeps, slack: App['client'], user: string): Client {
  const show = async (method: string, { view, ...args }: ViewArguments, reader = user): Promise<unknown> => {
    const json = JSON.stringify(view);
    const shown = mayTellTime(json) ? await shownTo(deps, reader, view) : json;
    return slack.apiCall(method, withJson({ view: shown, ...args }));
  };
  return {
    chat: slack.chat,
    conversations: slack.conversations,
    views: {
      open: (args) => show('views.open', args),
      update: (args) => show('views.update', args),
      publish: (args) => show('views.publish', args, args.user_id),
    },
  };
}

/** A modal that takes the place of the one that was sent is shown likewise. */
export const answeringTo = (
  deps: ClockDeps,
  acknowledgement: Acknowledgement,
  user: string,
): Acknowledgement => ({
  ...acknowledgement,
  give: async (answer) =>
    acknowledgement.give(answer && 'view' in answer ? await shownTo(deps, user, answer) : answer),
});
