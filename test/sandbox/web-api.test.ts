import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { methods } from '../../sandbox/slack/api/index.ts';
import type { JsonObject } from '../../sandbox/slack/json.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { clientFor, errorOf, manifest, openWorkspace, startAt } from './probe.ts';

let workspace: Workspace;
let client: WebClient;

beforeEach(async () => {
  workspace = await openWorkspace();
  client = clientFor(workspace);
});

afterEach(() => workspace.close());

/** A manifest with other scopes. */
function withScopes(bot: string[]) {
  return { ...manifest, oauth_config: { scopes: { bot } } };
}

const person = (id: string) => ({ id, name: id, realName: id, tz: 'Europe/Dublin', locale: 'en-US' });

const modal = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'A form' }, blocks: [] };

async function trigger(user = 'UANN'): Promise<string> {
  const delivery = await workspace.globalShortcut(user, 'New probe');
  return String(delivery.payload.trigger_id);
}

describe('the gate', () => {
  test('tokens are checked', async () => {
    expect(await errorOf(clientFor(workspace, '').auth.test())).toBe('not_authed');
    expect(await errorOf(clientFor(workspace, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
    expect(await errorOf(client.apps.connections.open({}))).toBe('not_allowed_token_type');
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      user_id: 'UBOT',
      bot_id: 'B0SANDBOX',
      team_id: 'T0SANDBOX',
    });
  });

  test('each answer tells the scopes of the token, those the method takes, and how late it is at Slack', async () => {
    const { response_metadata: told } = await client.users.info({ user: 'UANN' });
    expect([told?.scopes?.includes('im:write'), told?.acceptedScopes]).toEqual([true, ['users:read']]);
    const dateOf = async () =>
      (await fetch(`${workspace.apiUrl}auth.test`, { method: 'POST', body: 'a=b' })).headers.get('date');
    const before = await dateOf();
    workspace.faults.skew(-90_000);
    expect([before, await dateOf()]).toEqual([
      new Date(startAt).toUTCString(),
      new Date(startAt - 90_000).toUTCString(),
    ]);
  });

  test('an unknown method is refused and objected to', async () => {
    expect(await errorOf(client.apiCall('chat.shout'))).toBe('unknown_method');
    expect(workspace.problems).toEqual([
      { kind: 'unknown_method', detail: 'chat.shout is not known here.', at: startAt },
    ]);
  });

  test('scopes of the manifest are needed, by kind of conversation', async () => {
    const poor = await openWorkspace({
      manifest: withScopes(['chat:write', 'channels:history', 'groups:read']),
    });
    const poorClient = clientFor(poor);
    expect(await errorOf(poorClient.users.info({ user: 'UANN' }))).toBe('missing_scope');
    expect(await errorOf(poorClient.conversations.history({ channel: 'C0TEAM' }))).toBe('ok');
    expect(await errorOf(poorClient.conversations.info({ channel: 'C0SECRET' }))).toBe('ok');
    await expect(poorClient.conversations.history({ channel: 'C0SECRET' })).rejects.toMatchObject({
      data: {
        ok: false,
        error: 'missing_scope',
        needed: 'groups:history',
        provided: 'chat:write,channels:history,groups:read',
      },
    });
    await poor.close();
  });

  test('a body that is neither a form nor JSON is refused', async () => {
    const ask = (body: string, type: string) =>
      fetch(`${workspace.apiUrl}auth.test`, { method: 'POST', body, headers: { 'content-type': type } });
    expect(await (await ask('<xml/>', 'text/xml')).json()).toEqual({ ok: false, error: 'invalid_arguments' });
    const json = await ask(JSON.stringify({ token: workspace.botToken }), 'application/json; charset=utf-8');
    expect(await json.json()).toMatchObject({ ok: true });
  });
});

describe('posting', () => {
  test('only where the bot is, and where the channel exists for it', async () => {
    const post = (channel: string) => errorOf(client.chat.postMessage({ channel, text: 'Hello' }));
    expect([
      await post('C0TEAM'),
      await post('C0ELSE'),
      await post('C0HIDDEN'),
      await post('C0NOWHERE'),
    ]).toEqual(['ok', 'not_in_channel', 'channel_not_found', 'channel_not_found']);
    await workspace.archive('team');
    expect(await post('C0TEAM')).toBe('is_archived');
  });

  test('to a person by id opens the direct conversation', async () => {
    const posted = await client.chat.postMessage({ channel: 'UANN', text: 'Hello' });
    expect(posted.channel).toBe('DANN');
    expect(workspace.directMessages('UANN').map((message) => message.text)).toEqual(['Hello']);
    expect(await errorOf(client.chat.postMessage({ channel: 'UNOBODY', text: 'Hello' }))).toBe(
      'channel_not_found',
    );
  });

  test('not to people where the manifest has no Messages tab', async () => {
    const mute = await openWorkspace({
      manifest: { ...manifest, features: { ...manifest.features, app_home: { home_tab_enabled: true } } },
    });
    expect(await errorOf(clientFor(mute).chat.postMessage({ channel: 'UANN', text: 'Hello' }))).toBe(
      'messages_tab_disabled',
    );
    await mute.close();
  });

  test('answers with the message as Slack keeps it, its metadata included', async () => {
    const metadata = { event_type: 'probe', event_payload: { key: 'k1' } };
    const posted = await client.chat.postMessage({ channel: 'C0TEAM', text: 'a < b & <@UANN>', metadata });
    expect(posted).toMatchObject({
      ok: true,
      channel: 'C0TEAM',
      ts: '1764000000.000100',
      message: {
        type: 'message',
        user: 'UBOT',
        bot_id: 'B0SANDBOX',
        text: 'a &lt; b &amp; <@UANN>',
        ts: '1764000000.000100',
        metadata,
      },
    });
  });

  test('a message without text is accepted and objected to, an empty one refused', async () => {
    await client.chat.postMessage({ channel: 'C0TEAM', text: '', blocks: [{ type: 'divider' }] });
    expect(workspace.problems.map(({ kind }) => kind)).toEqual(['missing_text']);
    expect(await errorOf(client.chat.postMessage({ channel: 'C0TEAM', text: '' }))).toBe('no_text');
  });

  test('blocks over a limit are refused with the place and the limit', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }];
    await expect(client.chat.postMessage({ channel: 'C0TEAM', text: 'Long', blocks })).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
        },
      },
    });
    expect(workspace.messages('team')).toEqual([]);
  });

  test('replies need their parent, and may be sent to the channel as well', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0TEAM', text: 'Parent' });
    const reply = await client.chat.postMessage({ channel: 'C0TEAM', text: 'Reply', thread_ts: ts });
    await client.chat.postMessage({
      channel: 'C0TEAM',
      text: 'Loud reply',
      thread_ts: ts,
      reply_broadcast: true,
    });
    const post = (thread_ts: string) =>
      errorOf(client.chat.postMessage({ channel: 'C0TEAM', text: 'Lost', thread_ts }));
    expect([await post('1.000001'), await post(reply.ts ?? '')]).toEqual([
      'thread_not_found',
      'cannot_reply_to_message',
    ]);
    expect(workspace.messages('team').map(({ text }) => text)).toEqual(['Parent', 'Loud reply']);
    expect(workspace.thread('team', ts).map(({ text }) => text)).toEqual(['Parent', 'Reply', 'Loud reply']);
  });

  test('ephemerals only reach members, and only one of them', async () => {
    const send = (user: string) =>
      errorOf(client.chat.postEphemeral({ channel: 'C0TEAM', user, text: 'Psst' }));
    expect([await send('UANN'), await send('UGUEST')]).toEqual(['ok', 'user_not_in_channel']);
    expect([
      workspace.ephemeralsTo('UANN'),
      workspace.ephemeralsTo('UBEN'),
      workspace.messages('team'),
    ]).toEqual([['Psst'], [], []]);
  });

  test('mentions notify on posting, never on editing, and never when escaped', async () => {
    const blocks = [
      { type: 'section', text: { type: 'mrkdwn', text: '<!subteam^S0CALL> and &lt;!channel&gt;' } },
      { type: 'section', text: { type: 'plain_text', text: '<!everyone>' } },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'user', user_id: 'UBEN' },
              { type: 'broadcast', range: 'here' },
              { type: 'usergroup', usergroup_id: 'S0OTHER' },
            ],
          },
        ],
      },
    ];
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0TEAM', text: '<@UANN> look', blocks });
    await client.chat.update({ channel: 'C0TEAM', ts, text: '<!channel>', blocks: blocks.slice(2) });
    expect(workspace.messages('team').map(({ pings }) => pings)).toEqual([
      ['UANN', 'S0CALL', 'UBEN', 'here', 'S0OTHER'],
    ]);
  });
});

