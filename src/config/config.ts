/** switchboard.yml → a typed Config, or every problem that keeps it from being one. */
import type { z } from 'zod';
import type { Attention } from '../domain/attention.ts';
import type { CalendarRule } from '../domain/calendars/opening-hours.ts';
import type { DigestHours } from '../domain/digest.ts';
import type { Priority } from '../domain/escalation.ts';
import type { OptionalKind } from '../domain/masking/redact.ts';
import type { Routing } from '../domain/routing.ts';
import type { Ladder, LiveCall, Support, Team } from '../domain/team.ts';
import { calendarRules } from './calendars.ts';
import { configFile } from './config-file.ts';
import { crossChecks } from './cross-checks.ts';
import type { Identifier } from './identifiers.ts';
import { findingsIn, type Problem } from './problems.ts';
import { supportOf } from './support.ts';
import { teamOf } from './teams.ts';
import { readYaml } from './yaml-text.ts';

export type TeamId = string;

/** Durations are milliseconds. Category and cause ids are stored; their names are what people read. */
export type Config = {
  reference: { prefix: string };
  priorities: Record<Priority, { meaning: string }>;
  /** By name, without `always`. */
  calendars: Record<string, CalendarRule>;
  teams: Record<TeamId, Team>;
  /** Null where each team’s leads hear of the agents' side too. */
  support: Support | null;
  liveCall: LiveCall;
  ladders: Record<string, Ladder>;
  routing: Routing;
  categories: { id: string; name: string }[];
  causes: { id: string; name: string }[];
  missingInfo: string[];
  countries: string[];
  identifiers: Identifier[];
  /** What is masked besides card numbers, IBANs and security codes. */
  masking: OptionalKind[];
  attention: Attention;
  digest: DigestHours;
  access: { guests: boolean; external: boolean };
  delivery: { channelBurst: number; messagesPerMinute: number; whenUnsure: 'send again' | 'keep' };
  fallbackChannel: string;
};

/** Reads the text of switchboard.yml. Problems come in the order of the file. */
export function loadConfig(text: string): { config: Config } | { problems: Problem[] } {
  const yaml = readYaml(text);
  if ('problems' in yaml) return yaml;
  const value = yaml.value ?? {};
  const read = configFile.safeParse(value);
  const findings = [...(read.success ? [] : findingsIn(read.error.issues)), ...crossChecks(value)];
  if (read.success && findings.length === 0) return { config: toConfig(read.data) };
  return {
    problems: findings.map(yaml.locate).sort((one, other) => (one.line ?? 0) - (other.line ?? 0)),
  };
}

function toConfig({
  calendars,
  defaults,
  live_call,
  missing_info,
  fallback_channel,
  teams,
  support,
  ...same
}: z.output<typeof configFile>): Config {
  const rules = calendarRules(calendars);
  return {
    ...same,
    calendars: rules,
    teams: Object.fromEntries(
      Object.entries(teams).map(([id, team]): [TeamId, Team] => [id, teamOf(team, defaults, rules)]),
    ),
    support: support ? supportOf(support, rules) : null,
    liveCall: live_call,
    missingInfo: missing_info,
    fallbackChannel: fallback_channel,
  };
}
