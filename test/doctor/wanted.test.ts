import { expect, test } from 'vitest';
import { wantedBy } from '../../src/doctor/wanted.ts';
import { testConfig } from '../support/bot.ts';

test('what the example configuration names, each once with all it is there for', () => {
  const { teams, fallbackChannel } = testConfig();
  const { channels, groups, people } = wantedBy({ teams, fallbackChannel, support: null });
  expect(channels).toEqual([
    { id: 'C0ENG', teams: ['Engineering'], restricted: false, isFallback: false },
    { id: 'C0RISK', teams: ['Risk'], restricted: true, isFallback: false },
    { id: 'C0MARKETS', teams: ['New markets'], restricted: false, isFallback: false },
    { id: 'C0DESIGN', teams: ['Design'], restricted: false, isFallback: false },
    { id: 'C0OPS', teams: [], restricted: false, isFallback: true },
  ]);
  expect([...groups.keys()]).toEqual(['S0ENG', 'S0RISK']);
  expect(groups.get('S0RISK')).toEqual([
    { role: 'responder', team: 'Risk' },
    { role: 'on call', team: 'Risk' },
  ]);
  expect(people.get('UNORA')).toContainEqual({ role: 'lead', team: 'Design' });
});

test('a shift names its rotation, its exceptions and the people beside its group', () => {
  const { teams, fallbackChannel } = testConfig();
  const [id, risk] = Object.entries(teams).find(([, { name }]) => name === 'Risk') ?? [];
  if (id === undefined || risk === undefined) throw new Error('the example has no Risk');
  const shift = {
    calendar: 'always',
    group: 'S9',
    users: ['U9'],
    rotation: { users: ['U8', 'U7'], startsAt: 0, weeks: 1, timeZone: 'UTC' },
    exceptions: [{ from: 0, to: 1, users: ['U6'], group: 'S6' }],
  };
  const changed = { ...risk, onCall: [shift], fallback: { users: ['U5'] } };
  const { groups, people } = wantedBy({ teams: { [id]: changed }, fallbackChannel, support: null });
  expect([...groups.keys()]).toEqual(['S0RISK', 'S9', 'S6']);
  expect([...people.keys()]).toEqual(['UINGRID', 'U9', 'U8', 'U7', 'U6', 'U5']);
});

test('a user group that leads is named once, for that', () => {
  const { teams, fallbackChannel } = testConfig((yaml) =>
    yaml.replace('leads: [UINGRID]', 'leads: [{ group: S0LEADS }]'),
  );
  expect(wantedBy({ teams, fallbackChannel, support: null }).groups.get('S0LEADS')).toEqual([
    { role: 'lead', team: 'Risk' },
  ]);
});

test('who leads support, who its agents are and where they sit is named for that', () => {
  const support = {
    leads: ['UNORA'],
    leadGroups: ['S0SUPPORT'],
    agents: { group: 'S0AGENTS' },
    channel: 'C0AGENTS',
    onCall: [{ calendar: 'always', users: ['UAOIFE'] }],
  };
  const { channels, groups, people } = wantedBy({ ...testConfig(), support });
  expect(groups.get('S0SUPPORT')).toEqual([{ role: 'lead', team: 'support' }]);
  expect(people.get('UNORA')).toContainEqual({ role: 'lead', team: 'support' });
  expect(groups.get('S0AGENTS')).toEqual([{ role: 'responder', team: 'support' }]);
  expect(people.get('UAOIFE')).toEqual([{ role: 'on call', team: 'support' }]);
  expect(channels.find(({ id }) => id === 'C0AGENTS')?.teams).toEqual(['support']);
});

test('a channel that gets a digest is wanted, once for all who name it', () => {
  const config = testConfig((yaml) =>
    `${yaml}\nsupport: { leads: [UHANA], digest_channel: C0LEADS }\n`
      .replace('channel: C0RISK\n', 'channel: C0RISK\n    digest_channel: C0LEADS\n')
      .replace('channel: C0DESIGN\n', 'channel: C0DESIGN\n    digest_channel: C0DESIGN\n'),
  );
  expect(wantedBy(config).channels.filter(({ id }) => id === 'C0LEADS' || id === 'C0DESIGN')).toEqual([
    { id: 'C0DESIGN', teams: ['Design'], restricted: false, isFallback: false },
    { id: 'C0LEADS', teams: ['Risk', 'support'], restricted: false, isFallback: false },
  ]);
});
