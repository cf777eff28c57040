import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Delivery } from '../../sandbox/slack/delivery.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { clientFor, manifest, openWorkspace } from './probe.ts';

type View = { state: { values: object } };
type Action = { selected_option: { value: string } };

let workspace: Workspace;

beforeEach(async () => {
  workspace = await openWorkspace();
});

afterEach(() => workspace.close());

const plain = (text: string) => ({ type: 'plain_text' as const, text });

function sentState(delivery: Delivery | undefined): unknown {
  return (delivery?.payload.view as View | undefined)?.state.values;
}

function chosenIn(delivery: Delivery | undefined): unknown {
  return (delivery?.payload.actions as Action[] | undefined)?.[0]?.selected_option.value;
}

async function openForm(blocks: object[], more: object = {}): Promise<void> {
  const delivery = await workspace.globalShortcut('UANN', 'New probe');
  const view = { type: 'modal' as const, title: plain('A form'), submit: plain('Send'), blocks, ...more };
  await clientFor(workspace).apiCall('views.open', { trigger_id: String(delivery.payload.trigger_id), view });
}

describe('what people can see', () => {
  test('private channels are for their members, public ones for everyone but guests', () => {
    const seen = (user: string) =>
      ['team', 'secret', 'hidden'].filter((channel) => workspace.canSee(user, channel));
    expect([seen('UANN'), seen('UBEN'), seen('UGUEST')]).toEqual([
      ['team'],
      ['team', 'secret', 'hidden'],
      [],
    ]);
    expect(() => workspace.messages('secret', 'UANN')).toThrow(
      'Ann cannot see #secret. They see: #team, #elsewhere.',
    );
  });

  test('nobody clicks or uses a shortcut on what they cannot see', async () => {
    const button = {
      type: 'actions',
      elements: [{ type: 'button', text: plain('Open it'), action_id: 'open' }],
    };
    await clientFor(workspace).chat.postMessage({ channel: 'C0SECRET', text: 'Secret', blocks: [button] });
    const [message] = workspace.messages('secret');
    await expect(workspace.click('UANN', 'Open it')).rejects.toThrow(
      'Ann sees no "Open it". They see: nothing to click.',
    );
    await expect(workspace.click('UBEN', 'Close it')).rejects.toThrow(
      'Ben sees no "Close it". They see: "Open it".',
    );
    await expect(
      workspace.messageShortcut('UANN', 'Probe this', message ?? { channel: '', ts: '' }),
    ).rejects.toThrow('cannot see');
  });

  test('people write where they are, and change what is theirs', async () => {
    const message = await workspace.post('UANN', 'team', 'Mine');
    await expect(workspace.post('UGUEST', 'team', 'Hi')).rejects.toThrow('Gus cannot see #team');
    await expect(workspace.edit('UBEN', message, 'Yours')).rejects.toThrow('is not by UBEN');
    await workspace.edit('UANN', message, 'Still mine');
    expect(workspace.messages('team').map(({ text }) => text)).toEqual(['Still mine']);
    await workspace.remove('UANN', message);
    expect(workspace.messages('team')).toEqual([]);
  });

  test('what is typed pings nobody; a mention picked from the menu does', async () => {
    const typed = await workspace.post('UANN', 'team', '<!channel> @on-call');
    const picked = await workspace.post('UANN', 'team', '<@UBEN> <!subteam^S0CALL>', { mentions: true });
    expect([typed.pings, picked.pings]).toEqual([[], ['UBEN', 'S0CALL']]);
  });
});

describe('the manifest', () => {
  test('a command, shortcut or Home tab it lacks does not exist', async () => {
    const bare = await openWorkspace({
      manifest: { ...manifest, features: { bot_user: { display_name: 'Bare' } } },
    });
    await expect(bare.command('UANN', '/probe')).rejects.toThrow(
      'There is no command /probe. There are: none.',
    );
    await expect(bare.globalShortcut('UANN', 'New probe')).rejects.toThrow(
      'There is no global shortcut "New probe". There are: none.',
    );
    await expect(bare.openHome('UANN')).rejects.toThrow('The manifest does not enable the Home tab.');
    await expect(bare.post('UANN', 'dm', 'Hello')).rejects.toThrow('does not let people write to the app');
    await bare.close();
  });

  test('an event it does not subscribe to, or lacks the scope for, is not sent; nor one from where the bot is not', async () => {
    const sent = () => workspace.deliveries.map(({ about }) => about);
    await workspace.post('UANN', 'elsewhere', 'Unheard');
    expect(sent()).toEqual([]);
    await workspace.rename('team', 'crew');
    await workspace.leave('UBEN', 'crew');
    expect(sent()).toEqual(['the event message.channels', 'the event message.channels']);
    const scopes = manifest.oauth_config.scopes.bot.filter((scope) => scope !== 'groups:history');
    const poor = await openWorkspace({
      manifest: { ...manifest, oauth_config: { scopes: { bot: scopes } } },
    });
    await poor.post('UBEN', 'secret', 'Unheard');
    await poor.post('UBEN', 'team', 'Heard');
    expect(poor.deliveries.map(({ about }) => about)).toEqual(['the event message.channels']);
    await poor.close();
  });

  test('the bot hears its own messages and edits, as at Slack', async () => {
    const client = clientFor(workspace);
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0TEAM', text: 'Own' });
    await client.chat.update({ channel: 'C0TEAM', ts, text: 'Own, edited' });
    await workspace.quiet();
    const events = workspace.deliveries.map(
      ({ payload }) => payload.event as { subtype?: string; bot_id?: string },
    );
    expect(events.map(({ subtype, bot_id: by }) => [subtype, by])).toEqual([
      [undefined, 'B0SANDBOX'],
      ['message_changed', undefined],
    ]);
  });
});

