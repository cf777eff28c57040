import { expect, test } from 'vitest';
import { teamId } from '../../src/config/teams.ts';
import { priorities } from '../../src/domain/escalation.ts';
import { subcommands } from '../../src/domain/reading/command-text.ts';
import { changed, configOf, problemsOf } from './small-config.ts';

test('responders are a user group, people, or the channel’s members', () => {
  const written = [{ group: 'S0RISK' }, { users: ['UMINA', 'UTOMAS'] }, 'channel_members'];
  expect(
    written.map(
      (responders) => configOf(changed({ 'teams.risk.responders': responders })).teams.risk?.responders,
    ),
  ).toEqual([{ group: 'S0RISK' }, { users: ['UMINA', 'UTOMAS'] }, { channelMembers: true }]);
});

test('what a team leaves out of its SLA comes from the defaults, setting by setting', () => {
  const config = configOf(
    changed({
      'defaults.sla.urgent': { acknowledge: '15m', update: '1h', resolve: '4h' },
      'teams.risk.sla': {
        urgent: { acknowledge: '90s' },
        low: { calendar: 'always', update: '1d', resolve: '6d' },
      },
    }),
  );
  expect(config.teams.risk?.sla).toEqual({
    urgent: { acknowledge: 90_000, update: 3_600_000, resolve: 14_400_000, calendar: 'always' },
    high: { acknowledge: 1_800_000, resolve: 28_800_000, calendar: 'always' },
    normal: { acknowledge: 7_200_000, resolve: 172_800_000, calendar: 'always' },
    low: { acknowledge: 28_800_000, update: 86_400_000, resolve: 518_400_000, calendar: 'always' },
  });
});

test('a target may ask for both at the same time', () => {
  expect(problemsOf(changed({ 'teams.risk.sla': { low: { acknowledge: '1d', resolve: '24h' } } }))).toEqual(
    [],
  );
});

test('a team may use a ladder of its own', () => {
  const config = configOf(
    changed({
      ladders: { calm: { acknowledge: [{ at: 'breach', tell: 'leads' }] } },
      'teams.risk.ladder': 'calm',
    }),
  );
  expect([config.teams.risk?.ladder, Object.keys(config.ladders), config.ladders.calm]).toEqual([
    'calm',
    ['standard', 'calm'],
    {
      acknowledge: [{ at: 'breach', tell: ['leads'] }],
      update: [],
      resolve: [],
      handBackMs: 3_600_000,
      ownWordOnly: true,
      answerMs: { urgent: 3_600_000, high: 14_400_000, normal: 28_800_000, low: 57_600_000 },
    },
  ]);
});

const channelHelp =
  'Write the id, like C0123ABCD: in Slack, open the channel’s details; the id is at the bottom.';
const personHelp = 'Write the id, like U0123ABCD: in Slack, open the profile, then ⋮ and Copy member ID.';
const responderHelp = 'Write { group: S… }, { users: [U…, U…] } or channel_members.';

test.each<[string, Parameters<typeof changed>[0]]>([
  [`teams.risk.channel: "risk" is not a channel id. ${channelHelp}`, { 'teams.risk.channel': 'risk' }],
  [`teams.risk.channel: This is missing. ${channelHelp}`, { 'teams.risk.channel': undefined }],
  [
    'teams.risk.name: This is empty. Write the team’s name on one line, in at most 75 characters.',
    { 'teams.risk.name': ' ' },
  ],
  [
    'teams.risk.leads: This list is empty. Name at least one of the member ids of the leads.',
    { 'teams.risk.leads': [] },
  ],
  [
    'teams.risk.leads: "UINGRID" is listed twice. Remove one of them.',
    { 'teams.risk.leads': ['UINGRID', 'UINGRID'] },
  ],
  [
    `teams.risk.leads[1]: "ingrid" is not a member id. ${personHelp}`,
    { 'teams.risk.leads': ['UINGRID', 'ingrid'] },
  ],
  [
    'teams.risk.leads: "S0RISK" is listed twice. Remove one of them.',
    { 'teams.risk.leads': [{ group: 'S0RISK' }, { group: 'S0RISK' }] },
  ],
  [
    'teams.risk.leads[0].group: "U0RISK" is not a user group id. Write the id, like S0123ABCD: in Slack, open People, User groups, the group, then ⋮ and Copy group ID.',
    { 'teams.risk.leads': [{ group: 'U0RISK' }] },
  ],
  ['teams.risk.on_call: This list is empty. Name at least one of the shifts.', { 'teams.risk.on_call': [] }],
  [
    'teams.risk.sla.low.resolve: This is no time at all. Write at least 1s.',
    { 'teams.risk.sla': { low: { resolve: '0s' } } },
  ],
  [
    'teams.risk.sla.low.resolve: This is longer than a year. Write at most 366d.',
    { 'teams.risk.sla': { low: { resolve: '367d' } } },
  ],
  [
    'teams.risk.sla.low.resolve: 5 is not a duration. Write it like 90s, 15m, 4h, 2d or 1h 30m.',
    { 'teams.risk.sla': { low: { resolve: 5 } } },
  ],
  ['teams.risk.sla.lower: There is no such setting. Did you mean low?', { 'teams.risk.sla': { lower: {} } }],
  [
    `teams.risk.responders: "channel-members" is not a way to name the responders. ${responderHelp}`,
    { 'teams.risk.responders': 'channel-members' },
  ],
  [
    'teams.risk.responders.group: "risk" is not a user group id. Write the id, like S0123ABCD: in Slack, open People, User groups, the group, then ⋮ and Copy group ID.',
    { 'teams.risk.responders': { group: 'risk' } },
  ],
  [
    `teams.risk.responders.users[0]: "mina" is not a member id. ${personHelp}`,
    { 'teams.risk.responders': { users: ['mina'] } },
  ],
  [
    'teams.risk.restricted: "yes" is not true or false. Write true or false.',
    { 'teams.risk.restricted': 'yes' },
  ],
  [
    'teams.risk.ladder: There is no ladder "standart". Did you mean standard?',
    { 'teams.risk.ladder': 'standart' },
  ],
  [
    'teams.risk.ladder: There is no ladder "constructor". Use one of: standard.',
    { 'teams.risk.ladder': 'constructor' },
  ],
  [
    'teams.risk: "none" is not a group of settings. Give it these: name, channel, digest_channel, restricted, responders, leads, on_call, fallback, calendar, sla, ladder.',
    { 'teams.risk': 'none' },
  ],
])('%s', (problem, changes) => {
  const nobodyToRouteTo = 'routing.fallback: There is no team';
  expect(problemsOf(changed(changes)).filter((line) => !line.startsWith(nobodyToRouteTo))).toEqual([problem]);
});

