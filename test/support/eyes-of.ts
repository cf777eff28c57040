/** One person's eyes on a simulated workspace, as the page would have them; what cannot be shown throws. */
import type { Eyes, SeenPlace } from '../../sandbox/page/eyes.tsx';
import { canSee } from '../../sandbox/slack/people.ts';
import type { Channel, State } from '../../sandbox/slack/state.ts';

/** As much of a workspace as somebody sees by. */
export type Eyed = Pick<State, 'people' | 'channels' | 'userGroups' | 'botUser' | 'clock'>;

export function eyesOf(state: Eyed, viewerId: string): Eyes {
  const viewer = state.people.get(viewerId);
  if (!viewer) throw new Error(`There is nobody with the id ${viewerId}.`);
  const seen = ({ id, name, kind }: Channel): SeenPlace => ({ id, name, kind: kind === 'im' ? 'app' : kind });
  return {
    viewer,
    botUser: state.botUser,
    get now() {
      return state.clock.now();
    },
    get people() {
      return [...state.people.values()];
    },
    get places() {
      return [...state.channels.values()].filter((channel) => canSee(state, viewerId, channel)).map(seen);
    },
    person: (id) => state.people.get(id),
    group: (id) => state.userGroups.get(id),
    place(id) {
      const channel = state.channels.get(id);
      return channel && canSee(state, viewerId, channel) ? seen(channel) : undefined;
    },
    act: async () => undefined,
    goTo: () => {},
    follow: () => false,
    cannotShow(what) {
      throw new Error(`This page cannot show a ${what}.`);
    },
  };
}
