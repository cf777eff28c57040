import { expect, test } from 'vitest';
import { acts, fields, forms } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import {
  become,
  card,
  cardSays,
  form,
  input,
  message,
  middle,
  openPlace,
  openThread,
  pickAction,
  placeLink,
  raise,
  react,
  send,
  thread,
  write,
} from './gestures.ts';
import { agentLine, ownerLine } from './words.ts';

const stage = openStage();

test('what only one person is told, nobody else sees, and nobody sees a private channel from outside', async () => {
  const page = await stage.as('aoife');
  await write(middle(page), '/escalate help');
  await message(middle(page), 'Only visible to you').waitFor();
  expect(await placeLink(page, 'esc-risk').count()).toBe(0);

  await become(page, 'Jonas');
  await middle(page).getByText('Nothing has been written in #user-operations yet.').waitFor();
  await become(page, 'Mina');
  await placeLink(page, 'esc-risk').waitFor();
  await become(page, 'Aoife');
  await openPlace(page, 'esc-engineering');
  await middle(page).getByText('You are not in #esc-engineering.').waitFor();
});

test('a reply in the card’s thread reaches the agent with the names of its files, and takes the card', async () => {
  const aoife = await stage.as('aoife');
  await raise(aoife, { summary: 'Payouts frozen' });
  await openPlace(aoife, 'Switchboard');
  await openThread(message(middle(aoife), agentLine()));
  const kenji = await stage.as('kenji', { place: 'esc-engineering' });
  await openThread(card(kenji, 'ESC-1'));

  const chooser = kenji.waitForEvent('filechooser');
  await thread(kenji).getByRole('button', { name: 'Shortcuts and files' }).click();
  await kenji.getByRole('menuitem', { name: 'Attach a file' }).click();
  const queue = { name: 'queue.png', mimeType: 'image/png', buffer: Buffer.from('not looked at') };
  await (await chooser).setFiles([queue]);
  await thread(kenji).getByRole('list', { name: 'Attached files' }).getByText('queue.png').waitFor();
  await write(thread(kenji), 'The payouts wait in our queue.');
  await message(thread(kenji), 'The payouts wait').getByRole('list', { name: 'Files' }).waitFor();
  await message(thread(aoife), 'The payouts wait in our queue.').getByText('queue.png').waitFor();
  await cardSays(kenji, { status: 'acknowledged' });

  await write(thread(aoife), 'Thank you! The user waits.');
  await message(thread(kenji), 'Thank you! The user waits.').waitFor();
});

test('one’s own messages can be edited and deleted, and others see that at once', async () => {
  const aoife = await stage.as('aoife');
  const jonas = await stage.as('jonas');
  await write(middle(aoife), 'The user calls at noon.');
  await message(middle(jonas), 'The user calls at noon.').waitFor();

  await pickAction(message(middle(aoife), 'The user calls at noon.'), 'Edit message');
  await middle(aoife).getByLabel('Edit message').fill('The user calls at three.');
  await middle(aoife).getByRole('button', { name: 'Save' }).click();
  await message(middle(jonas), 'The user calls at three.').getByText('(edited)').waitFor();
  await message(middle(jonas), 'The user calls at noon.').waitFor({ state: 'detached' });

  await middle(jonas).getByRole('article').hover();
  await middle(jonas).getByRole('button', { name: 'More actions' }).click();
  expect(await jonas.getByRole('menuitem', { name: 'message' }).count()).toBe(0);

  await pickAction(message(middle(aoife), 'The user calls at three.'), 'Delete message');
  await aoife.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
  await pickAction(message(middle(aoife), 'The user calls at three.'), 'Delete message');
  await aoife.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await message(middle(aoife), 'The user calls').waitFor({ state: 'detached' });
  await message(middle(jonas), 'The user calls').waitFor({ state: 'detached' });
});

test('eyes on a card acknowledge it, and everybody sees whose they are', async () => {
  const aoife = await stage.as('nora');
  await raise(aoife, { summary: 'Payouts frozen' });
  await openPlace(aoife, 'esc-engineering');
  const kenji = await stage.as('kenji', { place: 'esc-engineering' });
  await react(card(kenji, 'ESC-1'), 'Looking');
  await card(kenji, 'ESC-1').getByRole('button', { name: 'You reacted with :eyes:' }).waitFor();
  await cardSays(aoife, { status: 'acknowledged' });
  await card(aoife, 'ESC-1').getByRole('button', { name: 'Kenji reacted with :eyes:' }).waitFor();
  await card(aoife, 'ESC-1').getByText(ownerLine('UKENJI')).waitFor();
});

test('a form that follows a form is left with Escape, and moves the card when it is sent', async () => {
  const page = await stage.as('nora');
  await raise(page, { summary: 'Export button is gone' });
  await become(page, 'Kenji');
  await openPlace(page, 'esc-engineering');
  await card(page, 'ESC-1').getByRole('button', { name: acts.more, exact: true }).click();
  const more = form(page, forms.more.title);
  await more.getByRole('button', { name: acts.move }).click();
  const moving = form(page, forms.move.title);
  await moving.waitFor();
  await page.keyboard.press('Escape');
  await moving.waitFor({ state: 'detached' });

  await card(page, 'ESC-1').getByRole('button', { name: acts.more, exact: true }).click();
  await more.getByRole('button', { name: acts.move }).click();
  await moving.getByRole('combobox', { name: fields.newTeam }).click();
  await page.getByRole('option', { name: 'Design' }).click();
  await input(moving, fields.moveReason).fill('It is a matter of layout.');
  await send(moving, forms.move);
  await openPlace(page, 'esc-design');
  await cardSays(page);
  expect(await page.getByRole('dialog').count()).toBe(0);
});
