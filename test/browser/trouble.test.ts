import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openStage } from './browser.ts';
import {
  become,
  card,
  cardSays,
  form,
  message,
  middle,
  moveClock,
  notices,
  openPlace,
  raise,
  write,
} from './gestures.ts';

const stage = openStage();

async function makeTrouble(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Trouble' }).click();
  await page.getByRole('menu').getByLabel(item, { exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
}

const says = (page: Page, words: string | RegExp) =>
  page.getByRole('banner').getByText(words, { exact: true });

/** Cards of the one escalation there is. */
const cardsShown = (page: Page) =>
  middle(page)
    .getByRole('heading', { name: /^ESC-\d/ })
    .allTextContents();

test('a bot that was killed in the middle is missed by whoever presses a button, and has lost and doubled nothing', async () => {
  const page = await stage.as('nora');
  await raise(page, { summary: 'Payouts frozen' });
  await openPlace(page, 'esc-engineering');
  await cardSays(page, 'ESC-1 · 🔴 urgent · open');
  await makeTrouble(page, 'Kill the bot');
  await says(page, 'The bot is not running').waitFor();
  await card(page, 'ESC-1').getByRole('button', { name: 'Acknowledge' }).click();
  await notices(page).getByText('Slack could not reach the bot').waitFor();
  expect(await cardsShown(page)).toEqual(['ESC-1 · 🔴 urgent · open']);

  await makeTrouble(page, 'Start the bot');
  await says(page, /^The bot is (starting|not running)$/).waitFor({ state: 'detached' });
  await become(page, 'Kenji');
  await card(page, 'ESC-1').getByRole('button', { name: 'Acknowledge' }).click();
  await message(middle(page), 'When will you have news?').waitFor();
  await cardSays(page, 'ESC-1 · 🔴 urgent · acknowledged');
  expect(await cardsShown(page)).toEqual(['ESC-1 · 🔴 urgent · acknowledged']);
});

test.each([
  ['Rate limit', 'Slack limits the bot', 'failed: 429'],
  ['Drop answers', 'Answers are dropped', 'failed'],
])('with “%s” a card arrives all the same, and once', async (item, words, note) => {
  const page = await stage.as('nora');
  await makeTrouble(page, item);
  await says(page, words).waitFor();
  await raise(page, { summary: 'Payouts frozen' });
  await page.getByRole('button', { name: 'What the bot did' }).click();
  const panel = page.getByRole('complementary', { name: 'What the bot did' });
  await panel.getByRole('radio', { name: 'Failed' }).check();
  const failed = panel
    .getByRole('listitem')
    .filter({ hasText: `chat.postMessage` })
    .filter({ hasText: note });
  await failed.first().waitFor();
  await makeTrouble(page, item);
  await says(page, words).waitFor({ state: 'detached' });
  await moveClock(page, '+1 min');
  await openPlace(page, 'esc-engineering');
  await cardSays(page, 'ESC-1 · 🔴 urgent · open');
  await openPlace(page, 'Switchboard');
  await message(middle(page), 'ESC-1 is with Engineering').waitFor();
  await openPlace(page, 'esc-engineering');
  expect(await cardsShown(page)).toEqual(['ESC-1 · 🔴 urgent · open']);
});

test('while Slack is down no form opens and somebody is told so; afterwards all goes on', async () => {
  const page = await stage.as('nora');
  await makeTrouble(page, 'Outage');
  await says(page, 'Slack is down').waitFor();
  const raising = form(page, 'New escalation');
  const refusal = notices(page).getByText('Slack could not reach the bot for the command /escalate.');
  await write(middle(page), '/escalate engineering urgent Payouts frozen');
  await refusal.waitFor();
  expect(await raising.count()).toBe(0);

  await makeTrouble(page, 'Outage');
  await says(page, 'Slack is down').waitFor({ state: 'detached' });
  // The bot connects again by itself, a moment later: until then whoever tries is told, and tries again.
  while ((await raising.count()) === 0) {
    await notices(page).getByRole('button', { name: 'Dismiss' }).click();
    await write(middle(page), '/escalate engineering urgent Payouts frozen');
    await raising.or(refusal).waitFor();
  }
  await raising.getByLabel('What happened').fill('Bank details are right.');
  await raising.getByRole('button', { name: 'Escalate' }).click();
  await raising.waitFor({ state: 'detached' });
  await openPlace(page, 'esc-engineering');
  await cardSays(page, 'ESC-1 · 🔴 urgent · open');
});
