/** One scene of the story: a heading, a gesture, and what it changed for whom. */

import type { Sighting, Sightings } from '../sightings.ts';
import type { Clock } from '../slack/clock.ts';
import type { Workspace } from '../slack/workspace.ts';
import type { Teller } from '../teller.ts';
import type { Walk } from '../walk.ts';

export type Stage = {
  slack: Workspace;
  clock: Clock;
  walk: Walk;
  sightings: Sightings;
  teller: Teller;
};

export type Scene = {
  heading: string;
  act(): Promise<unknown>;
  /** What of it is told; all of it where this is left out. */
  told?(sighting: Sighting): boolean;
  /** Said before the gesture. */
  before?: string;
  /** When it happens, where the gesture is to let time go by; now where this is left out. */
  at?: number;
};

/** The story is told by the clock on Aoife's wall. */
export const narratorsZone = 'Europe/Dublin';

const betweenScenesMs = 600;

export function createScenes({ slack, clock, walk, sightings, teller }: Stage) {
  return {
    async play({ heading, act, told = () => true, before, at = clock.now() }: Scene): Promise<void> {
      teller.heading(at, narratorsZone, heading);
      if (before !== undefined) teller.say(before);
      await teller.rest(betweenScenesMs);
      await act();
      await walk.settle();
      await teller.sights(sightings.take().filter(told), at);
    },
    /** What happens and need not be told: a form that opens only to be filled in. */
    async quietly(act: () => Promise<unknown>): Promise<void> {
      await act();
      await walk.settle();
      sightings.take();
    },
    slack,
    clock,
    walk,
    say: teller.say,
  };
}

export type Scenes = ReturnType<typeof createScenes>;