describe('forms', () => {
  const summary = {
    type: 'input',
    block_id: 'summary',
    label: plain('Summary'),
    element: { type: 'plain_text_input', action_id: 'a', max_length: 5 },
  };
  const owner = {
    type: 'input',
    block_id: 'owner',
    optional: true,
    label: plain('Owner'),
    element: { type: 'users_select', action_id: 'a' },
  };
  const until = {
    type: 'input',
    block_id: 'until',
    optional: true,
    label: plain('Until'),
    element: { type: 'datetimepicker', action_id: 'a' },
  };
  const count = {
    type: 'input',
    block_id: 'count',
    optional: true,
    label: plain('Count'),
    element: { type: 'number_input', action_id: 'a', is_decimal_allowed: false },
  };
  const ticks = {
    type: 'input',
    block_id: 'ticks',
    optional: true,
    label: plain('Ticks'),
    element: {
      type: 'checkboxes',
      action_id: 'a',
      options: ['One', 'Two'].map((text) => ({ text: plain(text), value: text })),
    },
  };

  test('Slack’s own client refuses what is missing, too long or no number', async () => {
    await openForm([summary, count]);
    expect(await workspace.submit('UANN')).toBeUndefined();
    expect(workspace.errorsOn('UANN')).toEqual({ Summary: 'Please complete this required field.' });
    await workspace.submit('UANN', { Summary: 'too long', Count: 'many' });
    expect(workspace.errorsOn('UANN')).toEqual({
      Summary: 'Must be less than 6 characters.',
      Count: 'Must be a number.',
    });
  });

  test('the whole state is sent, with the empty values Slack has for each kind', async () => {
    await openForm([summary, owner, until, count, ticks]);
    const first = await workspace.submit('UANN', { Summary: 'Hello' });
    expect(sentState(first)).toEqual({
      summary: { a: { type: 'plain_text_input', value: 'Hello' } },
      owner: { a: { type: 'users_select', selected_user: null } },
      until: { a: { type: 'datetimepicker', selected_date_time: null } },
      count: { a: { type: 'number_input', value: null } },
      ticks: { a: { type: 'checkboxes', selected_options: [] } },
    });
    await workspace.fill('UANN', {
      Owner: 'Ben',
      Until: new Date(1_764_003_600_000),
      Count: 3,
      Ticks: ['Two'],
    });
    const second = await workspace.submit('UANN');
    expect(sentState(second)).toMatchObject({
      owner: { a: { selected_user: 'UBEN' } },
      until: { a: { selected_date_time: 1_764_003_600 } },
      count: { a: { value: '3' } },
      ticks: { a: { selected_options: [{ text: plain('Two'), value: 'Two' }] } },
    });
  });

  test('what was filled in survives an update where the ids stay, and initial values only count once', async () => {
    await openForm([summary, owner]);
    await workspace.fill('UANN', { Summary: 'Mine', Owner: 'Ben' });
    const view = workspace.modal('UANN');
    const prefilled = { ...summary, element: { ...summary.element, initial_value: 'Other' } };
    const fresh = { ...owner, block_id: 'owner-2', element: { ...owner.element, initial_user: 'UANN' } };
    await clientFor(workspace).apiCall('views.update', {
      view_id: view?.id ?? '',
      view: { ...view?.given, blocks: [prefilled, fresh] },
    });
    expect(workspace.modal('UANN')?.values).toMatchObject({
      summary: { a: { value: 'Mine' } },
      'owner-2': { a: { selected_user: 'UANN' } },
    });
  });

  test('a mistaken label or option says what there is', async () => {
    await openForm([summary, ticks]);
    await expect(workspace.fill('UANN', { Subject: 'x' })).rejects.toThrow(
      'Ann sees no "Subject". They see: "Summary", "Ticks".',
    );
    await expect(workspace.fill('UANN', { Ticks: ['Three'] })).rejects.toThrow(
      'There is no option "Three". There are: "One", "Two".',
    );
    await expect(workspace.submit('UBEN')).rejects.toThrow('No modal is open for UBEN.');
  });

  test('closing tells the bot only where the view asks for it', async () => {
    await openForm([summary]);
    expect(await workspace.closeModal('UANN')).toBeUndefined();
    await openForm([summary], { notify_on_close: true });
    const delivery = await workspace.closeModal('UANN');
    expect(delivery?.payload).toMatchObject({ type: 'view_closed', is_cleared: false });
    expect(workspace.modal('UANN')).toBeUndefined();
  });
});

