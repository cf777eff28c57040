import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { acts, fields, forms } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import {
  become,
  card,
  cardSays,
  input,
  message,
  middle,
  moveClock,
  notices,
  openPlace,
  raise,
  raiseForm,
  send,
  write,
} from './gestures.ts';
import { agentLine, heading, newsQuestion } from './words.ts';

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
  await cardSays(page);
  await makeTrouble(page, 'Kill the bot');
  await says(page, 'The bot is not running').waitFor();
  await card(page, 'ESC-1').getByRole('button', { name: acts.acknowledge }).click();
  await notices(page).getByText('Slack could not reach the bot').waitFor();
  expect(await cardsShown(page)).toEqual([heading()]);

  await makeTrouble(page, 'Start the bot');
  await says(page, /^The bot is (starting|not running)$/).waitFor({ state: 'detached' });
  await become(page, 'Kenji');
  await card(page, 'ESC-1').getByRole('button', { name: acts.acknowledge }).click();
  await message(middle(page), newsQuestion).waitFor();
  await cardSays(page, { status: 'acknowledged' });
  expect(await cardsShown(page)).toEqual([heading({ status: 'acknowledged' })]);
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
  await cardSays(page);
  await openPlace(page, 'Switchboard');
  await message(middle(page), agentLine()).waitFor();
  await openPlace(page, 'esc-engineering');
  expect(await cardsShown(page)).toEqual([heading()]);
});

test('while Slack is down no form opens and somebody is told so; afterwards all goes on', async () => {
  const page = await stage.as('nora');
  await makeTrouble(page, 'Outage');
  await says(page, 'Slack is down').waitFor();
  const raising = raiseForm(page);
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
  await input(raising, fields.details).fill('Bank details are right.');
  await send(raising, forms.raise);
  await openPlace(page, 'esc-engineering');
  await cardSays(page);
});
