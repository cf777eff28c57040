/** Forms of another app in Chromium: every input that Block Kit has, forms on top of forms, and forms that change while one types. */
import type { App } from '@slack/bolt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Values } from '../../sandbox/slack/things.ts';
import { openPageOf, type PageOfAnApp } from '../support/page-of-an-app.ts';
import { launchChromium, wide, withoutTour } from './chromium.ts';
import { choose, form } from './gestures.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string, value = text.toLowerCase()) => ({ text: plain(text), value });
const input = (label: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id: label,
  label: plain(label),
  element: { action_id: 'it', ...element },
  ...more,
});
const button = (text: string) => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: text, text: plain(text) }],
});
const formOf = (title: string, blocks: object[]) => ({
  type: 'modal' as const,
  callback_id: title,
  title: plain(title),
  submit: plain('Send'),
  blocks,
});

const everyInput = [
  input('Word', { type: 'plain_text_input', max_length: 20 }),
  input('Story', { type: 'rich_text_input' }),
  input('Count', { type: 'number_input', is_decimal_allowed: false }),
  input('Mail', { type: 'email_text_input' }),
  input('Address', { type: 'url_text_input' }),
  input('Day', { type: 'datepicker' }),
  input('Hour', { type: 'timepicker' }),
  input('When', { type: 'datetimepicker' }),
  input('Size', { type: 'static_select', options: [option('Small'), option('Large')] }),
  input('Colours', { type: 'multi_static_select', options: [option('Red'), option('Blue')] }),
  input('City', { type: 'external_select', min_query_length: 2 }),
  input('Person', { type: 'users_select' }),
  input('People', { type: 'multi_users_select' }),
  input('Place', { type: 'conversations_select', filter: { include: ['public', 'private'] } }),
  input('Channel', { type: 'channels_select' }),
  input('One', { type: 'radio_buttons', options: [option('This'), option('That')] }),
  input('Several', { type: 'checkboxes', options: [option('First'), option('Second')] }),
];

const changing = (noted: string) => [
  input(
    'Kind',
    { type: 'static_select', options: [option('Plain'), option('Special')] },
    { dispatch_action: true },
  ),
  input('Note', { type: 'plain_text_input' }),
  ...(noted === 'special' ? [input('How special?', { type: 'plain_text_input' })] : []),
];

const sent: { [title: string]: Values } = {};

function wire(app: App): void {
  const forms: { [words: string]: object } = {
    every: formOf('Every input', everyInput),
    changing: formOf('Changing', changing('plain')),
    stack: formOf('First', [input('Name', { type: 'plain_text_input' }), button('Second form')]),
  };
  app.command('/probe', async ({ ack, command, client }) => {
    await ack();
    const view = forms[command.text] as Parameters<typeof client.views.open>[0]['view'];
    await client.views.open({ trigger_id: command.trigger_id, view });
  });
  app.options('it', async ({ ack, options }) => {
    const cities = ['Lisbon', 'Lima', 'London'].filter((city) => city.startsWith(options.value));
    await ack({ options: cities.map((city) => option(city)) });
  });
  app.action('it', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.view) return;
    const kind = body.view.state.values.Kind?.it?.selected_option?.value ?? 'plain';
    const view = formOf('Changing', changing(kind));
    await client.views.update({
      view_id: body.view.id,
      view: view as Parameters<typeof client.views.update>[0]['view'],
    });
  });
  for (const [words, next] of [
    ['Second form', formOf('Second', [button('Third form')])],
    ['Third form', formOf('Third', [input('Deep', { type: 'plain_text_input' })])],
  ] as const) {
    app.action(words, async ({ ack, body, client }) => {
      await ack();
      if (body.type !== 'block_actions') return;
      const view = next as Parameters<typeof client.views.push>[0]['view'];
      await client.views.push({ trigger_id: body.trigger_id, view });
    });
  }
  app.view(/./, async ({ ack, view }) => {
    sent[view.callback_id] = view.state.values as unknown as Values;
    if (view.callback_id === 'Third' && view.state.values.Deep?.it?.value === 'wrong')
      await ack({ response_action: 'errors', errors: { Deep: 'Not that word.' } });
    else await ack();
  });
}

let browser: Browser;
let probe: PageOfAnApp;
const wrong: string[] = [];

beforeAll(async () => {
  [browser, probe] = await Promise.all([launchChromium(), openPageOf(wire)]);
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  expect({ wrong: wrong.splice(0), problems: probe.workspace.problems }).toEqual({ wrong: [], problems: [] });
});

afterAll(async () => {
  await browser.close();
  await probe.close();
});