describe('changing messages', () => {
  test('only one’s own, only by the id of the conversation, and not once archived', async () => {
    const theirs = await workspace.post('UANN', 'team', 'Mine');
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0TEAM', text: 'Bot' });
    const update = (channel: string, at: string) =>
      errorOf(client.chat.update({ channel, ts: at, text: 'New' }));
    expect([
      await update('C0TEAM', theirs.ts),
      await update('C0TEAM', '1.000001'),
      await update('UANN', ts),
      await update('C0TEAM', ts),
    ]).toEqual(['cant_update_message', 'message_not_found', 'channel_not_found', 'ok']);
    await workspace.archive('team');
    expect(await update('C0TEAM', ts)).toBe('is_inactive');
  });

  test.each([
    ['x', 4000],
    ['ü', 2000],
    ['口', 1333],
    ['🔒', 1000],
  ])('a text of %s is counted in bytes when it is edited, not when it is posted', async (letter, most) => {
    const text = letter.repeat(most + 1);
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0TEAM', text });
    const update = (to: string) => errorOf(client.chat.update({ channel: 'C0TEAM', ts, text: to }));
    expect([await update(letter.repeat(most)), await update(text)]).toEqual(['ok', 'msg_too_long']);
  });

  test('blocks that are too long together are refused with a word of their own', async () => {
    const section = { type: 'section', text: { type: 'plain_text', text: 'x'.repeat(3000) } };
    const blocks = [section, section, section, section];
    const content = { channel: 'C0TEAM', text: 'Long', blocks };
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0TEAM', text: 'Short' });
    expect([
      await errorOf(client.chat.postMessage(content)),
      await errorOf(client.chat.update({ ...content, ts })),
      await errorOf(client.chat.postEphemeral({ ...content, user: 'UANN' })),
    ]).toEqual(Array(3).fill('msg_blocks_too_long'));
  });

  test('text without blocks removes the blocks; metadata stays', async () => {
    const metadata = { event_type: 'probe', event_payload: { key: 'k1' } };
    const { ts = '' } = await client.chat.postMessage({
      channel: 'C0TEAM',
      text: 'Old',
      blocks: [{ type: 'divider' }],
      metadata,
    });
    await client.chat.update({ channel: 'C0TEAM', ts, text: 'New' });
    const [message] = workspace.messages('team');
    expect(message).toMatchObject({ text: 'New', blocks: [], metadata });
  });

  test('rich text is not replaced by anything less', async () => {
    const rich = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Rich' }] }],
    };
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0TEAM', text: 'Rich', blocks: [rich] });
    expect(await errorOf(client.chat.update({ channel: 'C0TEAM', ts, text: 'Poor' }))).toBe('block_mismatch');
    expect(await errorOf(client.chat.update({ channel: 'C0TEAM', ts, text: 'Rich', blocks: [rich] }))).toBe(
      'ok',
    );
  });

  test('a deleted parent of a thread leaves a tombstone', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0TEAM', text: 'Parent' });
    await client.chat.postMessage({ channel: 'C0TEAM', text: 'Reply', thread_ts: ts });
    await client.chat.delete({ channel: 'C0TEAM', ts });
    expect(workspace.thread('team', ts).map(({ text }) => text)).toEqual([
      'This message was deleted.',
      'Reply',
    ]);
    expect(await errorOf(client.chat.delete({ channel: 'C0TEAM', ts }))).toBe('message_not_found');
  });
});

