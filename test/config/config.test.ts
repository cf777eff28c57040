import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';
import { loadConfig } from '../../src/config/config.ts';
import { holidaysOf } from '../../src/config/public-holidays.ts';
import { always } from '../../src/domain/calendars/calendar.ts';
import { calendarOf } from '../../src/domain/calendars/open-time.ts';
import { onCallAt } from '../../src/domain/on-call.ts';
import { changed, configOf, problemsOf, smallYaml } from './small-config.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test('the smallest file becomes a whole configuration', () => {
  const pressing = { priority: ['urgent', 'high'] };
  const patient = { priority: ['normal', 'low'] };
  expect(configOf(smallYaml)).toEqual({
    reference: { prefix: 'ESC' },
    support: null,
    priorities: {
      urgent: { meaning: 'Money or access is blocked now, or many users are hit' },
      high: { meaning: 'A user is stuck today and has no way around it' },
      normal: { meaning: 'It works in part, or can wait a day' },
      low: { meaning: 'A question, or a small flaw' },
    },
    calendars: {},
    teams: {
      risk: {
        name: 'Risk',
        channel: 'C0RISK',
        restricted: false,
        responders: { channelMembers: true },
        leads: ['UINGRID'],
        onCall: [{ calendar: 'always', group: 'S0RISK' }],
        fallback: { users: ['UINGRID'] },
        sla: {
          urgent: { acknowledge: 15 * minute, resolve: 4 * hour, calendar: 'always' },
          high: { acknowledge: 30 * minute, resolve: 8 * hour, calendar: 'always' },
          normal: { acknowledge: 2 * hour, resolve: 2 * day, calendar: 'always' },
          low: { acknowledge: 8 * hour, resolve: 5 * day, calendar: 'always' },
        },
        ladder: 'standard',
      },
    },
    ladders: {
      standard: {
        acknowledge: [
          { at: { percent: 50 }, tell: ['thread'], ...pressing },
          { at: { percent: 80 }, tell: ['on-call'] },
          { at: 'breach', tell: ['on-call', 'leads'], ...pressing },
          { at: 'breach', tell: ['thread'], ...patient },
          { at: { every: 30 * minute, times: 4 }, tell: ['leads'], ...pressing },
          { at: { every: hour, times: 1 }, tell: ['on-call', 'leads'], ...patient },
        ],
        update: [
          { at: { percent: 80 }, tell: ['owner'] },
          { at: 'breach', tell: ['owner', 'leads'], priority: ['urgent'] },
          { at: 'breach', tell: ['owner'], priority: ['high', 'normal', 'low'] },
        ],
        resolve: [
          { at: { percent: 50 }, tell: ['thread'], ...pressing },
          { at: { percent: 80 }, tell: ['owner'] },
          { at: 'breach', tell: ['owner', 'leads'], ...pressing },
          { at: 'breach', tell: ['owner'], ...patient },
          { at: { every: 30 * minute, times: 4 }, tell: ['leads'], ...pressing },
        ],
        handBackMs: hour,
        ownWordOnly: true,
        answerMs: { urgent: 3_600_000, high: 14_400_000, normal: 28_800_000, low: 57_600_000 },
      },
    },
    liveCall: { acknowledgeMs: 3 * minute, lastsMs: 30 * minute },
    routing: { rules: [], fallback: 'risk' },
    categories: [{ id: 'other', name: 'Something else' }],
    causes: [{ id: 'other', name: 'Something else' }],
    missingInfo: [
      'Account or user',
      'Time it happened',
      'Request or charge id',
      'Screenshot',
      'Steps to reproduce',
    ],
    countries: ['GB', 'US', 'DE', 'IE', 'FR', 'JP', 'AU'],
    identifiers: [],
    masking: ['secret key', 'password', 'bank account', 'one-time code'],
    attention: 'usual',
    digest: { at: 540, days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
    delivery: { channelBurst: 4, messagesPerMinute: 300, whenUnsure: 'send again' },
    access: { guests: false, external: false },
    fallbackChannel: 'C0OPS',
  });
});

test('an empty file is told what it needs', () => {
  expect(problemsOf('')).toEqual([
    'teams: This is missing. Name at least one team under teams.',
    'routing: This is missing. Give it these: rules, fallback.',
    'fallback_channel: This is missing. Write the id, like C0123ABCD: in Slack, open the channel’s details; the id is at the bottom.',
  ]);
});

test('a file that is a list is told what it should be', () => {
  expect(problemsOf('- teams')).toEqual([
    expect.stringMatching(/^the whole file: A list is not a group of settings\. Give it these: reference, /),
  ]);
});

