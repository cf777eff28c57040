/** `switchboard check`: every problem of the configuration, or one line that says it is good. */
import { readEnvironment } from '../config/environment.ts';
import { configPathIn, readConfigFile } from './settings.ts';
import { printProblems, type Terminal } from './terminal.ts';

export function check(terminal: Terminal, file: string | undefined, environmentToo: boolean): void {
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
  terminal.print(`${path} is good: ${counts}.${environmentToo ? ' So is the environment.' : ''}`);
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
