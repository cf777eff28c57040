/** What goes on inside: escalations, the database, what is sent, the loop. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { createBounded } from './bounded.ts';
import type { Watch } from './watch.ts';

const commitBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.5];
const roundBuckets = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 30];
const waitBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 7_200, 86_400];

export function createWorksMetrics(
  registry: Registry,
  now: () => number,
): Pick<Watch, 'engine' | 'inbox' | 'store' | 'delivery' | 'loop'> {
  const registers = [registry];
  const deeds = new Counter({
    name: 'switchboard_deeds_total',
    help: 'What happened to escalations, by deed and where it came from; `raised` counts those that were opened.',
    labelNames: ['deed', 'via'],
    registers,
  });
  const refusals = new Counter({
    name: 'switchboard_refusals_total',
    help: 'Acts that were refused to a person, by reason.',
    labelNames: ['reason'],
    registers,
  });
  const givenUp = new Counter({
    name: 'switchboard_inbox_given_up_total',
    help: 'Replies and 👀 that could not be carried out for a quarter of an hour, and whose author was told.',
    labelNames: ['kind'],
    registers,
  });
  const commits = new Counter({
    name: 'switchboard_commits_total',
    help: 'Changes to the database: ok, conflict, unavailable (locked, full, read-only, broken), failed.',
    labelNames: ['outcome'],
    registers,
  });
  const commitTime = new Histogram({
    name: 'switchboard_commit_seconds',
    help: 'How long changes to the database took, waiting for a busy one included.',
    buckets: commitBuckets,
    registers,
  });
  const notices = new Counter({
    name: 'switchboard_notices_total',
    help: 'Notices by kind and what came of an attempt: sent, dropped, dead, again.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const reasons = new Counter({
    name: 'switchboard_notice_reasons_total',
    help: 'Why notices were dropped, given up or are tried again.',
    labelNames: ['outcome', 'reason'],
    registers,
  });
  const waited = new Histogram({
    name: 'switchboard_notice_wait_seconds',
    help: 'How long notices waited from being stored to being sent.',
    labelNames: ['kind'],
    buckets: waitBuckets,
    registers,
  });
  const lookUps = new Counter({
    name: 'switchboard_lookups_total',
    help: 'Notices of unknown fate that were looked up in Slack, by whether they were there.',
    labelNames: ['found'],
    registers,
  });
  const parks = new Counter({
    name: 'switchboard_parks_total',
    help: 'Times that Slack told a method to wait.',
    labelNames: ['method'],
    registers,
  });
  const parkedFor = new Counter({
    name: 'switchboard_parked_seconds_total',
    help: 'For how long Slack told methods to wait.',
    labelNames: ['method'],
    registers,
  });
  const lastRound = new Gauge({
    name: 'switchboard_loop_last_round_timestamp_seconds',
    help: 'When the loop last went round.',
    registers,
  });
  const rounds = new Histogram({
    name: 'switchboard_loop_round_seconds',
    help: 'How long a round of the loop took.',
    buckets: roundBuckets,
    registers,
  });
  const failures = new Counter({
    name: 'switchboard_loop_failures_total',
    help: 'Rounds of the loop that failed; the next takes up what was left.',
    registers,
  });
  const reason = createBounded(60);
  return {
    engine: {
      happened: (deed, via) => deeds.inc({ deed, via }),
      refused: (why) => refusals.inc({ reason: why }),
    },
    inbox: { givenUp: (kind) => givenUp.inc({ kind }) },
    store: {
      committed(outcome, ms) {
        commits.inc({ outcome });
        commitTime.observe(ms / 1000);
      },
    },
    delivery: {
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
    },
    loop: {
      round(ms) {
        lastRound.setToCurrentTime();
        rounds.observe(ms / 1000);
      },
      failed: () => failures.inc(),
    },
  };
}
