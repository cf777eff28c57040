import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Delivery } from '../../sandbox/slack/delivery.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { clientFor, openWorkspace } from './probe.ts';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await openWorkspace();
});

afterEach(() => workspace.close());

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const viewOf = (element: object) => ({
  type: 'modal' as const,
  title: plain('A form'),
  submit: plain('Send'),
  blocks: [
    { type: 'input', block_id: 'place', label: plain('Place'), element: { action_id: 'a', ...element } },
  ],
});

async function open(user: string, element: object, by?: Delivery, method = 'views.open'): Promise<void> {
  const { payload } = by ?? (await workspace.globalShortcut(user, 'New probe'));
  const trigger_id = String(payload.trigger_id);
  await clientFor(workspace).apiCall(method, { trigger_id, view: viewOf(element) });
}

const held = (user: string) => workspace.modal(user)?.values.place?.a;

describe('a person chooses only what the menu offers them', () => {
  test.each([
    ['a conversations_select', { type: 'conversations_select' }],
    ['a channels_select', { type: 'channels_select' }],
    ['a multi_conversations_select', { type: 'multi_conversations_select' }],
    ['a multi_channels_select', { type: 'multi_channels_select' }],
  ])('no channel they cannot see in %s', async (_what, element) => {
    await open('UANN', element);
    await expect(workspace.choose('UANN', 'Place', ['hidden'])).rejects.toThrow(
      'Ann cannot see #hidden. They see: #team, #elsewhere.',
    );
  });

  test('no private channel in a menu of channels', async () => {
    await open('UBEN', { type: 'channels_select' });
    await expect(workspace.choose('UBEN', 'Place', 'C0SECRET')).rejects.toThrow(
      'Ben cannot choose #secret here. The menu has public channels.',
    );
    await workspace.choose('UBEN', 'Place', 'team');
    expect(held('UBEN')).toEqual({ type: 'channels_select', selected_channel: 'C0TEAM' });
  });

  test('nothing the filter does not include', async () => {
    const filter = { include: ['private', 'im'] };
    await open('UBEN', { type: 'multi_conversations_select', filter });
    await expect(workspace.choose('UBEN', 'Place', ['secret', 'team'])).rejects.toThrow(
      'Ben cannot choose #team here. The menu has private channels, direct conversations.',
    );
    const direct = workspace.directChannel('UBEN');
    await workspace.choose('UBEN', 'Place', ['secret', direct]);
    expect(held('UBEN')).toEqual({
      type: 'multi_conversations_select',
      selected_conversations: ['C0SECRET', direct],
    });
  });

  test('not the conversation with the app where bots are left out', async () => {
    await open('UANN', { type: 'conversations_select', filter: { exclude_bot_users: true } });
    await expect(workspace.choose('UANN', 'Place', workspace.directChannel('UANN'))).rejects.toThrow(
      'Ann cannot choose the conversation with the app here. The menu has public channels, private channels, direct conversations, group conversations, without those with apps.',
    );
    await workspace.choose('UANN', 'Place', 'team');
    expect(held('UANN')).toEqual({ type: 'conversations_select', selected_conversation: 'C0TEAM' });
  });

  test('nobody else’s conversation with the app', async () => {
    const direct = workspace.directChannel('UBEN');
    await open('UANN', { type: 'conversations_select' });
    await expect(workspace.choose('UANN', 'Place', direct)).rejects.toThrow('Ann cannot see');
  });
});

describe('a menu that defaults to the current conversation', () => {
  const menu = { type: 'conversations_select', default_to_current_conversation: true };
  const chosen = (id: string | null) => ({ type: 'conversations_select', selected_conversation: id });
  const command = (user: string, channel: string) => workspace.command(user, '/probe', { channel });

  test('begins with where the command was typed, the message stands, or the button', async () => {
    await open('UBEN', menu, await command('UBEN', 'secret'));
    expect(held('UBEN')).toEqual(chosen('C0SECRET'));
    const message = await workspace.post('UBEN', 'elsewhere', 'Hello');
    await open('UBEN', menu, await workspace.messageShortcut('UBEN', 'Probe this', message));
    expect(held('UBEN')).toEqual(chosen('C0ELSE'));
    const go = { type: 'button', action_id: 'go', text: plain('Go') };
    const blocks = [{ type: 'actions', block_id: 'row', elements: [go] }];
    await clientFor(workspace).apiCall('chat.postMessage', { channel: 'C0TEAM', text: 'Card', blocks });
    const [card] = workspace.messages('team');
    await open('UBEN', menu, await workspace.click('UBEN', 'Go', card));
    expect(held('UBEN')).toEqual(chosen('C0TEAM'));
  });

  test('begins with nothing where no conversation is known, and with its own first value where it has one', async () => {
    await open('UBEN', menu);
    expect(held('UBEN')).toEqual(chosen(null));
    await open('UBEN', { ...menu, initial_conversation: 'C0TEAM' }, await command('UBEN', 'secret'));
    expect(held('UBEN')).toEqual(chosen('C0TEAM'));
    await open('UBEN', { ...menu, default_to_current_conversation: false }, await command('UBEN', 'secret'));
    expect(held('UBEN')).toEqual(chosen(null));
  });

  test('begins with nothing where the filter leaves that conversation out', async () => {
    await open('UBEN', { ...menu, filter: { include: ['public'] } }, await command('UBEN', 'secret'));
    expect(held('UBEN')).toEqual(chosen(null));
  });

  test('still knows it in the form that is pushed upon the first, and in one that replaces it', async () => {
    await open('UBEN', { type: 'users_select' }, await command('UBEN', 'secret'));
    const view_id = workspace.modal('UBEN')?.id ?? '';
    await clientFor(workspace).apiCall('views.update', { view_id, view: viewOf(menu) });
    expect(held('UBEN')).toEqual(chosen('C0SECRET'));
    const several = { type: 'multi_conversations_select', default_to_current_conversation: true };
    await open('UBEN', several, undefined, 'views.push');
    expect(held('UBEN')).toEqual({
      type: 'multi_conversations_select',
      selected_conversations: ['C0SECRET'],
    });
  });
});
