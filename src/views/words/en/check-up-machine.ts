/** What is said of the machine, the configuration and the environment. */
import type { Kept } from '../../../doctor/finding.ts';
import { foundWords, type Telling } from '../../health/naming.ts';
import { bytes, form, listText, many } from './grammar.ts';

type OfMachine =
  | 'problem'
  | 'configuration'
  | 'environment'
  | 'files'
  | 'open files'
  | 'disk'
  | 'disk unknown'
  | 'node'
  | 'node too old'
  | 'time zones old'
  | 'holidays'
  | 'holidays unknown';

export const machineWords: Telling<OfMachine> = {
  problem: ({ where, problem, fix }) => foundWords(`${where}: ${problem}`, fix),
  configuration: ({ path, teams }) => foundWords(`${path} is good: ${many(teams, 'team')}.`),
  environment: ({ mode }) => foundWords(`It is complete, for ${mode === 'socket' ? 'Socket Mode' : 'HTTP'}.`),
  files: () => foundWords('What is secret can be read by its owner only.'),
  'open files': ({ of, paths }) => {
    const it = form(paths.length, 'it', 'them');
    return foundWords(
      `Other users of this machine can ${exposed[of]} ${listText(paths)}.`,
      `The user who runs the bot should own ${it}, and nobody else read ${it}: chmod ${of === 'folder' ? 700 : 600} ${paths.join(' ')}`,
    );
  },
  disk: ({ freeBytes }) =>
    foundWords(
      `${bytes(freeBytes)} are free where the database is.`,
      freeBytes < 1024 ** 3 ? 'Make room: on a full disk nothing can be saved.' : '',
    ),
  'disk unknown': ({ code }) => foundWords(`It does not say what is free (${code}).`, 'Look by hand.'),
  node: ({ version, timeZoneData }) =>
    foundWords(`It is ${version}${timeZoneData === null ? '' : `, with time zones of ${timeZoneData}`}.`),
  'node too old': ({ version, needed }) => foundWords(`It is ${version}.`, `Install ${needed} or later.`),
  'time zones old': ({ timeZoneData }) =>
    foundWords(
      `It knows time zones as of ${timeZoneData}.`,
      'Install a newer release: where clocks were changed since, due times are wrong.',
    ),
  holidays: ({ regions, until }) => foundWords(`They are known until ${until}: ${regions.join(', ')}.`),
  'holidays unknown': ({ region, year }) =>
    foundWords(`None of ${region} are known for ${year}.`, 'Write them under closed in its calendars.'),
};

const exposed: Record<Kept, string> = {
  environment: 'read the tokens in',
  database: 'read what people wrote, in',
  configuration: 'read the names of people and channels in',
  folder: 'list the folder of the database,',
};
