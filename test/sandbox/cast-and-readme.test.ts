import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import { methods } from '../../sandbox/slack/api/index.ts';
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
