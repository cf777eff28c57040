import { describe, expect, test } from 'vitest';
import type { Answer, ChannelSeen, GroupSeen, PersonSeen } from '../../../src/doctor/facts.ts';
import type { RoleInTeam } from '../../../src/doctor/finding.ts';
import { judgeChannels } from '../../../src/doctor/judge/channels.ts';
import { judgeGroups } from '../../../src/doctor/judge/groups.ts';
import { judgeLeads } from '../../../src/doctor/judge/leads.ts';
import { judgePeople } from '../../../src/doctor/judge/people.ts';
import { judgeClock, judgeScopes, judgeTokens } from '../../../src/doctor/judge/slack.ts';
import type { ChannelWanted } from '../../../src/doctor/wanted.ts';
import { colleague, factsWith, identity, openChannel, said } from '../found.ts';

describe('tokens', () => {
  test('good ones say who the bot is', () => {
    expect(judgeTokens(factsWith())).toEqual([
      {
        level: 'ok',
        area: 'bot token',
        what: 'identity',
        botName: 'switchboard',
        workspace: 'Acme',
        workspaceId: 'T1',
      },
      { level: 'ok', area: 'app token', what: 'app token' },
    ]);
  });

  test('a silent Slack is one thing, not many', () => {
    const facts = factsWith({ token: { is: 'silent', reason: 'timeout' }, appToken: null });
    expect([...judgeTokens(facts), ...judgeScopes(facts, ['chat:write']), ...judgeClock(facts)]).toEqual([
      { level: 'wrong', area: 'Slack', what: 'silence', reason: 'timeout' },
    ]);
  });

  test('refused, busy, and somebody’s instead of a bot’s', () => {
    const levels = (facts: Partial<ReturnType<typeof factsWith>>) =>
      judgeTokens(factsWith({ appToken: null, ...facts })).map(({ level, area, what }) => [
        level,
        area,
        what,
      ]);
    expect([
      levels({ token: { is: 'refused', code: 'invalid_auth' } }),
      levels({ token: { is: 'busy', waitMs: 30_000 } }),
      levels({ token: said({ ...identity, botId: null }) }),
      levels({ appToken: { is: 'refused', code: 'not_allowed_token_type' } }).slice(1),
      levels({ appToken: { is: 'silent', reason: 'timeout' } }).slice(1),
    ]).toEqual([
      [['wrong', 'bot token', 'token refused']],
      [['look', 'bot token', 'not looked at']],
      [['wrong', 'bot token', 'not a bot']],
      [['wrong', 'app token', 'app token refused']],
      [['wrong', 'app token', 'not looked at']],
    ]);
  });
});

test.each([
  [0, 'ok'],
  [5000, 'ok'],
  [5001, 'look'],
  [-5001, 'look'],
  [60_000, 'look'],
  [60_001, 'wrong'],
  [-60_001, 'wrong'],
])('clocks that are %i ms apart are %s', (skewMs, level) => {
  const facts = factsWith({ token: said({ ...identity, skewMs }) });
  expect(judgeClock(facts)).toEqual([{ level, area: 'clock', what: 'clock', skewMs }]);
});

test('a clock that Slack did not tell is worth a look', () => {
  const facts = factsWith({ token: said({ ...identity, skewMs: null }) });
  expect(judgeClock(facts)).toEqual([{ level: 'look', area: 'clock', what: 'clock unknown' }]);
});

describe('scopes', () => {
  const scopesOf = (scopes: readonly string[] | null, needed: string[]) =>
    judgeScopes(factsWith({ token: said({ ...identity, scopes }) }), needed);

  test('all granted, more than needed included', () => {
    expect(scopesOf(['chat:write', 'files:write'], ['chat:write'])).toEqual([
      { level: 'ok', area: 'scopes', what: 'scopes', count: 1 },
    ]);
  });

  test('what is missing is wrong, unless it is a choice', () => {
    const missing = scopesOf([], ['chat:write', 'channels:history', 'reactions:read', 'im:write']);
    expect(
      missing.map((finding) => [finding.level, finding.what === 'scope missing' && finding.scope]),
    ).toEqual([
      ['wrong', 'chat:write'],
      ['look', 'channels:history'],
      ['look', 'reactions:read'],
      ['wrong', 'im:write'],
    ]);
  });

  test('what Slack did not tell is worth a look', () => {
    expect(scopesOf(null, ['chat:write'])).toEqual([
      { level: 'look', area: 'scopes', what: 'scopes unknown' },
    ]);
  });
});

