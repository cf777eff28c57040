/**
 * Keeps to Slack's limits before Slack complains, and stays away from where it has complained: one message a second in each
 * conversation, so many messages a minute in all, and the tier of each method. What is urgent has a share that others leave it.
 */
import type { Instant } from '../domain/calendars/calendar.ts';
import { createBucket, createWindow, type RateLimiter } from './rate-limiter.ts';

export const posting = 'chat.postMessage';
export const editing = 'chat.update';

export type Limits = {
  /** How many messages a conversation takes at once, before one a second. */
  channelBurst: number;
  /** Messages a minute in the whole workspace. */
  messagesPerMinute: number;
};

/** Calls a minute, as https://docs.slack.dev/apis/web-api/rate-limits has its tiers: 2, 3 and 4. */
const perMinute: Readonly<Record<string, number>> = {
  'usergroups.list': 20,
  'usergroups.users.list': 20,
  [editing]: 50,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.open': 50,
  'conversations.info': 50,
  'conversations.members': 100,
  'users.info': 100,
  'users.list': 20,
};
/** A minute there is not a minute here: calls take their time on the way. */
const windowMs = 60_500;
/** The share of a method's calls that is kept for what is urgent. */
const urgentShare = 0.1;

const perMessageMs = 1000;
/** What is not urgent goes so many at once; the rest is spread evenly over the minute, so that nobody waits for the minute to end. */
const messagesAtOnce = 30;
/** Of the messages allowed in a minute, what is not urgent leaves so many. */
const urgentMessages = 8;
const urgentInChannel = 1;

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

/** `evenly` spreads what is not urgent. */
type OfMethod = { allowance: RateLimiter; reserve: number; evenly?: RateLimiter };

export function createRateLimits({ channelBurst, messagesPerMinute }: Limits): RateLimits {
  const parked = new Map<string, Instant>();
  const conversations = new Map<string, RateLimiter>();
  const methods = new Map<string, OfMethod>();
  methods.set(posting, {
    allowance: createWindow(messagesPerMinute, windowMs),
    reserve: urgentMessages,
    evenly: createBucket(messagesAtOnce, windowMs / (messagesPerMinute - urgentMessages)),
  });
  let lastNow = 0;

  const key = (method: string, place: string) => `${method} ${place}`;
  const reserveFor = (rank: number, reserve: number) => (rank === 0 ? 0 : reserve);

  function ofMethod(method: string): OfMethod | undefined {
    const limit = perMinute[method];
    const known = methods.get(method);
    if (known || limit === undefined) return known;
    const fresh = { allowance: createWindow(limit, windowMs), reserve: Math.ceil(limit * urgentShare) };
    methods.set(method, fresh);
    return fresh;
  }

  function inConversation(place: string): RateLimiter {
    const known = conversations.get(place);
    if (known) return known;
    const fresh = createBucket(channelBurst, perMessageMs);
    conversations.set(place, fresh);
    return fresh;
  }

  const channelReserve = Math.min(urgentInChannel, channelBurst - 1);

  /** A clock that is set back must not make anybody wait for it to catch up. */
  function notice(now: Instant): void {
    const byMs = lastNow - now;
    if (byMs > 0) {
      for (const { allowance, evenly } of methods.values()) {
        allowance.setBack(byMs);
        evenly?.setBack(byMs);
      }
      for (const allowance of conversations.values()) allowance.setBack(byMs);
      for (const [name, until] of parked) parked.set(name, until - byMs);
    }
    lastNow = now;
  }

  /** What is over need not be remembered. */
  function forget(now: Instant): void {
    for (const [name, until] of parked) if (until <= now) parked.delete(name);
    for (const [place, allowance] of conversations) {
      if (allowance.left(0, now) >= channelBurst) conversations.delete(place);
    }
  }

  const methodReadyAt = ({ allowance, reserve, evenly }: OfMethod, rank: number, now: Instant): Instant =>
    rank === 0
      ? allowance.readyAt(0, now)
      : Math.max(allowance.readyAt(reserve, now), evenly?.readyAt(0, now) ?? 0);

  function readyAt(method: string, place: string, rank: number, now: Instant): Instant {
    notice(now);
    const own = ofMethod(method);
    const there = method === posting ? conversations.get(place) : undefined;
    return Math.max(
      now,
      parked.get(key(method, place)) ?? 0,
      own ? methodReadyAt(own, rank, now) : 0,
      there ? there.readyAt(reserveFor(rank, channelReserve), now) : 0,
    );
  }

  /** As far as the conversation itself goes. */
  const opens = (place: string, rank: number, now: Instant): Instant =>
    Math.max(
      parked.get(key(posting, place)) ?? 0,
      conversations.get(place)?.readyAt(reserveFor(rank, channelReserve), now) ?? 0,
    );

  /** Those that may be shut: where something was said lately, and where Slack has complained. */
  const troubled = (): string[] => [
    ...conversations.keys(),
    ...[...parked.keys()].flatMap((name) =>
      name.startsWith(`${posting} `) ? name.slice(posting.length + 1) : [],
    ),
  ];

  return {
    readyAt,
    left(method, rank, now) {
      notice(now);
      const own = ofMethod(method);
      if (!own) return lowest;
      if (rank === 0) return own.allowance.left(0, now);
      return Math.min(own.allowance.left(own.reserve, now), own.evenly?.left(0, now) ?? lowest);
    },
    took(method, place, now) {
      notice(now);
      const own = ofMethod(method);
      own?.allowance.took(now);
      own?.evenly?.took(now);
      if (method === posting) inConversation(place).took(now);
    },
    gaveBack(method, place) {
      const own = ofMethod(method);
      own?.allowance.gaveBack();
      own?.evenly?.gaveBack();
      if (method === posting) conversations.get(place)?.gaveBack();
    },
    park(method, place, until) {
      parked.set(key(method, place), until);
    },
    parkedUntil: (method, place) => parked.get(key(method, place)) ?? 0,
    shut(rank, now) {
      notice(now);
      forget(now);
      return [...new Set(troubled())].filter((place) => opens(place, rank, now) > now);
    },
    opensAt(now) {
      notice(now);
      const shut = [...new Set(troubled())].map((place) => opens(place, lowest, now));
      const spent = [posting, editing].flatMap((method) => {
        const own = ofMethod(method);
        return own ? methodReadyAt(own, lowest, now) : [];
      });
      const ahead = [...shut, ...spent].filter((at) => at > now);
      return ahead.length > 0 ? Math.min(...ahead) : null;
    },
  };
}
