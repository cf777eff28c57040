import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Delivery } from '../../sandbox/slack/delivery.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { clientFor, openWorkspace } from './probe.ts';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await openWorkspace();
});

afterEach(() => workspace.close());

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = (actionId: string, value: string) => ({
  type: 'button',
  action_id: actionId,
  text: plain('Take it'),
  value,
});

/** Two rows whose buttons look the same, and a menu in which one option is called as another's value. */
const rows = [
  { type: 'actions', block_id: 'first', elements: [button('take', '1')] },
  {
    type: 'actions',
    block_id: 'second',
    elements: [
      button('take', '2'),
      {
        type: 'overflow',
        action_id: 'more',
        options: [
          { text: plain('b'), value: 'a' },
          { text: plain('c'), value: 'b' },
        ],
      },
    ],
  },
];

type Action = { block_id: string; action_id: string; value?: string; selected_option?: { value: string } };

function actionOf(delivery: Delivery | undefined) {
  const [action] = (delivery?.payload.actions ?? []) as Action[];
  return action && [action.block_id, action.action_id, action.value ?? action.selected_option?.value];
}

async function openForm(user: string, title: string, method = 'views.open'): Promise<string> {
  const { payload } = await workspace.globalShortcut(user, 'New probe');
  const blocks = [
    ...rows,
    {
      type: 'input',
      block_id: 'why',
      label: plain('Why'),
      element: { type: 'plain_text_input', action_id: 'text' },
    },
  ];
  const view = { type: 'modal', title: plain(title), submit: plain('Send'), blocks };
  await clientFor(workspace).apiCall(method, { trigger_id: String(payload.trigger_id), view });
  return workspace.modal(user)?.id ?? '';
}

test('of two buttons that look the same the one at the spot is clicked, in the message that is named', async () => {
  const client = clientFor(workspace);
  for (const text of ['Old', 'New'])
    await client.apiCall('chat.postMessage', { channel: 'C0TEAM', text, blocks: rows });
  const [old] = workspace.messages('team');
  const spot = { blockId: 'second', actionId: 'take' };
  const clicked = await workspace.click('UANN', spot, old);
  expect(actionOf(clicked)).toEqual(['second', 'take', '2']);
  expect(clicked?.payload.container).toMatchObject({ message_ts: old?.ts });
  expect((await workspace.click('UANN', spot))?.payload.message).toMatchObject({ text: 'New' });
});

test('an option at a spot is chosen by its value, or else by its text', async () => {
  await clientFor(workspace).apiCall('chat.postMessage', { channel: 'C0TEAM', text: 'Card', blocks: rows });
  const [card] = workspace.messages('team');
  const spot = { blockId: 'second', actionId: 'more' };
  const chosen = [
    await workspace.choose('UANN', spot, 'b', card),
    await workspace.choose('UANN', spot, 'c', card),
    await workspace.choose('UANN', 'More', 'b', card),
  ];
  expect(chosen.map(actionOf)).toEqual([
    ['second', 'more', 'b'],
    ['second', 'more', 'b'],
    ['second', 'more', 'a'],
  ]);
});

test('a spot is only what it is: a menu is not clicked, a button not chosen from, another id is nothing', async () => {
  await clientFor(workspace).apiCall('chat.postMessage', { channel: 'C0TEAM', text: 'Card', blocks: rows });
  const [card] = workspace.messages('team');
  const sees = 'They see: "Take it", "More".';
  await expect(workspace.click('UANN', { blockId: 'second', actionId: 'more' }, card)).rejects.toThrow(
    `Ann sees no such element (second, more). ${sees}`,
  );
  await expect(workspace.choose('UANN', { blockId: 'second', actionId: 'take' }, 'a', card)).rejects.toThrow(
    `Ann sees no such element (second, take). ${sees}`,
  );
  await expect(workspace.click('UANN', { blockId: 'first', actionId: 'more' }, card)).rejects.toThrow(
    `Ann sees no such element (first, more). ${sees}`,
  );
});