describe('payloads', () => {
  const menu = {
    type: 'actions',
    block_id: 'row',
    elements: [
      {
        type: 'button',
        action_id: 'go',
        text: plain('Go & see'),
        value: '1',
        confirm: { title: plain('Sure?'), text: plain('Really?'), confirm: plain('Yes'), deny: plain('No') },
      },
      {
        type: 'overflow',
        action_id: 'more',
        options: ['Assign to…', 'Cancel'].map((text) => ({ text: plain(text), value: text })),
      },
    ],
  };

  test('a click on a message carries the message, its place and an address to answer', async () => {
    await clientFor(workspace).chat.postMessage({ channel: 'C0SECRET', text: 'Card', blocks: [menu] });
    const delivery = await workspace.click('UBEN', 'Go & see');
    const [message] = workspace.messages('secret');
    expect(delivery?.payload).toMatchObject({
      type: 'block_actions',
      team: { id: 'T0SANDBOX', domain: 'sandbox' },
      user: { id: 'UBEN', username: 'ben', name: 'ben', team_id: 'T0SANDBOX' },
      api_app_id: 'A0SANDBOX',
      container: { type: 'message', message_ts: message?.ts, channel_id: 'C0SECRET', is_ephemeral: false },
      channel: { id: 'C0SECRET', name: 'privategroup' },
      message: { type: 'message', ts: message?.ts, text: 'Card' },
      actions: [
        {
          type: 'button',
          action_id: 'go',
          block_id: 'row',
          value: '1',
          text: { type: 'plain_text', text: 'Go &amp; see' },
        },
      ],
      enterprise: null,
      is_enterprise_install: false,
    });
    expect(String(delivery?.payload.response_url)).toContain('/response/');
  });

  test('the newest message with that button is meant, unless another is named', async () => {
    const client = clientFor(workspace);
    for (const text of ['Old', 'New'])
      await client.chat.postMessage({ channel: 'C0TEAM', text, blocks: [menu] });
    const [old] = workspace.messages('team');
    const clicked = [
      await workspace.click('UANN', 'Go & see'),
      await workspace.click('UANN', 'Go & see', old),
    ];
    expect(clicked.map((delivery) => delivery?.payload.message)).toMatchObject([
      { text: 'New' },
      { text: 'Old' },
    ]);
  });

  test('a confirmation may be declined, and an overflow option is chosen by its words', async () => {
    await clientFor(workspace).chat.postMessage({ channel: 'C0TEAM', text: 'Card', blocks: [menu] });
    expect(await workspace.click('UANN', 'Go & see', undefined, { confirm: false })).toBeUndefined();
    const chosen = await workspace.choose('UANN', 'More', 'Assign to…');
    const clicked = await workspace.click('UANN', 'Cancel');
    const values = [chosen, clicked].map(chosenIn);
    expect(values).toEqual(['Assign to…', 'Cancel']);
  });

  test('without interactivity in the manifest nothing can be clicked', async () => {
    const still = await openWorkspace({
      manifest: { ...manifest, settings: { ...manifest.settings, interactivity: { is_enabled: false } } },
    });
    await expect(still.click('UANN', 'Go & see')).rejects.toThrow(
      'The manifest does not enable interactivity',
    );
    await still.close();
  });
});

test('whoever follows live hears messages, edits, ephemerals, modals and calls', async () => {
  const heard: string[] = [];
  for (const kind of ['message', 'edit', 'ephemeral', 'modal', 'call'] as const)
    workspace.on(kind, () => heard.push(kind));
  const client = clientFor(workspace);
  const { ts = '' } = await client.chat.postMessage({ channel: 'C0TEAM', text: 'Hello' });
  await client.chat.update({ channel: 'C0TEAM', ts, text: 'Hello again' });
  await client.chat.postEphemeral({ channel: 'C0TEAM', user: 'UANN', text: 'Psst' });
  await openForm([]);
  expect(heard).toEqual(['message', 'call', 'edit', 'call', 'ephemeral', 'call', 'modal', 'call']);
});

test('a reset forgets everything that happened', async () => {
  await workspace.post('UANN', 'team', 'Hello');
  await workspace.rename('team', 'crew');
  workspace.reset();
  expect([workspace.messages('team'), workspace.calls, workspace.problems, workspace.deliveries]).toEqual([
    [],
    [],
    [],
    [],
  ]);
});
