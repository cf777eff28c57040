/** The report as people see it: by day, by night, in the hand, without network and without script. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportOfThePast } from '../support/a-report.ts';
import { launchChromium, phone, wide } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchboard report '));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let file: string;
let browser: Browser;

beforeAll(async () => {
  file = await reportOfThePast(folder);
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function opened(
  viewport: typeof phone,
  { javaScriptEnabled = true, bypassCSP = true } = {},
): Promise<{ page: Page; asked: string[]; said: string[] }> {
  const page = await browser.newPage({ viewport, javaScriptEnabled, bypassCSP });
  const asked: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  await page.goto(pathToFileURL(file).href);
  return { page, asked, said };
}

test('axe finds nothing by day, by night and in the hand, with every table open; nothing is wider than the screen', async () => {
  for (const viewport of [wide, phone]) {
    const { page } = await opened(viewport);
    await page.evaluate(axe);
    for (const summary of await page.locator('summary').all()) await summary.click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    await page.close();
  }
}, 120_000);

test('all of it is there without script, and it asks for nothing', async () => {
  const { page, asked, said } = await opened(wide, { javaScriptEnabled: false, bypassCSP: false });
  expect(await page.locator('figure svg:visible').count()).toBeGreaterThanOrEqual(8);
  expect(asked).toEqual([pathToFileURL(file).href]);
  expect(said).toEqual([]);
  await page.close();
});

test('on paper it is by day, whatever the screen is', async () => {
  const { page } = await opened(wide);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(ground).toBe('rgb(255, 255, 255)');
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(20_000);
  await page.close();
});