test('every problem is listed at once, in the order of the file, with its line', () => {
  const text = smallYaml
    .replace('15m', '15 mins')
    .replace('low: { acknowledge: 8h, resolve: 5d }', 'low: { acknowledge: 8h, resolve: 5h }')
    .replace('C0RISK', '"#esc-risk"')
    .replace('    leads:', '    lead:')
    .replace('fallback: risk', 'fallback: riks')
    .replace('fallback_channel:', 'fallback-channel:');
  expect(loadConfig(text)).toEqual({
    problems: [
      {
        path: 'fallback_channel',
        problem: 'This is missing.',
        fix: 'Write the id, like C0123ABCD: in Slack, open the channel’s details; the id is at the bottom.',
      },
      {
        path: 'defaults.sla.urgent.acknowledge',
        line: 3,
        problem: '"15 mins" is not a duration.',
        fix: 'Write it like 90s, 15m, 4h, 2d or 1h 30m.',
      },
      {
        path: 'teams.risk.leads',
        line: 8,
        problem: 'This is missing.',
        fix: 'Write a list of member ids of the leads.',
      },
      {
        path: 'teams.risk.sla.low.resolve',
        line: 8,
        problem: 'It would have to be resolved before it has to be acknowledged.',
        fix: 'Make resolve at least as long as acknowledge.',
      },
      {
        path: 'teams.risk.channel',
        line: 10,
        problem: '"#esc-risk" is not a channel id.',
        fix: 'Write the id, like C0123ABCD: in Slack, open the channel’s details; the id is at the bottom.',
      },
      { path: 'teams.risk.lead', line: 12, problem: 'There is no such setting.', fix: 'Did you mean leads?' },
      { path: 'routing.fallback', line: 14, problem: 'There is no team "riks".', fix: 'Did you mean risk?' },
      {
        path: 'fallback-channel',
        line: 15,
        problem: 'There is no such setting.',
        fix: 'Did you mean fallback_channel?',
      },
    ],
  });
});

test('an entry of a list has the line it stands on', () => {
  const text = `${smallYaml}categories:\n  - { id: a, name: A }\n  - id: b\n    name: 7\ncountries:\n  - GB\n  - UK\n`;
  const read = loadConfig(text);
  expect('problems' in read && read.problems.map(({ path, line }) => [path, line])).toEqual([
    ['categories[1].name', 19],
    ['countries[1]', 22],
  ]);
});

test('entries without an id are not twins of each other, nor do they hide twins', () => {
  const [a, b] = [{ name: 'A' }, { name: 'B' }];
  const twins = [
    { ...a, id: 'same' },
    { ...b, id: 'same' },
  ];
  const read = loadConfig(changed({ categories: [a, b, ...twins] }));
  expect('problems' in read && read.problems.map(({ path, problem }) => [path, problem])).toEqual([
    ['categories', '"same" is listed twice.'],
    ['categories[0].id', 'This is missing.'],
    ['categories[1].id', 'This is missing.'],
  ]);
});

test('twins are found beside an entry that is wrong', () => {
  const read = loadConfig(changed({ 'teams.risk.leads': ['UINGRID', 'UINGRID', 7] }));
  expect('problems' in read && read.problems.map(({ problem }) => problem)).toEqual([
    '"UINGRID" is listed twice.',
    '7 is not a member id.',
  ]);
});

test('a setting given twice is found at its second line', () => {
  expect(loadConfig(`${smallYaml}fallback_channel: C0ENG\n`)).toEqual({
    problems: [{ path: 'line 16', problem: 'This setting is given twice.', fix: 'Keep one of them.' }],
  });
});

test('a tab is named as what it is, with its line', () => {
  expect(loadConfig('routing:\n\tfallback: risk\n')).toEqual({
    problems: [{ path: 'line 2', problem: 'This line is indented with a tab.', fix: 'Indent with spaces.' }],
  });
});

test('broken YAML is found with its line', () => {
  const read = loadConfig('teams:\n  risk: [U1\nrouting: x\n');
  expect('problems' in read && read.problems.map(({ path }) => path)).toContain('line 3');
});

test('a text that begins with a star is told to use quotes', () => {
  expect(problemsOf('teams: *stars*')).toEqual([
    'the whole file: An alias (*) cannot be followed: Unresolved alias (the anchor must be set before the alias): stars*. Put a text that begins with * in quotes.',
  ]);
});

test('a text with a comma in braces is told to use quotes', () => {
  expect(problemsOf(`${smallYaml}categories: [{ id: fees, name: Fees, invoices and tax }]`)).toEqual([
    'categories[0].invoices and tax: There is no such setting. If it belongs to the text before it, put that text in quotes.',
  ]);
});

