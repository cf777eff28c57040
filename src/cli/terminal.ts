/** The terminal a command speaks to. */
import { type Problem, problemLine } from '../config/problems.ts';
import type { Whereabouts } from '../doctor/check-up.ts';

export type Terminal = Whereabouts & {
  print(line: string): void;
  complain(line: string): void;
  /** What a long work is at, in place of what it was at before; left out where nobody watches. */
  progress?(step: string): void;
  /** Makes the command end with exit code 1. */
  fail(): void;
};

/** One line for each problem; the command then ends with exit code 1. */
export function printProblems(terminal: Terminal, problems: readonly Problem[]): void {
  for (const problem of problems) terminal.complain(problemLine(problem));
  terminal.fail();
}
