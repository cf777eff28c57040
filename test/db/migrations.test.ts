/** The committed migrations make the tables that the schema describes. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe.each([
  ['sqlite', 'sqlite'],
  ['postgresql', 'postgres'],
])('for %s', (dialect, name) => {
  test('generating migrations finds nothing that is not in them yet', () => {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-migrations-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    cpSync(join(root, 'src/db/migrations', name), folder, { recursive: true });
    const before = readdirSync(folder);
    const kit = join(root, 'node_modules/drizzle-kit/bin.cjs');
    const out = relative(root, folder);
    const schema = `./src/db/schema.${name}.ts`;
    const options = ['generate', '--dialect', dialect, '--schema', schema, '--out', out];
    execFileSync(process.execPath, [kit, ...options], { cwd: root, stdio: 'pipe' });
    expect(readdirSync(folder)).toEqual(before);
  });
});
