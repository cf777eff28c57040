/** Everything the bot needs to know before it starts: environment and switchboard.yml, or every problem of both at once. */
import { readFileSync } from 'node:fs';
import { type Config, loadConfig } from './config.ts';
import { type Environment, readEnvironment } from './environment.ts';
import type { ConfigFinding, Problem } from './problems.ts';
import { readYaml } from './yaml-text.ts';

export type Settings = { environment: Environment; config: Config };

/** Where the configuration is, also when the rest of the environment has problems. */
export function configPathIn(env: Readonly<Record<string, string | undefined>>): string {
  return env.SWITCHBOARD_CONFIG?.trim() || 'switchboard.yml';
}

export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
): Settings | { problems: Problem[] } {
  const ofEnvironment = readEnvironment(env);
  const ofFile = readConfigFile(configPathIn(env));
  if ('environment' in ofEnvironment && 'config' in ofFile) {
    return { ...ofEnvironment, config: ofFile.config };
  }
  return {
    problems: [
      ...('problems' in ofEnvironment ? ofEnvironment.problems : []),
      ...('problems' in ofFile ? ofFile.problems : []),
    ],
  };
}

export type ConfigRead = {
  config: Config;
  /** Finds the line of what is worth a look. */
  locate(finding: ConfigFinding): Problem;
};

/** A file that cannot be read is a problem like any other. */
export function readConfigFile(path: string): ConfigRead | { problems: Problem[] } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { problems: [{ path, ...unreadable(error) }] };
  }
  const loaded = loadConfig(text);
  const yaml = readYaml(text);
  if ('problems' in loaded) return loaded;
  return 'problems' in yaml ? yaml : { config: loaded.config, locate: yaml.locate };
}

function unreadable(error: unknown): { problem: string; fix: string } {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return {
        problem: 'There is no such file.',
        fix: 'Copy switchboard.example.yml to it, or name another file.',
      };
    case 'EISDIR':
      return { problem: 'This is a folder.', fix: 'Name the file in it.' };
    case 'EACCES':
      return {
        problem: 'This file may not be read.',
        fix: 'Give the user who runs the bot the right to read it.',
      };
    default:
      throw error;
  }
}
