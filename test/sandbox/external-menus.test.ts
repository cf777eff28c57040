import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { clientFor, openWorkspace, type Probe, startHttpApp, startSocketApp } from './probe.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string, value = text.toLowerCase()) => ({ text: plain(text), value });

const menus = [
  {
    type: 'input',
    block_id: 'city',
    label: plain('City'),
    element: { type: 'external_select', action_id: 'one', placeholder: plain('Pick a city') },
  },
  {
    type: 'input',
    block_id: 'trip',
    label: plain('Trip'),
    element: {
      type: 'multi_external_select',
      action_id: 'several',
      min_query_length: 1,
      max_selected_items: 2,
      initial_options: [option('Oslo')],
    },
  },
];

const cities = [option('Lisbon'), option('London'), option('Lima', 'lima-pe')];

type Heard = { value: string; view?: { id: string }; message?: { text?: string }; channel?: { id: string } };

/** Cities by how they begin, and in groups for the trip. */
function wire(heard: Heard[]) {
  return (app: App) => {
    const fitting = (typed: string) =>
      cities.filter(({ text }) => text.text.toLowerCase().startsWith(typed.toLowerCase()));
    app.options('one', async ({ ack, options }) => {
      heard.push(options as unknown as Heard);
      await ack({ options: fitting(options.value) });
    });
    app.options('several', async ({ ack, options }) => {
      heard.push(options as unknown as Heard);
      await ack({ option_groups: [{ label: plain('Cities'), options: fitting(options.value) }] });
    });
    app.action('one', async ({ ack }) => ack());
  };
}

let workspace: Workspace;
let probe: Probe | undefined;
const heard: Heard[] = [];

beforeEach(async () => {
  heard.length = 0;
  workspace = await openWorkspace();
});

afterEach(async () => {
  await probe?.stop();
  probe = undefined;
  await workspace.close();
});

async function openForm(blocks: object[] = menus): Promise<void> {
  const { payload } = await workspace.globalShortcut('UANN', 'New probe');
  workspace.problems.length = 0;
  const view = { type: 'modal', title: plain('A form'), submit: plain('Send'), blocks };
  await clientFor(workspace).apiCall('views.open', { trigger_id: String(payload.trigger_id), view });
}

describe.each([
  ['Socket Mode', startSocketApp],
  ['HTTP', startHttpApp],
])('real Bolt over %s', (_mode, start) => {
  test('is asked for options and offers them, in groups too; what was offered can be chosen', async () => {
    probe = await start(workspace, wire(heard));
    await openForm();
    expect(await workspace.suggest('UANN', 'City', 'Li')).toBeUndefined();
    expect(heard).toEqual([]);
    expect(await workspace.suggest('UANN', 'Pick a city', 'Lis')).toEqual({ options: [option('Lisbon')] });
    const spot = { blockId: 'trip', actionId: 'several' };
    const view = workspace.modal('UANN')?.id ?? '';
    expect(await workspace.suggest('UANN', spot, 'l', { view })).toEqual({
      option_groups: [{ label: plain('Cities'), options: cities }],
    });
    await workspace.choose('UANN', 'City', 'Lisbon');
    await workspace.choose('UANN', spot, ['oslo', 'lima-pe'], { view });
    expect(workspace.modal('UANN')?.values).toEqual({
      city: { one: { type: 'external_select', selected_option: option('Lisbon') } },
      trip: {
        several: {
          type: 'multi_external_select',
          selected_options: [option('Oslo'), option('Lima', 'lima-pe')],
        },
      },
    });
    expect(workspace.problems).toEqual([]);
  });
});