test('a team and support name a channel for their digest', () => {
  const { teams, support } = configOf(
    changed({
      'teams.risk.digest_channel': 'C0LEADS',
      support: { leads: ['UNORA'], digest_channel: 'C0SUPPORT' },
    }),
  );
  expect([teams.risk?.digestChannel, teams.design?.digestChannel, support?.digestChannel]).toEqual([
    'C0LEADS',
    undefined,
    'C0SUPPORT',
  ]);
});

test('a reference has another prefix, the digest another time', () => {
  const { reference, digest } = configOf(
    changed({ reference: { prefix: 'HELP2' }, digest: { at: '17:30', days: ['sun', 'mon'] } }),
  );
  expect({ reference, digest }).toEqual({
    reference: { prefix: 'HELP2' },
    digest: { at: 1050, days: ['sun', 'mon'] },
  });
});

test('a live call has targets of its own', () => {
  expect([
    configOf(changed({ live_call: { acknowledge: '90s' } })).liveCall,
    configOf(changed({ live_call: { acknowledge: '1h', lasts: '1h' } })).liveCall,
    problemsOf(changed({ live_call: { acknowledge: '31m' } })),
    problemsOf(changed({ live_call: { acknowledge: 'soon', last: '1h' } })),
  ]).toEqual([
    { acknowledgeMs: 90_000, lastsMs: 30 * minute },
    { acknowledgeMs: hour, lastsMs: hour },
    ['live_call: The call would be over before somebody has it. Make lasts at least as long as acknowledge.'],
    [
      'live_call.acknowledge: "soon" is not a duration. Write it like 90s, 15m, 4h, 2d or 1h 30m.',
      'live_call.last: There is no such setting. Did you mean lasts?',
    ],
  ]);
});

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const numbered = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `c${n}`, name: 'x'.repeat(75) }));

test.each<[string, string, Parameters<typeof changed>[0]]>([
  ['reference.prefix', '"esc-" is not a prefix.', { 'reference.prefix': 'esc-' }],
  [
    'priorities.high.meaning',
    'This has 76 characters, 75 is the most.',
    { 'priorities.high.meaning': 'x'.repeat(76) },
  ],
  [
    'priorities.low.meaning',
    'This has a line break or a control character.',
    { 'priorities.low.meaning': 'a\nb' },
  ],
  ['digest.at', '"24:00" is not a time of day.', { 'digest.at': '24:00' }],
  ['digest.at', '9 is not a time of day.', { 'digest.at': 9 }],
  ['digest.days', '"mon" is listed twice.', { 'digest.days': ['mon', 'mon'] }],
  ['digest.days[1]', '"Tuesday" is not a day.', { 'digest.days': ['mon', 'Tuesday'] }],
  ['access.guests', '"yes" is not true or false.', { 'access.guests': 'yes' }],
  ['categories', 'This list is empty.', { categories: [] }],
  ['categories', 'This is empty.', { categories: null }],
  [
    'categories',
    '"a" is listed twice.',
    {
      categories: [
        { id: 'a', name: 'A' },
        { id: 'a', name: 'B' },
      ],
    },
  ],
  ['categories[0].id', 'This is missing.', { categories: [{ name: 'A' }, { id: 'b', name: 'B' }] }],
  ['categories', 'This list has 100 entries, 99 is the most.', { categories: numbered(100) }],
  ['causes', 'This list has 101 entries, 100 is the most.', { causes: numbered(101) }],
  ['missing_info', 'This list has 11 entries, 10 is the most.', { missing_info: [...letters, 'k'] }],
  ['countries[0]', '"UK" is not a country code.', { countries: ['UK'] }],
  ['countries[1]', '"QX" is not a country code.', { countries: ['NO', 'QX'] }],
  ['countries', '"DE" is listed twice.', { countries: ['DE', 'DE'] }],
  ['fallback_channel', '"#ops" is not a channel id.', { fallback_channel: '#ops' }],
])('%s: %s', (path, problem, changes) => {
  const read = loadConfig(changed(changes));
  expect('problems' in read && read.problems.map((one) => [one.path, one.problem])).toEqual([
    [path, problem],
  ]);
});

test('the limits themselves are allowed', () => {
  expect(
    problemsOf(
      changed({
        categories: numbered(99),
        causes: numbered(100),
        missing_info: letters,
        countries: ['NO'],
      }),
    ),
  ).toEqual([]);
});

