import { expect, test } from 'vitest';
import { outlookOf } from '../../src/cli/simulate/outlook.ts';
import { storyOf } from '../../src/cli/simulate/stored.ts';
import type { Config } from '../../src/config/config.ts';
import { holidaysOf } from '../../src/config/public-holidays.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import type { Command } from '../../src/domain/command.ts';
import { createAgentShifts } from '../../src/engine/agent-shifts.ts';
import { createDirectory } from '../../src/engine/directory.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { changed, configOf } from '../config/small-config.ts';
import * as commands from '../support/commands.ts';
import { aDraft, hours, minutes } from '../support/factories.ts';

const withSupport = {
  support: {
    leads: ['UHANA'],
    channel: 'C0AGENTS',
    shifts: [
      { calendar: 'dublin', users: ['UAOIFE'] },
      { calendar: 'evening', users: ['UJONAS'] },
    ],
  },
};
const configWith = (more: Parameters<typeof changed>[0]) =>
  configOf(
    changed({
      ...more,
      'calendars.evening': { time_zone: 'Europe/Dublin', hours: { 'mon-sun': '17:30-23:00' } },
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
  config: Config,
  deeds: readonly (readonly [afterMs: number, command: Exclude<Command, { kind: 'tick' }>])[],
) {
  const store = openSqlite(':memory:');
  const queries = queriesOf(store);
  let now = raisedAt;
  const directory = createDirectory({ ...config, queries, holidaysOf });
  const engine = createEngine({
    store,
    queries,
    directory,
    prefix: 'ESC',
    now: () => now,
    committed: () => undefined,
  });
  const until = raisedAt + hours(24 * 14);
  const agentShifts = createAgentShifts({ directory, engine, now: () => now });
  const turn = async (): Promise<number | null> => {
    const next = [await agentShifts.turn(), await engine.tick()].filter((one) => one !== null);
    return next.length > 0 ? Math.min(...next) : null;
  };
  const tickUntil = async (end: number) => {
    for (let next = await turn(); next !== null && next <= end; next = await turn()) now = next;
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
  const config = configWith({});
  const { entries, story } = await done(config, deeds);
  if (!story) throw new Error('nothing was raised');
  const { rows, leftOut } = outlookOf(config, [story], { zone: 'UTC', zones: new Map() });
  const byItself = entries.filter(({ by }) => by === 'switchboard').map(({ at }) => at);
  const foretold = rows.filter(({ what }) => what !== 'the new card').map(({ at }) => at);
  expect({ leftOut, at: [...new Set(foretold)] }).toEqual({ leftOut: [], at: [...new Set(byItself)] });
  expect(byItself.length).toBeGreaterThan(2);
});

test('what agents leave open at the end of their shift is foretold too', async () => {
  const config = configWith(withSupport);
  const { entries, story } = await done(config, [
    [minutes(20), commands.acknowledge()],
    [minutes(50), commands.ask()],
  ]);
  if (!story) throw new Error('nothing was raised');
  const offers = entries.flatMap(({ at, deed }) =>
    deed.what.startsWith('agent side') ? [[at, deed.what]] : [],
  );
  const { rows } = outlookOf(config, [story], { zone: 'UTC', zones: new Map() });
  const foretold = rows.filter(({ what }) => what.includes('agent’s side'));
  expect(foretold).toMatchObject([
    {
      who: 'agents C0AGENTS @UJONAS',
      pinged: ['UJONAS'],
      what: 'the agent’s side offered: the shift has ended',
    },
    { who: 'lead UHANA', what: 'nobody has taken the agent’s side' },
  ]);
  expect(foretold.map(({ at }) => at)).toEqual(offers.map(([at]) => at));
});
