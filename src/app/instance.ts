/**
 * One instance at work: its loop goes round in each, and in the one that is the sender the clockwork goes round with it. That one is
 * made when the lease is taken, and stopped before another instance may have it, or as soon as one has.
 */
import type { Instant } from '../domain/calendars/calendar.ts';
import { createLoop } from '../engine/loop.ts';
import { type Clockwork, createClockwork } from './clockwork.ts';
import type { Deciding, Ground } from './deciding.ts';

export type Instance = {
  /** It lives, and is the sender if no other is. Called once, before anything is due. */
  begin(): Promise<void>;
  start(): void;
  /** Something may be due now. */
  wake(): void;
  /** Does everything that is due now, requests under way included; answers when something is due next. */
  settle(requests: { idle(): Promise<void> }): Promise<Instant | null>;
  /** Nothing more is taken up; resolves when what is under way is finished, and another may be the sender. */
  stop(): Promise<void>;
  /** Whatever is under way: it is not the sender any more, and does not live. */
  end(): Promise<void>;
};

/** As long as it was the sender and no other was. */
type Term = { since: Instant; clockwork: Clockwork };

/** `runs`: false where a test moves it by hand. */
export function createInstance(ground: Ground, deciding: Deciding, runs: boolean): Instance {
  const { leases, log, now, watch } = ground;
  const { life, sender, live } = leases;
  const { knownLeads, knownSwaps, inbox } = deciding;
  let term: Term | undefined;
  let stopped = false;
  let woken = 0;
  const loop = createLoop({
    turns: [knownLeads.turn, knownSwaps.turn, inbox.turn, async () => term?.clockwork.turn() ?? null],
    now,
    log,
    watch: watch?.loop,
  });

  const wake = () => {
    woken += 1;
    loop.wake();
  };

  /** Makes or stops the clockwork, as the lease says. */
  async function follow(): Promise<void> {
    while (!stopped && sender.since() !== term?.since) {
      if (term) {
        log.warn({}, 'another instance has taken over what this one sent');
        await term.clockwork.stop();
        term = undefined;
      }
      const since = sender.since();
      if (since === undefined) return;
      const isOurs = () => sender.holds() && sender.since() === since;
      term = {
        since,
        clockwork: await createClockwork(ground, deciding, { runs, sends: isOurs, wake }),
      };
      log.info({}, 'this instance sends now');
      loop.wake();
    }
  }

  let following: Promise<void> | undefined;
  /** One at a time. */
  function followed(): Promise<void> {
    following ??= follow().finally(() => {
      following = undefined;
    });
    return following;
  }

  async function keep(): Promise<void> {
    await live();
    if (!stopped) await sender.keep();
  }

  // Apart from the other loop: a round of that may take long, and so may the making of a clockwork.
  const keeping = createLoop({
    turns: [
      async () => {
        await keep();
        followed().catch((error: unknown) => log.error({ error }, 'the sender could not take up its work'));
        return null;
      },
    ],
    now,
    log,
  });

  async function giveUpSending(): Promise<void> {
    if (term && sender.holds()) await term.clockwork.end();
    term = undefined;
    await sender.giveUp();
  }

  return {
    async begin() {
      await live();
      await knownLeads.turn();
      await knownSwaps.learn();
      await sender.renew();
      if (runs) keeping.start();
      await followed();
    },
    start: loop.start,
    wake,
    async settle(requests) {
      await requests.idle();
      for (;;) {
        await keep();
        await followed();
        const taken = term?.clockwork.taken();
        const before = woken;
        const next = await loop.turn();
        const asked = await Promise.all([inbox.idle(), term?.clockwork.idle()]);
        await requests.idle();
        // What was taken up, or done meanwhile, may have made room for more.
        const isStill = !asked.includes(true) && term?.clockwork.taken() === taken && woken === before;
        if (isStill && (next === null || next > now())) return next;
      }
    },
    async stop() {
      stopped = true;
      await keeping.stop();
      // That it could not be taken up was said where that was begun.
      await following?.catch(() => undefined);
      await Promise.all([loop.stop(), term?.clockwork.stop()]);
      await giveUpSending();
    },
    async end() {
      stopped = true;
      await keeping.stop();
      await giveUpSending();
      await life.giveUp();
    },
  };
}
