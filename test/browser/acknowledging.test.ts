import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openStage } from './browser.ts';
import { card, cardSays, message, middle, notices, openThread, raise, thread } from './gestures.ts';

const stage = openStage();

test('of two engineers who press Acknowledge at once, one has it and the other reads who does', async () => {
  const agent = await stage.as('aoife');
  await raise(agent, { summary: 'Payouts frozen' });
  const kenji = await stage.as('kenji', { place: 'C0ENG' });
  const priya = await stage.as('priya', { place: 'C0ENG' });
  const buttons = [kenji, priya].map((page) =>
    card(page, 'ESC-1').getByRole('button', { name: 'Acknowledge' }),
  );
  await Promise.all(buttons.map((button) => button.waitFor()));
  await Promise.all(buttons.map((button) => button.click()));

  const isAsked = (page: Page) => message(middle(page), 'You have ESC-1. When will you have news?');
  const isLate = (page: Page) =>
    message(middle(page), /@(Kenji|Priya) already has ESC-1\./).or(
      notices(page).getByText('That has changed meanwhile: have another look.'),
    );
  for (const page of [kenji, priya]) {
    await cardSays(page, 'ESC-1 · 🔴 urgent · acknowledged');
    await isAsked(page).or(isLate(page)).first().waitFor();
  }
  const [owner, other, name] =
    (await isAsked(kenji).count()) > 0 ? [kenji, priya, 'Kenji'] : [priya, kenji, 'Priya'];
  expect([await isLate(owner).count(), await isAsked(other).count()]).toEqual([0, 0]);
  for (const page of [owner, other]) await card(page, 'ESC-1').getByText(`Owner: @${name}`).waitFor();
  await openThread(card(other, 'ESC-1'));
  await message(thread(other), `${name} has it.`).waitFor();
});
