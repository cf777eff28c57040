/** What a check-up says in Slack. */
import { expect, test } from 'vitest';
import { checkMessage } from '../../sandbox/slack/limits.ts';
import type { Finding, Finds, What } from '../../src/doctor/finding.ts';
import { healthAnswer, noHealthAnswer } from '../../src/views/health/health-answer.ts';
import { findingWords } from '../../src/views/health/naming.ts';
import { en } from '../../src/views/words/en/index.ts';
import { heard, pings, seen } from './seeing.ts';

const archived: Finding = {
  level: 'wrong',
  area: 'channels',
  what: 'channel',
  id: 'C0DESIGN',
  name: 'esc-design',
  teams: ['Design', 'Engineering', 'Risk', 'New markets'],
  isFallback: true,
  trouble: 'archived',
};
const late: Finding = { level: 'look', area: 'queue', what: 'queue', waiting: 3, late: 1, oldestMs: 185_000 };
const well: Finding = { level: 'ok', area: 'disk', what: 'disk', freeBytes: 2 ** 31 };
const more: Finding = { level: 'ok', area: 'channels', what: 'channels', count: 4 };

test('all is well in one line', () => {
  expect(seen(healthAnswer([well, more], en))).toEqual(['All is well: channels and disk.']);
});

test('worst first, each with what to do; an area with a trouble is not well', () => {
  expect(seen(healthAnswer([late, well, more, archived], en))).toEqual([
    'One thing is wrong, one is worth a look.',
    'Wrong: channels. #esc-design (the channel of Design, Engineering and 2 more, the fallback channel) is archived. Unarchive it, or name another channel in the configuration.',
    'Worth a look: queue. 3 messages wait, 1 too long: the oldest for 3 min. Does the bot run, and does Slack answer? The log says more.',
    'Well: disk.',
  ]);
});

test('more than a dozen are counted, and Slack takes even the longest', () => {
  const long = { ...archived, teams: Array<string>(4).fill('x'.repeat(75)) };
  const answer = healthAnswer([...Array<Finding>(90).fill(long), ...Array<Finding>(90).fill(late)], en);
  expect(seen(answer).at(-1)).toBe('And 168 more: switchboard doctor shows all, on the machine of the bot.');
  expect(checkMessage(answer)).toEqual([]);
});

test('people are named, and nobody is notified', () => {
  const person = (name: string | null): Finding => ({
    level: 'wrong',
    area: 'people',
    what: 'person',
    id: 'UNORA',
    name,
    duties: [{ role: 'lead', team: 'Design' }],
    trouble: 'deactivated',
  });
  const answer = healthAnswer([person('<!channel> & Nora')], en);
  expect([heard(answer), pings(answer)]).toEqual([
    'One thing is wrong. Wrong: people. <!channel> & Nora (lead of Design) is deactivated. Name somebody else in the configuration.',
    [],
  ]);
});

test('who leads nobody is told where to turn', () => {
  expect(seen(noHealthAnswer(en))).toEqual([
    'The check-up is for leads, and you lead no team here. If something seems wrong with Switchboard, please tell a lead.',
  ]);
});

