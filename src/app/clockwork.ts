/**
 * The half that is clockwork: does what falls due and sends what was committed. One instance has it at a time. It drives what the other
 * half made, and nothing there waits for it.
 */

import { leadHours } from '../domain/attention.ts';
import type { Calendar, Instant } from '../domain/calendars/calendar.ts';
import { createClockSetBack } from '../engine/clock-set-back.ts';
import { createHousekeeping } from '../engine/housekeeping.ts';
import { createOwedFacts } from '../engine/kept-facts.ts';
import { goRound } from '../engine/loop.ts';
import { refreshShiftEnds } from '../engine/shift-ends.ts';
import { createUptime } from '../engine/uptime.ts';
import { createCrashRecovery } from '../outbox/crash-recovery.ts';
import { createMissedDeletions } from '../outbox/missed-deletions.ts';
import { createOpenAhead } from '../outbox/open-ahead.ts';
import { redrawTeams } from '../outbox/redraw-teams.ts';
import type { RenderContext } from '../outbox/render/context.ts';
import { render } from '../outbox/render/render.ts';
import { createUndeliverable } from '../outbox/undeliverable.ts';
import { createDelivery } from '../outbox/worker.ts';
import { createBoardLink } from '../slack/board-link.ts';
import { createPeopleListing } from '../slack/people/listing.ts';
import type { Deciding, Ground } from './deciding.ts';

export type Clockwork = {
  /** Does what is due now, and says when something is due next. */
  turn(): Promise<Instant | null>;
  /** How many rows it has taken up so far. */
  taken(): number;
  /** Resolves when nothing is under way; true when something was that may have made more due. */
  idle(): Promise<boolean>;
  /** Nothing more is taken up; resolves when what is under way is finished. */
  stop(): Promise<void>;
  /** Says until when it ran. */
  end(): Promise<void>;
};

type Sender = {
  /** False where a test moves it by hand. */
  runs: boolean;
  /** False as soon as another instance may be the sender: then nothing more is done here. */
  sends(): boolean;
  /** Something may be due now. */
  wake(): void;
};

/** Brings what is stored up to date with the time that has passed and with the configuration. */
export async function createClockwork(
  ground: Ground,
  deciding: Deciding,
  { runs, sends, wake }: Sender,
): Promise<Clockwork> {
  const { storage, now, log } = ground;
  const { store, queries } = storage;
  const { directory, people, engine, leavers, agentShifts, digests, lookBacks, reopened } = deciding;
  // Not when this process began: another may have sent since.
  const ranUntil = await queries.uptime.lastBeat();
  const uptime = createUptime({ store, queries, now, noticesSleep: runs });
  const clockSetBack = createClockSetBack({ store, queries, now, log });
  await clockSetBack.begin(ranUntil);
  await uptime.begin();
  await refreshShiftEnds({ store, queries, directory, now });
  await redrawTeams({ store, queries, directory, now });
  const { client } = ground.clients;
  const listing = createPeopleListing({ ...ground, client, people, store, queries, ranUntil });
  const ahead = createOpenAhead({ ...ground, queries, house: deciding.house });
  const recovery = createCrashRecovery({ ...ground, store, queries, recovered: wake });
  const missed = createMissedDeletions({ ...ground, ...deciding, queries, ranUntil });
  const delivery = deliveryOf(ground, deciding, { sends, settled: wake });
  let stopped = false;
  const turns = [
    clockSetBack.turn,
    leavers.turn,
    agentShifts.turn,
    digests.turn,
    lookBacks.turn,
    () => engine.tick(uptime.down()),
    recovery.turn,
    missed.turn,
    delivery.turn,
    reopened.turn,
    listing.turn,
    ahead.turn,
    createOwedFacts({ queries, engine, now, log }),
    createHousekeeping({ store, queries, now }),
    uptime.beat,
  ].map((one) => async () => (sends() && !stopped ? one() : null));
  let round: Promise<Instant | null> = Promise.resolve(null);
  return {
    turn() {
      round = goRound(turns);
      return round;
    },
    taken: delivery.taken,
    async idle() {
      const asked = await Promise.all([recovery, missed, reopened, listing, ahead].map((one) => one.idle()));
      await delivery.idle();
      return asked.includes(true);
    },
    async stop() {
      stopped = true;
      // That a round failed is said where it was begun.
      await round.catch(() => null);
      await Promise.all([
        recovery.idle(),
        missed.idle(),
        delivery.idle(),
        reopened.idle(),
        listing.stop(),
        ahead.stop(),
      ]);
    },
    end: uptime.end,
  };
}

function workingHoursOf({ digest }: Ground['config'], people: Deciding['people']): RenderContext['dayOf'] {
  const known = new Map<string, Calendar>();
  return async (person) => {
    const { timeZone } = (await people.person(person).catch(() => undefined)) ?? {};
    if (timeZone === undefined) return undefined;
    const hours = known.get(timeZone) ?? leadHours(digest.days, timeZone);
    known.set(timeZone, hours);
    return hours;
  };
}

function deliveryOf(
  ground: Ground,
  { directory, people, digests, changes, exports, lookBacks }: Deciding,
  sender: { sends(): boolean; settled(): void },
) {
  const { config, storage, permalink, watch, now } = ground;
  const { store, queries } = storage;
  const { categories, causes, fallbackChannel } = config;
  const dayOf = workingHoursOf(config, people);
  const { gather } = digests;
  const { leftOpen } = lookBacks;
  const rendering = {
    queries,
    people,
    directory,
    categories,
    causes,
    fallbackChannel,
    attention: config.attention,
    hoursOf: async (lead: string) => (config.attention === 'everything' ? undefined : dayOf(lead)),
    dayOf,
    gather,
    monday: changes.monday,
    exported: exports.write,
    leftOpen,
    boardLink: createBoardLink({ client: ground.clients.lookUps, me: ground.me, log: ground.log }),
    permalink,
    now,
  };
  return createDelivery({
    ...ground,
    store,
    queries,
    whenUnsure: config.delivery.whenUnsure,
    render: (row) => render(rendering, row),
    undeliverable: createUndeliverable({ queries, directory, now }),
    ...sender,
    watch: watch?.delivery,
  });
}
