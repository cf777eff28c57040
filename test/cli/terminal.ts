/** The `switchboard` command run in this process: what it printed, and how it ended. */
import { CommanderError } from 'commander';
import { createProgram } from '../../src/cli/program.ts';

export type Ending = { printed: string[]; complained: string[]; failed: boolean };

export async function switchboard(
  words: string[],
  env: Record<string, string> = {},
  now: number = Date.now(),
  envFile = 'no such folder/.env',
): Promise<Ending> {
  const ending: Ending = { printed: [], complained: [], failed: false };
  const program = createProgram(
    {
      env,
      envFile,
      print: (line) => ending.printed.push(line),
      complain: (line) => ending.complained.push(line),
      fail: () => {
        ending.failed = true;
      },
    },
    () => now,
  );
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    ending.failed = error.exitCode !== 0;
  }
  return ending;
}
