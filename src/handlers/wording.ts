/** The names a sentence needs, gathered before it is written. */
import { wordingFor as wordingOf } from '../slack/people/wording.ts';
import type { Wording } from '../views/parts.ts';
import { words } from '../views/words/default.ts';
import type { Deps } from './deps.ts';

export const wordingWith = async (
  { people, config, directory }: Pick<Deps, 'people' | 'config' | 'directory'>,
  ids: Iterable<string>,
): Promise<Wording> => ({ words, ...(await wordingOf(people, { ...config, ...directory }, ids)) });