const examples: { [W in What]: Finds[W] } = {
  problem: { where: 'teams.risk (line 3)', problem: 'This is missing.', fix: 'Write it.' },
  configuration: { path: 'switchboard.yml', teams: 1 },
  environment: { mode: 'http' },
  files: {},
  'open files': { of: 'environment', paths: ['.env'] },
  silence: { reason: 'timeout' },
  identity: { botName: 'switchboard', workspace: 'Acme', workspaceId: 'T1' },
  'not a bot': {},
  'token refused': { code: 'invalid_auth' },
  'app token': {},
  'app token refused': { code: 'invalid_auth' },
  scopes: { count: 11 },
  'scopes unknown': {},
  'scope missing': { scope: 'chat:write', isChoice: false },
  clock: { skewMs: -700_000 },
  'clock unknown': {},
  channels: { count: 1 },
  channel: archived,
  groups: { count: 2 },
  group: { id: 'S1', handle: null, duties: [{ role: 'on call', team: 'Risk' }], trouble: 'empty' },
  people: { count: 1 },
  'nobody leads': { team: 'Risk' },
  person: { id: 'U1', name: 'Nora', duties: [{ role: 'fallback', team: 'Risk' }], trouble: 'no time zone' },
  refused: { code: 'missing_scope', count: 2 },
  'not looked at': { waitMs: null, count: 1 },
  swap: { team: 'Risk', giver: 'U1', taker: 'U2', endsMs: 86_400_000, trouble: 'taker has left' },
  'cards missing': { count: 1 },
  'cards stale': { place: 'C1', count: 2 },
  queue: { waiting: 1, late: 0, oldestMs: 1000 },
  'no dead letters': {},
  'dead letters': { place: 'D1', reason: 'fault', count: 1 },
  'more dead letters': { count: 2 },
  'no database': { path: 'a.db' },
  database: { path: 'a.db', bytes: 1_300_000, walBytes: 4096 },
  'database closed': { path: 'a.db', code: 'SQLITE_NOTADB' },
  'database damaged': { damage: 'Tree 5 page 7: out of order' },
  'dangling rows': { count: 2 },
  'migrations missing': { count: 1 },
  'migrations unknown': { count: 2 },
  'large log': { walBytes: 300 * 2 ** 20 },
  unreadable: { code: 'SQLITE_CORRUPT' },
  running: { beatMs: 0 },
  stuck: { beatMs: 600_000 },
  stopped: { beatMs: null },
  sender: { host: 'app-1', pid: '41', sinceMs: 3_600_000, instances: 2 },
  'no sender': { instances: 1 },
  'database clock': { skewMs: -2500 },
  disk: { freeBytes: 50 * 2 ** 20 },
  'disk unknown': { code: 'EACCES' },
  node: { version: '20.20.2', timeZoneData: null },
  'node too old': { version: '18.0.0', needed: '20.12' },
  'time zones old': { timeZoneData: '2023c' },
  holidays: { regions: ['DE-BE', 'IE'], until: 2027 },
  'holidays unknown': { region: 'XX', year: 2027 },
};

const naming = {
  channel: (id: string) => id,
  person: (id: string, name: string | null) => name ?? id,
  group: (id: string) => id,
};

test.each([
  ['is_archived', '2 messages could not be sent to C0RISK: Slack says is_archived.'],
  ['the escalation is gone', '2 messages could not be sent to C0RISK: the escalation is gone.'],
  ['fault', '2 messages could not be sent to C0RISK: a fault of ours, which the log explains.'],
  ['perhaps posted', '2 messages to C0RISK may be missing: Slack did not say whether it took them.'],
])('a dead letter says why: %s', (reason, said) => {
  const { found } = findingWords(
    { level: 'wrong', area: 'dead letters', what: 'dead letters', place: 'C0RISK', reason, count: 2 },
    naming,
    en,
  );
  expect(found.join('')).toBe(said);
});

test.each([
  [
    'database',
    ['a.db', 'a.db-wal'],
    'Other users of this machine can read what people wrote, in a.db and a.db-wal. The user who runs the bot should own them, and nobody else read them: chmod 600 a.db a.db-wal',
  ],
  [
    'configuration',
    ['switchboard.yml'],
    'Other users of this machine can read the names of people and channels in switchboard.yml. The user who runs the bot should own it, and nobody else read it: chmod 600 switchboard.yml',
  ],
  [
    'folder',
    ['data'],
    'Other users of this machine can list the folder of the database, data. The user who runs the bot should own it, and nobody else read it: chmod 700 data',
  ],
] as const)('what others can read is told with the command that ends it: %s', (of, paths, said) => {
  const { found, todo } = findingWords(
    { level: 'look', area: 'files', what: 'open files', of, paths },
    naming,
    en,
  );
  expect(`${found.join('')} ${todo}`).toBe(said);
});

