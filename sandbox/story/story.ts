/** The story of one escalation, from a call to the lead's next morning. */

import type { Workspace } from '../slack/workspace.ts';
import type { Teller } from '../teller.ts';
import { longDay } from '../zones.ts';
import { call } from './call.ts';
import { callBack } from './call-back.ts';
import { morning } from './morning.ts';
import { createScenes, narratorsZone, type Stage } from './scene.ts';
import { work } from './work.ts';

/** Monday 23 November 2026, 10:00 in Dublin. */
export const storyBeginsAt = Date.UTC(2026, 10, 23, 10);

export async function tellStory(stage: Stage): Promise<void> {
  const scenes = createScenes(stage);
  await call(scenes);
  await work(scenes);
  await callBack(scenes);
  await morning(scenes);
}

export function storyStart({ title, say, print }: Teller, address: string, slack: Workspace): void {
  title('Switchboard: the story of one escalation');
  print();
  say(
    `This is a Slack workspace on this machine, with the bot in it: ${address}, its Web API under /api/. No Slack account is needed, and nothing leaves this machine.`,
  );
  say(`Bot token ${slack.botToken}, app token ${slack.appToken}.`);
  say(
    `In there it is ${longDay(storyBeginsAt, narratorsZone)}. Aoife works in Dublin, Kenji in Tokyo, Marcus in Los Angeles: each reads their own time.`,
  );
}

export function storyEnd({ title, say, print }: Teller): void {
  title('The end of the story');
  print();
  say(
    'Aoife chased nobody, and called back in time. The user knows when the money comes. Nobody woke Marcus, and in his morning he knows.',
  );
}
