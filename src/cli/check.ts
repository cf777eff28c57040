/** `switchboard check`: every problem of the configuration, or one line that says it is good and one for each thing to look at. */
import { readEnvironment } from '../config/environment.ts';
import { problemLine } from '../config/problems.ts';
import { configPathIn, readConfigFile } from '../config/read-settings.ts';
import type { Span } from '../domain/calendars/calendar.ts';
import { lint } from './lint/lint.ts';
import { printProblems, type Terminal } from './terminal.ts';

export type Checked = {
  environmentToo: boolean;
  /** What is only worth a look makes the command fail, too. */
  strict: boolean;
  /** The days that are looked at. */
  span: Span;
};

export function check(
  terminal: Terminal,
  file: string | undefined,
  { environmentToo, strict, span }: Checked,
): void {
  const path = file ?? configPathIn(terminal.env);
  const read = readConfigFile(path);
  const environment = environmentToo ? readEnvironment(terminal.env) : undefined;
  const problems = [
    ...(environment && 'problems' in environment ? environment.problems : []),
    ...('problems' in read ? read.problems : []),
  ];
  if ('problems' in read || problems.length > 0) {
    printProblems(terminal, problems);
    return;
  }
  const { teams, routing } = read.config;
  const counts = `${counted(Object.keys(teams).length, 'team')}, ${counted(routing.rules.length, 'rule')}`;
  const found = lint(read.config, span)
    .map(read.locate)
    .sort((one, other) => (one.line ?? endOfFile) - (other.line ?? endOfFile));
  const look = found.length === 0 ? '' : ` Worth a look: ${counted(found.length, 'thing')}.`;
  terminal.print(`${path} is good: ${counts}.${environmentToo ? ' So is the environment.' : ''}${look}`);
  for (const finding of found) terminal.print(problemLine(finding));
  if (strict && found.length > 0) terminal.fail();
}

/** What holds by default has no line. */
const endOfFile = Number.MAX_SAFE_INTEGER;

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
