/** `switchboard migrate`: takes all that is stored from one database into another, from a file to a server or back. While the bot does not run. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  type Filling,
  fillingOf,
  movedTables,
  openToFill,
  type StoredRow,
  type TableName,
} from '../db/fill.ts';
import { isOnServer, openToRead, shownUrl } from '../db/open.ts';
import { unavailableIn } from '../db/store.ts';
import { heldFor, hindranceOf } from './database-at-hand.ts';
import type { Terminal } from './terminal.ts';

export type MigrateOptions = { from: string; to: string };

type Counted = { rows: number; checksum: string };

export async function migrate(terminal: Terminal, { from, to }: MigrateOptions): Promise<void> {
  const refuse = (why: string) => {
    terminal.complain(why);
    terminal.fail();
  };
  if (from === to) return refuse('Both are the same database.');
  const hindrance = await hindranceOf(from);
  if (hindrance !== undefined) return refuse(hindrance);
  const held = [await heldFor(from)];
  try {
    if (isOnServer(to) || existsSync(to)) held.push(await heldFor(to));
    if (held.includes(undefined)) return refuse('The bot is running. Stop it, then try again.');
    await moveAll(terminal, { from, to }, refuse);
  } catch (error) {
    const away = unavailableIn(error);
    if (!away) throw error;
    // Where the answer to COMMIT was lost, all of it may be there.
    refuse(
      `A database does not answer (${away.code}). Nothing was taken away from ${shownUrl(from)}. Try again with a new, empty database.`,
    );
  } finally {
    for (const one of held) one?.release();
  }
}

async function moveAll(terminal: Terminal, { from, to }: MigrateOptions, refuse: (why: string) => void) {
  const reader = await openToRead(from);
  try {
    const source = fillingOf(reader.store.db, reader.store.tables as never);
    const target = await openToFill(to);
    try {
      const taken = await firstTaken(target);
      if (taken !== undefined) {
        refuse(`${shownUrl(to)} is not empty: ${taken} has rows. Name a database that is.`);
        return;
      }
      const found = await reader.ofOneMoment(() => copied(terminal, source, target));
      const other = await differing(terminal, found, target);
      if (other !== undefined) {
        refuse(`${other} did not arrive as it was. Nothing was changed.`);
        return;
      }
      await target.commit();
      print(terminal, found);
      terminal.print(
        `All of it is in ${shownUrl(to)}, and nothing was taken away. Set DATABASE_URL to it and start the bot.`,
      );
    } finally {
      await target.close();
    }
  } finally {
    await reader.store.close();
  }
}

async function firstTaken(target: Filling): Promise<TableName | undefined> {
  for (const table of movedTables) if ((await target.count(table)) > 0) return table;
  return undefined;
}

async function copied(terminal: Terminal, source: Pick<Filling, 'page'>, target: Filling) {
  const found = new Map<TableName, Counted>();
  for (const table of movedTables) {
    const counted = await countedIn(terminal, table, source, (rows) => target.insert(table, rows));
    found.set(table, counted);
  }
  return found;
}

/** The first table that is not what was read. */
async function differing(terminal: Terminal, found: ReadonlyMap<TableName, Counted>, target: Filling) {
  for (const [table, was] of found) {
    const is = await countedIn(terminal, table, target, async () => {});
    if (is.checksum !== was.checksum || is.rows !== was.rows) return table;
  }
  return undefined;
}

/** All of a table, in the order of its keys. */
async function countedIn(
  terminal: Terminal,
  table: TableName,
  from: Pick<Filling, 'page'>,
  each: (rows: readonly StoredRow[]) => Promise<void>,
): Promise<Counted> {
  const hash = createHash('sha256');
  let rows = 0;
  for (let page = await from.page(table); page.length > 0; page = await from.page(table, page.at(-1))) {
    await each(page);
    for (const row of page) hash.update(JSON.stringify(row));
    rows += page.length;
    terminal.progress?.(`${table}: ${rows.toLocaleString('en')}`);
  }
  terminal.progress?.('');
  return { rows, checksum: hash.digest('hex').slice(0, 16) };
}

function print(terminal: Terminal, found: ReadonlyMap<TableName, Counted>): void {
  const widest = Math.max(...[...found.keys()].map((table) => table.length));
  for (const [table, { rows, checksum }] of found)
    terminal.print(`${table.padEnd(widest)}  ${rows.toLocaleString('en').padStart(12)}  ${checksum}`);
}
