/**
 * The fault harness: the real bot, killed again and again at any instant while Slack misbehaves, and everything judged at the end.
 *
 *   npm run faults                        # both modes at once, 300 kills, about ten minutes
 *   npm run faults -- --short             # what CI runs
 *   npm run faults -- --kills 300 --seed 7 --mode socket|http|both --seconds 600
 *   npm run faults -- --without lookup    # with one guard taken out: lookup, request-key, lease, sender, inbox, recovery
 *   npm run faults -- --attention usual   # with the budgets of attention, which the tests' configuration has not
 *   npm run faults -- --short --places    # messages are deleted, channels archived and opened, groups emptied, and people leave, too
 *   npm run faults -- --postgres --instances 3      # on a server, which is killed too (--server-kills), with instances cut off and held up
 *   npm run faults -- --short --keep      # what a violated run left stays, to be looked into
 *   npm run faults -- --prove-guards      # each guard taken out in turn has to be missed
 *
 * Exits with 1 when anything is violated, and says what.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { attentions } from '../../src/domain/attention.ts';
import { amount } from '../amount.ts';
import { type Built, buildBot } from './build.ts';
import { type Figures, linesOf } from './figures.ts';
import { type GuardName, guardNames, guards } from './guards.ts';
import { type Mode, type Run, run } from './run.ts';
import { other, type Violation, wrongs } from './violation.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    seed: { type: 'string', default: String(randomInt(1, 1_000_000_000)) },
    mode: { type: 'string', default: 'both' },
    seconds: { type: 'string' },
    open: { type: 'string' },
    short: { type: 'boolean', default: false },
    without: { type: 'string' },
    'prove-guards': { type: 'boolean', default: false },
    shown: { type: 'string', default: '60' },
    keep: { type: 'boolean', default: false },
    attention: { type: 'string' },
    places: { type: 'boolean', default: false },
    instances: { type: 'string', default: '1' },
    postgres: { type: 'boolean', default: false },
    'server-kills': { type: 'string' },
  },
});

const modes: Mode[] =
  values.mode === 'both' ? ['socket', 'http'] : values.mode === 'http' ? ['http'] : ['socket'];
const size = values.short
  ? { kills: 14, seconds: 25, open: 14, drain: 180, lifeMs: 1_200 }
  : { kills: 300, seconds: 660, open: 45, drain: 480, lifeMs: 1_500 };
/** Edits that take buttons away come last, and there are more of them. */
if (values.places) size.drain *= 2;
const instances = amount('instances', values.instances);
// Where the lease of a dead sender has to end first, a life that sends is longer, and people have more of it.
const waitsForLease = instances > 1 || values.postgres;
if (waitsForLease) size.lifeMs = instances > 1 ? 4_000 : 18_000;
const givenSeed = amount('seed', values.seed);
const shown = amount('shown', values.shown);
const say = (line: string) => void process.stdout.write(`${line}\n`);

// So that what is started is ended, too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

/** Of one mode. */
function serverKillsFor(kills: number): number {
  const given = values['server-kills'];
  return Math.ceil(given === undefined ? kills / 7 : amount('server-kills', given) / modes.length);
}

async function runAll(built: Built, seed: number, usualKills: number): Promise<Run[]> {
  const kills = Math.ceil(amount('kills', values.kills ?? String(usualKills)) / modes.length);
  const options = {
    kills,
    seconds: amount(
      'seconds',
      values.seconds ?? String(Math.max(size.seconds, 2 * usualKills) * (waitsForLease ? 10 : 1)),
    ),
    instances,
    postgres: values.postgres,
    serverKills: values.postgres ? serverKillsFor(kills) : 0,
    open: amount('open', values.open ?? String(size.open)),
    drainSeconds: size.drain,
    lifeMs: size.lifeMs,
    entry: built.entry,
    keep: values.keep,
    places: values.places,
    attention: attentions.find((one) => one === values.attention),
    say,
  };
  return Promise.all(modes.map((mode, n) => run({ ...options, mode, seed: seed + 1_000 * n })));
}

async function runOnce(guard: GuardName | undefined, seed: number, kills = size.kills): Promise<Violation[]> {
  const startedAt = Date.now();
  const built = buildBot(guard, { several: instances > 1 && !values.postgres });
  say(
    `Seed ${seed}. Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s${guard ? `, without: ${guards[guard].about}` : ''}`,
  );
  try {
    const runs = await runAll(built, seed, kills);
    for (const { figures } of runs) for (const line of linesOf(figures)) say(line);
    return runs.flatMap(({ figures, violations }) =>
      [...violations, ...idle(figures)].map((one) => ({ ...one, says: `${figures.mode}: ${one.says}` })),
    );
  } finally {
    built.remove();
  }
}

function report(violations: readonly Violation[]): void {
  const counts = wrongs.map((wrong) => `${wrong} ${violations.filter((one) => one.wrong === wrong).length}`);
  say(counts.join(', '));
  say(
    violations.length === 0 ? 'Nothing is violated.' : `${violations.length} violations (seed ${givenSeed}):`,
  );
  for (const { says } of violations.slice(0, shown)) say(`  ${says}`);
  if (violations.length > shown) say(`  and ${violations.length - shown} more`);
}

/** Where nothing that people did worked, nothing was tried, and a run without violations shows nothing. */
const idle = ({ acts }: Figures): Violation[] =>
  acts.some(({ outcome }) => outcome === 'worked')
    ? []
    : [other('nothing that people did was told to have worked')];

/** What a guard keeps from happening takes bad luck besides, so a short run may have to be made again. */
const rounds = 3;

/** Only what a guard keeps from happening proves that it is missed. */
async function proveGuards(): Promise<void> {
  const unnoticed: string[] = [];
  for (const guard of guardNames.filter((one) => instances > 1 || !guards[one].ofSeveral)) {
    let shows = 0;
    for (let round = 0; round < rounds && shows === 0; round++) {
      const violations = await runOnce(guard, givenSeed + round, guards[guard].kills);
      report(violations);
      shows = violations.filter(({ says }) => guards[guard].shows.test(says)).length;
    }
    say(`Without ${guard}: ${shows} violations that it keeps from happening.\n`);
    if (shows === 0) unnoticed.push(guard);
  }
  say(
    unnoticed.length === 0
      ? 'Every guard is missed when it is gone.'
      : `Nobody misses: ${unnoticed.join(', ')}`,
  );
  if (unnoticed.length > 0) process.exitCode = 1;
}

const guardNamed = (name: string): GuardName => {
  const guard = guardNames.find((one) => one === name);
  if (!guard) throw new Error(`There is no guard ${name}. There are: ${guardNames.join(', ')}.`);
  return guard;
};

if (values['prove-guards']) await proveGuards();
else {
  const violations = await runOnce(
    values.without === undefined ? undefined : guardNamed(values.without),
    givenSeed,
  );
  report(violations);
  if (violations.length > 0) process.exitCode = 1;
}
