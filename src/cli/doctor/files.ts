/** Who else may read what is the bot's: asked by the doctor, and at the start. */
import { databasePathIn } from '../../config/environment.ts';
import { judgeFiles } from '../../health/files.ts';
import type { Finding } from '../../health/finding.ts';
import { lookAtFiles } from '../../probes/files.ts';
import { configPathIn } from '../settings.ts';
import type { Terminal } from '../terminal.ts';

export const checkFiles = ({ env, envFile }: Pick<Terminal, 'env' | 'envFile'>): Finding[] =>
  judgeFiles(
    lookAtFiles({
      environment: envFile,
      configuration: configPathIn(env),
      database: databasePathIn(env),
    }),
  );
