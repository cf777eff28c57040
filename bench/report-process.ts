/** `switchboard report` over a database, without its command line: in a process of its own, as people make it. */
import { holidaysOf } from '../src/config/public-holidays.ts';
import { queriesOf } from '../src/db/queries.ts';
import { openReadOnly } from '../src/db/read-only.ts';
import type { Store } from '../src/db/store.ts';
import { createDirectory } from '../src/engine/directory.ts';
import { reportsOf } from '../src/engine/reports.ts';
import { createReport } from '../src/engine/whole-report.ts';
import { reportPage } from '../src/views/report/page.ts';
import { words } from '../src/views/words/default.ts';
import { benchConfiguration } from './engine-alone.ts';
import { answerQuestions } from './processes.ts';

export type PageAsked = { from: number; to: number; now: number };

/** How long it is. */
export async function pageOf(store: Store, { from, to, now }: PageAsked): Promise<number> {
  const config = benchConfiguration();
  const queries = queriesOf(store);
  const directory = createDirectory({ ...config, queries, holidaysOf });
  const reports = reportsOf({ queries, directory, log: console });
  const parts = { store, queries, reports, directory, holidaysOf, now: () => now };
  const report = await createReport(parts, { from, to }, () => {});
  const nameOf = (id: string) => id;
  const wording = { words, nameOf, teamName: nameOf, categoryName: nameOf };
  return (await reportPage({ report, wording })).length;
}

const answers = {
  /** The most memory that it ever had, in MB. */
  async page({ path, ...asked }: PageAsked & { path: string }): Promise<number> {
    const { store } = openReadOnly(path);
    try {
      await pageOf(store, asked);
    } finally {
      await store.close();
    }
    return process.resourceUsage().maxRSS / 1024;
  },
};
export type ReportProcess = typeof answers;

if (process.send) answerQuestions(answers);
