/** What one person is shown by a handler, a modal or Home, has its times on their clock. */
import type { App } from '@slack/bolt';
import type { Acknowledgement } from '../receivers/acknowledgement.ts';
import { clockOf } from '../slack/people/readers-clock.ts';
import { inReadersTime } from '../views/readers-time.ts';
import { words } from '../views/words/default.ts';
import type { Client, Deps } from './deps.ts';

type ClockDeps = Pick<Deps, 'people' | 'now'>;

async function shownTo<View>({ people, now }: ClockDeps, user: string, view: View): Promise<View> {
  const clock = await clockOf(people, user);
  return clock ? inReadersTime(view, { clock, now: now(), words }) : view;
}

/** Every modal that is opened with it is `user`'s. */
export function clientFor(
  deps: ClockDeps,
  { chat, conversations, views }: App['client'],
  user: string,
): Client {
  const shown = <View>(view: View): Promise<View> => shownTo(deps, user, view);
  return {
    chat,
    conversations,
    views: {
      open: async (args) => views.open({ ...args, view: await shown(args.view) }),
      update: async (args) => views.update({ ...args, view: await shown(args.view) }),
      publish: async (args) => views.publish({ ...args, view: await shownTo(deps, args.user_id, args.view) }),
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
