import { expect, test } from 'vitest';
import { at } from '../support/words/about.ts';
import { choices, fields } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import {
  become,
  card,
  cardSays,
  choose,
  composerIn,
  input,
  message,
  middle,
  moveClock,
  openPlace,
  openThread,
  placeLink,
  raise,
  raiseForm,
  thread,
  write,
} from './gestures.ts';
import { promised } from './words.ts';

const stage = openStage();

const [upToTheTime = ''] = promised('Risk', at('10:03'), at('14:00')).split(/\d/);

test('a reload leads back to the channel, the thread and the open form with what was typed in it', async () => {
  const page = await stage.as('nora');
  await raise(page, { summary: 'Payouts frozen' });
  await openPlace(page, 'esc-engineering');
  await openThread(card(page, 'ESC-1'));
  await page.reload();
  await message(thread(page), 'ESC-1').waitFor();
  await cardSays(page);

  await write(middle(page), '/escalate');
  const raising = raiseForm(page);
  await choose(raising, fields.team, 'Risk');
  await raising.getByText(upToTheTime).waitFor();
  await raising.getByRole('group', { name: fields.onPhone }).getByLabel(choices.yes).check();
  await input(raising, fields.details).fill('140 declines since 08:10.');
  await input(raising, fields.summary).fill('Card testing at a small shop');
  await page.reload();
  await raising.waitFor();
  expect({
    team: await input(raising, fields.team).textContent(),
    phone: await raising.getByRole('checkbox', { name: choices.yes }).isChecked(),
    summary: await input(raising, fields.summary).inputValue(),
    happened: await input(raising, fields.details).inputValue(),
  }).toEqual({
    team: 'Risk',
    phone: true,
    summary: 'Card testing at a small shop',
    happened: '140 declines since 08:10.',
  });
  await page.keyboard.press('Escape');
  await raising.waitFor({ state: 'detached' });
  await message(thread(page), 'ESC-1').waitFor();
});

test('the back button leads back through threads, places and people', async () => {
  const page = await stage.as('nora');
  await raise(page, { summary: 'Payouts frozen' });
  await openPlace(page, 'esc-engineering');
  await openThread(card(page, 'ESC-1'));
  await openPlace(page, 'general');
  await become(page, 'Kenji');
  await page.goBack();
  await page.getByRole('button', { name: 'You are Nora.' }).waitFor();
  await middle(page).getByRole('heading', { level: 1, name: 'general' }).waitFor();
  await page.goBack();
  await message(thread(page), 'ESC-1').waitFor();
  await page.goBack();
  await thread(page).waitFor({ state: 'detached' });
  await cardSays(page);
  await page.goForward();
  await message(thread(page), 'ESC-1').waitFor();
});

test('Reset asks first, and then everything begins again', async () => {
  const page = await stage.as('nora');
  await raise(page, { summary: 'Payouts frozen' });
  await moveClock(page, '+1 h');
  await openPlace(page, 'esc-engineering');
  await card(page, 'ESC-1').waitFor();
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep it' }).click();
  await card(page, 'ESC-1').waitFor();

  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Start over' }).click();
  await middle(page).getByText('Nothing has been written in #esc-engineering yet.').waitFor();
  await page
    .getByRole('banner')
    .getByText(/Mon 23 Nov 10:00/)
    .waitFor();
  await openPlace(page, 'user-operations');
  await raise(page, { summary: 'Payouts frozen again' });
  await openPlace(page, 'esc-engineering');
  await cardSays(page);
});

test('what stands unsent in a composer is there again after looking elsewhere', async () => {
  const page = await stage.as('aoife');
  await composerIn(middle(page)).fill('Half a sentence');
  await openPlace(page, 'general');
  expect(await composerIn(middle(page)).inputValue()).toBe('');
  await openPlace(page, 'user-operations');
  expect(await composerIn(middle(page)).inputValue()).toBe('Half a sentence');
});

test('what is new is marked until it has been read, and the menu of people says for whom there is something', async () => {
  const aoife = await stage.as('aoife');
  const kenji = await stage.as('kenji', { place: 'general' });
  await raise(aoife, { summary: 'Payouts frozen' });
  await placeLink(kenji, 'esc-engineering')
    .and(kenji.getByRole('link', { name: '1 unread, 1 for you' }))
    .waitFor();
  await aoife.getByRole('button', { name: 'Be somebody else' }).click();
  await aoife.getByRole('menuitem', { name: '1 new for Kenji' }).waitFor();
  await openPlace(kenji, 'esc-engineering');
  await kenji.getByRole('link', { name: 'esc-engineering', exact: true }).waitFor();
  await middle(kenji).getByText('New', { exact: true }).waitFor();
  await aoife.getByRole('menuitem', { name: '1 new for Kenji' }).waitFor({ state: 'detached' });
  await aoife.getByRole('menuitem', { name: '1 new for Priya' }).waitFor();
});