async function open(words: string): Promise<Page> {
  const context = await browser.newContext({ viewport: wide, reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => wrong.push(error.message));
  await context.addInitScript(withoutTour);
  await page.goto(`${probe.address}/?as=ann#C0TEAM`);
  const composer = page.getByRole('textbox', { name: 'Message #team' });
  await composer.fill(`/probe ${words}`);
  await composer.press('Enter');
  return page;
}

test('every input is found by its label, filled in, and sent as Slack would send it', async () => {
  const page = await open('every');
  const shown = form(page, 'Every input');
  await shown.getByLabel('Word').fill('hello');
  await shown.getByLabel('Story').fill('a story');
  await shown.getByLabel('Count').fill('3');
  await shown.getByLabel('Mail').fill('ann@example.com');
  await shown.getByLabel('Address').fill('https://example.com');
  await shown.getByLabel('Day').fill('2025-12-24');
  await shown.getByLabel('Hour').fill('18:30');
  const when = shown.getByRole('group', { name: 'When' });
  await when.getByLabel('Date').fill('2025-12-24');
  await when.getByLabel('Time').fill('09:15');
  await choose(shown, 'Size', 'Large');
  await shown.getByRole('combobox', { name: 'Colours' }).click();
  await page.getByRole('option', { name: 'Blue' }).click();
  await page.keyboard.press('Escape');
  await shown.getByRole('combobox', { name: 'City' }).fill('Li');
  await page.getByRole('option', { name: 'Lima' }).click();
  await choose(shown, 'Person', 'Ben');
  await shown.getByRole('combobox', { name: 'People' }).click();
  await page.getByRole('option', { name: 'Ann' }).click();
  await page.keyboard.press('Escape');
  await shown.getByRole('combobox', { name: 'Place' }).click();
  expect(await page.getByRole('option').allTextContents()).toEqual([
    expect.stringContaining('elsewhere'),
    expect.stringContaining('team'),
  ]);
  await page.getByRole('option', { name: 'team' }).click();
  await choose(shown, 'Channel', 'elsewhere');
  await shown.getByRole('radio', { name: 'That' }).check();
  await shown.getByRole('checkbox', { name: 'Second' }).check();
  await shown.getByRole('button', { name: 'Send' }).click();
  await shown.waitFor({ state: 'detached' });

  const values = Object.fromEntries(
    Object.entries(sent['Every input'] ?? {}).map(([label, held]) => [label, held.it]),
  );
  expect(values).toMatchObject({
    Word: { value: 'hello' },
    Story: { rich_text_value: { type: 'rich_text' } },
    Count: { value: '3' },
    Mail: { value: 'ann@example.com' },
    Address: { value: 'https://example.com' },
    Day: { selected_date: '2025-12-24' },
    Hour: { selected_time: '18:30' },
    When: { selected_date_time: Date.UTC(2025, 11, 24, 9, 15) / 1000 },
    Size: { selected_option: { value: 'large' } },
    Colours: { selected_options: [{ value: 'blue' }] },
    City: { selected_option: { value: 'lima' } },
    Person: { selected_user: 'UBEN' },
    People: { selected_users: ['UANN'] },
    Place: { selected_conversation: 'C0TEAM' },
    Channel: { selected_channel: 'C0ELSE' },
    One: { selected_option: { value: 'that' } },
    Several: { selected_options: [{ value: 'second' }] },
  });
});

test('a form that changes keeps what was typed', async () => {
  const page = await open('changing');
  const shown = form(page, 'Changing');
  await shown.getByLabel('Note').fill('mine');
  await choose(shown, 'Kind', 'Special');
  await shown.getByLabel('How special?').fill('very');
  expect(await shown.getByLabel('Note').inputValue()).toBe('mine');
  await choose(shown, 'Kind', 'Plain');
  await shown.getByLabel('How special?').waitFor({ state: 'detached' });
  await shown.getByRole('button', { name: 'Send' }).click();
  await shown.waitFor({ state: 'detached' });
  expect(sent.Changing).toMatchObject({
    Kind: { it: { selected_option: { value: 'plain' } } },
    Note: { it: { value: 'mine' } },
  });
});

test('of forms on top of forms the topmost is shown, and closing it leads back to what was typed below', async () => {
  const page = await open('stack');
  await form(page, 'First').getByLabel('Name').fill('Ann');
  await form(page, 'First').getByRole('button', { name: 'Second form' }).click();
  await form(page, 'Second').getByRole('button', { name: 'Third form' }).click();
  const third = form(page, 'Third');
  await third.getByLabel('Deep').fill('wrong');
  await third.getByLabel('Deep').press('Enter');
  await third.getByRole('alert').getByText('Not that word.').waitFor();
  await third.getByLabel('Deep').fill('right');
  await third.getByRole('button', { name: 'Send' }).click();
  await form(page, 'Second').getByRole('button', { name: 'Back' }).click();
  expect(await form(page, 'First').getByLabel('Name').inputValue()).toBe('Ann');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});
