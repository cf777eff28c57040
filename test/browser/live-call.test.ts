import { expect, test } from 'vitest';
import { openStage } from './browser.ts';
import { become, card, cardSays, form, message, middle, openPlace, write } from './gestures.ts';

const stage = openStage();

test('while the user is on the phone, engineers can ask for two minutes or promise a call, until the call has ended', async () => {
  const page = await stage.as('aoife');
  await write(middle(page), '/escalate engineering urgent Payouts frozen');
  const raising = form(page, 'New escalation');
  await raising.getByRole('group', { name: 'The user is on the phone now' }).getByLabel('Yes').check();
  await raising.getByLabel('What happened').fill('Bank details are right.');
  await raising.getByRole('button', { name: 'Escalate' }).click();
  await raising.waitFor({ state: 'detached' });

  await become(page, 'Kenji');
  await openPlace(page, 'esc-engineering');
  await cardSays(page, 'ESC-1 · 🔴 urgent · open');
  await card(page, 'ESC-1').getByText('on the phone').waitFor();
  await card(page, 'ESC-1').getByRole('button', { name: 'Hold on, 2 min' }).click();
  await become(page, 'Aoife');
  await openPlace(page, 'Switchboard');
  await message(middle(page), 'Kenji in Engineering: hold on, about 2 minutes.').waitFor();

  await become(page, 'Kenji');
  await openPlace(page, 'esc-engineering');
  await card(page, 'ESC-1').getByRole('button', { name: 'Promise a callback' }).click();
  const promising = page.getByRole('dialog');
  await promising.getByLabel('Date', { exact: true }).fill('2026-11-24');
  await promising.getByLabel('Time', { exact: true }).fill('00:00');
  await promising.getByRole('button', { name: 'Promise' }).click();
  await promising.waitFor({ state: 'detached' });

  await become(page, 'Aoife');
  await openPlace(page, 'Switchboard');
  await message(middle(page), 'Tell the user that we call back by 15:00').waitFor();
  await middle(page).getByRole('button', { name: 'Call ended' }).click();
  await become(page, 'Kenji');
  await openPlace(page, 'esc-engineering');
  await card(page, 'ESC-1').getByRole('button', { name: 'Hold on, 2 min' }).waitFor({ state: 'detached' });
  const afterwards = await card(page, 'ESC-1').textContent();
  expect(afterwards).not.toContain('on the phone');
  expect(afterwards).toContain('Call back promised by 00:00 tomorrow');
});
