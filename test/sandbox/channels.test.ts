import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { clientFor, errorOf, manifest, openWorkspace } from './probe.ts';

const everything = {
  ...manifest,
  oauth_config: {
    scopes: {
      bot: [
        ...manifest.oauth_config.scopes.bot,
        'channels:join',
        'channels:manage',
        'groups:write',
        'reactions:write',
        'chat:write.public',
      ],
    },
  },
  settings: {
    ...manifest.settings,
    event_subscriptions: {
      bot_events: [
        'member_joined_channel',
        'member_left_channel',
        'channel_archive',
        'channel_unarchive',
        'channel_rename',
        'group_archive',
        'reaction_added',
        'reaction_removed',
      ],
    },
  },
};

let workspace: Workspace;
let client: WebClient;

beforeEach(async () => {
  workspace = await openWorkspace({ manifest: everything });
  client = clientFor(workspace);
});

afterEach(() => workspace.close());

const events = () => workspace.deliveries.map(({ payload }) => payload.event);

test('what happens to a channel is told to a bot that is in it', async () => {
  await workspace.rename('team', 'crew');
  await workspace.archive('crew', 'UBEN');
  await workspace.unarchive('crew', 'UBEN');
  await workspace.archive('secret', 'UBEN');
  await workspace.archive('elsewhere', 'UBEN');
  expect(events()).toMatchObject([
    { type: 'channel_rename', channel: { id: 'C0TEAM', name: 'crew' } },
    { type: 'channel_archive', channel: 'C0TEAM', user: 'UBEN' },
    { type: 'channel_unarchive', channel: 'C0TEAM', user: 'UBEN' },
    { type: 'group_archive', channel: 'C0SECRET', user: 'UBEN' },
  ]);
});

test('coming and going is told, the bot’s own going too', async () => {
  await workspace.invite('UGUEST', 'team', 'UANN');
  await workspace.leave('UBEN', 'team');
  await workspace.leave('UBOT', 'team');
  expect(events()).toMatchObject([
    { type: 'member_joined_channel', user: 'UGUEST', channel: 'C0TEAM', channel_type: 'C', inviter: 'UANN' },
    { type: 'member_left_channel', user: 'UBEN', channel: 'C0TEAM' },
    { type: 'member_left_channel', user: 'UBOT', channel: 'C0TEAM' },
  ]);
});

test('the bot joins public channels and invites people to its own', async () => {
  expect(await errorOf(client.conversations.join({ channel: 'C0SECRET' }))).toBe(
    'method_not_supported_for_channel_type',
  );
  expect((await client.conversations.join({ channel: 'C0ELSE' })).channel).toMatchObject({
    id: 'C0ELSE',
    is_member: true,
  });
  expect((await client.conversations.join({ channel: 'C0ELSE' })).warning).toBe('already_in_channel');
  const invite = (users: string) => errorOf(client.conversations.invite({ channel: 'C0ELSE', users }));
  expect([
    await invite('UGUEST'),
    await invite('UGUEST'),
    await invite('UNOBODY'),
    await invite('UBOT'),
  ]).toEqual(['ok', 'already_in_channel', 'user_not_found', 'cant_invite_self']);
});

test('with chat:write.public the bot posts where it is not', async () => {
  expect(await errorOf(client.chat.postMessage({ channel: 'C0ELSE', text: 'Hello' }))).toBe('ok');
});

test('reactions come and go, once a person and emoji', async () => {
  const message = await workspace.post('UANN', 'team', 'Look');
  const at = { channel: message.channel, timestamp: message.ts };
  await workspace.react('UBEN', ':eyes:', message);
  expect(await errorOf(client.reactions.add({ ...at, name: 'eyes' }))).toBe('ok');
  expect(await errorOf(client.reactions.add({ ...at, name: 'eyes' }))).toBe('already_reacted');
  expect(await errorOf(client.reactions.add({ ...at, name: 'No Emoji' }))).toBe('invalid_name');
  await workspace.unreact('UBEN', 'eyes', message);
  expect((await client.reactions.get(at)).message?.reactions).toEqual([
    { name: 'eyes', users: ['UBOT'], count: 1 },
  ]);
  await workspace.quiet();
  expect(events()).toMatchObject([
    {
      type: 'reaction_added',
      user: 'UBEN',
      reaction: 'eyes',
      item_user: 'UANN',
      item: { type: 'message', channel: 'C0TEAM', ts: message.ts },
    },
    { type: 'reaction_added', user: 'UBOT', reaction: 'eyes' },
    { type: 'reaction_removed', user: 'UBEN', reaction: 'eyes' },
  ]);
});

test.each([
  ['read only', 'is_read_only', 'restricted_action_read_only_channel', 'restricted_action_read_only_channel'],
  ['replies only', 'is_thread_only', 'restricted_action_thread_only_channel', 'ok'],
  ['no replies', 'is_non_threadable', 'ok', 'restricted_action_non_threadable_channel'],
  ['some people only', 'properties', 'restricted_action', 'restricted_action'],
] as const)(
  'a channel that is %s says so, and refuses accordingly',
  async (posting, field, message, reply) => {
    const client = clientFor(workspace);
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0TEAM', text: 'Before' });
    workspace.restrict('team', posting);
    const { channel } = await client.conversations.info({ channel: 'C0TEAM' });
    expect(channel?.[field]).toBeTruthy();
    const post = (more: object) =>
      errorOf(client.chat.postMessage({ channel: 'C0TEAM', text: 'After', ...more }));
    expect([await post({}), await post({ thread_ts: ts })]).toEqual([message, reply]);
    workspace.restrict('team', undefined);
    expect(await post({})).toBe('ok');
  },
);
