/** `switchboard report`: a page with plots of what happened in some weeks, to be opened in any browser, sent on or printed. The bot may run. */
import { writeFileSync } from 'node:fs';
import { holidaysOf } from '../config/public-holidays.ts';
import { configPathIn, readConfigFile } from '../config/read-settings.ts';
import { openToRead } from '../db/open.ts';
import { queriesOf } from '../db/queries.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { peopleInChanges } from '../domain/process-change.ts';
import { createDirectory } from '../engine/directory.ts';
import { reportsOf } from '../engine/reports.ts';
import { createReport } from '../engine/whole-report.ts';
import { reportPage } from '../views/report/page.ts';
import { words } from '../views/words/default.ts';
import { databaseAtHand } from './database-at-hand.ts';
import { isInOrder, oneDayMs } from './options.ts';
import { rememberedWording } from './remembered-wording.ts';
import { printProblems, type Terminal } from './terminal.ts';

export type ReportOptions = { from: Instant /** The last day, all of it. */; to: Instant; output: string };

export async function writeReport(
  terminal: Terminal,
  { from, to, output }: ReportOptions,
  now: Instant,
): Promise<void> {
  const read = readConfigFile(configPathIn(terminal.env));
  if ('problems' in read) {
    printProblems(terminal, read.problems);
    return;
  }
  const url = await databaseAtHand(terminal);
  if (url === undefined || !isInOrder(terminal, { from, to })) return;
  const { steps, written } = words.report;
  const { store } = await openToRead(url);
  try {
    const queries = queriesOf(store);
    const directory = createDirectory({ ...read.config, queries, holidaysOf });
    const log = { warn: (_: object, message: string) => terminal.complain(message) };
    const reports = reportsOf({ queries, directory, log });
    const parts = { store, queries, reports, directory, holidaysOf, now: () => now };
    const report = await createReport(parts, { from, to: to + oneDayMs }, (step) =>
      terminal.progress?.(steps[step]),
    );
    terminal.progress?.(steps.drawing);
    const people = peopleInChanges({ answers: report.changes.map(({ answer }) => answer) });
    const wording = await rememberedWording(queries, read.config, people);
    writeFileSync(output, await reportPage({ report, wording }), { mode: 0o600 });
    terminal.progress?.('');
    terminal.print(written(output, report.flow.opened));
  } finally {
    await store.close();
  }
}
