/** The tests' configuration without tables of holidays, which are a third of what a start costs; what is tried with real processes needs none. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** From the root of the repository. */
export const withoutHolidays = 'node_modules/.cache/without-holidays.yml';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'test/support/switchboard.yml'), 'utf8');
const draft = join(root, `${withoutHolidays}.${process.pid}.${threadId}`);
mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
writeFileSync(draft, text.replaceAll(/^ *holidays:.*\n/gm, ''));
renameSync(draft, join(root, withoutHolidays));
