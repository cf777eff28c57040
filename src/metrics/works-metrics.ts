/** What goes on inside: escalations, the database, what is sent, the loop. */
import { createBounded, type Meters } from './meters.ts';
import type { Watch } from './watch.ts';

const commitBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.5];
const roundBuckets = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 30];
const waitBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 7_200, 86_400];

export function engineMetrics({ counter }: Meters): Watch['engine'] {
  const deeds = counter(
    'deeds_total',
    'What happened to escalations, by deed and where it came from; `raised` counts those that were opened.',
    'deed',
    'via',
  );
  const refusals = counter('refusals_total', 'Acts that were refused to a person, by reason.', 'reason');
  return {
    happened: (deed, via) => deeds.inc({ deed, via }),
    refused: (reason) => refusals.inc({ reason }),
  };
}

export function inboxMetrics({ counter }: Meters): Watch['inbox'] {
  const givenUp = counter(
    'inbox_given_up_total',
    'Replies and 👀 that could not be carried out for a quarter of an hour, and whose author was told.',
    'kind',
  );
  return { givenUp: (kind) => givenUp.inc({ kind }) };
}

export function storeMetrics({ counter, histogram }: Meters): Watch['store'] {
  const commits = counter(
    'commits_total',
    'Changes to the database: ok, conflict, unavailable (locked, full, read-only, broken), failed.',
    'outcome',
  );
  const commitTime = histogram(
    'commit_seconds',
    'How long changes to the database took, waiting for a busy one included.',
    commitBuckets,
  );
  return {
    committed(outcome, ms) {
      commits.inc({ outcome });
      commitTime.observe(ms / 1000);
    },
  };
}

export function deliveryMetrics({ counter, histogram }: Meters, now: () => number): Watch['delivery'] {
  const notices = counter(
    'notices_total',
    'Notices by kind and what came of an attempt: sent, dropped, dead, again.',
    'kind',
    'outcome',
  );
  const reasons = counter(
    'notice_reasons_total',
    'Why notices were dropped, given up or are tried again.',
    'outcome',
    'reason',
  );
  const waited = histogram(
    'notice_wait_seconds',
    'How long notices waited from being stored to being sent.',
    waitBuckets,
    'kind',
  );
  const lookUps = counter(
    'lookups_total',
    'Notices of unknown fate that were looked up in Slack, by whether they were there.',
    'found',
  );
  const parks = counter('parks_total', 'Times that Slack told a method to wait.', 'method');
  const parkedFor = counter('parked_seconds_total', 'For how long Slack told methods to wait.', 'method');
  const reason = createBounded(60);
  return {
    settled({ kind, createdAt }, outcome, why) {
      notices.inc({ kind, outcome });
      if (outcome === 'sent') waited.observe({ kind }, Math.max(0, now() - createdAt) / 1000);
      if (why !== null) reasons.inc({ outcome, reason: reason(why) });
    },
    lookedUp: (found) => lookUps.inc({ found: String(found) }),
    parked(method, _place, ms) {
      parks.inc({ method });
      parkedFor.inc({ method }, ms / 1000);
    },
  };
}

export function loopMetrics({ counter, gauge, histogram }: Meters): Watch['loop'] {
  const lastRound = gauge('loop_last_round_timestamp_seconds', 'When the loop last went round.');
  const rounds = histogram('loop_round_seconds', 'How long a round of the loop took.', roundBuckets);
  const failures = counter(
    'loop_failures_total',
    'Rounds of the loop that failed; the next takes up what was left.',
  );
  return {
    round(ms) {
      lastRound.setToCurrentTime();
      rounds.observe(ms / 1000);
    },
    failed: () => failures.inc(),
  };
}
