import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Chromium is not everywhere: `npm run test:browser`.
    exclude: ['test/browser/**'],
    globalSetup: ['test/support/clear-shown.ts', 'test/support/template.ts'],
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
