import { expect, test } from 'vitest';
import { openStage } from './browser.ts';
import { form, middle, write } from './gestures.ts';

const stage = openStage();

test('a required field that was left empty says so, has the focus, and is content once it is filled', async () => {
  const page = await stage.as('aoife');
  await write(middle(page), '/escalate engineering urgent Payouts frozen');
  const raising = form(page, 'New escalation');
  const happened = raising.getByLabel('What happened');
  await raising.getByRole('button', { name: 'Escalate' }).click();
  await raising.getByRole('alert').waitFor();
  expect(await raising.getByRole('alert').allTextContents()).toEqual([
    'Please complete this required field.',
  ]);
  expect(await happened.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await happened.getAttribute('aria-invalid')).toBe('true');

  await page.keyboard.type('Bank details are right.');
  await raising.getByRole('alert').waitFor({ state: 'detached' });
  await raising.getByRole('button', { name: 'Escalate' }).click();
  await raising.waitFor({ state: 'detached' });
});

test('what the bot objects to stands at its field', async () => {
  const page = await stage.as('aoife');
  await write(middle(page), '/escalate engineering urgent Payouts frozen');
  const raising = form(page, 'New escalation');
  await raising.getByLabel('What happened').fill('Bank details are right.');
  await raising.getByRole('button', { name: 'More details' }).click();
  const callback = raising.getByRole('group', { name: 'Call back the user by' });
  await callback.getByLabel('Date', { exact: true }).fill('2026-11-22');
  await callback.getByLabel('Time', { exact: true }).fill('09:00');
  await raising.getByRole('button', { name: 'Escalate' }).click();
  await raising
    .getByRole('alert')
    .getByText('This time has passed. Choose a later one, or clear it.')
    .waitFor();
  expect(
    await callback.getByLabel('Date', { exact: true }).evaluate((field) => field === document.activeElement),
  ).toBe(true);

  await callback.getByLabel('Date', { exact: true }).fill('2026-11-24');
  await raising.getByRole('button', { name: 'Escalate' }).click();
  await raising.waitFor({ state: 'detached' });
});
