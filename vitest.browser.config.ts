import { defineConfig } from 'vitest/config';

/** The sandbox's page in Chromium: `npm run test:browser`. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    // A browser, a sandbox and its bot for each file at work: two cores have enough of one.
    maxWorkers: 1,
  },
});
