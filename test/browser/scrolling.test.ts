/** Long conversations in Chromium: all of them can be reached, and the newest is where one begins. */
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { openStage } from './browser.ts';
import { tell } from './day.ts';
import { heading } from './words.ts';

const stage = openStage();

/** Whether all of it can be seen without scrolling. */
const isInView = (part: Locator): Promise<boolean> =>
  part.evaluate(
    (element) =>
      new Promise<boolean>((resolve) => {
        new IntersectionObserver(([entry], watching) => {
          watching.disconnect();
          resolve((entry?.intersectionRatio ?? 0) > 0.99);
        }).observe(element);
      }),
  );

test('a thread longer than the window opens at its newest reply, stays there, and can be scrolled up to the card', async () => {
  const replies = Array.from({ length: 30 }, (_, at) => ['Kenji', `say in ESC-1: Step ${at + 1}.`] as const);
  await tell(stage.address(), [['Aoife', 'escalate engineering normal Payouts frozen'], ...replies]);
  const kenji = await stage.as('Kenji', { place: 'esc-engineering' });
  await kenji.getByRole('button', { name: /repl/ }).click();
  const thread = kenji.getByRole('complementary', { name: 'Thread' });
  const newest = thread.getByText('Step 30.');
  await newest.waitFor();
  expect(await isInView(newest)).toBe(true);

  await tell(stage.address(), [['Kenji', 'say in ESC-1: And done.']]);
  const one = thread.getByText('And done.');
  await one.waitFor();
  expect(await isInView(one)).toBe(true);

  const card = thread.getByRole('heading', { name: heading({ priority: 'normal', status: 'acknowledged' }) });
  expect(await isInView(card)).toBe(false);
  await thread.getByRole('log').hover();
  await kenji.mouse.wheel(0, -20_000);
  await expect.poll(() => isInView(card)).toBe(true);
});
