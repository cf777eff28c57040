import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { clientFor, openWorkspace } from './probe.ts';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await openWorkspace();
});

afterEach(() => workspace.close());

const plain = (text: string) => ({ type: 'plain_text' as const, text });

async function openForm(block: object, element: object): Promise<void> {
  const { payload } = await workspace.globalShortcut('UANN', 'New probe');
  const input = { type: 'input', block_id: 'search', label: plain('Search'), ...block, element };
  await clientFor(workspace).apiCall('views.open', {
    trigger_id: String(payload.trigger_id),
    view: { type: 'modal', title: plain('A form'), submit: plain('Send'), blocks: [input] },
  });
}

/** Whether the bot is told of: typing, Enter after typing, Enter on what was there already. */
async function told(): Promise<boolean[]> {
  const deliveries = [
    await workspace.choose('UANN', 'Search', 'pay'),
    await workspace.choose('UANN', 'Search', 'payouts', undefined, { enter: true }),
    await workspace.choose('UANN', 'Search', 'payouts', undefined, { enter: true }),
  ];
  return deliveries.map((delivery) => delivery !== undefined);
}

const typed = (on?: string[]) => ({
  type: 'plain_text_input',
  action_id: 'text',
  ...(on && { dispatch_action_config: { trigger_actions_on: on } }),
});

test.each([
  ['no dispatch_action', {}, typed(), [false, false, false]],
  ['no config, which is Enter', { dispatch_action: true }, typed(), [false, true, true]],
  ['Enter', { dispatch_action: true }, typed(['on_enter_pressed']), [false, true, true]],
  ['every character', { dispatch_action: true }, typed(['on_character_entered']), [true, true, false]],
  [
    'both',
    { dispatch_action: true },
    typed(['on_enter_pressed', 'on_character_entered']),
    [true, true, true],
  ],
])(
  'with %s the bot is told accordingly of typing, of typing and Enter, of Enter alone',
  async (_what, block, element, expected) => {
    await openForm(block, element);
    expect(await told()).toEqual(expected);
  },
);

test('Enter carries what was typed', async () => {
  await openForm({ dispatch_action: true }, typed());
  const delivery = await workspace.choose('UANN', 'Search', 'payouts', undefined, { enter: true });
  expect(delivery?.payload).toMatchObject({
    type: 'block_actions',
    actions: [{ type: 'plain_text_input', block_id: 'search', action_id: 'text', value: 'payouts' }],
    view: { state: { values: { search: { text: { type: 'plain_text_input', value: 'payouts' } } } } },
  });
});

test('nobody presses Enter in a picker', async () => {
  await openForm({ dispatch_action: true }, { type: 'datepicker', action_id: 'day' });
  await expect(workspace.choose('UANN', 'Search', '2026-01-31', undefined, { enter: true })).rejects.toThrow(
    'Enter is only pressed where something is typed, not in a datepicker.',
  );
  expect(workspace.modal('UANN')?.values).toEqual({
    search: { day: { type: 'datepicker', selected_date: null } },
  });
});
