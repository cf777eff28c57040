import { expect, test } from 'vitest';
import { wantedBy } from '../../src/doctor/wanted.ts';
import { testConfig } from '../support/bot.ts';

test('what the example configuration names, each once with all it is there for', () => {
  const { teams, fallbackChannel } = testConfig();
  const { channels, groups, people } = wantedBy(teams, fallbackChannel);
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
  const { groups, people } = wantedBy({ [id]: changed }, fallbackChannel);
  expect([...groups.keys()]).toEqual(['S0RISK', 'S9', 'S6']);
  expect([...people.keys()]).toEqual(['UINGRID', 'U9', 'U8', 'U7', 'U6', 'U5']);
});
