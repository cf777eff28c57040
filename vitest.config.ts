import { defineConfig } from 'vitest/config';

/** With a server of PostgreSQL, the stories and the contract of the store run on it: what is SQLite’s own is left out, and what is the server’s own comes in. */
const server = process.env.SWITCHBOARD_TEST_POSTGRES;

const all = ['test/**/*.test.{ts,tsx}'];

const ofSqlite = [
  'test/db/{digest-facts,migrations,private-file,process-lock,schema,sqlite,upgrade}.test.ts',
  'test/engine/digest-numbers.test.ts',
  'test/scenarios/hard-days/{running,starting}.test.ts',
];
const ofServer = ['test/**/*.on-server.test.ts'];

/** What a store promises; without a server, on PostgreSQL inside this process too. */
const contract = ['test/db/*.test.ts'];

export default defineConfig({
  test: {
    // Projects add to a list that stands here.
    ...(server
      ? { include: all, exclude: ['test/browser/**', ...ofSqlite] }
      : {
          projects: [
            {
              extends: true,
              test: { name: 'sqlite', include: all, exclude: ['test/browser/**', ...ofServer] },
            },
            {
              extends: true,
              test: {
                name: 'postgres inside',
                include: contract,
                exclude: [...ofSqlite, ...ofServer],
                env: { SWITCHBOARD_TEST_DATABASE: 'pglite' },
              },
            },
          ],
        }),
    globalSetup: ['test/support/in-memory.ts', 'test/support/clear-shown.ts', 'test/support/template.ts'],
    // For what hangs, not for what is slow: other work on the machine makes everything take longer.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // Left to itself, vitest keeps one of two cores free.
    maxWorkers: 2,
    // Nothing keeps state in a module, so modules are loaded once for a worker and not once for each of a hundred files.
    pool: 'threads',
    isolate: false,
    // Transformed modules are kept between runs.
    experimental: { fsModuleCache: true },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/db/migrations/**', 'src/db/schema.sqlite.ts', 'src/db/schema.postgres.ts'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
});