describe('channels', () => {
  const risk: ChannelWanted = { id: 'C1', teams: ['Risk'], restricted: true, isFallback: false };
  const judge = (answer: Answer<ChannelSeen>, wanted = risk) =>
    judgeChannels(factsWith({ channels: new Map([[wanted.id, answer]]) }), [wanted]);

  test('one that is open to the bot is counted', () => {
    expect(judge(said(openChannel))).toEqual([{ level: 'ok', area: 'channels', what: 'channels', count: 1 }]);
  });

  test.each([
    [{ archived: true, member: false }, ['wrong archived']],
    [{ frozen: true }, ['wrong frozen']],
    [{ member: false, readOnly: true }, ['wrong not a member']],
    [{ readOnly: true }, ['wrong read only']],
    [{ repliesOnly: true }, ['wrong replies only']],
    [{ noReplies: true }, ['wrong no replies']],
    [{ somePeopleOnly: true }, ['look some people only']],
    [{ isPrivate: false }, ['wrong public']],
    [{ isPrivate: false, archived: true }, ['wrong archived', 'wrong public']],
  ])('%o', (changes, troubles) => {
    const found = judge(said({ ...openChannel, ...changes }));
    expect(
      found.map(
        (finding) => `${finding.level} ${finding.what === 'channel' ? finding.trouble : finding.what}`,
      ),
    ).toEqual(troubles);
  });

  test('a team that is not restricted may have a public one', () => {
    const found = judge(said({ ...openChannel, isPrivate: false }), { ...risk, restricted: false });
    expect(found.map(({ level }) => level)).toEqual(['ok']);
  });

  test('one that is not there says whose it is', () => {
    expect(judge({ is: 'refused', code: 'channel_not_found' })).toEqual([
      {
        level: 'wrong',
        area: 'channels',
        what: 'channel',
        id: 'C1',
        name: null,
        teams: ['Risk'],
        isFallback: false,
        trouble: 'missing',
      },
    ]);
  });

  test('those that were not reached are counted with the reason, and the good ones for themselves', () => {
    const wanted = ['C1', 'C2', 'C3', 'C4'].map((id) => ({ ...risk, id }));
    const channels = new Map<string, Answer<ChannelSeen>>([
      ['C1', said(openChannel)],
      ['C2', { is: 'busy', waitMs: 12_000 }],
      ['C3', { is: 'refused', code: 'missing_scope' }],
    ]);
    expect(judgeChannels(factsWith({ channels }), wanted)).toEqual([
      { level: 'ok', area: 'channels', what: 'channels', count: 1 },
      { level: 'look', area: 'channels', what: 'refused', code: 'missing_scope', count: 1 },
      { level: 'look', area: 'channels', what: 'not looked at', waitMs: 12_000, count: 2 },
    ]);
  });

  test('a Slack that falls silent on the way is wrong', () => {
    const found = judge({ is: 'silent', reason: 'timeout' });
    expect(found).toEqual([
      { level: 'wrong', area: 'channels', what: 'not looked at', waitMs: null, count: 1 },
    ]);
  });
});

const lead: RoleInTeam[] = [{ role: 'lead', team: 'Risk' }];

