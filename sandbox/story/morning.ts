/** The last part: the lead's next morning, in the lead's own time zone. */

import { personWith } from '../places.ts';
import { cityOf, clockTime, nextTimeOfDay } from '../zones.ts';
import type { Scenes } from './scene.ts';
import { marcus } from './who.ts';

const digestHour = 9;

export async function morning({ play, slack, walk, clock }: Scenes): Promise<void> {
  const { tz } = personWith(slack, marcus);
  const morningAt = nextTimeOfDay(clock.now(), tz, digestHour);
  await play({
    at: morningAt,
    heading: `It is ${clockTime(morningAt, tz)} in ${cityOf(tz)}, and Marcus gets his digest`,
    before: 'The other leads get theirs at 09:00 where they are.',
    act: () => walk.to(morningAt),
    told: ({ viewer }) => viewer === marcus,
  });
}