test('every finding is told in sentences', () => {
  const told = Object.entries(examples).map(([what, example]) => {
    const finding = { level: 'ok', area: 'disk', what, ...example } as Finding;
    const { found, todo } = findingWords(finding, naming, en);
    return `${found.join('')} ${todo}`.trim();
  });
  expect(told).toEqual([
    'teams.risk (line 3): This is missing. Write it.',
    'switchboard.yml is good: 1 team.',
    'It is complete, for HTTP.',
    'What is secret can be read by its owner only.',
    'Other users of this machine can read the tokens in .env. The user who runs the bot should own it, and nobody else read it: chmod 600 .env',
    'Slack does not answer (timeout), so nothing there was looked at. Can this machine reach https://slack.com? If it can, see https://slack-status.com.',
    'It is switchboard in Acme (T1).',
    'SLACK_BOT_TOKEN is not the token of a bot. Take the one that begins with xoxb-.',
    'Slack refuses SLACK_BOT_TOKEN (invalid_auth). Copy it again, from the app that is installed in this workspace: OAuth & Permissions.',
    'It opens Socket Mode.',
    'Slack refuses SLACK_APP_TOKEN (invalid_auth). Make one with the scope connections:write: Basic Information, App-Level Tokens. And turn Socket Mode on.',
    'All 11 of the manifest are granted.',
    'Slack did not say which scopes are granted. Try again.',
    'chat:write is not granted: nothing can be said at all. To grant it, paste manifest.yml into App Manifest on the page of the app, and install the app again.',
    'This machine is 11 min ahead of Slack. Set its clock by NTP: from five minutes on, no request of Slack is trusted.',
    'Slack did not say how late it is. Try again.',
    'The bot is in 1 channel and may post.',
    'C0DESIGN (the channel of Design, Engineering and 2 more, the fallback channel) is archived. Unarchive it, or name another channel in the configuration.',
    '2 groups have members.',
    'S1 (on call for Risk) has nobody in it. Add people to it in Slack.',
    '1 person is here, with a time zone.',
    'Nobody is left to lead Risk. Its fallback, or the leads of another team, hear instead. Name somebody else under leads, or fill the group that stands there.',
    'Nora (fallback of Risk) has no time zone in Slack, so UTC is taken. Ask them to choose theirs in Slack’s preferences.',
    'This could not be looked at: Slack says missing_scope. Is a scope missing?',
    'This could not be looked at: Slack did not answer. Try again.',
    'U2 took a turn on call for Risk from U1, which ends in 1 d, and has left Slack. It is with U1 again. Tell them, or name somebody for this time under exceptions.',
    '1 open escalation has no card in Slack. What is wrong with the channel is told here too. /escalate list has them meanwhile.',
    '2 old cards in C1 show what was so when the bot could last write there. Unarchive the channel, or invite the bot there again: they are put right by themselves.',
    '1 message waits, none too long.',
    'There are none.',
    '1 message could not be sent to a direct message: a fault of ours, which the log explains. When the reason is gone, switchboard doctor --resend sends them.',
    '2 more messages could not be sent. When the reason is gone, switchboard doctor --resend sends them.',
    'There is none yet at a.db. The bot makes it when it starts.',
    'a.db is sound: 1.2 MB, and 4.0 kB of changes beside it.',
    'a.db does not open (SQLITE_NOTADB). May the user who runs this read it and write in its folder? If it is damaged, stop the bot and restore the newest backup.',
    'SQLite finds damage: Tree 5 page 7: out of order. Stop the bot and restore the newest backup.',
    '2 rows point at rows that are not there. Stop the bot and restore the newest backup.',
    'It is older than the code by 1 migration. The bot brings it up to date when it starts.',
    'It is newer than the code by 2 migrations. Run the newer code again, or restore the backup from before the upgrade.',
    '300 MB of changes are not written back yet. Does another program hold the database open? End it, or restart the bot.',
    'This could not be read (SQLITE_CORRUPT). If the database is damaged, stop the bot and restore the newest backup.',
    'It runs; its last sign of life is 0 s old.',
    'A process holds the database and gives no sign of life for 10 min. Restart the bot; the log says what it was at.',
    'It has not run yet. Start it when all else is well.',
    'app-1 (process 41) has sent for 1 h; 2 instances run.',
    '1 instance runs, and none sends. One takes over within 20 seconds. If none does, look into the logs.',
    'The clock of the database is 2.5 s behind this machine’s. Set both by NTP.',
    '50 MB are free where the database is. Make room: on a full disk nothing can be saved.',
    'It does not say what is free (EACCES). Look by hand.',
    'It is 20.20.2.',
    'It is 18.0.0. Install 20.12 or later.',
    'It knows time zones as of 2023c. Install a newer release: where clocks were changed since, due times are wrong.',
    'They are known until 2027: DE-BE, IE.',
    'None of XX are known for 2027. Write them under closed in its calendars.',
  ]);
});
