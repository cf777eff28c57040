/** The other end of reports-aside.ts, in a thread of its own: reads of the database, one report at a time, each as of one moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { holidaysOf } from '../config/public-holidays.ts';
import { openToRead } from '../db/open.ts';
import { queriesOf } from '../db/queries.ts';
import { createDirectory } from '../engine/directory.ts';
import { reportsOf } from '../engine/reports.ts';
import type { ReportAnswer, ReportAsked, ReportsData } from './reports-aside.ts';

const { url, config } = workerData as ReportsData;
const tell = (answer: ReportAnswer) => parentPort?.postMessage(answer);

/** Opened by the first report; what fails then is that report's. */
let opened: ReturnType<typeof open> | undefined;

async function open() {
  const reader = await openToRead(url);
  const queries = queriesOf(reader.store);
  const directory = createDirectory({ ...config, queries, holidaysOf });
  const log = { warn: (facts: object, message: string) => tell({ facts, message }) };
  return { ...reader, reports: reportsOf({ queries, directory, log }) };
}

async function answer({ id, name, given }: ReportAsked): Promise<void> {
  try {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    const { reports, ofOneMoment } = await opened;
    const report = reports[name] as (...given: unknown[]) => Promise<unknown>;
    tell({ id, found: await ofOneMoment(() => report(...given)) });
  } catch (error) {
    tell({ id, failed: inWords(error) });
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
