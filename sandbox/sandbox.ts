/** The sandbox from start to end: the workspace, the bot in it, the story, and then whatever people do. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { botProgram, createBot } from './bot/bot.ts';
import { castWithSlacksIds } from './cast.ts';
import { createTurns } from './in-turn.ts';
import { createLive, type Live } from './live/live.ts';
import { createPages } from './live/pages.ts';
import type { Options } from './options.ts';
import { createPeople } from './people-at-work.ts';
import { personWith } from './places.ts';
import { helpText } from './prompt/help.ts';
import { watch } from './sightings.ts';
import { slacksEventRetries } from './slack/event-retries.ts';
import type { JsonObject } from './slack/json.ts';
import { createWorkspace, type Workspace } from './slack/workspace.ts';
import { createStandingClock } from './standing-clock.ts';
import { storyBeginsAt, storyEnd, storyStart, tellStory } from './story/story.ts';
import { aoife, readers } from './story/who.ts';
import { createTeller, type Teller, type Terminal } from './teller.ts';
import { createWalk } from './walk.ts';

export type Parts = {
  options: Options;
  /** The parsed manifest.yml. */
  manifest: JsonObject;
  terminal: Pick<Terminal, 'write' | 'colours' | 'rest'> & { complain(sentence: string): void };
  /** Resolves when somebody wants it to end. */
  toldToEnd: Promise<void>;
  /** From the root of the repository. */
  configPath?: string;
};

/** Resolves with the exit code. */
export async function runSandbox({
  options,
  manifest,
  terminal,
  toldToEnd,
  configPath = 'switchboard.example.yml',
}: Parts): Promise<number> {
  const program = botProgram();
  const clock = createStandingClock(storyBeginsAt);
  const doors: { serve: Serve; upgrade: Live['upgrade'] } = { serve: notYet, upgrade: () => false };
  const slack = createWorkspace({
    ...castWithSlacksIds,
    manifest,
    clock,
    eventRetries: slacksEventRetries,
    elsewhere: (request, response) => doors.serve(request, response),
    elsewhereUpgrade: (request, socket, head) => doors.upgrade(request, socket, head),
  });
  if (!(await listens(slack, options.port))) {
    terminal.complain(`Port ${options.port} is taken. Choose another: SANDBOX_PORT=4000 npm run sandbox`);
    return 1;
  }
  const address = slack.url.replace('127.0.0.1', 'localhost');
  const teller = createTeller({ ...terminal, person: (id) => personWith(slack, id) });
  const hear = (sentence: string) => teller.print(`  ! Switchboard reports: ${sentence}`);
  const bot = createBot({
    slack,
    clock,
    program: await program,
    configPath,
    withHistory: options.withHistory,
    hear,
  });
  const walk = createWalk({ clock, quiet: slack.quiet, settle: bot.settle });
  const eyes = { readers };
  const sightings = watch(slack, () => eyes.readers);
  const turns = createTurns();
  const { inTurn } = turns;

  const people = createPeople({ slack, walk, bot, sightings, eyes, turns, teller, address, as: aoife });
  const pages = createPages();
  const acts = (who: string) => {
    eyes.readers = [who];
  };
  const hasPast = options.withHistory;
  const live = createLive({
    slack,
    clock,
    walk,
    bot,
    turns,
    as: aoife,
    beginsAt: storyBeginsAt,
    hasPast,
    acts,
  });
  doors.serve = (request, response) => pages.serve(request, response) || people.remote(request, response);
  doors.upgrade = live.upgrade;

  async function go(): Promise<void> {
    const started = inTurn(bot.start);
    if (!options.once) pages.warm();
    if (options.story) {
      await started;
      storyStart(teller, address, slack);
      await inTurn(() => tellStory({ slack, clock, walk, sightings, teller }));
      storyEnd(teller);
    } else welcome(teller, address);
    if (options.once) return;
    clock.walk();
    await started;
    if (options.story) for (const line of invitation(address)) teller.print(line);
    await people.stay();
  }

  const all = go();
  await Promise.race([all, toldToEnd]);
  people.close();
  // Cut short, it stumbles over a workspace that is gone: nobody needs to know.
  all.catch(() => undefined);
  for (const { detail } of slack.problems) terminal.complain(`A strict Slack objects: ${detail}`);
  live.close();
  await Promise.all([bot.stop(), pages.close()]);
  await slack.close();
  return slack.problems.length > 0 ? 1 : 0;
}

type Serve = (request: IncomingMessage, response: ServerResponse) => boolean;

function notYet(_request: unknown, response: ServerResponse): boolean {
  response
    .writeHead(503, { 'content-type': 'text/plain' })
    .end('The bot is starting. Try again in a moment.\n');
  return true;
}

function welcome({ title, say, print }: Teller, address: string): void {
  title(`Open ${address} in a browser`);
  print();
  say(
    'A Slack workspace on this machine, with Switchboard in it. No Slack account, and nothing leaves here.',
  );
  say('Type help to do things from here. Ctrl+C ends it.');
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
