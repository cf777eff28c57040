/** The whole bot against the simulated workspace, with a clock that stands still until a test moves it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, onTestFinished } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import type { Answers } from '../../sandbox/slack/gestures/modals.ts';
import { mrkdwnSeen } from '../../sandbox/slack/render/words.ts';
import type { Enterprise, Ephemeral, Message } from '../../sandbox/slack/state.ts';
import { createWorkspace } from '../../sandbox/slack/workspace.ts';
import { createWalk } from '../../sandbox/walk.ts';
import { type Switchboard, start } from '../../src/app.ts';
import { type Config, loadConfig } from '../../src/config/config.ts';
import type { Environment, LogLevel } from '../../src/config/environment.ts';
import { createLog } from '../../src/log.ts';
import { aDatabase } from './database.ts';
import { expectFactsKept } from './kept-facts.ts';
import { watchLeaks } from './leaks/oracle.ts';
import { manifest } from './manifest.ts';
import { watchRaw } from './raw.ts';
import { expectReplayed } from './replayed.ts';
import { watchShown } from './shown.ts';
import { acts, fields } from './words/labels.ts';
import { wordsOf } from './words/words.ts';

export const modes = ['socket', 'http'] as const;
export type Mode = (typeof modes)[number];

/**
 * A story runs in one mode, always the same one: its name decides, so that about half of them run in each. What has to be tried in
 * both stands in `test/scenarios/in-both-modes`. `MODE=http npx vitest run …` is for seeing a story in the other one.
 */
function modeOf(story: string): Mode {
  const wanted = modes.find((mode) => mode === process.env.MODE);
  return wanted ?? (createHash('sha256').update(story).digest().readUInt8() % 2 === 0 ? 'socket' : 'http');
}

/** Monday 23 November 2026, 10:00 in Dublin. */
export const mondayMorning = Date.UTC(2026, 10, 23, 10, 0, 0);

export const minute = 60_000;
export const hour = 60 * minute;

const storyNow = (): string => expect.getState().currentTestName ?? 'no story';

type Fault = { name: string; message: string; stack?: string[] };

/** One thing the bot said: where, and in what words. */
export type Said = readonly [where: string, text: string];

export type Bot = Awaited<ReturnType<typeof startBot>>;

export type BotOptions = {
  mode?: Mode;
  at?: number;
  /** Slack's own limits; `off` where a test sends more in a moment than people could. */
  rateLimits?: 'on' | 'off';
  /** How long Slack waits for an acknowledgement: three seconds, and in a story ten times that, for the machine may be busy. */
  ackTimeoutMs?: number;
  /** Changes to the text of the tests’ configuration. */
  config?: (yaml: string) => string;
  /** Scopes that somebody has taken out of the manifest. */
  withoutScopes?: readonly string[];
  /** Events likewise. */
  withoutEvents?: readonly string[];
  /** The organisation that the workspace is part of. */
  enterprise?: Enterprise;
  /** The way to the database: where it goes through something that hinders it. */
  through?: (databaseUrl: string) => Promise<string>;
  /** Serves metrics and health, on any free port. */
  health?: boolean;
  /** People type what only looks like a mention or an emoji, and it is shown as they typed it. */
  typesMarkup?: boolean;
  /** `info` unless a test wants to see more of it. */
  logLevel?: LogLevel;
  /** More instances may join on the same database. */
  several?: boolean;
  /** For how long a stop still takes requests, in real time. */
  lingerMs?: number;
};

/** One of several instances on one database. */
export type Joined = {
  app: Switchboard;
  /** In HTTP mode Slack's requests come to this one from now on; in Socket Mode to all in turn. */
  hears(): Promise<void>;
  /** Nothing falls due here until it goes on. */
  pause(): void;
  goOn(): void;
  stop(): Promise<void>;
  /** It dies: its leases are left, and nobody else hears of it. */
  kill(): Promise<void>;
};

const root = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');

const configText = read('test/support/switchboard.yml');
const configs = new Map<string, Config>();

