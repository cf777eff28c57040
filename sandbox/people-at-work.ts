/** People act by the prompt or over HTTP, and whatever happens is told. */

import type { createTurns } from './in-turn.ts';
import { personWith } from './places.ts';
import { type Answer, createObey } from './prompt/obey.ts';
import { openPrompt, type Prompt } from './prompt/prompt.ts';
import { createRemote } from './remote.ts';
import type { Sightings } from './sightings.ts';
import type { Workspace } from './slack/workspace.ts';
import { createTeller, type Teller } from './teller.ts';
import type { Walk } from './walk.ts';

export type People = {
  slack: Workspace;
  walk: Walk;
  bot: { settle(): Promise<number | null> };
  sightings: Sightings;
  /** Through whose eyes channels are read. */
  eyes: { readers: readonly string[] };
  turns: ReturnType<typeof createTurns>;
  teller: Teller;
  address: string;
  /** Who is at the prompt first. */
  as: string;
};

/** What falls due while nobody acts is done this soon. */
const heartbeatMs = 250;

export function createPeople({ slack, walk, bot, sightings, eyes, turns, teller, address, as }: People) {
  const obeying = createObey({ slack, walk, sightings, address: () => address });
  const obey = (typed: string, who: string): Promise<Answer> => {
    eyes.readers = [who];
    return obeying.obey(typed, who);
  };
  let quit: () => void = () => undefined;
  const quitting = new Promise<void>((resolve) => {
    quit = resolve;
  });

  const tell = (answer: Answer, to = teller): void => {
    for (const line of answer.said) to.print(`  ${line}`.trimEnd());
    if (answer.said.length > 0) to.print();
    for (const one of answer.sightings) to.sight(one, slack.clock.now());
  };

  let prompt: Prompt | undefined;
  let heartbeat: NodeJS.Timeout | undefined;
  const aside = (print: () => void): void => (prompt ? prompt.aside(print) : print());

  async function beat(): Promise<void> {
    await bot.settle();
    const news = sightings.take();
    if (news.length === 0) return;
    aside(() => {
      for (const one of news) teller.sight(one, slack.clock.now());
    });
  }

  return {
    /** Answers over HTTP; what is asked during the story waits for its end. */
    remote: createRemote({
      slack,
      obeying: { ...obeying, obey },
      inTurn: turns.inTurn,
      address: () => address,
      written: (answer) => written(slack, answer, tell),
      heard(who, typed, answer) {
        aside(() => {
          teller.print(`${who}, over HTTP: ${typed}`);
          tell({ ...answer, said: [] });
        });
        if (answer.end) quit();
      },
    }),
    /** Resolves when somebody quits. */
    async stay(): Promise<void> {
      if (process.stdin.isTTY) {
        prompt = openPrompt({
          slack,
          as,
          obey: (typed, who) => turns.inTurn(() => obey(typed, who)),
          tell: async (answer) => tell(answer),
          leave: quit,
        });
      }
      heartbeat = setInterval(() => {
        if (turns.isFree()) void turns.inTurn(beat);
      }, heartbeatMs);
      await quitting;
    },
    close(): void {
      clearInterval(heartbeat);
      prompt?.close();
    },
  };
}

function written(slack: Workspace, answer: Answer, tell: (answer: Answer, to: Teller) => void): string {
  let text = '';
  const paper = createTeller({
    write: (piece) => {
      text += piece;
    },
    colours: false,
    rest: async () => undefined,
    person: (id) => personWith(slack, id),
  });
  tell(answer, paper);
  return text.trimEnd() || 'Done.';
}