describe('reading back', () => {
  test('history is newest first, paged by cursor, between two instants, with metadata when asked', async () => {
    const metadata = { event_type: 'probe', event_payload: { key: 'k1' } };
    for (const text of ['one', 'two', 'three'])
      await client.chat.postMessage({ channel: 'C0TEAM', text, metadata });
    const first = await client.conversations.history({
      channel: 'C0TEAM',
      limit: 2,
      include_all_metadata: true,
    });
    expect(first.messages?.map(({ text }) => text)).toEqual(['three', 'two']);
    expect(first.messages?.[0]?.metadata).toEqual(metadata);
    const rest = await client.conversations.history({
      channel: 'C0TEAM',
      limit: 2,
      cursor: first.response_metadata?.next_cursor ?? '',
    });
    expect([rest.messages?.map(({ text, metadata: hidden }) => [text, hidden]), rest.has_more]).toEqual([
      [['one', undefined]],
      false,
    ]);
    const [one = '', , three = ''] = workspace.messages('team').map(({ ts }) => ts);
    const range = { channel: 'C0TEAM', oldest: one, latest: three };
    expect((await client.conversations.history(range)).messages?.map(({ text }) => text)).toEqual(['two']);
    expect((await client.conversations.history({ ...range, inclusive: true })).messages?.length).toBe(3);
  });

  test('a thread comes with its parent, who replied, and when', async () => {
    const parent = await workspace.post('UANN', 'team', 'Parent');
    await workspace.post('UBEN', 'team', 'Reply', { thread: parent.ts });
    const { messages } = await client.conversations.replies({ channel: 'C0TEAM', ts: parent.ts });
    expect(messages?.map(({ text, parent_user_id }) => [text, parent_user_id])).toEqual([
      ['Parent', undefined],
      ['Reply', 'UANN'],
    ]);
    expect(messages?.[0]).toMatchObject({ reply_count: 1, reply_users: ['UBEN'], thread_ts: parent.ts });
    expect(await errorOf(client.conversations.replies({ channel: 'C0TEAM', ts: '1.000001' }))).toBe(
      'thread_not_found',
    );
  });

  test('history is closed to a bot that is not in the channel', async () => {
    const read = (channel: string) => errorOf(client.conversations.history({ channel }));
    expect([await read('C0ELSE'), await read('C0HIDDEN'), await read('C0SECRET')]).toEqual([
      'not_in_channel',
      'channel_not_found',
      'ok',
    ]);
  });
});

