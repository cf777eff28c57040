/**
 * The half that is clockwork: does what falls due and sends what was committed. One instance has it at a time. It drives what the other
 * half made, and nothing there waits for it.
 */

import { leadHours } from '../domain/attention.ts';
import type { Calendar, Instant } from '../domain/calendars/calendar.ts';
import { createClockSetBack } from '../engine/clock-set-back.ts';
import { createHousekeeping } from '../engine/housekeeping.ts';
import { createOwedFacts } from '../engine/kept-facts.ts';
import { createLoop } from '../engine/loop.ts';
import { refreshShiftEnds } from '../engine/shift-ends.ts';
import { createUptime } from '../engine/uptime.ts';
import { createCrashRecovery } from '../outbox/crash-recovery.ts';
import { createMissedDeletions } from '../outbox/missed-deletions.ts';
import { redrawTeams } from '../outbox/redraw-teams.ts';
import type { RenderContext } from '../outbox/render/context.ts';
import { render } from '../outbox/render/render.ts';
import { createUndeliverable } from '../outbox/undeliverable.ts';
import { createDelivery } from '../outbox/worker.ts';
import { createBoardLink } from '../slack/board-link.ts';
import { createPeopleListing } from '../slack/people/listing.ts';
import type { Deciding, Ground } from './deciding.ts';

export type Clockwork = {
  start(): void;
  /** Something may be due now. */
  wake(): void;
  /** Does everything that is due now, requests under way included; answers when something is due next. */
  settle(requests: { idle(): Promise<void> }): Promise<Instant | null>;
  /** Nothing more is taken up; resolves when what is under way is finished. */
  stop(): Promise<unknown>;
  /** Says until when it ran. */
  end(): Promise<void>;
};

/** Brings what is stored up to date with the time that has passed and with the configuration. `runs`: false where a test moves it by hand. */
export async function createClockwork(ground: Ground, deciding: Deciding, runs: boolean): Promise<Clockwork> {
  const { storage, watch, now, log } = ground;
  const { store, queries, ranUntil } = storage;
  const { directory, people, engine, leavers, agentShifts, knownLeads, inbox, digests, lookBacks, reopened } =
    deciding;
  const uptime = createUptime({ store, queries, now, noticesSleep: runs });
  const clockSetBack = createClockSetBack({ store, queries, now, log });
  await clockSetBack.begin(ranUntil);
  await uptime.begin();
  await knownLeads.turn();
  await deciding.knownSwaps.learn();
  await refreshShiftEnds({ store, queries, directory, now });
  await redrawTeams({ store, queries, directory, now });
  const { client } = ground.clients;
  const listing = createPeopleListing({ ...ground, client, people, store, queries, ranUntil });
  let woken = 0;
  const wake = () => {
    woken += 1;
    loop.wake();
  };
  const recovery = createCrashRecovery({ ...ground, store, queries, recovered: wake });
  const missed = createMissedDeletions({ ...ground, ...deciding, queries, ranUntil });
  const delivery = deliveryOf(ground, deciding, wake);
  const loop = createLoop({
    turns: [
      clockSetBack.turn,
      knownLeads.turn,
      inbox.turn,
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
      createOwedFacts({ queries, engine, now, log }),
      createHousekeeping({ store, queries, now }),
      uptime.beat,
    ],
    now,
    log,
    watch: watch?.loop,
  });
  return {
    start: loop.start,
    wake,
    async settle(requests) {
      await requests.idle();
      for (;;) {
        const taken = delivery.taken();
        const before = woken;
        const next = await loop.turn();
        const asked = await Promise.all(
          [inbox, recovery, missed, reopened, listing].map((one) => one.idle()),
        );
        await delivery.idle();
        await requests.idle();
        // What was taken up, or done meanwhile, may have made room for more.
        const isStill = !asked.includes(true) && delivery.taken() === taken && woken === before;
        if (isStill && (next === null || next > now())) return next;
      }
    },
    stop: () =>
      Promise.all([
        loop.stop(),
        recovery.idle(),
        missed.idle(),
        delivery.idle(),
        reopened.idle(),
        listing.stop(),
      ]),
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
  settled: () => void,
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
    settled,
    watch: watch?.delivery,
  });
}
