/** What Slack is asked, with the real client against the simulator. */
import { afterEach, expect, test } from 'vitest';
import type { Workspace } from '../../../sandbox/slack/workspace.ts';
import { askSlack } from '../../../src/doctor/look/slack.ts';
import type { Wanted } from '../../../src/doctor/wanted.ts';
import { openWorkspace, startAt } from '../../sandbox/probe.ts';

let workspace: Workspace | undefined;

afterEach(async () => {
  await workspace?.close();
});

const channel = (id: string) => ({ id, teams: ['Team'], restricted: false, isFallback: false });
const wanted = (changes: Partial<Wanted> = {}): Wanted => ({
  channels: [],
  groups: new Map(),
  people: new Map(),
  ...changes,
});

async function open(options: Parameters<typeof openWorkspace>[0] = {}) {
  const opened = await openWorkspace(options);
  workspace = opened;
  const ask = (
    asked: Partial<Parameters<typeof askSlack>[0]> = {},
    times: { callMs?: number; allMs?: number } = {},
  ) =>
    askSlack(
      { botToken: opened.botToken, wanted: wanted(), ...asked },
      { slackApiUrl: opened.apiUrl, callMs: 2000, allMs: 5000, now: opened.clock.now, ...times },
    );
  return { workspace: opened, ask };
}

const calls = ({ calls: made }: Workspace) => made.map(({ method }) => method);

test('who the bot is, its scopes, and how late it is at Slack', async () => {
  const { workspace: slack, ask } = await open();
  slack.state.manifest.scopes.delete('im:write');
  slack.faults.skew(-75_000);
  const facts = await ask({ appToken: slack.appToken });
  expect(facts).toEqual({
    token: {
      is: 'said',
      value: {
        botId: 'B0SANDBOX',
        botName: 'switchboard',
        workspace: 'Sandbox',
        workspaceId: 'T0SANDBOX',
        enterpriseId: null,
        scopes: [
          'commands',
          'chat:write',
          'users:read',
          'usergroups:read',
          'channels:read',
          'groups:read',
          'channels:history',
          'groups:history',
          'im:history',
          'reactions:read',
        ],
        // Slack tells whole seconds: what it cut off is taken to be half of one.
        skewMs: -74_500,
      },
    },
    appToken: { is: 'said', value: true },
    channels: new Map(),
    groups: null,
    people: new Map(),
  });
  expect(calls(slack)).toEqual(['auth.test', 'apps.connections.open']);
});

test('everything that is named, as it is', async () => {
  const { workspace: slack, ask } = await open();
  slack.restrict('team', 'some people only');
  await slack.archive('secret', 'UBEN');
  slack.disableGroup('S0CALL');
  await slack.deactivate('UBEN');
  const facts = await ask({
    wanted: wanted({
      channels: ['C0TEAM', 'C0SECRET', 'C0ELSE', 'C0HIDDEN'].map(channel),
      groups: new Map([['S0CALL', []]]),
      people: new Map(['UANN', 'UBEN', 'UGUEST', 'UBOT', 'UNOBODY'].map((id) => [id, []])),
    }),
  });
  const open_ = {
    frozen: false,
    readOnly: false,
    repliesOnly: false,
    noReplies: false,
    somePeopleOnly: false,
  };
  const seen = (name: string, changes: object) => ({
    is: 'said',
    value: { name, archived: false, member: true, isPrivate: false, ...open_, ...changes },
  });
  expect(facts.channels).toEqual(
    new Map<string, unknown>([
      ['C0TEAM', seen('team', { somePeopleOnly: true })],
      ['C0SECRET', seen('secret', { archived: true, isPrivate: true })],
      ['C0ELSE', seen('elsewhere', { member: false })],
      ['C0HIDDEN', { is: 'refused', code: 'channel_not_found' }],
    ]),
  );
  expect(facts.groups).toEqual({
    is: 'said',
    value: [{ id: 'S0CALL', handle: 'on-call', disabled: true, members: 1 }],
  });
  const someone = (name: string, timeZone: string | null, changes: object = {}) => ({
    is: 'said',
    value: {
      name,
      timeZone,
      workspaceId: 'T0SANDBOX',
      enterpriseId: null,
      guest: false,
      bot: false,
      deactivated: false,
      ...changes,
    },
  });
  expect(facts.people).toEqual(
    new Map<string, unknown>([
      ['UANN', someone('Ann', 'Europe/Dublin')],
      ['UBEN', someone('Ben', null, { deactivated: true })],
      ['UGUEST', someone('Gus', 'Europe/Berlin', { guest: true })],
      ['UBOT', someone('Probe', 'Etc/UTC', { bot: true })],
      ['UNOBODY', { is: 'refused', code: 'user_not_found' }],
    ]),
  );
});

