/** The eyes of whoever looks, made of what the sandbox has told; they change only when what is seen by them does. */

import { useCallback, useMemo, useRef } from 'react';
import type { Wish, World } from '../live/protocol.ts';
import type { Person } from '../slack/things.ts';
import type { Eyes, SeenPlace } from './eyes.tsx';

export type Ways = {
  act(wish: Wish): Promise<unknown>;
  goTo(place: string): void;
  follow(url: string): boolean;
};

/** Somebody who is not in the workspace any more sees it in no zone. */
const nobody = (id: string): Person => ({ id, name: id, realName: id, tz: '', locale: 'en-US' });

export function useEyesOfViewer(world: World, now: number, ways: Ways): Eyes {
  const { viewer, people, groups } = world;
  const { botUser } = world.workspace;
  const { act } = ways;
  const places = useSeenPlaces(world);

  const latest = useRef(ways);
  latest.current = ways;
  const goTo = useCallback((place: string) => latest.current.goTo(place), []);
  const follow = useCallback((url: string) => latest.current.follow(url), []);
  const cannotShow = useCallback((what: string) => void act({ kind: 'cannot show', what }), [act]);

  return useMemo(() => {
    const byId = new Map(people.map((person) => [person.id, person]));
    const groupsById = new Map(groups.map((group) => [group.id, group]));
    const placesById = new Map(places.map((place) => [place.id, place]));
    return {
      viewer: byId.get(viewer) ?? nobody(viewer),
      botUser,
      now,
      people,
      places,
      person: (id) => byId.get(id),
      group: (id) => groupsById.get(id),
      place: (id) => placesById.get(id),
      act,
      goTo,
      follow,
      cannotShow,
    };
  }, [viewer, people, groups, places, botUser, now, act, goTo, follow, cannotShow]);
}

/** The same list while nothing but counts of what is unread differs. */
function useSeenPlaces({ places }: World): readonly SeenPlace[] {
  const seen = places.map(({ id, name, kind }) => ({ id, name, kind }));
  const kept = useRef<readonly SeenPlace[]>(seen);
  if (JSON.stringify(kept.current) !== JSON.stringify(seen)) kept.current = seen;
  return kept.current;
}
