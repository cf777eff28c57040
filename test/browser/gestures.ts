/** What a person does on the sandbox's page, found by what they see on it. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { About } from '../support/words/about.ts';
import { fields, forms } from '../support/words/labels.ts';
import { heading } from './words.ts';

/** By the menu at the top of the page. */
export async function become(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Be somebody else' }).click();
  await page.getByRole('menuitem', { name }).click();
  await page.getByRole('button', { name: `You are ${name}.` }).waitFor();
}

/** A channel, or `Switchboard`: the messages with the app. */
export async function openPlace(page: Page, name: string): Promise<void> {
  await placeLink(page, name).click();
  await page.getByRole('main').getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** In the list on the left, whatever it says of what is unread. */
export const placeLink = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Channels' }).getByRole('link', { name: new RegExp(`^${name}(,|$)`) });

/** Where one writes, in the open channel or in the open thread. */
export const composerIn = (room: Locator): Locator => room.getByPlaceholder(/^(Message|Reply)/);

/** Into the open channel, or into the open thread. */
export async function write(room: Locator, text: string): Promise<void> {
  const composer = composerIn(room);
  await composer.fill(text);
  await composer.press('Enter');
}

export const middle = (page: Page): Locator => page.getByRole('main');
export const thread = (page: Page): Locator => page.getByRole('complementary', { name: 'Thread' });
export const form = (page: Page, title: string): Locator => page.getByRole('dialog', { name: title });
export const raiseForm = (page: Page): Locator => form(page, forms.raise.title);
export const notices = (page: Page): Locator => page.getByRole('status', { name: 'Notices' });

/** Where it stands: in the middle, or in a thread. */
export const message = (room: Locator, words: string | RegExp): Locator =>
  room.getByRole('article').filter({ hasText: words });

export const card = (page: Page, id: string): Locator =>
  middle(page)
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: new RegExp(`\\b${id}\\b`) }) });

/** Resolves when a card stands so: open where nothing else is said. */
export const cardSays = (page: Page, facts: About = {}): Promise<void> =>
  middle(page)
    .getByRole('heading', { name: heading(facts), exact: true })
    .waitFor();

/** An input of a form by all of its label. */
export const input = (of: Locator, label: string): Locator => of.getByLabel(label, { exact: true });

/** Resolves when the bot has taken it. */
export async function send(of: Locator, { submit }: { submit: string }): Promise<void> {
  await sendButton(of, submit).click();
  await of.waitFor({ state: 'detached' });
  if (submit === forms.raise.submit) await closeConfirmation(of.page());
}

/** What the form of a new escalation turns into. */
export const confirmation = (page: Page): Locator => form(page, 'Switchboard');

export async function closeConfirmation(page: Page): Promise<void> {
  await sendButton(confirmation(page), forms.raise.close).last().click();
  await confirmation(page).waitFor({ state: 'detached' });
}

export const sendButton = (of: Locator, label: string): Locator =>
  of.getByRole('button', { name: label, exact: true });

/** From a menu of few options. */
export async function choose(room: Locator, label: string, option: string): Promise<void> {
  await room.getByRole('combobox', { name: label, exact: true }).click();
  await room.page().getByRole('option', { name: option }).click();
}

/** An item of the menu behind `More actions` on a message. */
export async function pickAction(on: Locator, action: string): Promise<void> {
  await on.hover();
  await on.getByRole('button', { name: 'More actions' }).click();
  await on.page().getByRole('menuitem', { name: action }).click();
}

export async function openThread(on: Locator): Promise<void> {
  await on.hover();
  await on.getByRole('button', { name: 'Reply in thread' }).click();
  await thread(on.page()).waitFor();
}

export async function react(on: Locator, words: string): Promise<void> {
  await on.hover();
  await on.getByRole('button', { name: 'Add reaction' }).click();
  await on.page().getByRole('menuitem', { name: words }).click();
}

export type Raised = { team?: string; priority?: string; summary: string; happened?: string };

/** By the command and the form, from the composer that is open. */
export async function raise(
  page: Page,
  { team = 'engineering', priority = 'urgent', summary, happened = 'Tried twice, and it stays so.' }: Raised,
): Promise<void> {
  await write(middle(page), `/escalate ${team} ${priority} ${summary}`);
  const raising = raiseForm(page);
  await input(raising, fields.details).fill(happened);
  await send(raising, forms.raise);
}

/** On the bar; resolves when it has come there. */
export async function moveClock(page: Page, by: string): Promise<void> {
  const move = page.getByRole('group', { name: 'Move the clock' }).getByRole('button', { name: by });
  const minute = page.getByRole('banner').getByRole('time');
  const before = await minute.textContent();
  await move.click();
  await expect
    .poll(async () => (await minute.textContent()) !== before && (await move.isEnabled()))
    .toBe(true);
}
