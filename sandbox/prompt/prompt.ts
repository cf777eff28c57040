/** The prompt on a terminal: a line is typed, done, and what came of it is told. */

import { clearLine, createInterface, cursorTo } from 'node:readline';
import { personWith } from '../places.ts';
import type { Workspace } from '../slack/workspace.ts';
import { cityOf, dayAndTime } from '../zones.ts';
import type { Answer } from './obey.ts';

export type PromptParts = {
  slack: Workspace;
  /** Who is at the prompt first. */
  as: string;
  obey(typed: string, as: string): Promise<Answer>;
  tell(answer: Answer): Promise<void>;
  leave(): void;
};

export type Prompt = {
  /** Something is printed while somebody may be typing. */
  aside(print: () => void): void;
  close(): void;
};

export function openPrompt({ slack, as: first, obey, tell, leave }: PromptParts): Prompt {
  const typing = createInterface({ input: process.stdin, output: process.stdout });
  let as = first;
  let busy = false;
  /** Lines that are pasted at once are done one after the other, each as whoever the line before made them. */
  let last: Promise<void> = Promise.resolve();

  function ask(): void {
    const { realName, tz } = personWith(slack, as);
    typing.setPrompt(`${realName}, ${dayAndTime(slack.clock.now(), tz)} ${cityOf(tz)}> `);
    typing.prompt(true);
  }

  async function take(typed: string): Promise<void> {
    busy = true;
    const answer = await obey(typed, as);
    as = answer.as;
    clearTheLine();
    await tell(answer);
    busy = false;
    if (answer.end) leave();
    else ask();
  }

  typing.on('line', (typed) => {
    last = last.then(() => take(typed));
  });
  typing.on('SIGINT', leave);
  typing.on('close', leave);
  ask();

  return {
    aside(print) {
      if (!busy) clearTheLine();
      print();
      if (!busy) ask();
    },
    close: () => typing.close(),
  };
}

function clearTheLine(): void {
  cursorTo(process.stdout, 0);
  clearLine(process.stdout, 0);
}
