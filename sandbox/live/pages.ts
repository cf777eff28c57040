/** The page's files, bundled in memory each time the page is loaded: a change to it shows on reload. */

import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { type BuildContext, context } from 'esbuild';

const root = fileURLToPath(new URL('../page/', import.meta.url));

export type Bundle = { script: string; style: string };

export type Pages = ReturnType<typeof createPages>;

export function createPages() {
  let builder: Promise<BuildContext> | undefined;
  let bundle: Promise<Bundle> | undefined;

  async function build(): Promise<Bundle> {
    builder ??= context({
      entryPoints: [
        { in: `${root}main.tsx`, out: 'page' },
        { in: `${root}page.css`, out: 'page' },
      ],
      outdir: root,
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      jsx: 'automatic',
      target: 'es2022',
      logLevel: 'silent',
    });
    const { outputFiles = [] } = await (await builder).rebuild();
    const named = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
    return { script: named('.js'), style: named('.css') };
  }

  const built = (): Promise<Bundle> => {
    bundle ??= build();
    return bundle;
  };

  const files: { [path: string]: { type: string; content(): Promise<string> } } = {
    '/': {
      type: 'text/html',
      async content() {
        bundle = build();
        await bundle;
        return readFile(`${root}index.html`, 'utf8');
      },
    },
    '/page.js': { type: 'text/javascript', content: async () => (await built()).script },
    '/page.css': { type: 'text/css', content: async () => (await built()).style },
  };

  return {
    /** True where it took the request; a program that asks for `/` without wanting HTML gets something else. */
    serve(request: IncomingMessage, response: ServerResponse): boolean {
      const path = new URL(request.url ?? '/', 'http://sandbox').pathname;
      const file = files[path];
      if (request.method !== 'GET' || !file) return false;
      if (path === '/' && !request.headers.accept?.includes('text/html')) return false;
      file.content().then(
        (content) =>
          response
            .writeHead(200, { 'content-type': `${file.type}; charset=utf-8`, 'cache-control': 'no-store' })
            .end(content),
        (error: unknown) =>
          response
            .writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
            .end(error instanceof Error ? error.message : String(error)),
      );
      return true;
    },
    /** The bundle as it is served. */
    build,
    /** Bundles beforehand, so that the first page opens at once; what is wrong is told to whoever opens it. */
    warm(): void {
      bundle = build();
      bundle.catch(() => undefined);
    },
    async close(): Promise<void> {
      await (await builder)?.dispose();
    },
  };
}
