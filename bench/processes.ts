/** The processes of a benchmark: started from here, asked over Node's own channel, gone when this one is. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** What a process can be asked, by name: each question takes one value and answers with one. */
export type Answers = { [question: string]: (asked: never) => unknown };

type Asked = { id: number; question: string; asked: unknown };
type Answered = { id: number; answer: unknown } | { id: number; failed: string };

export type Running<A extends Answers> = {
  ask<Q extends keyof A & string>(
    question: Q,
    ...asked: Parameters<A[Q]>
  ): Promise<Awaited<ReturnType<A[Q]>>>;
  /** Ends the process the gentle way, so that a profile is written. */
  stop(): Promise<void>;
};

/** Profiling this process does not mean profiling all of them. */
const ownOptions = () => process.execArgv.filter((option) => !option.startsWith('--cpu-prof'));

export function startProcess<A extends Answers>(
  file: string,
  env: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
): Running<A> {
  const { PATH = '', HOME = '' } = process.env;
  const child = fork(join(import.meta.dirname, file), [], {
    // Nothing of this shell's own settings: a token in them would be used.
    env: { PATH, HOME, ...env },
    execArgv: [...ownOptions(), ...nodeOptions],
  });
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  child.on('message', (message: Answered) => {
    const asker = waiting.get(message.id);
    waiting.delete(message.id);
    if ('failed' in message) asker?.reject(new Error(`${file}: ${message.failed}`));
    else asker?.resolve(message.answer);
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${code}`));
    waiting.clear();
  });
  return {
    ask: (question, ...[asked]) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve: resolve as (answer: unknown) => void, reject });
        child.send({ id: lastId, question, asked } satisfies Asked);
      }),
    stop: () => ended(child),
  };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.disconnect();
  return exit;
}

/** In such a process: answers what it is asked until the one who asks is gone. */
export function answerQuestions(answers: Answers, end: () => Promise<void> = async () => {}): void {
  process.on('message', async ({ id, question, asked }: Asked) => {
    try {
      const answer = await answers[question]?.(asked as never);
      process.send?.({ id, answer } satisfies Answered);
    } catch (error) {
      process.send?.({
        id,
        failed: error instanceof Error ? (error.stack ?? '') : String(error),
      } satisfies Answered);
    }
  });
  process.on('disconnect', () => {
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
