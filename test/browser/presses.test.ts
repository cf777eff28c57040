/** What people do most takes one press, or one and a form that is sent: counted where they press. `More` only shows what there is. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { acts, choices, fields, forms } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import { card, choose, input, middle, moveClock, openPlace, raiseForm, send, write } from './gestures.ts';

const stage = openStage();

/** Buttons of messages and forms that are clicked from now on, in their order; inputs of a form are filled in, not pressed. */
async function countPresses(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const pressed: string[] = [];
    Object.assign(window, { pressed });
    document.addEventListener(
      'click',
      ({ target }) => {
        const button = target instanceof Element ? target.closest('button') : null;
        const isInput = button?.matches('[role], [aria-haspopup]') ?? true;
        if (button && !isInput && button.closest('article, [role=dialog]'))
          pressed.push(button.textContent.trim());
      },
      true,
    );
  });
  return () =>
    page.evaluate(() => {
      const counted = 'pressed' in window && Array.isArray(window.pressed) ? window.pressed : [];
      return counted.splice(0).map(String);
    });
}

const button = (page: Page, name: string) => card(page, 'ESC-1').getByRole('button', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');

async function fillInTime(of: ReturnType<typeof dialog>, time: string): Promise<void> {
  await of.getByLabel('Date', { exact: true }).fill('2026-11-24');
  await of.getByLabel('Time', { exact: true }).fill(time);
}

test('take, ask, promise a call, give news, hand over, resolve and say how the call went: a press, or a press and a submit', {
  timeout: 180_000,
}, async () => {
  const aoife = await stage.as('aoife');
  await write(middle(aoife), '/escalate engineering urgent Payouts frozen');
  const raising = raiseForm(aoife);
  await raising.getByRole('group', { name: fields.onPhone }).getByLabel(choices.yes).check();
  await send(raising, forms.raise);
  const agentPressed = await countPresses(aoife);

  const page = await stage.as('kenji', { place: 'esc-engineering' });
  const pressed = await countPresses(page);
  await button(page, acts.acknowledge).click();
  await button(page, acts.acknowledge).waitFor({ state: 'detached' });
  expect(await pressed()).toEqual([acts.acknowledge]);

  await button(page, acts.promiseCallback).click();
  await fillInTime(dialog(page), '00:00');
  await send(dialog(page), forms.callback);
  expect(await pressed()).toEqual([acts.promiseCallback, forms.callback.submit]);

  await button(page, acts.ask).click();
  await input(dialog(page), fields.question).fill('Which payout?');
  await send(dialog(page), forms.ask);
  expect(await pressed()).toEqual([acts.ask, forms.ask.submit]);

  await openPlace(aoife, 'Switchboard');
  await middle(aoife).getByRole('button', { name: acts.answer, exact: true }).first().click();
  await input(dialog(aoife), fields.answer).fill('po_7');
  await send(dialog(aoife), forms.answer);
  expect(await agentPressed()).toEqual([acts.answer, forms.answer.submit]);

  // The reminder that news is due has the button.
  await moveClock(page, '+1 h');
  await openPlace(page, 'Switchboard');
  await middle(page).getByRole('button', { name: acts.giveNews, exact: true }).last().click();
  await input(dialog(page), fields.news).fill('The queue is drained.');
  await send(dialog(page), forms.news);
  expect(await pressed()).toEqual([acts.giveNews, forms.news.submit]);

  await openPlace(page, 'esc-engineering');
  await button(page, acts.more).click();
  await dialog(page).getByRole('button', { name: acts.assign, exact: true }).click();
  await choose(dialog(page), fields.owner, 'Priya');
  await send(dialog(page), forms.assign);
  expect((await pressed()).filter((name) => name !== acts.more)).toEqual([acts.assign, forms.assign.submit]);

  const priya = await stage.as('priya', { place: 'esc-engineering' });
  const priyaPressed = await countPresses(priya);
  await button(priya, acts.resolve).click();
  await input(dialog(priya), fields.fixed).fill('Drained the queue.');
  await input(dialog(priya), fields.tellUser).fill('The money arrives tomorrow.');
  await send(dialog(priya), forms.resolve);
  expect(await priyaPressed()).toEqual([acts.resolve, forms.resolve.submit]);

  await middle(aoife).getByRole('button', { name: acts.satisfied, exact: true }).last().click();
  await middle(aoife)
    .getByRole('button', { name: acts.satisfied, exact: true })
    .first()
    .waitFor({ state: 'detached' });
  expect(await agentPressed()).toEqual([acts.satisfied]);
});