test('the calendars of the example are where the teams are, and two teams count on them', () => {
  const config = configOf(readFileSync(new URL('../../switchboard.example.yml', import.meta.url), 'utf8'));
  const teams = Object.values(config.teams);
  expect({
    zones: Object.entries(config.calendars).map(([name, rule]) => [
      name,
      'anyOf' in rule ? rule.anyOf.map(({ timeZone }) => timeZone) : [rule.timeZone, ...rule.holidays],
    ]),
    counted: new Set(
      teams.flatMap(({ sla, onCall }) => [...Object.values(sla), ...onCall].map(({ calendar }) => calendar)),
    ),
  }).toEqual({
    zones: [
      ['dublin', ['Europe/Dublin', 'IE']],
      ['berlin', ['Europe/Berlin', 'DE-BE']],
      ['tokyo', ['Asia/Tokyo', 'JP']],
      ['san-francisco', ['America/Los_Angeles', 'US-CA']],
      ['follow-the-sun', ['Asia/Tokyo', 'Europe/Dublin', 'America/Los_Angeles']],
      ['asia-by-day', ['Asia/Tokyo']],
      ['europe-by-day', ['Europe/Dublin']],
      ['america-by-day', ['America/Los_Angeles']],
    ],
    counted: new Set([
      'always',
      'asia-by-day',
      'europe-by-day',
      'america-by-day',
      'follow-the-sun',
      'berlin',
    ]),
  });
});

test('in the example Engineering is called where it is day, and at every hour of the year somebody is', () => {
  const { teams, calendars } = configOf(
    readFileSync(new URL('../../switchboard.example.yml', import.meta.url), 'utf8'),
  );
  const shifts = teams.engineering?.onCall ?? [];
  const known = new Map(
    Object.entries(calendars).map(([name, rule]) => [name, calendarOf(rule, holidaysOf)]),
  );
  const calendar = (name: string) => known.get(name) ?? always;
  const hourMs = 3_600_000;
  const from = Date.UTC(2026, 0, 1);
  const hours = Array.from({ length: 365 * 24 }, (_, hour) => from + hour * hourMs);
  const alone = hours.filter((hour) => onCallAt(shifts, calendar, hour).now.length === 0);
  expect(alone.map((hour) => new Date(hour).toISOString())).toEqual([]);
  // 02:01 in Los Angeles.
  expect(onCallAt(shifts, calendar, Date.UTC(2026, 10, 24, 10, 1)).now.map(({ crew }) => crew.users)).toEqual(
    [[slackId('UPRIYA')]],
  );
});

test('the example file is good, and its team, route and patterns are what the sandbox has', () => {
  const config = configOf(readFileSync(new URL('../../switchboard.example.yml', import.meta.url), 'utf8'));
  expect({
    teams: Object.entries(config.teams).map(([id, { channel, restricted, leads, responders }]) => ({
      id,
      channel,
      restricted,
      leads,
      responders,
    })),
    riskAcknowledgesUrgentMs: config.teams.risk?.sla.urgent,
    fallback: config.routing.fallback,
    fallbackChannel: config.fallbackChannel,
    account: 'see acct_1KxQ2, po_1N3 and xacct_9zz'.match(config.identifiers[0]?.pattern ?? /$/)?.[0],
  }).toEqual({
    teams: [
      {
        id: 'engineering',
        channel: slackId('C0ENG'),
        restricted: false,
        leads: [slackId('UMARCUS'), slackId('UNORA')],
        responders: { group: slackId('S0ENG') },
      },
      {
        id: 'risk',
        channel: slackId('C0RISK'),
        restricted: true,
        leads: [slackId('UINGRID')],
        responders: { group: slackId('S0RISK') },
      },
      {
        id: 'new-markets',
        channel: slackId('C0MARKETS'),
        restricted: false,
        leads: [slackId('UHANA')],
        responders: { users: [slackId('UOLGA'), slackId('URAVI')] },
      },
      {
        id: 'design',
        channel: slackId('C0DESIGN'),
        restricted: false,
        leads: [slackId('UNORA')],
        responders: { users: [slackId('ULENA')] },
      },
    ],
    riskAcknowledgesUrgentMs: {
      acknowledge: 10 * minute,
      update: hour,
      resolve: 4 * hour,
      calendar: 'always',
    },
    fallback: 'engineering',
    fallbackChannel: slackId('C0OPS'),
    account: 'acct_1KxQ2',
  });
});

test('what is masked can be turned off, but for cards, IBANs and security codes', () => {
  const only = {
    secret_keys: false,
    passwords: false,
    bank_accounts: true,
    one_time_codes: false,
    cards: true,
  };
  expect(configOf(changed({ masking: only })).masking).toEqual(['bank account']);
  expect(
    problemsOf(changed({ masking: { cards: false, ibans: 'no', security_code: true, passwords: 1 } })),
  ).toEqual([
    'masking.cards: This is always masked. Leave it out, or write true.',
    'masking.ibans: This is always masked. Leave it out, or write true.',
    'masking.security_code: There is no such setting. Did you mean security_codes?',
    'masking.passwords: 1 is not true or false. Write true or false.',
  ]);
});