describe('user groups', () => {
  const group: GroupSeen = { id: 'S1', handle: 'risk', disabled: false, members: 2 };
  const judge = (groups: Answer<readonly GroupSeen[]> | null) =>
    judgeGroups(factsWith({ groups }), new Map([['S1', lead]]), { guests: false, external: false });
  const troubleIn = (groups: readonly GroupSeen[]) =>
    judge(said(groups)).map((finding) => (finding.what === 'group' ? finding.trouble : finding.what));

  test('with members, without, disabled, and not there', () => {
    expect([
      troubleIn([group]),
      troubleIn([{ ...group, members: 0 }]),
      troubleIn([{ ...group, disabled: true }]),
      troubleIn([{ ...group, id: 'S2' }]),
    ]).toEqual([['groups'], ['empty'], ['disabled'], ['missing']]);
  });

  test('with people of whom none can use the bot; where not all were looked at, somebody can', () => {
    const somebody: PersonSeen = {
      name: 'Mina',
      timeZone: 'Europe/London',
      workspaceId: null,
      enterpriseId: null,
      guest: false,
      bot: false,
      deactivated: false,
    };
    const left = { ...somebody, deactivated: true };
    const guest = { ...somebody, guest: true };
    expect([
      troubleIn([{ ...group, people: [left, guest] }]),
      troubleIn([{ ...group, people: [left, somebody] }]),
      troubleIn([{ ...group, people: [left] }]),
      troubleIn([{ ...group, people: [left, { ...somebody, timeZone: null }] }]),
    ]).toEqual([['nobody let in'], ['groups'], ['groups'], ['groups']]);
  });

  test('what Slack does not tell is said once, what was not asked not at all', () => {
    expect([judge({ is: 'refused', code: 'missing_scope' }), judge(null)]).toEqual([
      [{ level: 'look', area: 'user groups', what: 'refused', code: 'missing_scope', count: 1 }],
      [],
    ]);
  });
});

describe('people', () => {
  const judge = (answer: Answer<PersonSeen>, access = { guests: false, external: false }) =>
    judgePeople(factsWith({ people: new Map([['U1', answer]]) }), new Map([['U1', lead]]), access).map(
      (finding) => `${finding.level} ${finding.what === 'person' ? finding.trouble : finding.what}`,
    );

  test.each([
    [{}, 'ok people'],
    [{ deactivated: true, timeZone: null }, 'wrong deactivated'],
    [{ bot: true }, 'wrong bot'],
    [{ guest: true }, 'wrong guest'],
    [{ workspaceId: 'T2' }, 'wrong external'],
    [{ workspaceId: null }, 'ok people'],
    [{ timeZone: null }, 'look no time zone'],
  ])('%o', (changes, found) => {
    expect(judge(said({ ...colleague, ...changes }))).toEqual([found]);
  });

  test('whom the configuration lets in is well', () => {
    const both = { guests: true, external: true };
    expect([
      judge(said({ ...colleague, guest: true }), both),
      judge(said({ ...colleague, workspaceId: 'T2' }), both),
    ]).toEqual([['ok people'], ['ok people']]);
  });

  test('a colleague of another workspace of the same organisation is well', () => {
    const judgeIn = (enterpriseId: string | null) =>
      judgePeople(
        factsWith({
          token: said({ ...identity, enterpriseId }),
          people: new Map([['U1', said({ ...colleague, workspaceId: 'T2', enterpriseId: 'E1' })]]),
        }),
        new Map([['U1', lead]]),
        { guests: false, external: false },
      ).map(({ level }) => level);
    expect([judgeIn('E1'), judgeIn('E2'), judgeIn(null)]).toEqual([['ok'], ['wrong'], ['wrong']]);
  });

  test('whom Slack does not know', () => {
    expect(judge({ is: 'refused', code: 'user_not_found' })).toEqual(['wrong missing']);
  });
});

describe('leads', () => {
  const lead: RoleInTeam = { role: 'lead', team: 'Risk' };
  const wanted = {
    channels: [],
    groups: new Map([['S1', [lead]]]),
    people: new Map([
      ['U1', [lead]],
      ['U2', [{ role: 'lead', team: 'Design' } as const]],
    ]),
  };
  const group = {
    level: 'wrong',
    area: 'user groups',
    what: 'group',
    id: 'S1',
    handle: null,
    duties: [lead],
    trouble: 'empty',
  } as const;
  const person = {
    level: 'wrong',
    area: 'people',
    what: 'person',
    id: 'U1',
    name: null,
    duties: [lead],
    trouble: 'deactivated',
  } as const;

  test('a team whose leads and leading groups are all gone is led by nobody', () => {
    expect([
      judgeLeads([], wanted),
      judgeLeads([person], wanted),
      judgeLeads([group, person], wanted),
    ]).toEqual([[], [], [{ level: 'wrong', area: 'people', what: 'nobody leads', team: 'Risk' }]]);
  });
});
