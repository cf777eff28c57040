/**
 * Keeps to Slack's limits before Slack complains, and stays away from where it has complained: one message a second in each
 * conversation, so many messages a minute in all, and the tier of each method. What is urgent has a share that others leave it.
 */
import type { Instant } from '../domain/calendars/calendar.ts';
import { createConversationLimits } from './conversation-limits.ts';
import { createMethodLimits, editing, posting } from './method-limits.ts';

export type Limits = {
  /** How many messages a conversation takes at once, before one a second. */
  channelBurst: number;
  /** Messages a minute in the whole workspace. */
  messagesPerMinute: number;
};

export type RateLimits = {
  /** When a call may be made: now or later. */
  readyAt(method: string, place: string, rank: number, now: Instant): Instant;
  /** How many calls of a method may begin now, wherever they go. */
  left(method: string, rank: number, now: Instant): number;
  took(method: string, place: string, now: Instant): void;
  /** A call that was counted was not made. */
  gaveBack(method: string, place: string): void;
  /** Slack has said when to come back, for this method and place only. */
  park(method: string, place: string, until: Instant): void;
  /** Until when Slack wants no such call there; 0 when it has not complained. */
  parkedUntil(method: string, place: string): Instant;
  /** Conversations in which nothing of this rank may be posted now. */
  shut(rank: number, now: Instant): string[];
  /** When the first of what may not be done now may be; null when everything may. */
  opensAt(now: Instant): Instant | null;
};

const lowest = Number.MAX_SAFE_INTEGER;

export function createRateLimits({ channelBurst, messagesPerMinute }: Limits): RateLimits {
  const conversations = createConversationLimits(channelBurst);
  const methods = createMethodLimits(messagesPerMinute);
  const parked = createParked();
  let lastNow = 0;

  /** A clock that is set back must not make anybody wait for it to catch up. */
  function notice(now: Instant): void {
    const byMs = lastNow - now;
    if (byMs > 0) {
      methods.setBack(byMs);
      conversations.setBack(byMs);
      parked.setBack(byMs);
    }
    lastNow = now;
  }

  /** As far as the conversation itself goes. */
  const opens = (place: string, rank: number, now: Instant): Instant =>
    Math.max(parked.until(posting, place), conversations.readyAt(place, rank, now));

  /** Those that may be shut: where something was said lately, and where Slack has complained. */
  const troubled = (): string[] => [...new Set([...conversations.places(), ...parked.places(posting)])];

  return {
    readyAt(method, place, rank, now) {
      notice(now);
      const there = method === posting ? conversations.readyAt(place, rank, now) : 0;
      return Math.max(now, parked.until(method, place), methods.readyAt(method, rank, now), there);
    },
    left(method, rank, now) {
      notice(now);
      return methods.left(method, rank, now);
    },
    took(method, place, now) {
      notice(now);
      methods.took(method, now);
      if (method === posting) conversations.took(place, now);
    },
    gaveBack(method, place) {
      methods.gaveBack(method);
      if (method === posting) conversations.gaveBack(place);
    },
    park: parked.park,
    parkedUntil: parked.until,
    shut(rank, now) {
      notice(now);
      parked.forget(now);
      conversations.forget(now);
      return troubled().filter((place) => opens(place, rank, now) > now);
    },
    opensAt(now) {
      notice(now);
      const shut = troubled().map((place) => opens(place, lowest, now));
      const spent = [posting, editing].map((method) => methods.readyAt(method, lowest, now));
      const ahead = [...shut, ...spent].filter((at) => at > now);
      return ahead.length > 0 ? Math.min(...ahead) : null;
    },
  };
}

/** Where Slack has complained, by method and place. */
function createParked() {
  const ends = new Map<string, Instant>();
  const key = (method: string, place: string) => `${method} ${place}`;
  return {
    park: (method: string, place: string, until: Instant) => void ends.set(key(method, place), until),
    until: (method: string, place: string): Instant => ends.get(key(method, place)) ?? 0,
    places(method: string): string[] {
      const start = key(method, '');
      return [...ends.keys()].flatMap((name) => (name.startsWith(start) ? name.slice(start.length) : []));
    },
    setBack(byMs: number): void {
      for (const [name, until] of ends) ends.set(name, until - byMs);
    },
    forget(now: Instant): void {
      for (const [name, until] of ends) if (until <= now) ends.delete(name);
    },
  };
}
