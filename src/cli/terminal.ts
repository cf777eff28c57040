/** The terminal a command speaks to. */
import { type Problem, problemLine } from '../config/problems.ts';

export type Terminal = {
  env: Readonly<Record<string, string | undefined>>;
  /** Where the environment was read from, when there is such a file. */
  envFile: string;
  print(line: string): void;
  complain(line: string): void;
  /** Makes the command end with exit code 1. */
  fail(): void;
};

/** One line for each problem; the command then ends with exit code 1. */
export function printProblems(terminal: Terminal, problems: readonly Problem[]): void {
  for (const problem of problems) terminal.complain(problemLine(problem));
  terminal.fail();
}
