import { expect, test } from 'vitest';
import { outlookOf } from '../../src/cli/simulate/outlook.ts';
import { storyOf } from '../../src/cli/simulate/stored.ts';
import { holidaysOf } from '../../src/config/public-holidays.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import type { Command } from '../../src/domain/command.ts';
import { createDirectory } from '../../src/engine/directory.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { changed, configOf } from '../config/small-config.ts';
import * as commands from '../support/commands.ts';
import { aDraft, hours, minutes } from '../support/factories.ts';

const config = configOf(
  changed({
    'calendars.dublin': { time_zone: 'Europe/Dublin', hours: { 'mon-fri': '09:00-17:30' }, holidays: 'IE' },
    'defaults.sla.high': { acknowledge: '30m', update: '2h', resolve: '8h', calendar: 'dublin' },
    'teams.risk.on_call': [
      { calendar: 'dublin', group: 'S0RISK', users: ['UKENJI'] },
      { calendar: 'always', users: ['UNIGHT'] },
    ],
  }),
);
/** Wednesday, 23 December 2026, 15:00 in Dublin. */
const raisedAt = Date.UTC(2026, 11, 23, 15);

/** What the engine did, in the words of its history: when it reminded of what, and what else it did by itself. */
async function done(
  deeds: readonly (readonly [afterMs: number, command: Exclude<Command, { kind: 'tick' }>])[],
) {
  const store = openSqlite(':memory:');
  const queries = queriesOf(store);
  let now = raisedAt;
  const engine = createEngine({
    store,
    queries,
    directory: createDirectory({ ...config, queries, holidaysOf }),
    prefix: 'ESC',
    now: () => now,
    committed: () => undefined,
  });
  const until = raisedAt + hours(24 * 14);
  const tickUntil = async (end: number) => {
    for (let next = await engine.tick(); next !== null && next <= end; next = await engine.tick()) now = next;
  };
  const { escalation } = await engine.open(aDraft({ team: 'risk', priority: 'high' }), 'form');
  for (const [afterMs, command] of deeds) {
    await tickUntil(raisedAt + afterMs - 1);
    now = raisedAt + afterMs;
    await engine.act(escalation.id, command, `${command.kind} ${afterMs}`);
  }
  await tickUntil(until);
  const entries = await queries.history.of(escalation.id);
  await store.close();
  return { entries, story: storyOf(escalation.id, entries, until) };
}

test.each([
  ['nobody does anything', []],
  ['somebody takes it and says nothing more', [[minutes(20), commands.acknowledge()]]],
  [
    'it is asked about, answered overnight and resolved after Christmas',
    [
      [minutes(20), commands.acknowledge()],
      [minutes(50), commands.ask()],
      [hours(17), commands.answer()],
      [hours(18), commands.promiseNews({ newsBy: raisedAt + hours(19) })],
      [hours(140), commands.resolve()],
    ],
  ],
] as const)('what was done under a configuration is foretold under it: %s', async (_, deeds) => {
  const { entries, story } = await done(deeds);
  if (!story) throw new Error('nothing was raised');
  const { rows, leftOut } = outlookOf(config, [story], { zone: 'UTC', zones: new Map() });
  const byItself = entries.filter(({ by }) => by === 'switchboard').map(({ at }) => at);
  const foretold = rows.filter(({ what }) => what !== 'the new card').map(({ at }) => at);
  expect({ leftOut, at: [...new Set(foretold)] }).toEqual({ leftOut: [], at: [...new Set(byItself)] });
  expect(byItself.length).toBeGreaterThan(2);
});
