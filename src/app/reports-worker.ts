/** The other end of reports-aside.ts, in a thread of its own: reads of the database, one report at a time, each as of one moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { holidaysOf } from '../config/public-holidays.ts';
import { queriesOf } from '../db/queries.ts';
import { openReadOnly } from '../db/read-only.ts';
import { createDirectory } from '../engine/directory.ts';
import { reportsOf } from '../engine/reports.ts';
import type { ReportAnswer, ReportAsked, ReportsData } from './reports-aside.ts';

const { path, config } = workerData as ReportsData;
const { sqlite, store } = openReadOnly(path);
const queries = queriesOf(store);
const tell = (answer: ReportAnswer) => parentPort?.postMessage(answer);
const reports = reportsOf({
  queries,
  directory: createDirectory({ ...config, queries, holidaysOf }),
  log: { warn: (facts, message) => tell({ facts, message }) },
});

async function answer({ id, name, given }: ReportAsked): Promise<void> {
  const report = reports[name] as (...given: unknown[]) => Promise<unknown>;
  sqlite.exec('begin');
  try {
    tell({ id, found: await report(...given) });
  } catch (error) {
    tell({ id, failed: inWords(error) });
  } finally {
    sqlite.exec('rollback');
  }
}

/** Errors do not cross from thread to thread as they are. */
const inWords = (error: unknown): string =>
  error instanceof Error
    ? [error.message, ...(error.cause === undefined ? [] : [inWords(error.cause)])].join(': ')
    : String(error);

let last = Promise.resolve();
parentPort?.on('message', (asked: ReportAsked) => {
  last = last.then(() => answer(asked));
});
