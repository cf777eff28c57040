/** Draws the contact sheets in Chromium, by day, by night and on a phone, into a folder that git ignores. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { cast } from '../../sandbox/cast.ts';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import { createWorkspace } from '../../sandbox/slack/workspace.ts';
import { launchChromium } from '../browser/chromium.ts';
import { eyesOf } from '../support/eyes-of.ts';
import { manifest } from '../support/manifest.ts';
import { now } from '../support/messages/lives.ts';
import { asTheyAreRead } from '../support/messages/told.ts';
import { sheetOf } from './contact-sheets.tsx';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folder = fromHere('../../contact-sheets/');

const looks = [
  { name: 'day', theme: 'light', phone: false, width: 1360 },
  { name: 'night', theme: 'dark', phone: false, width: 1360 },
  { name: 'phone', theme: 'light', phone: true, width: 390 },
] as const;

async function pageCss(): Promise<string> {
  const css = fromHere('../../sandbox/page/page.css');
  const { outputFiles } = await build({ entryPoints: [css], bundle: true, write: false, logLevel: 'silent' });
  return outputFiles[0]?.text ?? '';
}

export async function drawSheets(): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const { state } = createWorkspace({ ...cast, manifest: manifest(), clock: createStillClock(now) });
  const [css, browser] = await Promise.all([pageCss(), launchChromium()]);
  const drawn: string[] = [];
  try {
    for (const { name, theme, phone, width } of looks) {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      for (const chapter of asTheyAreRead()) {
        await page.setContent(sheetOf(chapter, eyesOf(state, 'UNORA'), { css, theme, phone }));
        const file = `${folder}${chapter.title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-${name}.png`;
        await page.screenshot({ path: file, fullPage: true });
        drawn.push(file);
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return drawn;
}
