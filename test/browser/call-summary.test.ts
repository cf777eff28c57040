import { expect, test } from 'vitest';
import { maskedSentence } from '../../src/views/masked.ts';
import { en } from '../../src/views/words/en/index.ts';
import { choices, fields, forms, shortcuts } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import {
  become,
  card,
  cardSays,
  input,
  message,
  middle,
  notices,
  openPlace,
  pickAction,
  raiseForm,
  send,
  write,
} from './gestures.ts';
import { cardLine } from './words.ts';

const stage = openStage();

const inJapanese = `アカウント：acct_9Qf2Jt4bWe
国：日本
問題：今朝から管理画面にログインできない
対応：パスワードを再設定したが変わらない
優先度：高`;

test('a call summary in Japanese opens the form filled in, and its card says what it said', async () => {
  const page = await stage.as('yuki');
  await write(middle(page), inJapanese);
  await pickAction(message(middle(page), 'acct_9Qf2Jt4bWe'), shortcuts.callSummary);

  const raising = raiseForm(page);
  await raising.waitFor();
  expect({
    team: await input(raising, fields.team).textContent(),
    priority: await input(raising, fields.priority).textContent(),
    summary: await input(raising, fields.summary).inputValue(),
    account: await input(raising, fields.account).inputValue(),
    country: await input(raising, fields.country).inputValue(),
  }).toEqual({
    team: choices.notSure,
    priority: choices.high,
    summary: '今朝から管理画面にログインできない',
    account: 'acct_9Qf2Jt4bWe',
    country: 'Japan',
  });
  await send(raising, forms.raise);

  await become(page, 'Priya');
  await openPlace(page, 'esc-engineering');
  await cardSays(page, { priority: 'high' });
  await card(page, 'ESC-1').getByText('今朝から管理画面にログインできない', { exact: true }).waitFor();
  await card(page, 'ESC-1')
    .getByText(cardLine({ reporter: 'UYUKI' }))
    .waitFor();
  expect(await card(page, 'ESC-1').getByRole('listitem').allTextContents()).toEqual([
    cardLine({ account: 'acct_9Qf2Jt4bWe' }),
    cardLine({ country: 'JP' }),
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
  await pickAction(written, shortcuts.callSummary);

  const raising = raiseForm(page);
  await raising.getByText(maskedSentence([{ kind: 'card', last: '4242' }], en)).waitFor();
  expect(await input(raising, fields.details).inputValue()).toContain(masked);
  await send(raising, forms.raise);
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
