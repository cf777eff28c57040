import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { acts, choices, fields, forms, shortcuts } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import { cardSays, composerIn, confirmation, input, message, middle, raiseForm } from './gestures.ts';
import { newsQuestion } from './words.ts';

const stage = openStage();

/** How what has the focus is called. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    const named = at?.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labels = named.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    return labels || at?.getAttribute('aria-label') || at?.textContent || '';
  });

/** Presses the key until that has the focus. */
async function walkTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  const isThere = (at: string) => (typeof name === 'string' ? at === name : name.test(at));
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    if (isThere(await focused(page))) return;
  }
  throw new Error(`${key} does not lead to ${name}; the focus is on "${await focused(page)}".`);
}

test('an escalation is raised and taken with keys alone', async () => {
  const page = await stage.as('aoife');
  await composerIn(middle(page)).waitFor();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Skip to messages');
  await page.keyboard.press('Enter');
  await walkTo(page, 'Message #user-operations');
  await page.keyboard.type('/escalate');
  await page.keyboard.press('Enter');
  const raising = raiseForm(page);
  await raising.waitFor();

  await expect.poll(() => focused(page)).toBe(fields.team);
  await page.keyboard.press('Escape');
  await raising.waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('Message #user-operations');

  await page.keyboard.type('/escalate');
  await page.keyboard.press('Enter');
  await raising.waitFor();
  await expect.poll(() => focused(page)).toBe(fields.team);
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'Engineering' }).waitFor();
  await page.keyboard.type('Eng');
  await page.keyboard.press('Enter');
  await expect.poll(() => input(raising, fields.team).textContent()).toBe('Engineering');
  await walkTo(page, fields.priority);
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: choices.urgent }).waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect.poll(() => input(raising, fields.priority).textContent()).toBe(choices.urgent);
  await walkTo(page, fields.summary);
  await page.keyboard.type('Payouts frozen since this morning');
  await walkTo(page, fields.details);
  await page.keyboard.type('Bank details are right.');
  await walkTo(page, forms.raise.submit);
  await page.keyboard.press('Enter');
  await raising.waitFor({ state: 'detached' });
  await confirmation(page).waitFor();
  await page.keyboard.press('Escape');
  await confirmation(page).waitFor({ state: 'detached' });

  await walkTo(page, /^You are Aoife/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Kenji' }).waitFor();
  await walkTo(page, /Kenji/, 'ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'You are Kenji.' }).waitFor();
  await walkTo(page, /^esc-engineering/);
  await page.keyboard.press('Enter');
  await cardSays(page);
  await walkTo(page, acts.acknowledge);
  await page.keyboard.press('Enter');
  await cardSays(page, { status: 'acknowledged' });
  await message(middle(page), newsQuestion).waitFor();
});

test('what can be done with a message is reached by arrow keys, and Escape closes a menu and a thread', async () => {
  const page = await stage.as('aoife');
  await composerIn(middle(page)).waitFor();
  await walkTo(page, 'Message #user-operations');
  await page.keyboard.type('Account: acct_1Kx9Qb2mTz');
  await page.keyboard.press('Enter');
  await message(middle(page), 'acct_1Kx9Qb2mTz').waitFor();

  await walkTo(page, 'Messages in #user-operations', 'Shift+Tab');
  await page.keyboard.press('ArrowUp');
  expect(await focused(page)).toBe('Aoife, 10:00');
  await walkTo(page, 'More actions');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Copy link' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menuitem', { name: 'Copy link' }).waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('More actions');

  await walkTo(page, 'Reply in thread', 'Shift+Tab');
  await page.keyboard.press('Enter');
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.waitFor();
  await walkTo(page, 'Reply');
  await page.keyboard.type('She calls again at noon.');
  await page.keyboard.press('Enter');
  await message(thread, 'She calls again at noon.').waitFor();
  await page.keyboard.press('Escape');
  await thread.waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('Message #user-operations');
});

test('Tab closes what is open and goes on from there', async () => {
  const page = await stage.as('aoife');
  await composerIn(middle(page)).waitFor();
  await walkTo(page, 'Shortcuts and files');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: shortcuts.newEscalation }).waitFor();
  await page.keyboard.press('Tab');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('Shortcuts and files');

  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: shortcuts.newEscalation }).waitFor();
  await page.keyboard.press('Enter');
  await raiseForm(page).waitFor();
  await expect.poll(() => focused(page)).toBe(fields.team);
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Engineering' }).waitFor();
  await page.keyboard.press('Tab');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe(fields.priority);
});
