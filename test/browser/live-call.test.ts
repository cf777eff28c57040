import { expect, test } from 'vitest';
import { at } from '../support/words/about.ts';
import { acts, choices, fields, forms } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import {
  become,
  card,
  cardSays,
  input,
  message,
  middle,
  openPlace,
  raiseForm,
  send,
  write,
} from './gestures.ts';
import { cardLine, onPhone, words } from './words.ts';

const stage = openStage();

/** Midnight for Kenji. */
const callbackAt = at('15:00');

test('while the user is on the phone, engineers can ask for two minutes or promise a call, until the call has ended', async () => {
  const page = await stage.as('aoife');
  await write(middle(page), '/escalate engineering urgent Payouts frozen');
  const raising = raiseForm(page);
  await raising.getByRole('group', { name: fields.onPhone }).getByLabel(choices.yes).check();
  await input(raising, fields.details).fill('Bank details are right.');
  await send(raising, forms.raise);

  await become(page, 'Kenji');
  await openPlace(page, 'esc-engineering');
  await cardSays(page);
  await card(page, 'ESC-1').getByText(onPhone).waitFor();
  await card(page, 'ESC-1').getByRole('button', { name: acts.holdOn }).click();
  await become(page, 'Aoife');
  await openPlace(page, 'Switchboard');
  await message(middle(page), words.toAgent({ what: 'held on', newsBy: null })).waitFor();

  await become(page, 'Kenji');
  await openPlace(page, 'esc-engineering');
  await card(page, 'ESC-1').getByRole('button', { name: acts.promiseCallback }).click();
  const promising = page.getByRole('dialog');
  await promising.getByLabel('Date', { exact: true }).fill('2026-11-24');
  await promising.getByLabel('Time', { exact: true }).fill('00:00');
  await send(promising, forms.callback);

  await become(page, 'Aoife');
  await openPlace(page, 'Switchboard');
  await message(
    middle(page),
    words.toAgent({ what: 'callback promised', callbackAt, before: null }),
  ).waitFor();
  await middle(page).getByRole('button', { name: acts.endCall }).click();
  await become(page, 'Kenji');
  await openPlace(page, 'esc-engineering');
  await card(page, 'ESC-1').getByRole('button', { name: acts.holdOn }).waitFor({ state: 'detached' });
  const afterwards = await card(page, 'ESC-1').textContent();
  expect(afterwards).not.toContain(onPhone);
  expect(afterwards).toContain(cardLine({ callbackAt }));
});
