import { expect, test } from 'vitest';
import { openStage } from './browser.ts';
import { card, cardSays, message, middle, raise, react } from './gestures.ts';

const stage = openStage();

test('of two engineers who press Acknowledge at once, one has it and the other reads who does', async () => {
  const aoife = await stage.as('aoife');
  await raise(aoife, { summary: 'Payouts frozen' });
  const windows = [await stage.as('kenji', { place: 'C0ENG' }), await stage.as('priya', { place: 'C0ENG' })];
  const buttons = windows.map((page) => card(page, 'ESC-1').getByRole('button', { name: 'Acknowledge' }));
  await Promise.all(buttons.map((button) => button.waitFor()));
  await Promise.all(buttons.map((button) => button.click()));
  for (const page of windows) await cardSays(page, 'ESC-1 · 🔴 urgent · acknowledged');
  const said = await Promise.all(
    windows.map((page) => message(middle(page), 'Only visible to you').textContent()),
  );
  expect(said).toEqual([]);
});

test('an engineer who puts eyes on a card has it', async () => {
  const aoife = await stage.as('aoife');
  await raise(aoife, { summary: 'Payouts frozen' });
  const kenji = await stage.as('kenji', { place: 'C0ENG' });
  await react(card(kenji, 'ESC-1'), 'Looking');
  await cardSays(kenji, 'ESC-1 · 🔴 urgent · acknowledged');
  await card(kenji, 'ESC-1').getByRole('button', { name: 'You reacted with :eyes:' }).waitFor();
  await card(kenji, 'ESC-1').getByText('Owner: @Kenji').waitFor();
});
