/** Rate limits by the workspace's clock: tiers per method and minute, one message a second per channel with a small burst. */

import type { Clock } from './clock.ts';

export type Tier = 'tier1' | 'tier2' | 'tier3' | 'tier4' | 'special' | 'none';

/** Slack promises "1+, 20+, 50+, 100+"; tier 1 gets room for ten sockets to open and open again. */
const callsPerMinute: { [tier in Tier]: number } = {
  tier1: 20,
  tier2: 20,
  tier3: 50,
  tier4: 100,
  special: 300,
  none: Number.POSITIVE_INFINITY,
};

const minuteMs = 60_000;
const perChannelMs = 1_000;

export type Rates = ReturnType<typeof createRates>;

export function createRates(clock: Clock, { burst = 5 } = {}) {
  const callsAt = new Map<string, number[]>();
  const buckets = new Map<string, { left: number; at: number }>();

  /** Seconds to wait, or 0. A refused call counts against nothing. */
  function tooMany(method: string, tier: Tier): number {
    const now = clock.now();
    const recent = (callsAt.get(method) ?? []).filter((at) => now - at < minuteMs);
    const max = callsPerMinute[tier];
    const oldest = recent[recent.length - max];
    if (oldest !== undefined) return Math.ceil((oldest + minuteMs - now) / 1000);
    callsAt.set(method, [...recent, now]);
    return 0;
  }

  function tooFast(channel: string): number {
    const now = clock.now();
    const bucket = buckets.get(channel) ?? { left: burst, at: now };
    const left = Math.min(burst, bucket.left + Math.max(0, now - bucket.at) / perChannelMs);
    if (left < 1) return Math.ceil(((1 - left) * perChannelMs) / 1000);
    buckets.set(channel, { left: left - 1, at: now });
    return 0;
  }

  return {
    /** Seconds until this call would be accepted; 0 accepts and counts it. */
    wait(method: string, tier: Tier, channel: string): number {
      const conversation = channel.replace(/^[UW]/, 'D');
      return (
        (method === 'chat.postMessage' && conversation ? tooFast(conversation) : 0) || tooMany(method, tier)
      );
    },
    forget() {
      callsAt.clear();
      buckets.clear();
    },
  };
}
