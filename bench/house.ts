/**
 * How far one thing is spread in `src`: files that know an act, exported names that stand twice, files that name a lane, lines. And what
 * runs for one submitted form and one press of Acknowledge until they are stored. `--src DIR` counts the text of another checkout.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { actions, raising } from './actions.ts';
import { startWholeBot } from './whole-bot.ts';

const { values } = parseArgs({ options: { src: { type: 'string' } } });

/** Each act as it is asked for, and as the history has it. */
const acts: Readonly<Record<string, string>> = {
  acknowledge: 'acknowledged',
  undo: 'acknowledgement undone',
  'hand back': 'handed back',
  'take over': 'taken over',
  keep: 'kept',
  'promise news': 'promised news',
  'hold on': 'held on',
  'end call': 'call ended',
  'start call': 'call started',
  'promise callback': 'callback promised',
  'call back': 'called back',
  snooze: 'snoozed',
  assign: 'assigned',
  ask: 'asked',
  answer: 'answered',
  'change priority': 'priority changed',
  move: 'moved',
  resolve: 'resolved',
  reopen: 'reopened',
  cancel: 'cancelled',
};

type Source = { file: string; text: string };

const sources = (folder: string): Source[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));

const camel = (words: string): string => words.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
const pascal = (words: string): string => camel(` ${words}`);

/** A file knows an act when it has its literal, its deed, its button or form, its handler, or imports a file of its name. */
function knows(act: string, deed: string): RegExp {
  const [name, Name, file] = [camel(act), pascal(act), act.replaceAll(' ', '-')];
  return new RegExp(
    [
      `'${act}'`,
      `'${deed}'`,
      `\\b(${name}Form|${name}Button|register${Name}|read${Name}Form)\\b`,
      `\\b(actions|modals)\\.(${name}|open${Name}|more${Name})\\b`,
      `/${file}(-form)?\\.ts'`,
    ].join('|'),
  );
}

const exported = /^export (?:async )?(?:function\*?|const|type|class|interface) (\w+)/gm;
const laneName =
  /[`'"](?:[^`'"]*\/)?(?:lead|to|reminders):(?:\$\{|[`'"])|\/lead:|\/to:|reminders:\$|\blead:\$/;

function spread(all: readonly Source[]): Record<string, unknown> {
  const files = Object.entries(acts).map(
    ([act, deed]) => [act, all.filter(({ text }) => knows(act, deed).test(text)).length] as const,
  );
  const names = all.flatMap(({ text }) => [...new Set([...text.matchAll(exported)].map(([, name]) => name))]);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  const counts = files.map(([, count]) => count).sort((one, other) => one - other);
  return {
    files: all.length,
    lines: all.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0),
    'files that know an act': Object.fromEntries(files),
    'files that know an act, median': counts[Math.floor(counts.length / 2)],
    'exported names that stand twice': twice.length,
    'files that name a lane': all.filter(({ text }) => laneName.test(text)).map(({ file }) => file),
  };
}

type Covered = { url: string; functions: { functionName: string; ranges: { count: number }[] }[] };

/** What has run since `begin` when the database has what was done. */
function createTrace() {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  let stored: Covered[] | undefined = [];
  const { transaction } = Database.prototype;
  const take = (): Covered[] => {
    let result: Covered[] = [];
    session.post('Profiler.takePreciseCoverage', (error, answer) => {
      if (error) throw error;
      result = answer.result;
    });
    return result;
  };
  Database.prototype.transaction = function traced(this: Database.Database, fn: never) {
    const made = transaction.call(this, fn);
    return Object.assign((...args: never[]): unknown => made(...args), {
      immediate: (...args: never[]): unknown => {
        const answer: unknown = made.immediate(...args);
        stored ??= take();
        return answer;
      },
    });
  } as typeof transaction;
  return {
    begin(): void {
      session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
      take();
      stored = undefined;
    },
    end(): { files: string[]; parses: number } {
      const ran = (stored ?? []).map(({ url, functions }) => ({
        url,
        functions: functions.filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0),
      }));
      session.post('Profiler.stopPreciseCoverage');
      if (ran.length === 0) throw new Error('nothing was stored');
      const parses = ran
        .filter(({ url }) => /\/zod\/v4\/core\/parse\.c?js$/.test(url))
        .flatMap(({ functions }) => functions)
        .filter(({ functionName }) => functionName === 'fn' || functionName === '');
      return {
        files: ran
          .filter(({ url, functions }) => /\/src\/.*\.ts$/.test(url) && functions.length > 0)
          .map(({ url }) => url.replace(/^.*\/src\//, ''))
          .sort(),
        parses: parses.reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0),
      };
    },
  };
}

async function traced(): Promise<Record<string, unknown>> {
  const trace = createTrace();
  const bot = await startWholeBot();
  const { slack } = bot;
  try {
    await slack.command('UAOIFE', '/escalate eng high Payouts stopped', { channel: 'C0OPS' });
    await bot.settle();
    trace.begin();
    await slack.submit('UAOIFE', { [raising.details]: 'None since noon.' });
    const raised = trace.end();
    await bot.settle();
    const channel = bot.channels.get('engineering') ?? '';
    const card = slack.messages(channel).findLast(({ text }) => text.startsWith('ESC-1 '));
    if (!card) throw new Error('ESC-1 has no card');
    trace.begin();
    await slack.click('UKENJI', { actionId: actions.acknowledge }, { channel, ts: card.ts });
    const acknowledged = trace.end();
    await bot.settle();
    return {
      'zod parses of a submission until it is stored': raised.parses,
      'files run by a submission until it is stored': raised.files.length,
      'zod parses of an Acknowledge until it is stored': acknowledged.parses,
      'files run by an Acknowledge until it is stored': acknowledged.files.length,
      'which they are': acknowledged.files,
    };
  } finally {
    await bot.end();
  }
}

const here = new URL('../src', import.meta.url).pathname;
console.log(JSON.stringify(spread(sources(values.src ?? here)), null, 2));
if (!values.src) console.log(JSON.stringify(await traced(), null, 2));
