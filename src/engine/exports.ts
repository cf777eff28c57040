/** Tables for leads: what was opened in the last weeks in the teams that they lead. Asked for now, written when it is sent, a few rows at a time, so that nobody waits for it. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { exportRows } from '../db/export-rows.ts';
import { openToRead } from '../db/open.ts';
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { midnightOf } from '../domain/calendars/weeks.ts';
import { dateIn } from '../domain/digest.ts';
import type { Directory } from '../domain/directory.ts';
import { priorities } from '../domain/escalation.ts';
import { teamsToChange } from '../domain/process-change.ts';
import type { Within } from '../domain/tally.ts';
import { queuedFor } from '../outbox/queue.ts';
import { commitChange } from './commit.ts';
import { csvLine, utf8Mark } from './csv.ts';

export type ExportParts = {
  store: Store;
  queries: Pick<Queries, 'outbox'>;
  directory: Pick<Directory, 'teams' | 'ledBy' | 'leadsSupport' | 'restricted'>;
  /** Of the database: it is read beside what the bot does. */
  url: string;
  now(): Instant;
  committed(): void;
};

export type Exports = {
  /** Queues one; pressed again within the minute it is the same. Throws NotSavedError. */
  ask(lead: string): Promise<'queued' | 'not a lead'>;
  /** Null where they lead nothing. */
  write(lead: string, within: Within): Promise<{ content: Buffer; amount: number } | null>;
};

const dayMs = 86_400_000;
/** A quarter, and the day that is not over. */
export const exportedDays = 91;
const minuteMs = 60_000;
/** A few milliseconds' worth. */
const rowsAtOnce = 50;

export function createExports({ store, queries, directory, url, now, committed }: ExportParts): Exports {
  return {
    async ask(lead) {
      if (teamsToChange(lead, directory).length === 0) return 'not a lead';
      const at = now();
      const to = midnightOf(dateIn('UTC', at), 'UTC') + dayMs;
      const payload = { kind: 'export', lead, from: to - exportedDays * dayMs, to } as const;
      const notice = { id: idOf(lead, at), rank: priorities.length, payload };
      await commitChange(store, [queries.outbox.enqueue(queuedFor(lead, notice, at), at)]);
      committed();
      return 'queued';
    },

    async write(lead, { from, to }) {
      const teams = teamsToChange(lead, directory);
      if (teams.length === 0) return null;
      const reader = await openToRead(url);
      try {
        const lines: string[] = [];
        const { columns, rows } = await exportRows(reader, { from, to, teams, reader: teams });
        lines.push(csvLine(columns));
        for await (const row of rows) {
          lines.push(csvLine(row));
          if (lines.length % rowsAtOnce === 0) await setImmediate();
        }
        return { content: Buffer.from(`${utf8Mark}${lines.join('\n')}\n`), amount: lines.length - 1 };
      } finally {
        await reader.store.close();
      }
    },
  };
}

/** It stands in the name of the file, where it is looked for. */
const idOf = (lead: string, at: Instant): string =>
  `export:${createHash('sha256')
    .update(`${lead} ${Math.floor(at / minuteMs)}`)
    .digest('hex')
    .slice(0, 12)}`;
