/** The sandbox from start to end: the workspace, the bot in it, the story, and then whatever people do. */

import type { ServerResponse } from 'node:http';
import { cast } from './cast.ts';
import { createTurns } from './in-turn.ts';
import type { Options } from './options.ts';
import { createPeople } from './people-at-work.ts';
import { personWith } from './places.ts';
import { helpText } from './prompt/help.ts';
import { watch } from './sightings.ts';
import type { Clock } from './slack/clock.ts';
import type { JsonObject } from './slack/json.ts';
import { createWorkspace, type Workspace } from './slack/workspace.ts';
import { createStandingClock } from './standing-clock.ts';
import { storyBeginsAt, storyEnd, storyStart, tellStory } from './story/story.ts';
import { aoife, readers } from './story/who.ts';
import { createTeller, type Terminal } from './teller.ts';
import { createWalk } from './walk.ts';

export type Bot = {
  /** Does everything that is due now; answers when something is due next. */
  settle(): Promise<number | null>;
  stop(): Promise<void>;
};

export type Parts = {
  options: Options;
  /** The parsed manifest.yml. */
  manifest: JsonObject;
  /** The bot tells its errors by `hear`. */
  startBot(slack: Workspace, clock: Clock, hear: (sentence: string) => void): Promise<Bot>;
  terminal: Pick<Terminal, 'write' | 'colours' | 'rest'> & { complain(sentence: string): void };
  /** Resolves when somebody wants it to end. */
  toldToEnd: Promise<void>;
};

/** Resolves with the exit code. */
export async function runSandbox({
  options,
  manifest,
  startBot,
  terminal,
  toldToEnd,
}: Parts): Promise<number> {
  const clock = createStandingClock(storyBeginsAt);
  const doors: { remote: Parameters<typeof createWorkspace>[0]['elsewhere'] } = { remote: undefined };
  const slack = createWorkspace({
    ...cast,
    manifest,
    clock,
    elsewhere: (request, response) => (doors.remote ?? notYet)(request, response),
  });
  if (!(await listens(slack, options.port))) {
    terminal.complain(`Port ${options.port} is taken. Choose another: SANDBOX_PORT=4000 npm run sandbox`);
    return 1;
  }
  const address = slack.url.replace('127.0.0.1', 'localhost');
  const teller = createTeller({ ...terminal, person: (id) => personWith(slack, id) });
  const bot = await startBot(slack, clock, (sentence) =>
    teller.print(`  ! Switchboard reports: ${sentence}`),
  );
  const walk = createWalk({ clock, quiet: slack.quiet, settle: bot.settle });
  const eyes = { readers };
  const sightings = watch(slack, () => eyes.readers);
  const turns = createTurns();

  const people = createPeople({ slack, walk, bot, sightings, eyes, turns, teller, address, as: aoife });
  doors.remote = people.remote;

  storyStart(teller, address, slack);
  const story = turns.inTurn(() => tellStory({ slack, clock, walk, sightings, teller }));
  const isTold = await Promise.race([story.then(() => true), toldToEnd.then(() => false)]);
  if (isTold) {
    storyEnd(teller);
    if (!options.once) {
      clock.walk();
      for (const line of invitation(address)) teller.print(line);
      await Promise.race([people.stay(), toldToEnd]);
      people.close();
    }
  }
  // Cut short, it stumbles over a workspace that is gone: nobody needs to know.
  story.catch(() => undefined);
  for (const { detail } of slack.problems) terminal.complain(`A strict Slack objects: ${detail}`);
  await bot.stop();
  await slack.close();
  return slack.problems.length > 0 ? 1 : 0;
}

function notYet(_request: unknown, response: ServerResponse): boolean {
  response
    .writeHead(503, { 'content-type': 'text/plain' })
    .end('The bot is starting. Try again in a moment.\n');
  return true;
}

const invitation = (address: string): string[] => [
  'It is yours now, and the clock walks. This is what you can do:',
  '',
  ...helpText(address)
    .split('\n')
    .map((line) => `  ${line}`.trimEnd()),
  '',
];

async function listens(slack: Workspace, port: number): Promise<boolean> {
  try {
    await slack.listen(port);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false;
    throw error;
  }
}
