/** Judges who else may read what is the bot's. */
import type { FilesSeen } from '../facts.ts';
import { type Finding, type Kept, kept } from '../finding.ts';

const group = 0o040;
const others = 0o004;

/** A group that reads the configuration or lists the folder is how many deploy; tokens and what people wrote are for one user. */
const rules: Record<Kept, { level: 'look' | 'wrong'; closedTo: number }> = {
  environment: { level: 'wrong', closedTo: group | others },
  database: { level: 'wrong', closedTo: group | others },
  configuration: { level: 'look', closedTo: others },
  folder: { level: 'look', closedTo: others },
};

export function judgeFiles(files: FilesSeen | null): Finding[] {
  if (files === null) return [];
  const open = kept.flatMap((of): Finding[] => {
    const { level, closedTo } = rules[of];
    const paths = files[of].filter(({ mode }) => (mode & closedTo) !== 0).map(({ path }) => path);
    return paths.length === 0 ? [] : [{ level, area: 'files', what: 'open files', of, paths }];
  });
  return open.length > 0 ? open : [{ level: 'ok', area: 'files', what: 'files' }];
}
