import { expect, test } from 'vitest';
import { fields, forms } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import { input, middle, raiseForm, send, write } from './gestures.ts';

const stage = openStage();

test('what the bot did shows the request, the reply, and the blocks as they look and as they are written', async () => {
  const page = await stage.as('aoife');
  await page.getByRole('button', { name: 'What the bot did' }).click();
  const panel = page.getByRole('complementary', { name: 'What the bot did' });
  await write(middle(page), '/escalate engineering urgent Payouts frozen');
  await raiseForm(page).waitFor();
  const list = panel.getByRole('list', { name: 'The newest first' });

  await list.getByRole('button', { name: 'views.open' }).click();
  await panel.getByRole('region', { name: 'Request' }).getByText('trigger_id').waitFor();
  await panel.getByRole('region', { name: 'Reply' }).getByText('"ok"').waitFor();
  await panel.getByRole('tabpanel').getByText(fields.details).waitFor();
  await panel.getByRole('tab', { name: 'Block Kit' }).click();
  await panel.getByRole('tabpanel').getByText('"plain_text_input"').first().waitFor();

  await list.getByRole('button', { name: 'the command /escalate' }).click();
  await panel
    .getByText(/acknowledged in \d+ ms/)
    .first()
    .waitFor();

  await input(raiseForm(page), fields.details).fill('Bank details are right.');
  await send(raiseForm(page), forms.raise);
  await list.getByRole('button', { name: /chat.postMessage.*#esc-engineering/ }).waitFor();
  await panel.getByRole('radio', { name: 'To the bot' }).check();
  await list.getByRole('button', { name: 'chat.postMessage' }).first().waitFor({ state: 'detached' });
  await panel.getByRole('radio', { name: 'Failed' }).check();
  await panel.getByText('Nothing has failed.').waitFor();
  await panel.getByRole('button', { name: 'Close' }).click();
  await panel.waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'What the bot did' }).getAttribute('aria-pressed')).toBe(
    'false',
  );
});
