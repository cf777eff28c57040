/** The committed migrations make the tables that the schema describes. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('generating migrations finds nothing that is not in them yet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, 'src/db/migrations/sqlite'), folder, { recursive: true });
  const before = readdirSync(folder);
  const kit = join(root, 'node_modules/drizzle-kit/bin.cjs');
  const out = relative(root, folder);
  const options = ['generate', '--dialect', 'sqlite', '--schema', './src/db/schema.sqlite.ts', '--out', out];
  execFileSync(process.execPath, [kit, ...options], { cwd: root, stdio: 'pipe' });
  expect(readdirSync(folder)).toEqual(before);
});
