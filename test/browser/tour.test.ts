import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { firstLine } from '../support/words/in-sandbox.ts';
import { acts, choices, fields, forms } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import {
  card,
  choose,
  closeConfirmation,
  form,
  input,
  message,
  middle,
  raiseForm,
  send,
  sendButton,
} from './gestures.ts';
import { words } from './words.ts';

const stage = openStage();

const tour = (page: Page) => page.getByRole('region', { name: 'Tour' });
const doIt = (page: Page, words: string) => tour(page).getByRole('button', { name: words }).click();
const stepIs = (page: Page, title: string) => tour(page).getByRole('heading', { name: title }).waitFor();

test('whoever opens the page for the first time has raised an escalation after two more clicks', async () => {
  const page = await stage.as('aoife', { tour: true });
  await page.getByRole('button', { name: 'Raise an example' }).click();
  await page.getByRole('button', { name: forms.raise.submit, exact: true }).click();
  await raiseForm(page).waitFor({ state: 'detached' });
  await closeConfirmation(page);
  await tour(page).getByText('ESC-1 is a card in #esc-engineering now').waitFor();
});

test('the tour leads all the way by its own buttons, and a reload keeps the step', async () => {
  const page = await stage.as('aoife', { tour: true });
  await stepIs(page, 'Raise it');
  await doIt(page, 'Raise an example');
  await send(raiseForm(page), forms.raise);

  await stepIs(page, 'Take it');
  await page.reload();
  await stepIs(page, 'Take it');
  await doIt(page, 'Be Kenji in #esc-engineering');
  await card(page, 'ESC-1').getByRole('button', { name: acts.acknowledge }).click();

  await stepIs(page, 'Keep the user on the line');
  await card(page, 'ESC-1').getByRole('button', { name: acts.holdOn }).click();

  await stepIs(page, 'End the call');
  await doIt(page, 'Be Aoife in the app’s messages');
  await middle(page).getByRole('button', { name: acts.promiseCallback }).click();
  const promising = form(page, forms.callback.title);
  await promising.getByLabel('Date', { exact: true }).fill('2026-11-24');
  await promising.getByLabel('Time', { exact: true }).fill('15:00');
  await send(promising, forms.callback);
  await middle(page).getByRole('button', { name: acts.endCall }).click();

  await stepIs(page, 'Let time pass');
  await doIt(page, 'Move the clock an hour on');
  await doIt(page, 'Read it as Kenji');

  await stepIs(page, 'Resolve it');
  await doIt(page, 'Be Kenji in #esc-engineering');
  await card(page, 'ESC-1').getByRole('button', { name: acts.resolve }).click();
  const resolving = form(page, forms.resolve.title);
  await input(resolving, fields.fixed).fill('Drained the queue.');
  await input(resolving, fields.tellUser).fill('Your payouts arrive today.');
  await choose(resolving, fields.cause, 'A fault in our product');
  await resolving.getByRole('radio', { name: choices.documentNo, exact: true }).check();
  await sendButton(resolving, forms.resolve.submit).click();
  await doIt(page, 'Read it as Aoife');

  await stepIs(page, 'The lead’s morning');
  await doIt(page, 'Be Marcus');
  await doIt(page, 'Move on to the next morning');
  await stepIs(page, 'That was the whole way of one escalation.');
  await message(middle(page), firstLine(words.digestLines({}))).waitFor();
  await doIt(page, 'Close');
  await tour(page).waitFor({ state: 'detached' });
});

test('steps can be skipped, the tour can be closed, and it is there again when it is asked for', async () => {
  const page = await stage.as('aoife', { tour: true });
  for (const title of [
    'Raise it',
    'Take it',
    'Keep the user on the line',
    'End the call',
    'Let time pass',
    'Resolve it',
    'The lead’s morning',
  ]) {
    await stepIs(page, title);
    await doIt(page, 'Skip this step');
  }
  await stepIs(page, 'That was the whole way of one escalation.');
  await doIt(page, 'Start the tour again');
  await stepIs(page, 'Raise it');
  await doIt(page, 'Close the tour');
  await tour(page).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('button', { name: 'Tour' }).waitFor();
  expect(await tour(page).count()).toBe(0);
  await page.getByRole('button', { name: 'Tour' }).click();
  await stepIs(page, 'Raise it');
});

test('an example in another language is written by its agent, and the tour leads on to its form', async () => {
  const page = await stage.as('aoife', { tour: true });
  await doIt(page, 'Other examples');
  await page.getByRole('menuitem', { name: 'Japanese' }).click();
  await doIt(page, 'Escalate call summary');
  const raising = raiseForm(page);
  await send(raising, forms.raise);
  await page.getByRole('button', { name: /^You are Yuki/ }).waitFor();
  await stepIs(page, 'Take it');
});
