import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { acts } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import { card, cardSays, message, middle, moveClock, openThread, raise, thread } from './gestures.ts';
import { newsQuestion, ownerLine, words } from './words.ts';

const stage = openStage();

const isAsked = (page: Page) => message(middle(page), newsQuestion);
const readsWhoHasIt = (page: Page, owner: string) =>
  message(middle(page), words.refused({ refused: 'already owned', owner }));
const isLate = (page: Page) => readsWhoHasIt(page, 'UKENJI').or(readsWhoHasIt(page, 'UPRIYA'));

/** On, and off the next time. */
async function rateLimit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Trouble', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Rate limit' }).click();
  await page.keyboard.press('Escape');
}

test('of two engineers who press Acknowledge at once, one has it and the other reads who does', async () => {
  const agent = await stage.as('aoife');
  await raise(agent, { summary: 'Payouts frozen' });
  const kenji = await stage.as('kenji', { place: 'esc-engineering' });
  const priya = await stage.as('priya', { place: 'esc-engineering' });
  const buttons = [kenji, priya].map((page) =>
    card(page, 'ESC-1').getByRole('button', { name: acts.acknowledge }),
  );
  await Promise.all(buttons.map((button) => button.waitFor()));
  // While Slack takes no messages the card stays as it is, so that both have pressed before either sees what came of it.
  await rateLimit(agent);
  await Promise.all(buttons.map((button) => button.click()));
  for (const page of [kenji, priya]) await isAsked(page).or(isLate(page)).first().waitFor();
  await rateLimit(agent);
  await moveClock(agent, '+1 min');

  for (const page of [kenji, priya]) await cardSays(page, { status: 'acknowledged' });
  const [owner, other, id] =
    (await isAsked(kenji).count()) > 0 ? [kenji, priya, 'UKENJI'] : [priya, kenji, 'UPRIYA'];
  expect([await isLate(owner).count(), await isAsked(other).count()]).toEqual([0, 0]);
  for (const page of [owner, other]) await card(page, 'ESC-1').getByText(ownerLine(id)).waitFor();
  await openThread(card(other, 'ESC-1'));
  await message(thread(other), words.hasIt(id)).waitFor();
});