/** What `test/support/switchboard.yml` says, or says after a change of its text; read once for all stories. */
export function testConfig(change: (yaml: string) => string = (yaml) => yaml): Config {
  const text = change(configText);
  const known = configs.get(text);
  if (known) return known;
  const loaded = loadConfig(text);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  configs.set(text, loaded.config);
  return loaded.config;
}

/** `LOG=debug npx vitest run …`: the bot's log on the terminal as well. */
const shownLevel = (['error', 'warn', 'info', 'debug', 'trace'] as const).find(
  (level) => level === process.env.LOG,
);

type Lease = { name: string; holder: string; since_ms: number; until_ms: number };

export async function startBot({
  mode = modeOf(storyNow()),
  at = mondayMorning,
  rateLimits = 'on',
  ackTimeoutMs = 30_000,
  config,
  withoutScopes = [],
  withoutEvents = [],
  enterprise,
  through,
  health = false,
  logLevel = 'info',
  typesMarkup = false,
  several = false,
  lingerMs = 0,
}: BotOptions = {}) {
  const clock = createStillClock(at);
  const slack = createWorkspace({
    ...cast,
    ...(enterprise && { enterprise }),
    manifest: manifest([...withoutScopes, ...withoutEvents]),
    clock,
    rateLimits,
    ackTimeoutMs,
  });
  /** By how much the bot's own clock is wrong. */
  let wrongMs = 0;
  const story = storyNow();
  const shown = watchShown(slack);
  const raw = watchRaw(slack.state);
  await slack.listen();
  const database = aDatabase();
  const databaseUrl = (await through?.(database.url)) ?? database.url;
  const logged: { level: string; msg: string; error?: Fault; err?: Fault }[] = [];
  const utterances: Said[] = [];
  const rung: (readonly [where: string, who: string[]])[] = [];
  let loadedConfig = testConfig(config);
  let app: Switchboard | undefined;
  /** Those that joined, and those of all that are paused. */
  const joined = new Set<Switchboard>();
  const paused = new Set<Switchboard>();
  let most = 0;
  const leaks = watchLeaks({
    state: slack.state,
    database,
    config: () => loadedConfig,
  });

  const nameOf = (id: string) =>
    cast.people.find((person) => person.id === id)?.realName ??
    cast.userGroups?.find((group) => group.id === id)?.handle ??
    id;
  /** A message's text as read in Dublin, mentions as `@Name`. */
  const words = (text: string) =>
    mrkdwnSeen(text, { tz: 'Europe/Dublin', locale: 'en-IE', state: slack.state });
  slack.on('message', (message) => {
    if (message.user !== 'UBOT') return;
    utterances.push([whereIs(message), words(message.text)]);
    if (message.pings.length > 0) rung.push([whereIs(message), message.pings.map(nameOf)]);
  });
  slack.on('ephemeral', (shown: Ephemeral) =>
    utterances.push([`only ${nameOf(shown.to)}`, words(shown.text)]),
  );

  function whereIs({ channel, threadTs }: Message): string {
    const people = cast.people.find(({ id }) => slack.directChannel(id) === channel);
    const place = people
      ? nameOf(people.id)
      : `#${cast.channels.find(({ id }) => id === channel)?.name ?? channel}`;
    return threadTs === undefined ? place : `${place} › thread`;
  }

  async function launch(): Promise<Switchboard> {
    const shared = {
      botToken: slack.botToken,
      slackApiUrl: slack.apiUrl,
      databaseUrl,
      configPath: 'switchboard.yml',
      logLevel,
      port: 0,
      ...(health && { health: { host: '127.0.0.1', port: 0 } }),
    };
    const environment = (
      mode === 'socket'
        ? { ...shared, mode: 'socket', appToken: slack.appToken }
        : { ...shared, mode: 'http', signingSecret: slack.signingSecret }
    ) as Environment;
    return start(environment, loadedConfig, {
      now: () => clock.now() + wrongMs,
      log: createLog(shownLevel ?? logLevel, {
        write(line) {
          logged.push(JSON.parse(line));
          if (shownLevel) process.stderr.write(line);
        },
      }),
      loop: 'by hand',
      monotonic: clock.now,
      storage: { clock: clock.now, alone: !several },
      lingerMs,
    });
  }

  async function hears(one: Switchboard): Promise<void> {
    if (mode === 'http') await slack.deliverTo(`http://127.0.0.1:${one.port}/slack/events`);
  }

  async function boot(): Promise<void> {
    app = await launch();
    await hears(app);
  }

  function leases(): Lease[] {
    return database.ask('select * from leases').rows as Lease[];
  }

  /** Slack knows of every connection there is, and of no other. */
  async function connected(): Promise<void> {
    const instances = joined.size + (app ? 1 : 0);
    most = Math.max(most, instances);
    // Of more, each keeps one when it has learnt of them.
    if (mode === 'socket' && most <= 2)
      await slack.until(() => slack.connections() === 2 * instances, 'all are connected');
  }

  /** One of several, by which a test moves it. */
  function handle(one: Switchboard): Joined {
    const leave = async () => {
      joined.delete(one);
      if (app === one) app = undefined;
      await one.stop();
      await connected();
    };
    return {
      app: one,
      hears: () => hears(one),
      pause: () => void paused.add(one),
      goOn: () => void paused.delete(one),
      stop: leave,
      async kill() {
        const before = leases();
        await leave();
        const after = new Set(leases().map(({ name }) => name));
        for (const lease of before) {
          if (after.has(lease.name)) continue;
          const { name, holder, since_ms, until_ms } = lease;
          database.ask(
            'insert into leases (name, holder, since_ms, until_ms) values (?, ?, ?, ?)',
            name,
            holder,
            since_ms,
            until_ms,
          );
        }
      },
    };
  }

  const theApp = (): Switchboard => {
    if (!app) throw new Error('the bot is not running');
    return app;
  };

  const walk = createWalk({
    clock,
    quiet: slack.quiet,
    async settle() {
      const all = [...(app ? [app] : joined.size > 0 ? [] : [theApp()]), ...joined].filter(
        (one) => !paused.has(one),
      );
      const next: number[] = [];
      // What one commits another sends.
      for (const one of all.length > 1 ? [...all, ...all] : all) {
        const at = await one.settle();
        if (at !== null) next.push(at - wrongMs);
      }
      return next.length > 0 ? Math.min(...next) : null;
    },
  });

  const bot = {
    slack,
    mode,
    /** What it says, by what it means. */
    words: wordsOf({ state: slack.state, config: () => loadedConfig }),
    get config() {
      return loadedConfig;
    },
    database,
    now: clock.now,
    alive: () => app !== undefined,
    get engine() {
      return theApp().engine;
    },
    get port() {
      return theApp().port;
    },
    get healthPort() {
      return theApp().healthPort;
    },
    /** What a path on the health port answers. */
    async health(path: string): Promise<{ status: number; text: string }> {
      const answer = await fetch(`http://127.0.0.1:${theApp().healthPort}${path}`);
      return { status: answer.status, text: await answer.text() };
    },
    /** Everything under way has happened, and so has what is due within seconds. Answers when something is due next. */
    settle: walk.settle,
    /** Everything that is due now has happened, and time stands still. Answers when something is due next. */
    async rest(): Promise<number | null> {
      await slack.quiet();
      const next = await theApp().settle();
      return next === null ? null : next - wrongMs;
    },
    /** Time passes; everything that falls due on the way happens at its own instant. */
    pass: walk.pass,
    /** Somebody sets the clock of the bot's machine; Slack's goes right. */
    setClockWrong(byMs: number): void {
      wrongMs = byMs;
    },
    /** What has been said since the last time this was asked. */
    said: (): Said[] => utterances.splice(0),
    /** Where `said` has what only this person was shown. */
    only: (user: string): string => `only ${nameOf(user)}`,
    /** Who was notified by what the bot has said, and where, since the last time this was asked. */
    pings: () => rung.splice(0),
    /** Errors the bot has logged since the last time this was asked. */
    faults: (): string[] =>
      logged
        .splice(0)
        .flatMap(({ level, msg, err, error = err }) =>
          level === 'error' || level === 'fatal'
            ? [error ? `${msg}: ${error.name}: ${error.message} ${error.stack?.[0] ?? ''}` : msg]
            : [],
        ),
    /** Everything in the log so far, as text. */
    logText: (): string => logged.map((line) => JSON.stringify(line)).join('\n'),
    /** The message in a channel that begins with the reference, as somebody there sees it. */
    card(id: string, channel: string, viewer: string): string {
      return slack.seenBy(bot.cardMessage(id, channel), viewer);
    },
    cardMessage(id: string, channel: string): Message {
      const found = slack
        .messages(channel)
        .findLast(({ text }) => text.startsWith(`${id} `) || text.startsWith(`${id}:`));
      if (!found) {
        throw new Error(`${id} has no card in ${channel}: ${slack.messages(channel).map((m) => m.text)}`);
      }
      return found;
    },
    /** Aoife raises one through the form; answers with nothing, for the caller knows its reference. */
    async raise(values: Answers, user = 'UAOIFE'): Promise<void> {
      await slack.command(user, '/escalate', { channel: 'C0OPS' });
      await slack.until(() => slack.modal(user) !== undefined, 'the form opens');
      if (Object.keys(values).some((label) => behindMoreDetails.has(label))) {
        await slack.click(user, acts.moreDetails);
        await bot.settle();
      }
      await slack.submit(user, { [fields.details]: 'It does not work.', ...values });
      await bot.settle();
      // The form has become the confirmation, unless something in it is wrong.
      if (slack.modal(user)?.given.submit === undefined) await slack.closeModal(user);
    },
    /** With another configuration, when one is given. */
    async restart(changed?: (yaml: string) => string): Promise<void> {
      await bot.stop();
      leaks.look();
      if (changed) loadedConfig = testConfig(changed);
      await boot();
    },
    /** It is stopped, time passes without it, and it starts again. */
    async away(ms: number): Promise<void> {
      await bot.stop();
      clock.advance(ms);
      await boot();
      await bot.settle();
    },
    async stop(): Promise<void> {
      for (const one of joined) await one.stop();
      joined.clear();
      await app?.stop();
      app = undefined;
    },
    start: boot,
    /** The one that was started first. */
    first: () => handle(theApp()),
    /** Another instance begins on the same database. */
    async join(): Promise<Joined> {
      const one = await launch();
      joined.add(one);
      await connected();
      return handle(one);
    },
    /** Time passes, and nothing happens meanwhile. */
    leap: clock.advance,
    /** What somebody could read so far that is not theirs; every story ends with none. */
    leaks: leaks.leaks,
    async check(): Promise<void> {
      if (!app && joined.size === 0) return;
      await bot.settle();
      expect(bot.said(), 'something unexpected was said').toEqual([]);
      expect(slack.problems, 'a strict Slack objects').toEqual([]);
      expect(bot.faults(), 'the bot logged an error').toEqual([]);
      await expectReplayed(database);
      await expectFactsKept(database);
      expect(leaks.leaks(), 'somebody could read what is not theirs').toEqual([]);
      if (!typesMarkup) expect(raw(), 'somebody reads an id, or the name of an emoji').toEqual([]);
    },
    async end(): Promise<void> {
      shown.keep(story);
      await bot.stop();
      await slack.close();
      database.drop();
    },
  };
  await boot();
  // Every story ends here: nothing unexpected was said, nothing was done that a strict observer of Slack objects to, and every clock
  // follows from its history.
  onTestFinished(async () => {
    try {
      await bot.check();
    } finally {
      await bot.end();
    }
  });
  return bot;
}

const behindMoreDetails = new Set([
  fields.need,
  fields.country,
  fields.category,
  fields.callback,
  fields.contact,
]);
