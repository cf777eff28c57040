/** What a check-up has to say, as data: how grave, about what, and what was found. The words are in the views. */
import type { Duty } from './wanted.ts';

/** `look` is worth a look, `wrong` keeps something from working. */
export type Level = 'ok' | 'look' | 'wrong';

/** In the order in which they are told. */
export const areas = [
  'configuration',
  'environment',
  'Slack',
  'bot token',
  'app token',
  'scopes',
  'clock',
  'channels',
  'user groups',
  'people',
  'queue',
  'dead letters',
  'database',
  'bot',
  'disk',
  'Node.js',
  'holidays',
] as const;

export type Area = (typeof areas)[number];

export type ChannelTrouble =
  | 'missing'
  | 'archived'
  | 'frozen'
  | 'not a member'
  | 'read only'
  | 'replies only'
  | 'no replies'
  | 'some people only'
  | 'public';

export type GroupTrouble = 'missing' | 'disabled' | 'empty';

export type PersonTrouble = 'missing' | 'deactivated' | 'bot' | 'guest' | 'external' | 'no time zone';

export type Found =
  | { what: 'problem'; where: string; problem: string; fix: string }
  | { what: 'configuration'; path: string; teams: number }
  | { what: 'environment'; mode: 'socket' | 'http' }
  | { what: 'silence'; reason: string }
  | { what: 'identity'; botName: string; workspace: string; workspaceId: string }
  | { what: 'not a bot' }
  | { what: 'token refused'; code: string }
  | { what: 'app token' }
  | { what: 'app token refused'; code: string }
  | { what: 'refused'; code: string; count: number }
  /** Slack wants to be asked later: so many were not looked at. */
  | { what: 'not looked at'; waitMs: number | null; count: number }
  | { what: 'scopes'; count: number }
  | { what: 'scopes unknown' }
  | { what: 'scope missing'; scope: string }
  | { what: 'clock'; skewMs: number }
  | { what: 'clock unknown' }
  | { what: 'channels'; count: number }
  | {
      what: 'channel';
      id: string;
      name: string | null;
      teams: readonly string[];
      isFallback: boolean;
      trouble: ChannelTrouble;
    }
  | { what: 'groups'; count: number }
  | { what: 'group'; id: string; handle: string | null; duties: readonly Duty[]; trouble: GroupTrouble }
  | { what: 'people'; count: number }
  | { what: 'person'; id: string; name: string | null; duties: readonly Duty[]; trouble: PersonTrouble }
  | { what: 'queue'; waiting: number; late: number; oldestMs: number | null }
  | { what: 'no dead letters' }
  | { what: 'dead letters'; place: string | null; reason: string; count: number }
  | { what: 'more dead letters'; count: number }
  | { what: 'no database'; path: string }
  | { what: 'database'; path: string; bytes: number; walBytes: number }
  | { what: 'database closed'; path: string; code: string }
  | { what: 'database damaged'; damage: string }
  | { what: 'dangling rows'; count: number }
  | { what: 'migrations missing'; count: number }
  | { what: 'migrations unknown'; count: number }
  | { what: 'large log'; walBytes: number }
  | { what: 'unreadable'; code: string }
  | { what: 'running'; beatMs: number }
  | { what: 'stuck'; beatMs: number }
  | { what: 'stopped'; beatMs: number | null }
  | { what: 'disk'; freeBytes: number }
  | { what: 'disk unknown'; code: string }
  | { what: 'node'; version: string; timeZoneData: string | null }
  | { what: 'node too old'; version: string; needed: string }
  | { what: 'time zones old'; timeZoneData: string }
  | { what: 'holidays'; regions: readonly string[]; until: number }
  | { what: 'holidays unknown'; region: string; year: number };

export type Finding = { level: Level; area: Area } & Found;

const gravity: readonly Level[] = ['wrong', 'look', 'ok'];

/** In the order of the areas within each level. */
export const worstFirst = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted(
    (one, other) =>
      gravity.indexOf(one.level) - gravity.indexOf(other.level) ||
      areas.indexOf(one.area) - areas.indexOf(other.area),
  );
