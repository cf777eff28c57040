/** Who takes part in a run, and in which channel they work. */
export type Member = { id: string; side: 'agent' | 'team'; channels: readonly string[] };

const agents = ['UAOIFE', 'UYUKI', 'UJONAS', 'UCLAIRE'];
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

export const teamNames: { [channel: string]: string } = {
  C0ENG: 'Engineering',
  C0RISK: 'Risk',
  C0MARKETS: 'New markets',
  C0DESIGN: 'Design',
};
