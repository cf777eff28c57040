import { expect, test } from 'vitest';
import { openStage } from './browser.ts';
import {
  become,
  card,
  cardSays,
  form,
  message,
  middle,
  notices,
  openPlace,
  pickAction,
  write,
} from './gestures.ts';

const stage = openStage();

const inJapanese = `アカウント：acct_9Qf2Jt4bWe
国：日本
問題：今朝から管理画面にログインできない
対応：パスワードを再設定したが変わらない
優先度：高`;

test('a call summary in Japanese opens the form filled in, and its card says what it said', async () => {
  const page = await stage.as('yuki');
  await write(middle(page), inJapanese);
  await pickAction(message(middle(page), 'acct_9Qf2Jt4bWe'), 'Escalate call summary');

  const raising = form(page, 'New escalation');
  await raising.waitFor();
  expect({
    team: await raising.getByLabel('Team', { exact: true }).textContent(),
    priority: await raising.getByLabel('Priority').textContent(),
    summary: await raising.getByLabel('Summary').inputValue(),
    account: await raising.getByLabel('Account or user').inputValue(),
    country: await raising.getByLabel('Country').inputValue(),
  }).toEqual({
    team: 'Not sure: route it for me',
    priority: 'High',
    summary: '今朝から管理画面にログインできない',
    account: 'acct_9Qf2Jt4bWe',
    country: 'Japan',
  });
  await raising.getByRole('button', { name: 'Escalate' }).click();
  await raising.waitFor({ state: 'detached' });

  await become(page, 'Priya');
  await openPlace(page, 'esc-engineering');
  await cardSays(page, 'ESC-1 · 🟠 high · open');
  await card(page, 'ESC-1').getByText('今朝から管理画面にログインできない', { exact: true }).waitFor();
  await card(page, 'ESC-1').getByText('Raised by Yuki').waitFor();
  expect(await card(page, 'ESC-1').getByRole('listitem').allTextContents()).toEqual([
    'Account or user: acct_9Qf2Jt4bWe',
    'Country: Japan',
  ]);
});

test('a card number in a call summary stays where the person wrote it, and is masked everywhere else', async () => {
  const page = await stage.as('aoife');
  const number = '4242 4242 4242 4242';
  const masked = '•••• •••• •••• 4242';
  await write(
    middle(page),
    `Issue: Payment fails\nTried: her own card ${number} went through.\nPriority: urgent`,
  );
  const written = message(middle(page), number);
  await pickAction(written, 'Escalate call summary');

  const raising = form(page, 'New escalation');
  await raising.getByText('We masked a card number ending 4242. It was not stored.').waitFor();
  expect(await raising.getByLabel('What happened').inputValue()).toContain(masked);
  await raising.getByRole('button', { name: 'Escalate' }).click();
  await raising.waitFor({ state: 'detached' });
  await openPlace(page, 'Switchboard');
  await message(middle(page), 'ESC-1').waitFor();
  expect(await middle(page).textContent()).not.toContain('4242 4242');

  await become(page, 'Kenji');
  await openPlace(page, 'esc-engineering');
  await card(page, 'ESC-1').getByText(masked).waitFor();
  expect(await middle(page).textContent()).not.toContain('4242 4242');
  await openPlace(page, 'user-operations');
  await message(middle(page), number).waitFor();
  expect(await notices(page).textContent()).toBe('');
});