test('a spot without a block is the first with that action; nothing else has it', async () => {
  await clientFor(workspace).apiCall('chat.postMessage', { channel: 'C0TEAM', text: 'Card', blocks: rows });
  const [card] = workspace.messages('team');
  expect(actionOf(await workspace.click('UANN', { actionId: 'take' }, card))).toEqual(['first', 'take', '1']);
  expect(actionOf(await workspace.choose('UANN', { actionId: 'more' }, 'a', card))).toEqual([
    'second',
    'more',
    'a',
  ]);
  await expect(workspace.click('UANN', { actionId: 'more' }, card)).rejects.toThrow(
    'Ann sees no such element (more). They see: "Take it", "More".',
  );
});

test('a field is also found by its action, and a shortcut by its callback id', async () => {
  await openForm('UANN', 'A form');
  await workspace.fill('UANN', { text: 'Because' });
  expect(workspace.modal('UANN')?.values.why).toEqual({
    text: { type: 'plain_text_input', value: 'Because' },
  });
  const byId = await workspace.globalShortcut('UANN', 'new_probe');
  expect([byId.payload.callback_id, byId.about]).toEqual(['new_probe', 'the shortcut "New probe"']);
  await expect(workspace.globalShortcut('UANN', 'probe_this')).rejects.toThrow(
    'There is no global shortcut "probe_this". There are: "New probe".',
  );
});

test('nobody acts on a message they cannot see, be it private, for another, or gone', async () => {
  const client = clientFor(workspace);
  const spot = { blockId: 'first', actionId: 'take' };
  await client.apiCall('chat.postMessage', { channel: 'C0SECRET', text: 'Secret', blocks: rows });
  await client.apiCall('chat.postEphemeral', {
    channel: 'C0TEAM',
    user: 'UANN',
    text: 'Psst',
    blocks: rows,
  });
  const [secret] = workspace.messages('secret');
  const [whispered] = workspace.ephemerals('UANN');
  const none = 'sees no such message any more.';
  await expect(workspace.click('UANN', spot, secret)).rejects.toThrow(`Ann ${none}`);
  await expect(workspace.click('UBEN', spot, whispered)).rejects.toThrow(`Ben ${none}`);
  await expect(workspace.click('UBEN', spot, { channel: 'C0TEAM', ts: '1.0' })).rejects.toThrow(
    `Ben ${none}`,
  );
  const clicked = await workspace.click('UANN', spot, whispered);
  expect(clicked?.payload.container).toMatchObject({ message_ts: whispered?.ts, is_ephemeral: true });
});

test('a view is acted on while it is the topmost of that person, and no longer', async () => {
  const view = await openForm('UANN', 'Below');
  const spot = { blockId: 'why', actionId: 'text' };
  await workspace.choose('UANN', spot, 'Because', { view });
  expect(workspace.modal('UANN')?.values.why).toEqual({
    text: { type: 'plain_text_input', value: 'Because' },
  });
  const gone = 'This form is no longer open.';
  await expect(workspace.choose('UBEN', spot, 'Mine', { view })).rejects.toThrow(gone);
  const above = await openForm('UANN', 'Above', 'views.push');
  await expect(workspace.choose('UANN', spot, 'Under it', { view })).rejects.toThrow(gone);
  const clicked = await workspace.click('UANN', { blockId: 'second', actionId: 'take' }, { view: above });
  expect(clicked?.payload.container).toEqual({ type: 'view', view_id: above });
  await workspace.closeModal('UANN');
  await expect(workspace.choose('UANN', spot, 'After', { view: above })).rejects.toThrow(gone);
});

test('the Home of a person is a view too, also while a modal is open', async () => {
  await clientFor(workspace).apiCall('views.publish', {
    user_id: 'UANN',
    view: { type: 'home', blocks: rows },
  });
  await openForm('UANN', 'A form');
  const view = workspace.home('UANN')?.id ?? '';
  const clicked = await workspace.click('UANN', { blockId: 'first', actionId: 'take' }, { view });
  expect(clicked?.payload.container).toEqual({ type: 'view', view_id: view });
  await expect(workspace.click('UBEN', { blockId: 'first', actionId: 'take' }, { view })).rejects.toThrow(
    'This form is no longer open.',
  );
});
