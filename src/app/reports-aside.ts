/** Reports made in a thread of their own (reports-worker.ts), with a connection that only reads: while one is made, everything else goes on. */
import type { Worker } from 'node:worker_threads';
import type { Config } from '../config/config.ts';
import type { Reports } from '../engine/reports.ts';
import { startThread } from '../thread.ts';

export type ReportsData = { url: string; config: Config };
export type ReportAsked = { id: number; name: keyof Reports; given: unknown[] };
export type ReportAnswer =
  | { id: number; found: unknown }
  | { id: number; failed: string }
  | { facts: object; message: string };

export type ReportsAside = Reports & { close(): Promise<void> };

type Waiting = { resolve(found: unknown): void; reject(error: unknown): void };

/** The thread starts with the first report; one that ended is started anew by the next. What is asked for when it ends fails. */
export function createReportsAside(
  data: ReportsData,
  log: { warn(facts: object, message: string): void },
): ReportsAside {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let asked = 0;

  function hear(answer: ReportAnswer): void {
    if ('message' in answer) {
      log.warn(answer.facts, answer.message);
      return;
    }
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('failed' in answer) one?.reject(new Error(answer.failed));
    else one?.resolve(answer.found);
    if (waiting.size === 0) worker?.unref();
  }

  function ended(cause?: unknown): void {
    worker = undefined;
    const error = new Error('the thread that makes reports has ended', { cause });
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function begin(): Worker {
    const born = startThread('reports-worker', import.meta.url, data);
    born.on('message', hear);
    born.on('error', ended);
    born.on('exit', () => {
      if (worker === born) ended();
    });
    return born;
  }

  const ask = (name: keyof Reports, given: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      worker ??= begin();
      asked += 1;
      waiting.set(asked, { resolve, reject });
      worker.ref();
      worker.postMessage({ id: asked, name, given } satisfies ReportAsked);
    });
  const aside = <Name extends keyof Reports>(name: Name): Reports[Name] =>
    ((...given: unknown[]) => ask(name, given)) as Reports[Name];

  return {
    digest: aside('digest'),
    weeks: aside('weeks'),
    verdict: aside('verdict'),
    gaps: aside('gaps'),
    table: aside('table'),
    workers: aside('workers'),
    raisedByWeek: aside('raisedByWeek'),
    async close() {
      await worker?.terminate();
    },
  };
}
