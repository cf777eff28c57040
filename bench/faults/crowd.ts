/** Who takes part in a run, and in which channel they work: the example's people, with more agents, for most of what begins begins with them. */
import { cast as example } from '../../sandbox/cast.ts';
import type { Cast } from '../../sandbox/slack/state.ts';

export type Member = { id: string; side: 'agent' | 'team'; channels: readonly string[] };

const more = Array.from({ length: 8 }, (_, n) => `UAGENT${n + 1}`);
export const agents = ['UAOIFE', 'UYUKI', 'UJONAS', 'UCLAIRE', ...more];
const teams: { [channel: string]: readonly string[] } = {
  C0ENG: ['UKENJI', 'UPRIYA', 'USAM'],
  C0RISK: ['UMINA', 'UTOMAS'],
  C0MARKETS: ['UOLGA', 'URAVI'],
  C0DESIGN: ['ULENA'],
};

export const teamChannels = Object.keys(teams);

export const crowd: readonly Member[] = [
  ...agents.map((id): Member => ({ id, side: 'agent', channels: [] })),
  ...Object.entries(teams).flatMap(([channel, ids]) =>
    ids.map((id): Member => ({ id, side: 'team', channels: [channel] })),
  ),
];

/** Who works in the same team, themselves included. */
export const colleaguesOf = (user: string): readonly string[] =>
  Object.values(teams).find((ids) => ids.includes(user)) ?? [];

export const teamIds: readonly string[] = ['engineering', 'risk', 'new-markets', 'design'];

export const cast: Cast = {
  ...example,
  people: [
    ...example.people,
    ...more.map((id) => ({ id, name: id.toLowerCase(), realName: id, tz: 'Europe/Dublin', locale: 'en-IE' })),
  ],
  channels: example.channels.map((channel) =>
    channel.id === 'C0OPS' ? { ...channel, members: [...channel.members, ...more] } : channel,
  ),
};
