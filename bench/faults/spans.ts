/** When the bot could tell what was due: one and the same instance had the lease of the sender, and nothing became of it or of the database. */
import type { Fleet } from './fleet.ts';
import type { Outages } from './outages.ts';

export type Span = { from: number; to: number };

export function createSpans(fleet: Fleet, outages: Outages) {
  const spans: Span[] = [];
  let pidBefore: number | undefined;
  return {
    spans,
    /** Told again and again who has the lease. */
    note(pid: number | undefined): void {
      const to = Date.now();
      const bot =
        pid === undefined ? undefined : fleet.bots.find((one) => one.running() && one.pid() === pid);
      const last = spans.at(-1);
      const isWell = bot !== undefined && !outages.struck(bot, pidBefore === pid && last ? last.to : to, to);
      if (isWell && pidBefore === pid && last) last.to = to;
      else if (isWell) spans.push({ from: to, to });
      pidBefore = isWell ? pid : undefined;
    },
  };
}
