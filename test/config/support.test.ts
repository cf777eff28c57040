/** `support`: what a team can say of its people and shifts is said of the agents in the same words. */
import { expect, test } from 'vitest';
import { changed, configOf, type Json, problemsOf } from './small-config.ts';

const calendars = { dublin: { time_zone: 'Europe/Dublin', hours: { 'mon-fri': '09:00-17:30' } } };
const withSupport = (support: Json) => changed({ calendars, support });

test('what is left out is nobody and nowhere', () => {
  expect(configOf(withSupport({ leads: ['UNORA'] })).support).toEqual({
    leads: ['UNORA'],
    agents: null,
    channel: null,
    onCall: [],
  });
});

test('agents, channel and shifts are as a team’s', () => {
  const shifts = [
    { calendar: 'dublin', group: 'S0DUBLIN' },
    { calendar: 'always', users: ['UYUKI'] },
  ];
  const support = {
    leads: [{ group: 'S0LEADS' }],
    agents: { group: 'S0AGENTS' },
    channel: 'C0AGENTS',
    shifts,
  };
  expect(configOf(withSupport(support)).support).toEqual({
    leads: [],
    leadGroups: ['S0LEADS'],
    agents: { group: 'S0AGENTS' },
    channel: 'C0AGENTS',
    onCall: shifts,
  });
});

test.each<[problem: string, support: { [key: string]: Json }]>([
  [
    'support.channel: The agents are the members of a channel, and no channel is named. Write the agents’ channel here, C… or G….',
    { agents: 'channel_members' },
  ],
  ['support.shifts[0].calendar', { shifts: [{ calendar: 'dubin', users: ['UAOIFE'] }] }],
  [
    'support.shifts[0].time_zone',
    { shifts: [{ rotation: { users: ['UAOIFE', 'UJONAS'], starts: '2026-11-23 09:00' } }] },
  ],
])('%s', (problem, support) => {
  const [found, ...others] = problemsOf(withSupport({ leads: ['UNORA'], ...support }));
  expect([found?.startsWith(problem), others]).toEqual([true, []]);
});
