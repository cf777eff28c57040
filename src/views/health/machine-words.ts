/** What is said of the machine, the configuration and the environment. */
import { bytes, many } from './amounts.ts';
import { type Telling, tell } from './naming.ts';

type OfMachine =
  | 'problem'
  | 'configuration'
  | 'environment'
  | 'disk'
  | 'disk unknown'
  | 'node'
  | 'node too old'
  | 'time zones old'
  | 'holidays'
  | 'holidays unknown';

export const machineWords: Telling<OfMachine> = {
  problem: ({ where, problem, fix }) => tell(`${where}: ${problem}`, fix),
  configuration: ({ path, teams }) => tell(`${path} is good: ${many(teams, 'team')}.`),
  environment: ({ mode }) => tell(`It is complete, for ${mode === 'socket' ? 'Socket Mode' : 'HTTP'}.`),
  disk: ({ freeBytes }) =>
    tell(
      `${bytes(freeBytes)} are free where the database is.`,
      freeBytes < 1024 ** 3 ? 'Make room: on a full disk nothing can be saved.' : '',
    ),
  'disk unknown': ({ code }) => tell(`It does not say what is free (${code}).`, 'Look by hand.'),
  node: ({ version, timeZoneData }) =>
    tell(`It is ${version}${timeZoneData === null ? '' : `, with time zones of ${timeZoneData}`}.`),
  'node too old': ({ version, needed }) => tell(`It is ${version}.`, `Install ${needed} or later.`),
  'time zones old': ({ timeZoneData }) =>
    tell(
      `It knows time zones as of ${timeZoneData}.`,
      'Install a newer release: where clocks were changed since, due times are wrong.',
    ),
  holidays: ({ regions, until }) => tell(`They are known until ${until}: ${regions.join(', ')}.`),
  'holidays unknown': ({ region, year }) =>
    tell(`None of ${region} are known for ${year}.`, 'Write them under closed in its calendars.'),
};