describe('what is asked', () => {
  beforeEach(async () => {
    probe = await startSocketApp(workspace, wire(heard));
  });

  test('in a form carries the form, and nothing to answer to but itself', async () => {
    await openForm();
    await workspace.suggest('UANN', 'City', 'Lon');
    const view = workspace.modal('UANN');
    expect(heard[0]).toEqual({
      type: 'block_suggestion',
      team: { id: 'T0SANDBOX', domain: 'sandbox' },
      user: { id: 'UANN', username: 'ann', name: 'ann', team_id: 'T0SANDBOX' },
      api_app_id: 'A0SANDBOX',
      token: 'sandbox-verification-token',
      enterprise: null,
      is_enterprise_install: false,
      container: { type: 'view', view_id: view?.id },
      view: expect.objectContaining({ id: view?.id, type: 'modal' }),
      action_id: 'one',
      block_id: 'city',
      value: 'Lon',
    });
  });

  test('in a message carries the message and its channel; what is chosen there is sent at once', async () => {
    const blocks = [{ type: 'actions', block_id: 'row', elements: menus.map(({ element }) => element) }];
    await clientFor(workspace).apiCall('chat.postMessage', { channel: 'C0TEAM', text: 'Where to?', blocks });
    const [message] = workspace.messages('team');
    const spot = { blockId: 'row', actionId: 'one' };
    await workspace.suggest('UANN', spot, 'lima', message);
    expect(heard[0]).toMatchObject({
      container: { type: 'message', message_ts: message?.ts, channel_id: 'C0TEAM', is_ephemeral: false },
      channel: { id: 'C0TEAM', name: 'team' },
      message: { ts: message?.ts, text: 'Where to?' },
    });
    await expect(workspace.choose('UBEN', spot, 'lima-pe', message)).rejects.toThrow(
      'There is no option "lima-pe". There are: none.',
    );
    const chosen = await workspace.choose('UANN', spot, 'lima-pe', message);
    expect(chosen?.payload.actions).toMatchObject([
      { type: 'external_select', block_id: 'row', selected_option: option('Lima', 'lima-pe') },
    ]);
  });

  test('nothing is chosen but what was offered last for that menu, or is chosen already', async () => {
    await openForm();
    await expect(workspace.choose('UANN', 'City', 'Lisbon')).rejects.toThrow(
      'There is no option "Lisbon". There are: none.',
    );
    await workspace.suggest('UANN', 'City', 'Lis');
    await workspace.suggest('UANN', 'City', 'Lon');
    await expect(workspace.choose('UANN', 'City', 'Lisbon')).rejects.toThrow(
      'There is no option "Lisbon". There are: "London".',
    );
    await expect(workspace.choose('UANN', 'Trip', ['London'])).rejects.toThrow(
      'There is no option "London". There are: "Oslo".',
    );
    await workspace.choose('UANN', 'City', 'London');
    await workspace.suggest('UANN', 'City', 'Lima');
    await workspace.choose('UANN', 'City', 'London');
    await workspace.choose('UANN', 'City', null);
    await expect(workspace.choose('UANN', 'City', 'London')).rejects.toThrow('There are: "Lima".');
  });

  test('no more is chosen than the menu takes', async () => {
    await openForm();
    await workspace.suggest('UANN', 'Trip', 'l');
    await expect(workspace.choose('UANN', 'Trip', ['Oslo', 'Lisbon', 'London'])).rejects.toThrow(
      'No more than 2 can be chosen here.',
    );
  });

  test('a reset forgets what was offered, and closes the form', async () => {
    await openForm();
    await workspace.suggest('UANN', 'City', 'Lis');
    expect(workspace.state.offered.size).toBe(1);
    workspace.reset();
    expect(workspace.state.offered.size).toBe(0);
    expect(workspace.modal('UANN')).toBeUndefined();
  });
});

const many = Array.from({ length: 101 }, (_, index) => option(`City ${index}`));

describe('an answer Slack cannot show', () => {
  test.each([
    ['neither of the two', {}, '/: needs options or option_groups, not both'],
    ['both', { options: [], option_groups: [] }, '/: needs options or option_groups, not both'],
    ['too many options', { options: many }, '/options: no more than 100 items allowed'],
    [
      'too many groups',
      { option_groups: many.map(({ text }) => ({ label: text, options: [option('Oslo')] })) },
      '/option_groups: no more than 100 items allowed',
    ],
    [
      'a text that is too long',
      { options: [option('x'.repeat(76), 'x')] },
      '/options/0/text/text: must be less than 76 characters',
    ],
    [
      'a value that is too long',
      { options: [option('x', 'x'.repeat(76))] },
      '/options/0/value: must be less than 76 characters',
    ],
    [
      'one value twice',
      { options: [option('A', 'a'), option('B', 'a')] },
      '/: options must have distinct values',
    ],
  ])('%s offers nothing and is objected to', async (_what, answer, problem) => {
    probe = await startSocketApp(workspace, (app) => {
      app.options('one', async ({ ack }) => ack(answer as { options: [] }));
    });
    await openForm();
    expect(await workspace.suggest('UANN', 'City', 'Lis')).toBeUndefined();
    const [pointer = '', sentence = ''] = problem.split(': ');
    expect(workspace.problems.map(({ kind, detail }) => [kind, detail])).toEqual([
      [
        'bad_options',
        `Slack cannot show the options of "City": [ERROR] ${sentence} [json-pointer:${pointer === '/' ? '' : pointer}]`,
      ],
    ]);
    await expect(workspace.choose('UANN', 'City', 'x')).rejects.toThrow('There are: none.');
  });

  test('no answer in time is an error the person sees', async () => {
    probe = await startSocketApp(workspace, (app) => {
      app.options('one', async () => {});
    });
    await openForm();
    const before = workspace.errorsShown('UANN').length;
    expect(await workspace.suggest('UANN', 'City', 'Lis')).toBeUndefined();
    expect(workspace.errorsShown('UANN').slice(before)).toMatchObject([
      { error: 'operation_timeout', about: 'the options of "City"' },
    ]);
  });
});
