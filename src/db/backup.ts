/** A copy of a database that is in use: of one instant, whole, and looked at before it gets its name. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

export type Backup = { escalations: number };

/**
 * Reads what was there when it began, so it ends however much is written meanwhile, which `.backup` of the sqlite3 tool does not. The copy is its owner's alone and has no free pages. Throws SQLite's error, and leaves nothing behind.
 */
export function backUp(path: string, to: string): Backup {
  const part = `${to}.part`;
  closeSync(openSync(part, 'w', 0o600));
  try {
    const source = new Database(path, { readonly: true, fileMustExist: true, timeout: 10_000 });
    try {
      source.prepare('vacuum into ?').run(part);
    } finally {
      source.close();
    }
    const found = lookAt(part);
    onDisk(part);
    renameSync(part, to);
    return found;
  } finally {
    rmSync(part, { force: true });
  }
}

function lookAt(path: string): Backup {
  const copy = new Database(path, { readonly: true });
  try {
    const found = copy.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') throw Object.assign(new Error('the copy is damaged'), { code: 'SQLITE_CORRUPT' });
    const { n } = copy.prepare('select count(*) as n from escalations').get() as { n: number };
    return { escalations: n };
  } finally {
    copy.close();
  }
}

/** What is not on the disk yet a power cut takes. */
function onDisk(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