test.each(['read only', 'replies only', 'no replies'] as const)(
  'a channel that is %s for the bot',
  async (posting) => {
    const { workspace: slack, ask } = await open();
    slack.restrict('team', posting);
    const { channels } = await ask({ wanted: wanted({ channels: [channel('C0TEAM')] }) });
    expect(channels.get('C0TEAM')).toMatchObject({
      value: {
        readOnly: posting === 'read only',
        repliesOnly: posting === 'replies only',
        noReplies: posting === 'no replies',
      },
    });
  },
);

test('with a token that Slack refuses, the other token is asked about, and nothing else', async () => {
  const { workspace: slack, ask } = await open();
  const { token, appToken } = await ask({
    botToken: 'xoxb-wrong',
    appToken: slack.botToken,
    wanted: wanted({ channels: [channel('C0TEAM')] }),
  });
  expect([token, appToken]).toEqual([
    { is: 'refused', code: 'invalid_auth' },
    { is: 'refused', code: 'not_allowed_token_type' },
  ]);
  expect(calls(slack)).toEqual(['auth.test', 'apps.connections.open']);
});

test('a silent Slack is asked once and not longer than agreed', async () => {
  const { workspace: slack, ask } = await open();
  slack.faults.add({ kind: 'hang', times: 100 });
  const asked = { appToken: slack.appToken, wanted: wanted({ channels: [channel('C0TEAM')] }) };
  const { token, appToken } = await ask(asked, { callMs: 100 });
  expect([token, appToken]).toEqual([{ is: 'silent', reason: 'timeout' }, null]);
  expect(calls(slack)).toEqual(['auth.test']);
});

test('where nothing can be reached, that is said', async () => {
  const { workspace: slack, ask } = await open();
  await slack.close();
  expect((await ask()).token).toEqual({ is: 'silent', reason: 'unreachable' });
  await slack.listen();
});

test('all of it together takes no longer than agreed, and what was found until then is kept', async () => {
  const { workspace: slack, ask } = await open();
  slack.faults.add({ kind: 'hang', method: 'conversations.info', times: 100 });
  const { token, channels } = await ask(
    { wanted: wanted({ channels: ['C0TEAM', 'C0SECRET', 'C0ELSE', 'C0HIDDEN'].map(channel) }) },
    { callMs: 60_000, allMs: 300 },
  );
  expect(token.is).toBe('said');
  expect([...channels.values()]).toEqual(Array(3).fill({ is: 'silent', reason: 'timeout' }));
});

test('when Slack wants to be asked more slowly, it is left alone', async () => {
  const { workspace: slack, ask } = await open();
  slack.faults.add({ kind: 'rate_limited', method: 'conversations.info', retryAfterS: 17, times: 100 });
  const names = Array.from({ length: 30 }, (_, i) => `C${i}`);
  const { channels } = await ask({ wanted: wanted({ channels: names.map(channel) }) });
  expect([...channels.values()]).toEqual(Array(channels.size).fill({ is: 'busy', waitMs: 17_000 }));
  expect(channels.size).toBeLessThanOrEqual(3);
});

test('of a group, people are looked at up to the first who can use the bot', async () => {
  const { workspace: slack, ask } = await open({
    userGroups: [
      { id: 'S0LEFT', handle: 'left', name: 'Left', users: ['UBEN', 'UGUEST'] },
      { id: 'S0MIXED', handle: 'mixed', name: 'Mixed', users: ['UBEN', 'UANN', 'UGUEST'] },
    ],
  });
  await slack.deactivate('UBEN');
  const groups = new Map(['S0LEFT', 'S0MIXED'].map((id) => [id, []]));
  const facts = await ask({ wanted: wanted({ groups }) });
  const names =
    facts.groups?.is === 'said'
      ? facts.groups.value.map(({ people }) => people?.map(({ name }) => name))
      : [];
  expect(names).toEqual([
    ['Ben', 'Gus'],
    ['Ben', 'Ann'],
  ]);
});

test('of more channels than Slack tells in a minute, the next run reaches the others', async () => {
  const many = Array.from({ length: 80 }, (_, i) => ({
    id: `C${100 + i}`,
    name: `c${i}`,
    members: ['UBOT'],
  }));
  const { workspace: slack, ask } = await open({ channels: many, people: [], userGroups: [] });
  const asked = { wanted: wanted({ channels: many.map(({ id }) => channel(id)) }) };
  const reached = async () => {
    const { channels } = await ask(asked);
    return [...channels].flatMap(([id, answer]) => (answer.is === 'said' ? [id] : []));
  };
  const first = await reached();
  slack.clock.advance(60_000);
  const second = await reached();
  expect([first.length, new Set([...first, ...second]).size]).toEqual([50, 80]);
});

test('the simulator of these tests stands at a full second', () => expect(startAt % 1000).toBe(0));
