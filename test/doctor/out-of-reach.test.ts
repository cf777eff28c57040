/** Everything because of which somebody may be out of reach, or a card lost: what the check-up says of it, what to do, and that the guide has both. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { doctorRow } from '../../src/cli/doctor.ts';
import type { Looked, SlackFacts, SwapFound } from '../../src/doctor/facts.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { judgeCards } from '../../src/doctor/judge/database.ts';
import { judgeSlack } from '../../src/doctor/judge/slack.ts';
import { judgeSwaps } from '../../src/doctor/judge/swaps.ts';
import { wantedBy } from '../../src/doctor/wanted.ts';
import { testConfig } from '../support/bot.ts';
import { hours, morning } from '../support/factories.ts';
import { engineering } from '../support/rosters.ts';
import { colleague, factsWith, openChannel, said } from './found.ts';

const config = testConfig(
  (yaml) =>
    `${engineering([
      '{ group: S0ONCALL }',
      '{ time_zone: UTC, rotation: { users: [UKENJI, UPRIYA], starts: 2026-11-23 09:00, weeks: 1 } }',
    ])(
      yaml,
    )}\nsupport: { leads: [{ group: S0LEADS }], agents: { group: S0AGENTS }, shifts: [{ users: [UAOIFE] }] }\n`,
);
const wanted = wantedBy(config);

/** All is well with whatever the configuration names, but for what is changed. */
function slackWith(change: (facts: SlackFacts) => void): Finding[] {
  const facts = factsWith({
    channels: new Map(wanted.channels.map(({ id }) => [id, said(openChannel)])),
    people: new Map([...wanted.people.keys()].map((id) => [id, said({ ...colleague, name: id })])),
    groups: said([...wanted.groups.keys()].map((id) => ({ id, handle: id, disabled: false, members: 1 }))),
  });
  change(facts);
  return judgeSlack(facts, { wanted, access: config.access, scopes: [] });
}

const group = (id: string, changes: object | 'gone') =>
  slackWith((facts) => {
    if (facts.groups?.is !== 'said') throw new Error('all groups are known');
    const others = facts.groups.value.filter((one) => one.id !== id);
    const changed = { id, handle: id, disabled: false, members: 1 };
    facts.groups = said(changes === 'gone' ? others : [...others, { ...changed, ...changes }]);
  });
const person = (id: string, changes: object) =>
  slackWith((facts) => {
    facts.people = new Map([...facts.people, [id, said({ ...colleague, name: id, ...changes })]]);
  });
const channel = (id: string, changes: object | 'gone') =>
  slackWith((facts) => {
    const seen =
      changes === 'gone'
        ? { is: 'refused' as const, code: 'channel_not_found' }
        : said({ ...openChannel, ...changes });
    facts.channels = new Map([...facts.channels, [id, seen]]);
  });
const swapped: SwapFound = {
  team: 'engineering',
  giver: 'UKENJI',
  taker: 'UPRIYA',
  from: morning,
  to: morning + hours(48),
  inReturn: null,
  left: [],
};
const swaps = (change: Partial<SwapFound>): Finding[] =>
  judgeSwaps(
    { value: [{ ...swapped, ...change }] } satisfies Looked<SwapFound[]>,
    config.teams,
    morning + hours(24),
  );

/** What is said, without whom or what of, and what to do. */
const states: [state: string, findings: Finding[], found: string, todo: string][] = [
  ['an on-call group is gone', group('S0ONCALL', 'gone'), 'does not exist', 'Name another group'],
  [
    'an on-call group is disabled',
    group('S0ONCALL', { disabled: true }),
    'is disabled',
    'Enable it in Slack',
  ],
  ['an on-call group is empty', group('S0ONCALL', { members: 0 }), 'has nobody in it', 'Add people'],
  [
    'an on-call group of people who have left',
    group('S0ONCALL', { people: [{ ...colleague, deactivated: true }] }),
    'has nobody in it who can use the bot',
    'Add people',
  ],
  ['a group of responders is gone', group('S0ENG', 'gone'), 'does not exist', 'Name another group'],
  ['the agents’ group is empty', group('S0AGENTS', { members: 0 }), 'has nobody in it', 'Add people'],
  [
    'the group that leads support is disabled',
    group('S0LEADS', { disabled: true }),
    'is disabled',
    'Enable it',
  ],
  [
    'somebody on call has left',
    person('UPRIYA', { deactivated: true }),
    'is deactivated',
    'Name somebody else',
  ],
  [
    'an agent of a shift has left',
    person('UAOIFE', { deactivated: true }),
    'is deactivated',
    'Name somebody else',
  ],
  ['a lead has left', person('UINGRID', { deactivated: true }), 'is deactivated', 'Name somebody else'],
  [
    'nobody is left to lead a team',
    person('UINGRID', { deactivated: true }),
    'Nobody is left to lead',
    'Name somebody else under leads',
  ],
  [
    'somebody has no time zone',
    person('UPRIYA', { timeZone: null }),
    'has no time zone',
    'Ask them to choose',
  ],
  [
    'a time zone that the machine does not know',
    person('UPRIYA', { isZoneStrange: true }),
    'has a time zone in Slack that this machine does not know',
    'Install a newer Node.js',
  ],
  ['a channel is gone', channel('C0DESIGN', 'gone'), 'is not there for the bot', 'Invite the bot there'],
  ['a channel is archived', channel('C0DESIGN', { archived: true }), 'is archived', 'Unarchive it'],
  [
    'the bot was removed',
    channel('C0DESIGN', { member: false }),
    'does not have the bot in it',
    'Invite it there',
  ],
  [
    'a card is gone',
    judgeCards({ value: { missing: 1, stale: [] } }),
    'has no card in Slack',
    '/escalate list',
  ],
  [
    'cards left in a closed channel',
    judgeCards({ value: { missing: 0, stale: [{ place: 'C0DESIGN', count: 2 }] } }),
    'what was so when the bot could last write there',
    'Unarchive the channel',
  ],
  [
    'who took a turn has left',
    swaps({ left: ['UPRIYA'] }),
    'and has left Slack',
    'name somebody for this time under exceptions',
  ],
  [
    'who does a turn in return has left',
    swaps({ to: morning, inReturn: { from: morning, to: morning + hours(72) }, left: ['UKENJI'] }),
    'and has left Slack',
    'name somebody for this time under exceptions',
  ],
  [
    'who swapped is no longer in the rotation',
    swaps({ taker: 'USAM' }),
    'the swap has no effect',
    'See with /escalate on-call',
  ],
];

const troubles = (findings: readonly Finding[]) =>
  findings.filter(({ level }) => level !== 'ok').map(doctorRow);

test.each(states)('%s', (_, findings, found, todo) => {
  const rows = troubles(findings).filter((row) => row.found.includes(found));
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row.todo).toContain(todo);
});

test('where all is well, nothing is said', () => {
  const before = swaps({ left: ['UKENJI'] });
  expect(troubles([...slackWith(() => {}), ...swaps({}), ...before])).toEqual([]);
});

test('a swap that is over is nothing to look at', () => {
  expect(troubles(swaps({ to: morning, left: ['UPRIYA'] }))).toEqual([]);
});

test('the guide has each of them', () => {
  const guide = readFileSync(new URL('../../docs/guides/operate.md', import.meta.url), 'utf8');
  const quoted = guide.match(/`[^`\n]+`/g) ?? [];
  const missing = states
    .map(([, , found]) => found)
    .filter((found) => !quoted.some((words) => words.includes(found)));
  expect(missing).toEqual([]);
});
