/** Going from place to place, from thread to thread, and from person to person, by the address. */

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Place, World } from '../live/protocol.ts';
import { type Address, firstPlace, homeTab, permalinkIn, placeAt, readAddress } from './address.ts';
import type { Target } from './conversation/stretch.tsx';

export type Whereabouts = {
  /** Undefined for a moment, where the address names no place the viewer sees. */
  place: Place | undefined;
  /** The app's Home tab. */
  home: boolean;
  thread: string | undefined;
  target: Target | undefined;
  goTo(place: string, thread?: string): void;
  closeThread(): void;
  follow(url: string): boolean;
  become(id: string): void;
};

export function usePlaces(
  world: World,
  address: Address,
  go: (next: Address, how?: 'anew' | 'instead') => void,
): Whereabouts {
  const [target, setTarget] = useState<Target & { place: string }>();
  const home = address.place === homeTab;
  const place = home ? world.places.find(({ kind }) => kind === 'app') : placeAt(world.places, address.place);

  useRedirect(world, address, go, place);

  const goTo = useCallback(
    (wanted: string, thread?: string) => go({ who: address.who, place: wanted, thread }),
    [go, address.who],
  );

  function follow(url: string): boolean {
    const link = permalinkIn(url);
    if (link) {
      if (!placeAt(world.places, link.place)) return false;
      setTarget({ place: link.place, ts: link.ts, count: (target?.count ?? 0) + 1 });
      goTo(link.place, link.thread);
      return true;
    }
    if (/^slack:\/\/app\?.*\btab=home\b/.test(url)) {
      goTo(homeTab);
      return true;
    }
    if (!url.startsWith(`${location.origin}/`) || !url.includes('#')) return false;
    const { hash, search } = new URL(url);
    const within = readAddress({ search, hash });
    goTo(within.place, within.thread);
    return true;
  }

  return {
    place,
    home,
    thread: home ? undefined : address.thread,
    target: target?.place === place?.id ? target : undefined,
    goTo,
    closeThread: () => go({ who: address.who, place: address.place }),
    follow,
    become: (id) => go({ ...address, who: world.people.find((person) => person.id === id)?.name ?? id }),
  };
}

/** Nobody stays where they cannot look in, and whoever one becomes begins at a place of their own. */
function useRedirect(
  world: World,
  address: Address,
  go: (next: Address, how?: 'anew' | 'instead') => void,
  place: Place | undefined,
): void {
  const { viewer, places, people } = world;
  const before = useRef(viewer);
  useEffect(() => {
    const person = people.find(({ id }) => id === viewer);
    // Until the world of whoever is asked for is here, this is somebody else's.
    if (person?.name !== address.who && viewer !== address.who) return;
    // Something else has already led on from here.
    if (readAddress(location).place !== address.place) return;
    const isNew = before.current !== viewer;
    before.current = viewer;
    if (place && (!isNew || place.member || place.kind === 'app')) return;
    const first = firstPlace(places);
    if (first && first.id !== place?.id) go({ who: address.who, place: first.id }, 'instead');
  }, [viewer, people, places, address, go, place]);
}