describe('who is who', () => {
  test('users have their zone, its offset today, their locale when asked, and what they are', async () => {
    const { user } = await client.users.info({ user: 'UBEN', include_locale: true });
    expect(user).toMatchObject({
      id: 'UBEN',
      team_id: 'T0SANDBOX',
      tz: 'America/New_York',
      tz_offset: -18_000,
      locale: 'en-US',
      is_bot: false,
      is_restricted: false,
      deleted: false,
    });
    expect((await client.users.info({ user: 'UGUEST' })).user).toMatchObject({ is_restricted: true });
    expect(await errorOf(client.users.info({ user: 'UNOBODY' }))).toBe('user_not_found');
  });

  test('everybody with an account here is listed in pages, whoever left and apps included; a large workspace wants a limit', async () => {
    await workspace.deactivate('UBEN');
    workspace.state.people.set('UELSE', { ...person('UELSE'), teamId: 'T0ELSE' });
    const first = await client.users.list({ limit: 3 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const rest = await client.users.list({ limit: 3, cursor, include_locale: true });
    const listed = [...(first.members ?? []), ...(rest.members ?? [])];
    expect(listed.map(({ id, deleted }) => [id, deleted])).toEqual([
      ['UANN', false],
      ['UBEN', true],
      ['UGUEST', false],
      ['UBOT', false],
    ]);
    expect([
      first.members?.[0]?.locale,
      rest.members?.[0]?.locale,
      rest.response_metadata?.next_cursor,
    ]).toEqual([undefined, 'en-US', '']);
    expect(await errorOf(client.users.list({ limit: 3, cursor: 'none' }))).toBe('invalid_cursor');
    for (let n = 0; n < 1000; n++) workspace.state.people.set(`U${n}`, person(`U${n}`));
    expect(await errorOf(client.users.list({}))).toBe('limit_required');
    expect((await client.users.list({ limit: 200 })).members).toHaveLength(200);
  });

  test('who is of another company is a stranger where they share no channel with the app', async () => {
    workspace.state.people.set('UELSE', { ...person('UELSE'), teamId: 'T0ELSE' });
    const stranger = async () => (await client.users.info({ user: 'UELSE' })).user;
    expect(await stranger()).toMatchObject({ team_id: 'T0ELSE', is_stranger: true });
    workspace.state.channels.get('C0TEAM')?.members.add('UELSE');
    expect((await stranger())?.is_stranger).toBe(false);
    expect((await client.users.info({ user: 'UANN' })).user).not.toHaveProperty('is_stranger');
    expect((await client.users.info({ user: 'UANN' })).user).not.toHaveProperty('enterprise_user');
  });

  test('in an organisation Slack says so of people, of the app and in what it sends', async () => {
    const ours = { id: 'E0OURS', name: 'Ours' };
    const one = await openWorkspace({ enterprise: ours });
    const theirs = { id: 'E0THEIRS', name: 'Theirs' };
    one.state.people.set('UGRID', { ...person('UGRID'), teamId: 'T0ELSE', enterprise: ours });
    one.state.people.set('UPARTNER', { ...person('UPARTNER'), teamId: 'T0OTHER', enterprise: theirs });
    const here = clientFor(one);
    const memberOf = async (user: string) => {
      const { enterprise_user: is } = (await here.users.info({ user })).user ?? {};
      return [is?.enterprise_id, is?.teams];
    };
    expect([await memberOf('UANN'), await memberOf('UGRID'), await memberOf('UPARTNER')]).toEqual([
      ['E0OURS', ['T0SANDBOX']],
      ['E0OURS', ['T0ELSE']],
      ['E0THEIRS', ['T0OTHER']],
    ]);
    expect((await here.auth.test()).enterprise_id).toBe('E0OURS');
    const shortcut = await one.globalShortcut('UANN', 'New probe');
    const command = await one.command('UANN', '/probe');
    await one.post('UANN', 'team', 'Hello');
    expect([shortcut.payload, command.payload, one.deliveries.at(-1)?.payload]).toMatchObject([
      { enterprise: ours, team: { enterprise_id: 'E0OURS' } },
      { enterprise_id: 'E0OURS' },
      { context_enterprise_id: 'E0OURS', authorizations: [{ enterprise_id: 'E0OURS' }] },
    ]);
    await one.close();
  });

  test('who joins, changes or leaves is told where the manifest subscribes to it and has the scope', async () => {
    const bot_events = ['user_change', 'team_join'];
    const settings = { ...manifest.settings, event_subscriptions: { bot_events } };
    const told = async (of: JsonObject) => {
      const one = await openWorkspace({ manifest: of });
      await one.join(person('UNEW'));
      await one.changePerson('UNEW', { isRestricted: true });
      await one.deactivate('UNEW');
      await one.close();
      return one.deliveries.map(({ payload }) => payload.event);
    };
    const user = { id: 'UNEW', updated: startAt / 1000, locale: 'en-US' };
    expect(await told({ ...manifest, settings })).toMatchObject([
      { type: 'team_join', user },
      { type: 'user_change', user: { ...user, is_restricted: true, deleted: false } },
      { type: 'user_change', user: { ...user, deleted: true } },
    ]);
    const scopes = { bot: manifest.oauth_config.scopes.bot.filter((scope) => scope !== 'users:read') };
    expect([await told(manifest), await told({ ...manifest, settings, oauth_config: { scopes } })]).toEqual([
      [],
      [],
    ]);
  });

  test('groups and members are listed', async () => {
    expect((await client.usergroups.list({ include_users: true })).usergroups).toMatchObject([
      { id: 'S0CALL', handle: 'on-call', users: ['UBEN'] },
    ]);
    expect((await client.usergroups.users.list({ usergroup: 'S0CALL' })).users).toEqual(['UBEN']);
    const first = await client.conversations.members({ channel: 'C0TEAM', limit: 2 });
    const rest = await client.conversations.members({
      channel: 'C0TEAM',
      limit: 2,
      cursor: first.response_metadata?.next_cursor ?? '',
    });
    expect([first.members, rest.members, rest.response_metadata?.next_cursor]).toEqual([
      ['UANN', 'UBEN'],
      ['UBOT'],
      '',
    ]);
  });

  test('who is deactivated has no zone, and neither has who never chose one', async () => {
    await workspace.deactivate('UBEN');
    const { user } = await client.users.info({ user: 'UBEN' });
    expect([user?.deleted, user?.tz, user?.tz_offset]).toEqual([true, undefined, undefined]);
  });

  test('a disabled group is listed when it is asked for, and keeps when it was disabled', async () => {
    workspace.disableGroup('S0CALL');
    expect((await client.usergroups.list()).usergroups).toEqual([]);
    const { usergroups } = await client.usergroups.list({ include_disabled: true, include_count: true });
    expect(usergroups).toMatchObject([{ id: 'S0CALL', date_delete: 1, user_count: '1' }]);
    expect(await errorOf(client.usergroups.users.list({ usergroup: 'S0CALL' }))).toBe('no_such_subteam');
    workspace.disableGroup('S0CALL', false);
    expect((await client.usergroups.list()).usergroups).toMatchObject([{ id: 'S0CALL', date_delete: 0 }]);
  });

  test('private channels the bot is not in are nowhere to be seen', async () => {
    const { channels } = await client.conversations.list({ types: 'public_channel,private_channel' });
    expect(channels?.map(({ id, is_private, is_member }) => [id, is_private, is_member])).toEqual([
      ['C0TEAM', false, true],
      ['C0SECRET', true, true],
      ['C0ELSE', false, false],
    ]);
  });

  test('a direct conversation is opened once', async () => {
    expect((await client.conversations.open({ users: 'UANN' })).channel?.id).toBe('DANN');
    expect(await client.conversations.open({ users: 'UANN' })).toMatchObject({
      no_op: true,
      already_open: true,
    });
  });
});

describe('views', () => {
  test('a trigger lives three seconds and opens one view', async () => {
    const fresh = await trigger();
    workspace.clock.advance(3_000);
    expect(await errorOf(client.views.open({ trigger_id: fresh, view: modal }))).toBe('ok');
    expect(await errorOf(client.views.open({ trigger_id: fresh, view: modal }))).toBe('exchanged_trigger_id');
    const late = await trigger();
    workspace.clock.advance(3_001);
    expect(await errorOf(client.views.open({ trigger_id: late, view: modal }))).toBe('expired_trigger_id');
    expect(await errorOf(client.views.open({ trigger_id: '1.2.3', view: modal }))).toBe('invalid_trigger_id');
  });

  test('three modals are the most', async () => {
    await client.views.open({ trigger_id: await trigger(), view: modal });
    const push = async () => errorOf(client.views.push({ trigger_id: await trigger(), view: modal }));
    expect([await push(), await push(), await push()]).toEqual(['ok', 'ok', 'push_limit_reached']);
    const top = workspace.modal('UANN');
    expect([top?.previousId !== null, top?.rootId !== top?.id]).toEqual([true, true]);
  });

  test('an update with an old hash is refused, and so is one of a closed view', async () => {
    const { view } = await client.views.open({ trigger_id: await trigger(), view: modal });
    const update = (hash?: string) =>
      errorOf(client.views.update({ view_id: view?.id ?? '', ...(hash ? { hash } : {}), view: modal }));
    expect([await update(view?.hash), await update(view?.hash), await update()]).toEqual([
      'ok',
      'hash_conflict',
      'ok',
    ]);
    await workspace.closeModal('UANN');
    expect(await update()).toBe('not_found');
  });

  test('a view over a limit says where; one over 250 KB is too large', async () => {
    const long = { ...modal, title: { type: 'plain_text' as const, text: 'x'.repeat(25) } };
    await expect(client.views.open({ trigger_id: await trigger(), view: long })).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: {
          messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
        },
      },
    });
    const section = { type: 'section', text: { type: 'plain_text', text: 'x'.repeat(3000) } };
    const huge = { ...modal, blocks: Array.from({ length: 90 }, () => section) };
    expect(await errorOf(client.views.open({ trigger_id: await trigger(), view: huge }))).toBe(
      'view_too_large',
    );
  });

  test('Home needs the manifest’s permission and takes no modal', async () => {
    const home = { type: 'home' as const, blocks: [] };
    expect(await errorOf(client.views.publish({ user_id: 'UANN', view: home }))).toBe('ok');
    expect(await errorOf(client.views.publish({ user_id: 'UANN', view: home, hash: 'old' }))).toBe(
      'hash_conflict',
    );
    expect(await errorOf(client.apiCall('views.publish', { user_id: 'UANN', view: modal }))).toBe(
      'invalid_arguments',
    );
    const closed = await openWorkspace({
      manifest: { ...manifest, features: { ...manifest.features, app_home: { messages_tab_enabled: true } } },
    });
    expect(await errorOf(clientFor(closed).views.publish({ user_id: 'UANN', view: home }))).toBe(
      'not_enabled',
    );
    await closed.close();
  });
});

test('every call is remembered without its token', async () => {
  await client.users.info({ user: 'UANN' });
  expect(workspace.calls).toMatchObject([
    { method: 'users.info', args: { user: 'UANN' }, status: 200, answer: { ok: true }, at: startAt },
  ]);
  expect(JSON.stringify(workspace.calls)).not.toContain(workspace.botToken);
});

test('every method has a rate limit and a token', () => {
  expect(Object.values(methods).filter(({ tier }) => tier === 'none')).toEqual([]);
});
