import { expect, test } from 'vitest';
import type { Team } from '../../../src/domain/team.ts';
import { onCallOf, without } from '../../../src/outbox/render/on-call.ts';
import { aPolicy, calendars, hours, morning } from '../../support/factories.ts';

const evening = morning + hours(11);
const tuesday = morning + hours(24);

const team = (onCall: Team['onCall']): Team => ({
  name: 'Engineering',
  channel: 'C0ENG',
  restricted: false,
  responders: { channelMembers: true },
  leads: ['UMARCUS'],
  onCall,
  fallback: { users: ['UMARCUS'] },
  sla: aPolicy().sla,
  ladder: 'default',
});
const office = team([{ calendar: 'dublin', users: ['UPRIYA'] }]);

const onCall = (
  teams: Record<string, Team>,
  now: number,
  { out, ...more }: { out?: string[]; priority?: 'urgent' | 'normal'; liveUntil?: number | null } = {},
) =>
  onCallOf(
    {
      directory: { teams, support: null, calendars },
      people: {
        outOfReach: async () => new Set(out ?? []),
        onCallNames: async (crews) =>
          crews.flatMap(({ users = [] }) => users.map((user) => `name of ${user}`)),
      },
      now: () => now,
    },
    { team: 'engineering', priority: 'normal', liveUntil: null, ...more },
  );

test('while a shift is open, its crew with their names; who is next is not looked for', async () => {
  expect(await onCall({ engineering: office }, morning)).toEqual({
    crews: [{ users: ['UPRIYA'] }],
    names: ['name of UPRIYA'],
    fallback: false,
    next: null,
  });
});

test('while none is open, nobody, and who comes next and when', async () => {
  expect(await onCall({ engineering: office }, evening)).toEqual({
    crews: [],
    names: [],
    fallback: false,
    next: { at: tuesday, names: ['name of UPRIYA'] },
  });
});

test.each([
  ['it is urgent', { priority: 'urgent' as const }],
  ['the user is on the phone', { liveUntil: evening + hours(1) }],
])('while none is open and %s, who stands in, and who comes next', async (_, more) => {
  expect(await onCall({ engineering: office }, evening, more)).toEqual({
    crews: [{ users: ['UMARCUS'] }],
    names: ['name of UMARCUS'],
    fallback: true,
    next: { at: tuesday, names: ['name of UPRIYA'] },
  });
});

test.each([
  [['UPRIYA'], ['UMARCUS']],
  [['UPRIYA', 'UMARCUS'], []],
])('where %j cannot be reached, %j stands in, urgent or not', async (out, standIns) => {
  const crews = [{ users: standIns }];
  const nobody = { fallback: true, outOfReach: true, next: null };
  const names = standIns.map((user) => `name of ${user}`);
  for (const priority of ['urgent', 'normal'] as const) {
    expect(await onCall({ engineering: office }, morning, { out, priority })).toEqual({
      ...nobody,
      crews,
      names,
    });
  }
});

test('at night who cannot be reached is not next, and nobody stands in for them', async () => {
  expect(await onCall({ engineering: office }, evening, { out: ['UPRIYA'] })).toEqual({
    crews: [],
    names: [],
    fallback: false,
    next: null,
  });
});

test('nobody is next where nobody is ever on call, and where the team is gone', async () => {
  const nobody = { crews: [], names: [], fallback: false, next: null };
  expect(await onCall({ engineering: team([]) }, morning)).toEqual(nobody);
  expect(await onCall({}, morning)).toEqual(nobody);
});

test('who is not to be mentioned is left out; a group stays, and a crew of which nobody is left does not', () => {
  const facts = {
    crews: [
      { users: ['UPRIYA', 'UKENJI'] },
      { users: ['UKENJI'] },
      { group: 'S0ENG', users: ['UKENJI'] },
      { group: 'S0RISK' },
    ],
    names: ['all of them'],
    fallback: true,
    next: null,
  };
  expect(without(facts, ['UKENJI', 'USAM'])).toEqual({
    ...facts,
    crews: [
      { group: undefined, users: ['UPRIYA'] },
      { group: 'S0ENG', users: [] },
      { group: 'S0RISK', users: [] },
    ],
  });
});