const otherTeam = (changes: Record<string, string>) => ({
  name: 'Other',
  channel: 'C0OTHER',
  responders: 'channel_members',
  leads: ['UNORA'],
  on_call: [{ group: 'S0OTHER' }],
  ...changes,
});

test('two teams do not share a channel or a name', () => {
  expect(problemsOf(changed({ 'teams.other': otherTeam({ channel: 'C0RISK', name: 'risk' }) }))).toEqual([
    'teams.other.name: The team risk has the same name. Give each team a name of its own.',
    'teams.other.channel: The team risk has the same channel. Give each team a channel of its own.',
  ]);
});

test('a team’s id is not a word that /escalate understands otherwise', () => {
  expect(
    problemsOf(
      changed({
        'teams.search': otherTeam({}),
        'teams.health': otherTeam({ name: 'Three', channel: 'C0THREE' }),
        'teams.Other Team': otherTeam({ name: 'Two', channel: 'C0TWO' }),
      }),
    ),
  ).toEqual([
    'teams.search: /escalate search already means something else. Choose another id for this team.',
    'teams.health: /escalate health already means something else. Choose another id for this team.',
    'teams.Other Team: "Other Team" is not an id. Write small letters a to z, digits and dashes, a letter first, at most 31 characters, like new-markets.',
  ]);
});

test('ninety teams are allowed, one more is not', () => {
  const teams = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [
        `t${n}`,
        otherTeam({ name: `Team ${n}`, channel: `C0T${n}` }),
      ]),
    );
  expect(
    [90, 91].map((count) => problemsOf(changed({ teams: teams(count), 'routing.fallback': 't0' }))),
  ).toEqual([
    [],
    ['teams: There are more than 90 teams. Slack shows at most 100 choices: keep at most 90 teams.'],
  ]);
});

test('no team at all is one problem', () => {
  expect([problemsOf(changed({ teams: {} })), problemsOf(changed({ teams: null }))]).toEqual([
    ['teams: There is no team. Name at least one team.'],
    ['teams: This is empty. Name at least one team under teams.'],
  ]);
});

test('a team without any target is told once, one that lacks some is told which', () => {
  expect([
    problemsOf(changed({ defaults: undefined })),
    problemsOf(changed({ 'defaults.sla.urgent': undefined, 'defaults.sla.low.resolve': undefined })),
  ]).toEqual([
    [
      'teams.risk.sla: There are no SLA targets for this team. Write them here, or for all teams under defaults.sla.',
    ],
    [
      'teams.risk.sla.urgent.acknowledge: This is missing, and defaults.sla does not give it. Write it here or under defaults.sla.urgent, like 4h.',
      'teams.risk.sla.urgent.resolve: This is missing, and defaults.sla does not give it. Write it here or under defaults.sla.urgent, like 4h.',
      'teams.risk.sla.low.resolve: This is missing, and defaults.sla does not give it. Write it here or under defaults.sla.low, like 4h.',
    ],
  ]);
});

test('people and user groups lead, and stand in where there is no fallback', () => {
  const leads = ['UINGRID', { group: 'S0RISK' }, { group: 'S0OPS' }];
  const { risk } = configOf(changed({ 'teams.risk.leads': leads })).teams;
  expect([risk?.leads, risk?.leadGroups, risk?.fallback]).toEqual([
    ['UINGRID'],
    ['S0RISK', 'S0OPS'],
    { group: 'S0RISK', users: ['UINGRID'] },
  ]);
  const onlyAGroup = configOf(changed({ 'teams.risk.leads': [{ group: 'S0RISK' }] })).teams.risk;
  expect([onlyAGroup?.leads, onlyAGroup?.fallback]).toEqual([[], { group: 'S0RISK' }]);
});

test.each([...subcommands, ...priorities])(
  'no team is called %s: /escalate means something by it',
  (word) => {
    expect(teamId.safeParse(word).success).toBe(false);
  },
);
