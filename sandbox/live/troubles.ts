/** Trouble that somebody at the page makes: Slack down, too many requests, answers that get lost. */

import type { Workspace } from '../slack/workspace.ts';
import type { Trouble } from './protocol.ts';

export type TroubleKind = Exclude<keyof Trouble, 'bot'>;

/** Longer than what a moved clock walks through by itself. */
const retryAfterS = 30;

export function createTroubles(slack: Workspace) {
  let on: Record<TroubleKind, boolean> = { outage: false, rateLimit: false, dropAnswers: false };

  function arm(): void {
    slack.faults.clear();
    const when = ({ method }: { method: string }) => method.startsWith('chat.');
    const always = { when, times: Number.POSITIVE_INFINITY };
    if (on.rateLimit) slack.faults.add({ kind: 'rate_limited', retryAfterS, ...always });
    if (on.dropAnswers) slack.faults.add({ kind: 'drop_after', ...always });
  }

  return {
    now: () => on,
    set(what: TroubleKind, yes: boolean): void {
      if (on[what] === yes) return;
      on = { ...on, [what]: yes };
      if (what !== 'outage') arm();
      else slack.outage(yes);
    },
    /** As after a reset. */
    end(): void {
      on = { outage: false, rateLimit: false, dropAnswers: false };
      arm();
      slack.outage(false);
    },
  };
}
