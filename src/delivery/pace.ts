/** Keeps to one message a second and channel before Slack complains, and stays away from where it has complained. Pure but for its own memory. */
import type { Instant } from '../domain/calendar.ts';

/** Slack tolerates short bursts. */
const burst = 3;
const perMessageMs = 1000;

export type Pace = {
  /** When this may be sent: now or later. */
  readyAt(method: string, channel: string, now: Instant): Instant;
  took(method: string, channel: string, now: Instant): void;
  /** Slack has said when to come back, for this method and channel only. */
  park(method: string, channel: string, until: Instant): void;
};

export function createPace(): Pace {
  const parked = new Map<string, Instant>();
  /** When the channel's allowance will be whole again. */
  const full = new Map<string, Instant>();
  const key = (method: string, channel: string) => `${method} ${channel}`;
  return {
    readyAt(method, channel, now) {
      const until = parked.get(key(method, channel)) ?? 0;
      const allowed =
        method === 'chat.postMessage' ? (full.get(channel) ?? 0) - (burst - 1) * perMessageMs : 0;
      return Math.max(now, until, allowed);
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
