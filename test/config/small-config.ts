/** The smallest switchboard.yml there is, for tests to change, and its problems as lines. */
import { parse, stringify } from 'yaml';
import { type Config, loadConfig } from '../../src/config/config.ts';
import { problemLine } from '../../src/config/problems.ts';

export const smallYaml = `defaults:
  sla:
    urgent: { acknowledge: 15m, resolve: 4h }
    high: { acknowledge: 30m, resolve: 8h }
    normal: { acknowledge: 2h, resolve: 2d }
    low: { acknowledge: 8h, resolve: 5d }
teams:
  risk:
    name: Risk
    channel: C0RISK
    responders: channel_members
    leads: [UINGRID]
    on_call: [{ group: S0RISK }]
routing: { fallback: risk }
fallback_channel: C0OPS
`;

export type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

/** The small file with settings changed by path, like `{ 'teams.risk.name': 'R' }`; undefined removes one. */
export function changed(changes: Record<string, Json>): string {
  const file: unknown = parse(smallYaml);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let at = file as Record<string, unknown>;
    for (const key of keys) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    if (value === undefined) delete at[last];
    else at[last] = value;
  }
  return stringify(file);
}

export function configOf(text: string): Config {
  const read = loadConfig(text);
  if ('config' in read) return read.config;
  throw new Error(read.problems.map(problemLine).join('\n'));
}

/** Each problem as one line, without the number of its line. */
export function problemsOf(text: string): string[] {
  const read = loadConfig(text);
  return 'problems' in read
    ? read.problems.map(({ path, problem, fix }) => `${path}: ${problem} ${fix}`)
    : [];
}
