/** The third part: Aoife is reminded of the call that she promised, and says how it went. */

import { nextTimeOfDay } from '../zones.ts';
import { narratorsZone, type Scenes } from './scene.ts';
import { aoife, buttons, withButton } from './who.ts';

const minute = 60_000;
/** As in the call summary. */
const promisedHour = 15;

export async function callBack({ play, quietly, slack, walk, clock }: Scenes): Promise<void> {
  const remindedAt = nextTimeOfDay(clock.now(), narratorsZone, promisedHour) - 15 * minute;
  await play({
    at: remindedAt,
    heading: 'A quarter of an hour before the promised call, Aoife is reminded',
    act: () => walk.to(remindedAt),
  });
  await quietly(() => walk.pass(8 * minute));
  await play({
    heading: 'She calls the user, and presses Reached, satisfied',
    act: () => slack.click(aoife, { actionId: buttons.satisfied }, withButton(slack, buttons.satisfied)),
  });
}
