/** Where the pictures of the page are taken: windows that hold still, what of them is in the picture, and pictures side by side. */
import { execFileSync } from 'node:child_process';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { withoutTour } from './chromium.ts';

/** The same letters on every machine that has the fonts, and no seconds; no corners that show what is behind. */
const still = `
  body { font-family: Inter, 'Noto Sans CJK JP', 'Noto Color Emoji', sans-serif; }
  .modal { border-radius: 0; }
  .bar:not(.bar-narrow) .bar-clock-time::after { content: ':00'; }
`;

export type Shot = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'hasTouch' | 'isMobile'>;

export type Framed = { caption: string; picture: Buffer; width: number };

const calm = { animations: 'disabled', caret: 'hide' } as const;

export function createStudio(browser: Browser, address: string) {
  return {
    /** A window in which one is that person. */
    async as(who: string, place: string, shot: Shot = {}): Promise<Page> {
      const context = await browser.newContext({ deviceScaleFactor: 2, reducedMotion: 'reduce', ...shot });
      context.setDefaultTimeout(15_000);
      await context.addInitScript(withoutTour);
      const page = await context.newPage();
      await page.goto(`${address}/?as=${who}#${place}`);
      await page.addStyleTag({ content: still });
      await page.locator('.head').first().waitFor({ state: 'attached' });
      await page.evaluate(() => document.fonts.ready);
      return page;
    },

    /** Pictures beside one another, each under its caption. */
    async beside(parts: Framed[]): Promise<Buffer> {
      const page = await browser.newPage({ deviceScaleFactor: 2, viewport: { width: 1800, height: 1200 } });
      const shown = parts.map(
        ({ caption, picture, width }) =>
          `<figure style="width:${width}px"><figcaption>${caption}</figcaption>` +
          `<img alt="" src="data:image/png;base64,${picture.toString('base64')}"></figure>`,
      );
      await page.setContent(
        `<style>
          body { margin: 0; color: #3c4644; font: 600 15px Inter, sans-serif }
          div { display: inline-flex; align-items: start; gap: 22px; padding: 16px 22px 24px; background: #e6e0d4 }
          figure { margin: 0 }
          figcaption { padding: 0 2px 10px }
          img { display: block; width: 100%; border-radius: 10px; box-shadow: 0 1px 2px rgb(0 0 0 / 20%) }
        </style><div>${shown.join('')}</div>`,
      );
      const picture = await page.locator('div').screenshot(calm);
      await page.close();
      return picture;
    },
  };
}

/** All that is in the window. */
export const whole = (page: Page): Promise<Buffer> => page.screenshot(calm);

export const only = (part: Locator): Promise<Buffer> => part.screenshot(calm);

/** From the top of one part to the bottom of another, with margins above and below. */
export async function fromTo(top: Locator, bottom: Locator, above: number, below: number): Promise<Buffer> {
  const [first, last] = [await top.boundingBox(), await bottom.boundingBox()];
  if (!first || !last) throw new Error('What was to be in the picture is not on the page.');
  const { x, width } = first;
  const y = first.y - above;
  const clip = { x, y, width, height: last.y + last.height + below - y };
  return top.page().screenshot({ ...calm, clip });
}

/** Makes the window so high that its list of messages begins here, not with half a message, and ends with the newest. */
export async function beginWith(part: Locator): Promise<void> {
  const page = part.page();
  const log = part.locator('xpath=ancestor::*[@role="log"]');
  // Where there was room below, the first time only takes it away.
  for (let time = 0; time < 2; time += 1) {
    const [size, room, box] = [page.viewportSize(), await log.boundingBox(), await part.boundingBox()];
    if (!size || !room || !box) throw new Error('The message is not on the page.');
    await page.setViewportSize({ ...size, height: Math.round(size.height + room.y - box.y + 6) });
  }
}

/** With fewer colours than anybody sees the lack of. */
export const small = (picture: Buffer): Buffer =>
  execFileSync('pngquant', ['--quality', '85-100', '--speed', '1', '--strip', '-'], {
    input: picture,
    maxBuffer: 20_000_000,
  });
