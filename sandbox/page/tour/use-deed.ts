/** Does what a step offers: as somebody, somewhere, in that order. */

import { useEffect, useState } from 'react';
import type { World } from '../../live/protocol.ts';
import type { Act } from '../bar/act.ts';
import type { Deed } from './advice.ts';
import { appPlace } from './cases.ts';

type Ways = {
  world: World;
  act: Act;
  goTo: (place: string) => void;
  become: (id: string) => unknown;
};

/** Becoming somebody else takes a moment; the rest waits until the page shows what they see. */
export function useDeed({ world, act, goTo, become }: Ways): (deed: Omit<Deed, 'label'>) => void {
  const [next, setNext] = useState<Omit<Deed, 'label'> | null>(null);
  useEffect(() => {
    if (!next || (next.as !== undefined && next.as !== world.viewer)) return;
    setNext(null);
    const place = next.at === 'app' ? appPlace(world) : next.at;
    if (place !== undefined) goTo(place);
    if (next.wish) void act(next.wish);
  }, [next, world, act, goTo]);
  return (deed) => {
    setNext(deed);
    if (deed.as !== undefined && deed.as !== world.viewer) become(deed.as);
  };
}
