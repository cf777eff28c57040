/** Turns at what Slack takes only so many of in a minute: whoever comes when it is full is told in how many minutes to come again, and has a place then. */
import type { Instant } from '../domain/calendars/calendar.ts';

export type Turns = {
  /** Null: it is their turn, and it is counted. Otherwise when to come again; asked once more before that, the answer is the same. */
  take(who: string, now: Instant, urgent?: boolean): Instant | null;
  /** A place from an instant on: for who cannot be served before. */
  keep(who: string, from: Instant, now: Instant): Instant;
  /** Slack has said when to come back. */
  park(until: Instant): void;
};

type TurnsGiven = {
  /** How many Slack takes within `spanMs`. */
  limit: number;
  spanMs: number;
  /** So many are left to what is urgent, and to who comes later than they were told. */
  spare: number;
};

/** People are told minutes, and come by their own watch. A minute here is a little longer than what Slack counts over. */
const stepMs = 61_000;
const earlyMs = 6_000;
/** Whoever has not come by then has a new place when they do. */
const keptMs = 10 * 60_000;

export function createTurns({ limit, spanMs, spare }: TurnsGiven): Turns {
  let made: Instant[] = [];
  const places = new Map<string, Instant>();
  let parkedUntil = 0;
  let lastNow = 0;

  function notice(now: Instant): void {
    const byMs = Math.max(0, lastNow - now);
    made = made.map((at) => at - byMs).filter((at) => at > now - spanMs);
    for (const [who, at] of places) {
      if (at - byMs + keptMs < now) places.delete(who);
      else places.set(who, at - byMs);
    }
    parkedUntil -= byMs;
    lastNow = now;
  }

  /** Whether no span with it in has more than `most`. */
  function fits(at: Instant, most: number): boolean {
    if (at < parkedUntil) return false;
    const near = [...made, ...places.values()].filter((one) => Math.abs(one - at) < spanMs);
    const ends = [at, ...near.filter((one) => one > at)];
    return ends.every((end) => near.filter((one) => one > end - spanMs && one <= end).length < most);
  }

  function keep(who: string, from: Instant, most: number): Instant {
    let at = from;
    while (!fits(at, most)) at += stepMs;
    places.set(who, at);
    return at;
  }

  return {
    take(who, now, urgent = false) {
      notice(now);
      const kept = places.get(who);
      const isTheirs = kept !== undefined && kept - earlyMs <= now;
      if (kept !== undefined && !isTheirs && !urgent) return kept;
      places.delete(who);
      const most = isTheirs || urgent ? limit : limit - spare;
      if (fits(now, most)) {
        made.push(now);
        return null;
      }
      return keep(who, now + stepMs, most);
    },
    keep(who, from, now) {
      notice(now);
      const kept = places.get(who);
      if (kept !== undefined && kept >= from) return kept;
      places.delete(who);
      return keep(who, from, limit - spare);
    },
    park(until) {
      parkedUntil = Math.max(parkedUntil, until);
    },
  };
}
