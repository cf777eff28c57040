/** A busy company: 79 teams, a few of which get most of what is raised, and leads who have several teams each. Its promises are the defaults. */
import { stringify } from 'yaml';
import { type Config, loadConfig } from '../../src/config/config.ts';

export const teamCount = 79;
const leadCount = 16;

const zones = ['Europe/Dublin', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Asia/Tokyo'];

export const teamId = (rank: number): string => `team-${rank}`;
/** The busiest teams have one head; the others are shared out. */
const leadOf = (rank: number): string => `ULEAD${rank < 4 ? 0 : 1 + (rank % (leadCount - 1))}`;

/** Who is where; everybody else is in Dublin. */
export const zonesOf: ReadonlyMap<string, string> = new Map(
  Array.from({ length: leadCount }, (_, n) => [`ULEAD${n}`, zones[n % zones.length] ?? 'UTC']),
);

/** `more` are settings of switchboard.yml besides. */
export function busyCompany(more: object = {}): Config {
  const teams = Array.from({ length: teamCount }, (_, rank) => [
    teamId(rank),
    {
      name: `Team ${rank}`,
      channel: `C${String(rank).padStart(4, '0')}`,
      responders: { users: [`UOWNER${rank}`] },
      leads: [leadOf(rank)],
      on_call: [{ users: [`UONCALL${rank}`] }],
    },
  ]);
  const sla = {
    urgent: { acknowledge: '15m', update: '1h', resolve: '4h' },
    high: { acknowledge: '30m', update: '2h', resolve: '8h' },
    normal: { acknowledge: '2h', update: '8h', resolve: '2d' },
    low: { acknowledge: '8h', update: '1d', resolve: '5d' },
  };
  const read = loadConfig(
    stringify({
      defaults: { sla },
      teams: Object.fromEntries(teams),
      routing: { fallback: teamId(0) },
      fallback_channel: 'C9999',
      ...more,
    }),
  );
  if ('config' in read) return read.config;
  throw new Error(read.problems.map(({ path, problem }) => `${path}: ${problem}`).join('\n'));
}
