import { expect, test } from 'vitest';
import { acts, fields, forms, shortcuts } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import {
  become,
  card,
  cardSays,
  composerIn,
  input,
  message,
  middle,
  openPlace,
  openThread,
  placeLink,
  raise,
  raiseForm,
  send,
  thread,
  write,
} from './gestures.ts';
import { agentLine } from './words.ts';

const stage = openStage();

test('an escalation is raised from the app’s Home, which lists it then, and from the shortcut beside the composer', async () => {
  const page = await stage.as('aoife');
  await openPlace(page, 'Switchboard');
  await middle(page).getByRole('button', { name: 'Home' }).click();
  const home = page.getByRole('region', { name: 'Home' });
  await home.getByRole('button', { name: acts.newEscalation }).click();
  const raising = raiseForm(page);
  await input(raising, fields.summary).fill('Refund is missing');
  await input(raising, fields.details).fill('Refunded on Thursday.');
  await send(raising, forms.raise);
  await home.getByText('ESC-1').first().waitFor();
  await page.reload();
  await home.getByText('ESC-1').first().waitFor();

  await openPlace(page, 'general');
  await middle(page).getByRole('button', { name: 'Shortcuts and files' }).click();
  await page.getByRole('menuitem', { name: shortcuts.newEscalation }).click();
  await raising.waitFor();
  await page.keyboard.press('Escape');
  await raising.waitFor({ state: 'detached' });
});

test('the app is told once that somebody opens its Home', async () => {
  const page = await stage.as('aoife', { place: 'general' });
  await page.getByRole('button', { name: 'What the bot did' }).click();
  const panel = page.getByRole('complementary', { name: 'What the bot did' });
  const published = panel.getByRole('listitem').filter({ hasText: 'views.publish' });
  const told = panel.getByRole('listitem').filter({ hasText: 'app_home_opened' });
  await openPlace(page, 'Switchboard');
  for (const times of [1, 2]) {
    await middle(page).getByRole('button', { name: 'Home' }).click();
    await page
      .getByRole('region', { name: 'Home' })
      .getByRole('button', { name: acts.newEscalation })
      .waitFor();
    await expect.poll(() => published.count()).toBe(times);
    expect(await told.count()).toBe(times);
    await middle(page).getByRole('button', { name: 'Messages' }).click();
  }
});

test('a link to a card leads there within the page', async () => {
  const page = await stage.as('nora');
  await raise(page, { summary: 'Payouts frozen' });
  await openPlace(page, 'Switchboard');
  await message(middle(page), 'ESC-1').getByRole('link').click();
  await middle(page).getByRole('heading', { level: 1, name: 'esc-engineering' }).waitFor();
  await cardSays(page);
  expect(page.context().pages()).toHaveLength(1);
});

test('a colleague who is mentioned with @ is called, and a reply can go to the channel as well', async () => {
  const aoife = await stage.as('aoife');
  const jonas = await stage.as('jonas', { place: 'general' });
  await composerIn(middle(aoife)).pressSequentially('Can you take this, @jon');
  await aoife.getByRole('option', { name: 'Jonas' }).click();
  await composerIn(middle(aoife)).press('Enter');
  await placeLink(jonas, 'user-operations')
    .and(jonas.getByRole('link', { name: '1 for you' }))
    .waitFor();
  await openPlace(jonas, 'user-operations');
  const asked = message(middle(jonas), 'Can you take this, @Jonas');
  await openThread(asked);
  await thread(jonas).getByLabel('Also send to #user-operations').check();
  await write(thread(jonas), 'Yes, in a minute.');
  await message(middle(aoife), 'replied to a thread').getByText('Yes, in a minute.').waitFor();
  await message(middle(aoife), 'Can you take this, @Jonas').getByRole('button', { name: '1 reply' }).click();
  await message(thread(aoife), 'Yes, in a minute.').waitFor();
});

test('a card of a restricted team is read in its private channel only', async () => {
  const page = await stage.as('aoife');
  await raise(page, { team: 'risk', summary: 'Card testing at a small shop' });
  await openPlace(page, 'Switchboard');
  await message(middle(page), agentLine({ team: 'risk' })).waitFor();
  expect(await placeLink(page, 'esc-risk').count()).toBe(0);
  await become(page, 'Kenji');
  expect(await placeLink(page, 'esc-risk').count()).toBe(0);
  await become(page, 'Mina');
  await openPlace(page, 'esc-risk');
  await card(page, 'ESC-1').getByText('Card testing at a small shop').waitFor();
});
