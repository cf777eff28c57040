/** Every kind of screen, by day and by night, as axe judges it: contrast, names, roles, headings, landmarks. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openStage } from './browser.ts';
import { callComes, callIsHandedOver, firstHour, lateMorning, priyaTakesIt, tell } from './day.ts';
import { screens } from './screens.ts';

const stage = openStage();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe says of them is so, and right. */
const known = {
  // A menu lies at the end of the document, where nothing covers it, and is named by its button.
  region: '#portal',
};

/** In the hand one room is on screen at a time: the list, or a thread, without the conversation. */
const aboutOneRoom = ['landmark-one-main', 'page-has-heading-one'];

/** By night only colours are others. */
const judged = {
  light: {},
  dark: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
};

async function findings(page: Page, colorScheme: keyof typeof judged): Promise<string[]> {
  const { violations } = (await page.evaluate(
    `axe.run(${JSON.stringify(judged[colorScheme])})`,
  )) as AxeResults;
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes
      .map(({ target }) => ({
        id,
        said: `${id} (${impact}): ${target.join(' ')}`,
        target: String(target[0]),
      }))
      .filter(
        ({ target }) => !Object.entries(known).some(([rule, at]) => rule === id && target.startsWith(at)),
      )
      .map(({ said }) => said),
  );
}

/** What there is only one of. */
const outline = (page: Page): Promise<{ mains: number; topHeadings: number }> =>
  page.evaluate(() => {
    const count = (selector: string) =>
      [...document.querySelectorAll(selector)].filter(
        (element) => element.checkVisibility() && !element.closest('[inert]'),
      ).length;
    return { mains: count('main'), topHeadings: count('h1') };
  });

/** What was opened stays open for that person, on every page of theirs. */
async function closeForms(page: Page): Promise<void> {
  const cross = page.locator('.modal-close');
  if (!(await cross.isVisible())) return;
  await cross.click();
  await cross.waitFor({ state: 'hidden' });
}

test('axe finds nothing on any screen, by day or by night, and each has one topmost heading', async () => {
  for (const part of [firstHour, callComes, callIsHandedOver, priyaTakesIt, lateMorning])
    await tell(stage.address(), part);
  const found: string[] = [];
  for (const { name, who, look, open } of screens) {
    const page = await stage.as(who, look);
    await open(page, stage);
    await page.evaluate(axe);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const here = await findings(page, colorScheme);
      const counted = look.isMobile
        ? here.filter((one) => !aboutOneRoom.some((id) => one.startsWith(id)))
        : here;
      found.push(...counted.map((finding) => `${name}, ${colorScheme}: ${finding}`));
    }
    const { mains, topHeadings } = await outline(page);
    if (mains > 1 || topHeadings > 1) found.push(`${name}: ${mains} main, ${topHeadings} h1`);
    await closeForms(page);
    await page.context().close();
  }
  expect(found).toEqual([]);
}, 240_000);
