/** Threads: what would hold the event loop is done in one of its own. */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Runs the module of that name beside `besides`: the compiled one, or its source, which tsx reads. It finds `workerData` in node:worker_threads. */
export function startThread(name: string, besides: string, workerData: unknown): Worker {
  const kind = extname(new URL(besides).pathname);
  const entry = new URL(`./${name}${kind}`, besides);
  if (kind !== '.ts') return new Worker(entry, { workerData });
  const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const source = JSON.stringify(entry.href);
  const reading = `import(${tsx}).then(({ tsImport }) => tsImport(${source}, ${source}))`;
  return new Worker(reading, { eval: true, workerData });
}
