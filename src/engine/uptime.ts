/** When the bot ran, so that a reminder that comes late because it did not can say so. */
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import { commitChange } from './commit.ts';

/** A killed bot is taken to have run until its last beat. */
const beatMs = 60_000;
/** A shorter gap delays nothing that anybody would notice. */
const gapMs = 3 * beatMs;
/** Whom would it help to know of what was missed longer ago? */
const rememberedMs = 30 * 24 * 3_600_000;

export type Uptime = {
  /** Looks for how long the bot was away. Called once, before anything is due. */
  begin(): Promise<void>;
  /** Spans in which the bot did not run, oldest first. */
  down(): readonly Span[];
  /** The loop went round: the bot runs. A machine that slept is noticed here. */
  beat(): Promise<null>;
  end(): Promise<void>;
};

export function createUptime(parts: {
  store: Store;
  queries: Pick<Queries, 'uptime'>;
  now(): Instant;
  /** The loop goes round at least each second, so a longer gap is the machine's sleep; false where a test moves the clock. */
  noticesSleep: boolean;
}): Uptime {
  const { store, queries, now } = parts;
  let spans: Span[] = [];
  let beatAt: Instant | null = null;

  async function wasDown(from: Instant, to: Instant): Promise<void> {
    await commitChange(store, [
      queries.uptime.down({ from, to }),
      queries.uptime.forgetBefore(to - rememberedMs),
    ]);
    spans = await queries.uptime.spans();
  }

  async function alive(): Promise<void> {
    beatAt = now();
    await commitChange(store, [queries.uptime.beat(beatAt)]);
  }

  return {
    async begin() {
      spans = await queries.uptime.spans();
      const last = await queries.uptime.lastBeat();
      if (last !== undefined && now() > last) await wasDown(last, now());
      await alive();
    },
    down: () => spans,
    async beat() {
      const last = beatAt ?? now();
      if (parts.noticesSleep && now() - last > gapMs) await wasDown(last, now());
      // A clock that was set back must not keep the bot from saying that it runs.
      if (beatAt === null || Math.abs(now() - last) >= beatMs) await alive();
      return null;
    },
    async end() {
      if (beatAt !== null) await alive();
    },
  };
}
