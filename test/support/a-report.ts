/** `switchboard report` over the sandbox's past. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePast } from '../../sandbox/bot/past.ts';
import { loadConfig } from '../../src/config/config.ts';
import { switchboard } from '../cli/terminal.ts';

/** Writes the page into the folder, and the database it is made of; answers with the page's path. Throws when anything is complained of. */
export async function reportOfThePast(folder: string): Promise<string> {
  const configPath = 'switchboard.example.yml';
  const loaded = loadConfig(readFileSync(configPath, 'utf8'));
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  const path = join(folder, 'switchboard.db');
  await writePast(path, loaded.config, Date.UTC(2026, 10, 23, 10));
  const file = join(folder, 'report.html');
  const env = { DATABASE_URL: path, SWITCHBOARD_CONFIG: configPath };
  const days = ['--from', '2026-08-31', '--to', '2026-11-22'];
  const { complained } = await switchboard(['report', ...days, '-o', file], env);
  if (complained.length > 0) throw new Error(complained.join('\n'));
  return file;
}
