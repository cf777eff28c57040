import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { firstLine } from '../support/words/in-sandbox.ts';
import { acts, fields, forms, shortcuts } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import { phone } from './chromium.ts';
import {
  cardSays,
  closeConfirmation,
  composerIn,
  input,
  message,
  middle,
  notices,
  placeLink,
  raiseForm,
  sendButton,
  thread,
} from './gestures.ts';
import { newsQuestion, words } from './words.ts';

const stage = openStage();

/** Nothing is wider than the screen. */
async function fits(page: Page): Promise<void> {
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(Math.max(...widths)).toBe(phone.width);
}

async function write(page: Page, text: string): Promise<void> {
  const composer = composerIn(middle(page));
  await composer.tap();
  await composer.fill(text);
  await middle(page).getByRole('button', { name: 'Send' }).tap();
}

test('on a phone one goes from list to channel to thread and back, raises and takes, and nothing scrolls sideways', async () => {
  const page = await stage.as('nora', { viewport: phone, hasTouch: true, isMobile: true });
  await write(page, '/escalate engineering urgent Payouts frozen since this morning');
  const raising = raiseForm(page);
  await input(raising, fields.details).fill('Bank details are right.');
  await raising.getByRole('button', { name: acts.moreDetails }).tap();
  await input(raising, fields.country).waitFor();
  await fits(page);
  await sendButton(raising, forms.raise.submit).tap();
  await raising.waitFor({ state: 'detached' });
  await fits(page);
  await closeConfirmation(page);

  await page.getByRole('button', { name: 'Back to channels' }).tap();
  await middle(page).waitFor({ state: 'hidden' });
  await placeLink(page, 'esc-engineering').waitFor();
  await fits(page);
  await placeLink(page, 'esc-engineering').tap();
  await cardSays(page);
  await placeLink(page, 'esc-engineering').waitFor({ state: 'hidden' });
  await fits(page);

  await page.getByRole('button', { name: /^You are Nora/ }).tap();
  await fits(page);
  await page.getByRole('menuitem', { name: 'Kenji' }).tap();
  await page.getByRole('button', { name: /^You are Kenji/ }).waitFor();
  await middle(page).getByRole('button', { name: acts.acknowledge }).tap();
  await cardSays(page, { status: 'acknowledged' });
  await message(middle(page), newsQuestion).getByRole('button', { name: acts.in30m }).tap();
  await fits(page);

  await middle(page).getByRole('button', { name: /repl/ }).tap();
  await thread(page).waitFor();
  await middle(page).waitFor({ state: 'hidden' });
  await composerIn(thread(page)).fill('Looking at it now.');
  await thread(page).getByRole('button', { name: 'Send' }).tap();
  await message(thread(page), 'Looking at it now.').waitFor();
  await fits(page);
  await thread(page).getByRole('button', { name: 'Back to #esc-engineering' }).tap();
  await cardSays(page, { status: 'acknowledged' });

  await page.getByRole('button', { name: 'Back to channels' }).tap();
  await placeLink(page, 'Switchboard').tap();
  await middle(page).getByRole('button', { name: 'Home' }).tap();
  await page
    .getByRole('region', { name: 'Home' })
    .getByRole('button', { name: acts.newEscalation })
    .waitFor();
  await fits(page);
});

test('on a phone the rest of the bar is in a sheet, and messages have their menu under a button', async () => {
  const page = await stage.as('aoife', { viewport: phone, hasTouch: true, isMobile: true });
  await write(page, 'Account: acct_1Kx9Qb2mTz');
  await message(middle(page), 'acct_1Kx9Qb2mTz').getByRole('button', { name: 'Message actions' }).tap();
  await message(middle(page), 'acct_1Kx9Qb2mTz').getByRole('button', { name: 'More actions' }).tap();
  await fits(page);
  await page.getByRole('menuitem', { name: shortcuts.callSummary }).tap();
  const raising = raiseForm(page);
  await raising.waitFor();
  await raising.getByRole('button', { name: 'Close' }).first().tap();
  await raising.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Sandbox' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Sandbox' });
  await sheet.waitFor();
  await fits(page);
  await sheet.getByRole('button', { name: '+15 min' }).tap();
  await page.getByRole('banner').getByRole('time').filter({ hasText: '10:15' }).waitFor();
  await sheet.getByRole('button', { name: 'What the bot did' }).tap();
  await sheet.waitFor({ state: 'hidden' });
  const panel = page.getByRole('complementary', { name: 'What the bot did' });
  await panel.getByText('views.open').waitFor();
  await fits(page);
  await panel.getByRole('button', { name: 'Close' }).tap();
  await panel.waitFor({ state: 'detached' });
  expect(await notices(page).textContent()).toBe('');
});

test('a newcomer with a phone raises the example of the tour, and a lead reads the digest, without scrolling sideways', async () => {
  const page = await stage.as('aoife', { viewport: phone, hasTouch: true, isMobile: true, tour: true });
  await page.getByRole('button', { name: 'Raise an example' }).tap();
  await raiseForm(page).waitFor();
  await fits(page);
  await page.getByRole('button', { name: forms.raise.submit, exact: true }).tap();
  await closeConfirmation(page);
  await page.getByRole('heading', { name: 'Take it' }).waitFor();
  await fits(page);
  await page.getByRole('button', { name: 'Close the tour' }).tap();

  await page.getByRole('button', { name: /^You are Aoife/ }).tap();
  await page.getByRole('menuitem', { name: 'Nora' }).tap();
  await page.getByRole('button', { name: /^You are Nora/ }).waitFor();
  await page.getByRole('button', { name: 'Sandbox' }).tap();
  await page.getByRole('dialog', { name: 'Sandbox' }).getByRole('button', { name: 'Next morning' }).tap();
  await page.getByRole('banner').getByRole('time').filter({ hasText: 'Tue 24 Nov 09:00' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Sandbox' }).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Back to channels' }).tap();
  await placeLink(page, 'Switchboard').tap();
  await message(middle(page), firstLine(words.digestLines({ date: '2026-11-24' })))
    .getByRole('table')
    .first()
    .waitFor();
  await fits(page);
});
