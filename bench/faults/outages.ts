/** What becomes of instances and of their database besides kills: the network between them is cut, an instance is held up, and the server dies. */
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresServer } from '../postgres-server.ts';
import type { BotLife } from './bot-life.ts';
import type { Chance } from './chance.ts';
import { cutKinds, type Wire } from './wire.ts';

/** An instance that died has lost its leases by then, and another one has taken up what it left (decision 72). */
export const untilReplacedMs = 16_000;

/** `wire` leads to its database; undefined where that is a file. */
export type Instance = { bot: BotLife; wire: Wire | undefined };

type Outage = { what: string; one: Instance; from: number; to: number };

/** Of a cut, and of what is held up. */
const longestMs = 20_000;
/** Who starts without a database gives up within this. */
const startMs = 15_000;

export type Outages = ReturnType<typeof createOutages>;

export function createOutages(
  instances: readonly Instance[],
  {
    server,
    chance,
    sender,
  }: { server: PostgresServer | undefined; chance: Chance; sender(): number | undefined },
) {
  const counts = new Map<string, number>();
  const outages: Outage[] = [];
  let over = false;
  let going: Promise<void> = Promise.resolve();
  let restarted: Promise<void> = Promise.resolve();

  function begin(what: string, some: readonly Instance[]): () => void {
    counts.set(what, (counts.get(what) ?? 0) + 1);
    const begun = some.map((one): Outage => ({ what, one, from: Date.now(), to: Number.POSITIVE_INFINITY }));
    outages.push(...begun);
    return () => {
      for (const one of begun) one.to = Date.now();
    };
  }

  /** Who sends, as often as not. */
  const chosen = (): Instance | undefined =>
    (chance.random() < 0.5 && instances.find(({ bot }) => bot.pid() === sender())) || chance.one(instances);

  const aWhile = () => pause(chance.between(1_000, longestMs));
  /** Until another one sends, as often as not. */
  const aLongWhile = () => pause(chance.between(chance.random() < 0.5 ? untilReplacedMs : 1_000, longestMs));

  async function cut(one: Instance, wire: Wire): Promise<void> {
    const kind = chance.one(cutKinds) ?? 'silent';
    const end = begin(`cut off, ${kind}`, [one]);
    wire.cut(kind);
    await aWhile();
    wire.mend(chance.random() < 0.5);
    end();
  }

  async function hold(one: Instance): Promise<void> {
    const end = begin('held up', [one]);
    one.bot.hold();
    await aLongWhile();
    one.bot.letGo();
    end();
  }

  async function strike(): Promise<void> {
    const one = chosen();
    if (!one) return;
    const { wire } = one;
    if (wire && chance.random() < 0.6) await cut(one, wire);
    else if (instances.length > 1) await hold(one);
  }

  async function restart(one: PostgresServer): Promise<void> {
    const end = begin('the server killed', instances);
    await one.kill();
    await pause(chance.between(0, 3_000));
    await one.start();
    end();
  }

  return {
    counts,
    /** All of them, with the number of the instance. */
    told: () => outages.map(({ one, ...outage }) => ({ ...outage, bot: instances.indexOf(one) + 1 })),
    /** Whether something became of it, or of the database, in that time. */
    struck: (bot: BotLife, from: number, to: number): boolean =>
      outages.some((outage) => outage.one.bot === bot && outage.from <= to && outage.to >= from),
    mayFailToStart: (bot: BotLife): boolean =>
      outages.some(({ one, to }) => one.bot === bot && to >= Date.now() - startMs),
    start(): void {
      going = (async () => {
        while (!over) {
          await pause(chance.between(2_000, 8_000));
          if (!over) await strike();
        }
      })();
    },
    /** Does not wait until it is up again. */
    async killServer(): Promise<void> {
      await restarted;
      if (server) restarted = restart(server);
    },
    /** All is well again, and stays so. */
    async stop(): Promise<void> {
      over = true;
      await Promise.all([going, restarted]);
    },
  };
}
