import { expect, test } from 'vitest';
import { openStage } from './browser.ts';
import {
  become,
  card,
  cardSays,
  choose,
  form,
  message,
  middle,
  moveClock,
  openPlace,
  thread,
} from './gestures.ts';

const stage = openStage();

test('one escalation goes all the way, from the command to the digest of the morning after', async () => {
  const page = await stage.as('aoife');
  const composer = middle(page).getByLabel('Message #user-operations');

  await composer.fill('/esc');
  const command = page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
  expect(await command.textContent()).toContain('[team] [priority] [what happened]');
  await composer.press('Tab');
  await composer.press('Enter');
  const raising = form(page, 'New escalation');
  await choose(raising, 'Team', 'Engineering');
  await choose(raising, 'Priority', 'Urgent');
  await raising.getByText('should acknowledge by 10:15').waitFor();
  await raising.getByLabel('Summary').fill('Payouts frozen since this morning');
  await raising.getByLabel('What happened').fill('Bank details are right, and nothing arrives.');
  await raising.getByLabel('Account or user').fill('acct_1Kx9Qb2mTz');
  await raising.getByRole('button', { name: 'Escalate' }).click();
  await raising.waitFor({ state: 'detached' });
  await openPlace(page, 'Switchboard');
  await message(middle(page), 'ESC-1 is with Engineering').waitFor();

  await become(page, 'Kenji');
  await openPlace(page, 'esc-engineering');
  await cardSays(page, 'ESC-1 · 🔴 urgent · open');
  await card(page, 'ESC-1').getByRole('button', { name: 'Acknowledge' }).click();
  const question = message(middle(page), 'When will you have news?');
  await question.getByRole('button', { name: '30 min' }).click();
  await cardSays(page, 'ESC-1 · 🔴 urgent · acknowledged');
  await card(page, 'ESC-1').getByText('News promised by 19:30 today').waitFor();

  await card(page, 'ESC-1').getByRole('button', { name: 'Ask for info' }).click();
  const asking = form(page, 'Ask about ESC-1');
  await asking.getByLabel('Amount and currency').check();
  await asking.getByLabel('Your question').fill('Which payout matters most to them today?');
  await asking.getByRole('button', { name: 'Ask', exact: true }).click();
  await cardSays(page, 'ESC-1 · 🔴 urgent · waiting');

  await become(page, 'Aoife');
  await openPlace(page, 'Switchboard');
  const asked = message(middle(page), '@Aoife, Kenji in Engineering needs something from you');
  await asked.getByRole('button', { name: 'Answer' }).click();
  const answering = page.getByRole('dialog');
  await answering.getByLabel('Your answer').fill('po_7Jh2, 48,200 EUR.');
  await answering.getByRole('button', { name: 'Answer' }).click();
  await answering.waitFor({ state: 'detached' });

  await become(page, 'Kenji');
  await openPlace(page, 'esc-engineering');
  await cardSays(page, 'ESC-1 · 🔴 urgent · acknowledged');
  await card(page, 'ESC-1')
    .getByRole('button', { name: /replies/ })
    .click();
  await message(thread(page), 'po_7Jh2, 48,200 EUR.').waitFor();
  await thread(page).getByRole('button', { name: 'Close thread' }).click();

  await moveClock(page, '+1 h');
  await openPlace(page, 'Switchboard');
  await message(middle(page), 'ESC-1: you owe Aoife news since').waitFor();

  await openPlace(page, 'esc-engineering');
  await card(page, 'ESC-1').getByRole('button', { name: 'Resolve' }).click();
  const resolving = form(page, 'Resolve ESC-1');
  await resolving.getByLabel('What fixed it').fill('Skipped one bad record and drained the queue.');
  await resolving.getByLabel('Tell the user').fill('Your payouts arrive before 17:00 today.');
  await choose(resolving, 'Cause', 'A fault in our product');
  await resolving.getByRole('radio', { name: 'No' }).check();
  await resolving.getByRole('button', { name: 'Resolve' }).click();
  await cardSays(page, 'ESC-1 · 🔴 urgent · resolved');

  await become(page, 'Aoife');
  await openPlace(page, 'Switchboard');
  const told = message(middle(page), '@Aoife, ESC-1 is resolved.');
  await told.getByText('Your payouts arrive before 17:00 today.').waitFor();

  await become(page, 'Marcus');
  await moveClock(page, 'Next morning');
  await openPlace(page, 'Switchboard');
  const digest = message(middle(page), 'Digest for Monday 23 November');
  await digest.getByText('Nothing needs you.').waitFor();
  const engineering = digest.getByRole('table').getByRole('row', { name: 'Engineering' }).getByRole('cell');
  expect(await engineering.allTextContents()).toEqual(['Engineering', '1', '1', '0', '1 of 1', '1 of 1']);
});
