/** A program of this repository as one file of JavaScript, its packages included: it starts in a third of the time that tsx needs for hundreds. */

import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Inside `node_modules`, so that packages are found from there. */
const folder = join(root, 'node_modules', '.cache', 'one-file');

/** Modules look for their neighbours beside where they stand in the repository. */
const whereItStood: Plugin = {
  name: 'import.meta.url of the source',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: 'ts',
    }));
  },
};

/** Resolves with the file's path. What is in it names it, so whoever makes it again meanwhile takes nothing away. */
export async function oneFile(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outdir: folder,
    write: false,
    bundle: true,
    // What is compiled, and what reads its own data, is loaded from its package.
    external: ['better-sqlite3', 'date-holidays'],
    // Packages in CommonJS ask for Node's own modules in their way.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    plugins: [whereItStood],
    logLevel: 'silent',
  });
  const text = outputFiles[0]?.text ?? '';
  const path = join(folder, `${createHash('sha256').update(text).digest('hex').slice(0, 16)}.mjs`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    // Threads of one process make it at the same time too.
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, text);
    renameSync(draft, path);
  }
  return path;
}
