import { expect, test } from 'vitest';
import { acts, fields, forms } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import { input, middle, raiseForm, send, sendButton, write } from './gestures.ts';
import { timeHasPassed } from './words.ts';

const stage = openStage();

test('a required field that was left empty says so, has the focus, and is content once it is filled', async () => {
  const page = await stage.as('aoife');
  await write(middle(page), '/escalate engineering urgent Payouts frozen');
  const raising = raiseForm(page);
  const happened = input(raising, fields.details);
  await sendButton(raising, forms.raise.submit).click();
  await raising.getByRole('alert').waitFor();
  expect(await raising.getByRole('alert').allTextContents()).toEqual([
    'Please complete this required field.',
  ]);
  expect(await happened.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await happened.getAttribute('aria-invalid')).toBe('true');

  await page.keyboard.type('Bank details are right.');
  await raising.getByRole('alert').waitFor({ state: 'detached' });
  await send(raising, forms.raise);
});

test('what the bot objects to stands at its field', async () => {
  const page = await stage.as('aoife');
  await write(middle(page), '/escalate engineering urgent Payouts frozen');
  const raising = raiseForm(page);
  await input(raising, fields.details).fill('Bank details are right.');
  await raising.getByRole('button', { name: acts.moreDetails }).click();
  const callback = raising.getByRole('group', { name: fields.callback });
  await callback.getByLabel('Date', { exact: true }).fill('2026-11-22');
  await callback.getByLabel('Time', { exact: true }).fill('09:00');
  await sendButton(raising, forms.raise.submit).click();
  await raising.getByRole('alert').getByText(timeHasPassed()).waitFor();
  expect(
    await callback.getByLabel('Date', { exact: true }).evaluate((field) => field === document.activeElement),
  ).toBe(true);

  await callback.getByLabel('Date', { exact: true }).fill('2026-11-24');
  await send(raising, forms.raise);
});
