/** The names a sentence needs, gathered before it is written. */
import { wordingFor as wordingOf } from '../people/wording.ts';
import type { Wording } from '../views/parts.ts';
import type { Deps } from './deps.ts';

export const wordingWith = (
  { people, config, directory }: Pick<Deps, 'people' | 'config' | 'directory'>,
  ids: Iterable<string>,
): Promise<Wording> => wordingOf(people, { ...config, ...directory }, ids);
