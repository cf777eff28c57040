/** The switchboard.yml of a run: the tests’ own, with promises and ladders of seconds, and calendars that never close. */
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { type Config, loadConfig } from '../../src/config/config.ts';
import type { Attention } from '../../src/domain/attention.ts';

type Yaml = { [name: string]: Yaml } & { [name: string]: unknown };

const targets = {
  urgent: { acknowledge: '8s', update: '25s', resolve: '40s' },
  high: { acknowledge: '16s', update: '40s', resolve: '75s' },
  normal: { acknowledge: '30s', update: '60s', resolve: '120s' },
  low: { acknowledge: '60s', update: '120s', resolve: '240s' },
};

const ladders = {
  standard: {
    acknowledge: [
      { at: '50%', tell: 'thread' },
      { at: '80%', tell: 'on-call' },
      { at: 'breach', tell: ['on-call', 'leads'] },
      { every: '20s', times: 2, tell: 'leads' },
    ],
    update: [
      { at: '80%', tell: 'owner' },
      { at: 'breach', tell: ['owner', 'leads'] },
    ],
    resolve: [
      { at: '50%', tell: 'thread' },
      { at: '80%', tell: 'owner' },
      { at: 'breach', tell: ['owner', 'leads'] },
      { every: '30s', times: 2, tell: 'leads' },
    ],
    hand_back_after: '45s',
  },
};

const ofTests = () =>
  parse(readFileSync(new URL('../../test/support/switchboard.yml', import.meta.url), 'utf8')) as Yaml;

/** The day that is two days away everywhere: no digest falls into a run. */
function farDay(now: number): string {
  const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
  return days[(new Date(now).getUTCDay() + 3) % 7] ?? 'sun';
}

const minute = 60_000;

/** Shifts of a minute, in turn with those of the others, for the first twenty minutes of a run. */
function minutes(now: number, first: 0 | 1): object {
  const from = Math.floor(now / minute) * minute;
  const time = (at: number) => new Date(at).toISOString().slice(11, 16);
  const hours = Array.from({ length: 10 }, (_, n) => from + (2 * n + first) * minute).map(
    (at) => `${time(at)}-${time(at + minute)}`,
  );
  return { time_zone: 'Etc/UTC', hours: { 'mon-sun': hours } };
}

export function settingsText(now: number, attention?: Attention): string {
  const { calendars: _closing, teams = {}, defaults: _slow, ...rest } = ofTests();
  const awake = Object.fromEntries(
    Object.entries(teams).map(([id, { sla: _sla, calendar: _calendar, on_call: shifts, ...team }]) => [
      id,
      { ...team, on_call: [shifts].flat().map((shift) => ({ ...(shift as object), calendar: 'always' })) },
    ]),
  );
  const shifts = [
    { calendar: 'first', users: ['UOLGA'] },
    { calendar: 'second', users: ['URAVI'] },
  ];
  return stringify({
    ...rest,
    calendars: { first: minutes(now, 0), second: minutes(now, 1) },
    defaults: { sla: targets },
    teams: { ...awake, 'new-markets': { ...awake['new-markets'], on_call: shifts } },
    ladders,
    ...(attention && { attention }),
    // As fast as it may be told to go: its pace is another benchmark's.
    delivery: { channel_burst: 10, messages_per_minute: 1200 },
    live_call: { acknowledge: '6s', lasts: '40s' },
    digest: { at: '09:00', days: [farDay(now)] },
  });
}

export function configOf(text: string): Config {
  const loaded = loadConfig(text);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems, null, 2));
  return loaded.config;
}
