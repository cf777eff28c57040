/** Problems an operator can act on: where it is, what is wrong, what to do. */
import { z } from 'zod';
import { suggest } from './near-match.ts';

export type Problem = {
  /** Like `teams.risk.sla.urgent.acknowledge`, or the name of an environment variable. */
  path: string;
  /** Where to look in the file, when it is known. */
  line?: number;
  problem: string;
  fix: string;
};

/** A problem before its path is written out. */
export type ConfigFinding = { path: readonly PropertyKey[]; problem: string; fix: string };

/** Zod carries one message, a problem has two sentences: this joins them and `findingsIn` takes them apart. */
export function problemText(problem: string, fix: string): string {
  return `${problem}\n${fix}`;
}

/** A zod error function: missing, empty, or not what was expected. */
export function expects(what: string, fix: string) {
  return ({ input }: { input?: unknown }): string => {
    if (input === undefined) return problemText('This is missing.', fix);
    if (input === null) return problemText('This is empty.', fix);
    return problemText(`${shown(input)} is not ${what}.`, fix);
  };
}

/** A value as it is quoted in a problem: short, and on one line. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'A list';
  if (typeof value === 'object' && value !== null) return 'A group of settings';
  const text = String(value).replaceAll(/\s+/g, ' ');
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return typeof value === 'string' ? `"${short}"` : short;
}

/** A group of settings with a fixed set of keys; any other key is a problem. */
export function section<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape);
  const aSection = expects('a group of settings', `Give it these: ${known.join(', ')}.`);
  return z.strictObject(shape, {
    // The known keys travel as the message; findingsIn turns them into one problem for each unknown key.
    error: (issue) => (issue.code === 'unrecognized_keys' ? known.join(' ') : aSection(issue)),
  });
}

/** For a check on a whole: it runs only when the parts are good, because bad parts are not transformed yet. */
export const whenSound = ({ issues }: { issues: readonly unknown[] }): boolean => issues.length === 0;

/** Every problem zod found, flattened: one for each unknown key, and the likeliest reading of an either-or. */
export function findingsIn(
  issues: readonly z.core.$ZodIssue[],
  under: readonly PropertyKey[] = [],
): ConfigFinding[] {
  return issues.flatMap((issue): ConfigFinding[] => {
    const path = [...under, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => unknownKey(path, key, issue.message));
    if (issue.code === 'invalid_key')
      return [{ path, ...sentences(issue.issues[0]?.message ?? issue.message) }];
    const meant = issue.code === 'invalid_union' ? likeliest(issue.errors) : undefined;
    return meant ? findingsIn(meant, path) : [{ path, ...sentences(issue.message) }];
  });
}

function unknownKey(path: readonly PropertyKey[], key: string, knownKeys: string): ConfigFinding {
  const known = knownKeys.split(' ');
  const sayIt = (fix: string): ConfigFinding => ({
    path: [...path, key],
    problem: 'There is no such setting.',
    fix,
  });
  // { name: Fees, invoices and tax } is read as two settings.
  if (/\s/.test(key)) return sayIt('If it belongs to the text before it, put that text in quotes.');
  return sayIt(suggest(key, known));
}

/** The reading with the fewest problems, of those that find none with the value as a whole. */
function likeliest(readings: readonly (readonly z.core.$ZodIssue[])[]) {
  const isInside = (issue: z.core.$ZodIssue) => issue.path.length > 0 || issue.code === 'unrecognized_keys';
  const [best] = readings
    .filter((issues) => issues.every(isInside))
    .sort((one, other) => one.length - other.length);
  return best;
}

/** A name that leads nowhere; nothing when it is not written, or is known. */
export function unknownName(
  path: ConfigFinding['path'],
  what: string,
  said: string | undefined,
  known: readonly string[],
): ConfigFinding[] {
  if (said === undefined || known.includes(said)) return [];
  return [{ path, problem: `There is no ${what} ${shown(said)}.`, fix: suggest(said, known) }];
}

function sentences(message: string): { problem: string; fix: string } {
  const [problem = '', fix = ''] = message.split('\n');
  return { problem, fix };
}

/** `['routing', 'rules', 0, 'team']` → `routing.rules[0].team`. */
export function writtenPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the whole file';
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
    .replaceAll(/\s+/g, ' ');
}

/** One line for the terminal: `path (line 7): what is wrong. What to do.` */
export const problemLine = (one: Problem): string => `${problemPlace(one)}: ${one.problem} ${one.fix}`;

/** `path (line 7)` */
export const problemPlace = ({ path, line }: Problem): string =>
  `${path}${line === undefined ? '' : ` (line ${line})`}`;
