import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cast, castWithSlacksIds } from '../../sandbox/cast.ts';
import { methods } from '../../sandbox/slack/api/index.ts';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';
import { createWorkspace } from '../../sandbox/slack/workspace.ts';
import { manifest } from './probe.ts';

const readme = readFileSync(new URL('../../sandbox/README.md', import.meta.url), 'utf8');

test('the table of methods is the methods there are, with their scopes', () => {
  const rows = [...readme.matchAll(/^\| `([a-z]+\.[A-Za-z.]+)`\s+\| [^|]+ \| ([^|]+) \|$/gm)];
  const written = rows.map(([, name, scopes = '']) => [
    name,
    scopes.trim().startsWith('–') ? [] : scopes.trim().split(', '),
  ]);
  const registered = Object.entries(methods).map(([name, method]) => [name, [...method.scopes]]);
  expect(written).toEqual(registered.sort(([a], [b]) => String(a).localeCompare(String(b))));
});

test('everyone in a channel or group of the cast exists, and every zone and locale is real', () => {
  const known = new Set([...cast.people.map(({ id }) => id), 'UBOT']);
  const named = [
    ...cast.channels.flatMap(({ members }) => members),
    ...cast.userGroups.flatMap(({ users }) => users),
  ];
  expect(named.filter((id) => !known.has(id))).toEqual([]);
  for (const { tz, locale } of cast.people)
    expect(() => new Intl.DateTimeFormat(locale, { timeZone: tz })).not.toThrow();
});

test('the workspace that people meet is the same one, with ids as Slack makes them, and the example speaks of its people', () => {
  const idsOf = ({ people, channels, userGroups }: typeof cast) =>
    [...people, ...channels, ...userGroups].map(({ id }) => id);
  const ids = idsOf(castWithSlacksIds);
  expect(ids).toEqual(idsOf(cast).map(slackId));
  expect(ids.filter((id) => !/^[UCS]0[A-Z0-9]{7}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  const example = readFileSync(new URL('../../switchboard.example.yml', import.meta.url), 'utf8');
  const named = example.match(/\b[UCS]0[A-Z0-9]{7}\b/g) ?? [];
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test('agents are in no team’s channel, and only risk people see the private one', async () => {
  const workspace = createWorkspace({ ...cast, manifest });
  const seesRisk = cast.people
    .filter(({ id }) => workspace.canSee(id, 'esc-risk'))
    .map(({ realName }) => realName);
  expect(seesRisk).toEqual(['Mina', 'Tomas', 'Ingrid']);
  const inTeams = cast.channels
    .filter(({ name }) => name.startsWith('esc-'))
    .flatMap(({ members }) => members);
  expect(['UAOIFE', 'UYUKI', 'UJONAS', 'UCLAIRE'].filter((agent) => inTeams.includes(agent))).toEqual([]);
  await workspace.close();
});
