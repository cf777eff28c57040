/** Who else may read what is the bot's: asked by the doctor, and at the start. */

import { databasePathIn } from '../config/environment.ts';
import { configPathIn } from '../config/settings.ts';
import type { Finding } from './finding.ts';
import { judgeFiles } from './judge/files.ts';
import { lookAtFiles } from './look/files.ts';

/** What says where they are. */
export type Whereabouts = {
  env: Readonly<Record<string, string | undefined>>;
  /** Where the environment was read from, when there is such a file. */
  envFile: string;
};

export const checkFiles = ({ env, envFile }: Whereabouts): Finding[] =>
  judgeFiles(
    lookAtFiles({
      environment: envFile,
      configuration: configPathIn(env),
      database: databasePathIn(env),
    }),
  );
