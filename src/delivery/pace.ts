/** Keeps to one message a second and channel before Slack complains, and stays away from where it has complained. Pure but for its own memory. */
import type { Instant } from '../domain/calendars/calendar.ts';

/** Slack tolerates short bursts. */
const burst = 3;
const perMessageMs = 1000;

export type Pace = {
  /** When this may be sent: now or later. */
  readyAt(method: string, channel: string, now: Instant): Instant;
  /** When one that may not be sent now should come back: each of a rank in a turn of its own, so that a long queue is not asked over and over. */
  turnAt(method: string, channel: string, rank: number, now: Instant): Instant;
  took(method: string, channel: string, now: Instant): void;
  /** Slack has said when to come back, for this method and channel only. */
  park(method: string, channel: string, until: Instant): void;
};

export function createPace(): Pace {
  const parked = new Map<string, Instant>();
  /** When the channel's allowance will be whole again. */
  const full = new Map<string, Instant>();
  /** The last turn that was given away. */
  const turns = new Map<string, Instant>();
  const key = (method: string, channel: string) => `${method} ${channel}`;

  function readyAt(method: string, channel: string, now: Instant): Instant {
    const until = parked.get(key(method, channel)) ?? 0;
    const allowed = method === 'chat.postMessage' ? (full.get(channel) ?? 0) - (burst - 1) * perMessageMs : 0;
    return Math.max(now, until, allowed);
  }

  return {
    readyAt,
    turnAt(method, channel, rank, now) {
      const ready = readyAt(method, channel, now);
      if (method !== 'chat.postMessage') return ready;
      const queue = `${channel} ${rank}`;
      const last = turns.get(queue);
      const turn = last === undefined ? ready : Math.max(ready, last + perMessageMs);
      turns.set(queue, turn);
      return turn;
    },
    took(method, channel, now) {
      if (method !== 'chat.postMessage') return;
      full.set(channel, Math.max(full.get(channel) ?? 0, now) + perMessageMs);
    },
    park(method, channel, until) {
      parked.set(key(method, channel), until);
    },
  };
}
