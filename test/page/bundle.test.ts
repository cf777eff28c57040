/** The page as it is served. */
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { createPages } from '../../sandbox/live/pages.ts';

const pages = createPages();

afterAll(() => pages.close());

test('script and stylesheet are small enough to open at once, and fetch nothing from elsewhere', async () => {
  const { script, style } = await pages.build();
  expect(gzipSync(script).length + gzipSync(style).length).toBeLessThan(300_000);
  expect(style).not.toMatch(/url\(|@import|https?:/);
});
