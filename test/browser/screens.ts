/** Every kind of screen the page has, and how one gets there on the day of `day.ts`. */
import type { Page } from 'playwright-core';
import { acts, fields, forms } from '../support/words/labels.ts';
import type { Look, OnStage } from './browser.ts';
import { phone } from './chromium.ts';
import { tell } from './day.ts';
import { card, middle, placeLink, sendButton, thread, write } from './gestures.ts';

export type Screen = {
  name: string;
  who: string;
  look: Look;
  /** What is done after the page is there. */
  open(page: Page, stage: OnStage): Promise<unknown>;
};

const engineering = { place: 'esc-engineering' };
const inHand = { viewport: phone, hasTouch: true, isMobile: true };

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function openThread(page: Page): Promise<void> {
  await card(page, 'ESC-7')
    .getByRole('button', { name: /repl(y|ies)/ })
    .click();
  await thread(page).getByText('Looking at it now').waitFor();
}

async function openForm(page: Page, { address }: OnStage): Promise<void> {
  await tell(address(), [['Aoife', '/escalate']]);
  await sendButton(page.getByRole('dialog'), forms.raise.submit).click();
  await page.getByRole('dialog').getByText('Please complete this required field.').first().waitFor();
}

async function openMore(page: Page): Promise<void> {
  await card(page, 'ESC-7').getByRole('button', { name: acts.more, exact: true }).click();
  await page.getByRole('dialog').waitFor();
}

async function openMoveOut(page: Page): Promise<void> {
  await card(page, 'ESC-1').getByRole('button', { name: acts.more, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: acts.move, exact: true }).click();
  await page.getByRole('dialog').last().getByRole('textbox', { name: fields.summary }).waitFor();
}

async function openActions(page: Page): Promise<void> {
  await card(page, 'ESC-7').hover();
  await card(page, 'ESC-7').getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menu').waitFor();
}

async function openMenu(page: Page, name: string | RegExp): Promise<void> {
  await button(page, name).click();
  await page.getByRole('menu').waitFor();
}

async function openPanel(page: Page): Promise<void> {
  await button(page, 'What the bot did').click();
  await button(page, /chat.postMessage/)
    .first()
    .click();
  await page.getByRole('complementary', { name: 'What the bot did' }).getByText('Request').waitFor();
}

export const screens: readonly Screen[] = [
  {
    name: 'a channel with cards',
    who: 'Priya',
    look: engineering,
    open: (page) => card(page, 'ESC-7').waitFor(),
  },
  {
    name: 'a private channel',
    who: 'Tomas',
    look: { place: 'esc-risk' },
    open: (page) => card(page, 'ESC-1').waitFor(),
  },
  {
    name: 'what leaves a restricted team',
    who: 'Tomas',
    look: { place: 'esc-risk' },
    open: openMoveOut,
  },
  {
    name: 'a channel one is not in',
    who: 'Aoife',
    look: engineering,
    open: (page) => card(page, 'ESC-7').waitFor(),
  },
  { name: 'a thread', who: 'Priya', look: engineering, open: openThread },
  { name: 'the actions on a message', who: 'Priya', look: engineering, open: openActions },
  {
    name: 'the menu of the composer',
    who: 'Priya',
    look: engineering,
    open: (page) => openMenu(page, 'Shortcuts and files'),
  },
  {
    name: 'completions in the composer',
    who: 'Priya',
    look: engineering,
    async open(page) {
      await page.getByRole('textbox', { name: /^Message/ }).pressSequentially('/');
      await page.getByRole('listbox').waitFor();
    },
  },
  { name: 'a form with errors', who: 'Aoife', look: {}, open: openForm },
  {
    name: 'a menu in a form',
    who: 'Aoife',
    look: {},
    async open(page, stage) {
      await openForm(page, stage);
      await page.getByRole('dialog').getByRole('combobox', { name: fields.team }).click();
      await page.getByRole('listbox').waitFor();
    },
  },
  { name: 'what more can be done with a card', who: 'Priya', look: engineering, open: openMore },
  {
    name: 'the history of a card',
    who: 'Priya',
    look: engineering,
    async open(page) {
      await openMore(page);
      const history = page.getByRole('dialog').getByRole('button', { name: acts.history });
      await history.click();
      await history.waitFor({ state: 'detached' });
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'the Home of an agent',
    who: 'Aoife',
    look: { place: 'home' },
    open: (page) => button(page, acts.newEscalation).waitFor(),
  },
  {
    name: 'the Home of a lead',
    who: 'Nora',
    look: { place: 'home' },
    open: (page) => button(page, acts.acknowledge).first().waitFor(),
  },
  {
    name: 'a digest',
    who: 'Nora',
    look: { place: 'DNORA' },
    async open(page, { address }) {
      await tell(address(), [['Nora', '/escalate digest']]);
      await page.getByRole('table').last().waitFor();
    },
  },
  {
    name: 'whom one can be',
    who: 'Priya',
    look: engineering,
    open: (page) => openMenu(page, /Be somebody else/),
  },
  { name: 'the menu of trouble', who: 'Priya', look: engineering, open: (page) => openMenu(page, 'Trouble') },
  { name: 'what the bot did', who: 'Priya', look: engineering, open: openPanel },
  {
    name: 'the tour',
    who: 'Aoife',
    look: { tour: true },
    open: (page) => page.getByRole('region', { name: 'Tour' }).waitFor(),
  },
  {
    name: 'the question before a reset',
    who: 'Aoife',
    look: {},
    async open(page) {
      await button(page, 'Reset').click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'the list of channels in the hand',
    who: 'Priya',
    look: { ...engineering, ...inHand },
    async open(page) {
      await button(page, 'Back to channels').click();
      await placeLink(page, 'general').waitFor();
    },
  },
  {
    name: 'a channel in the hand',
    who: 'Priya',
    look: { ...engineering, ...inHand },
    open: (page) => card(page, 'ESC-7').waitFor(),
  },
  { name: 'a thread in the hand', who: 'Priya', look: { ...engineering, ...inHand }, open: openThread },
  { name: 'a form in the hand', who: 'Aoife', look: inHand, open: openForm },
  {
    name: 'the sandbox in the hand',
    who: 'Priya',
    look: { ...engineering, ...inHand },
    async open(page) {
      await button(page, 'Sandbox').click();
      await page.getByRole('dialog', { name: 'Sandbox' }).waitFor();
    },
  },
  // The last, for the bot stays away.
  {
    name: 'a word about trouble',
    who: 'Priya',
    look: engineering,
    async open(page) {
      await openMenu(page, 'Trouble');
      await page.getByRole('menuitem', { name: 'Kill the bot' }).click();
      await page.getByRole('status').filter({ hasText: 'The bot is not running' }).waitFor();
      await write(middle(page), '/escalate mine');
      await page.getByText('Slack could not reach the bot').first().waitFor();
    },
  },
];
