/** What goes on between Slack and the bot: requests that come in, calls that go out, connections. */
import { createBounded, type Meters } from './meters.ts';
import type { Watch } from './watch.ts';

/** Slack waits three seconds for an answer. */
const answerBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 10];
const callBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function requestMetrics({ counter, gauge, histogram }: Meters): Watch['requests'] {
  const requests = counter(
    'requests_total',
    'Requests from Slack, by what they are and what came of them.',
    'kind',
    'outcome',
  );
  const acknowledged = histogram(
    'request_acknowledged_seconds',
    'How long until Slack was told that its request came. It waits 3 seconds.',
    answerBuckets,
    'kind',
  );
  const handled = histogram(
    'request_handled_seconds',
    'How long until everything that a request asks for was done.',
    answerBuckets,
    'kind',
  );
  const lastRequest = gauge('request_last_timestamp_seconds', 'When Slack last sent a request.');
  const turnedAway = counter(
    'requests_turned_away_total',
    'HTTP requests that were refused unread, by status and reason.',
    'status',
    'reason',
  );
  return {
    came: () => lastRequest.setToCurrentTime(),
    acknowledged: (kind, ms) => acknowledged.observe({ kind }, ms / 1000),
    ended(kind, outcome, ms) {
      requests.inc({ kind, outcome });
      handled.observe({ kind }, ms / 1000);
    },
    turnedAway: (status, reason) => turnedAway.inc({ status: String(status), reason }),
  };
}

export function callMetrics({ counter, histogram }: Meters): Watch['calls'] {
  const calls = counter(
    'slack_calls_total',
    'Calls of the Web API, by method and outcome: ok, an error code of Slack, http_503 and the like, timeout, connection.',
    'method',
    'outcome',
  );
  const callTime = histogram(
    'slack_call_seconds',
    'How long calls of the Web API took.',
    callBuckets,
    'method',
  );
  const method = createBounded(60);
  const outcome = createBounded(60);
  return {
    called(name, came, ms) {
      calls.inc({ method: method(name), outcome: outcome(came) });
      callTime.observe({ method: method(name) }, ms / 1000);
    },
  };
}

export function socketMetrics({ counter }: Meters): Watch['sockets'] {
  const opened = counter('sockets_opened_total', 'Connections of Socket Mode that were opened.');
  const ended = counter(
    'sockets_ended_total',
    'Connections of Socket Mode that had to be replaced: leave (Slack asked for it), lost, silent.',
    'why',
  );
  const unopened = counter(
    'sockets_failed_total',
    'Connections of Socket Mode that could not be opened, by reason.',
    'reason',
  );
  const reason = createBounded(30);
  return {
    opened: () => opened.inc(),
    ended: (why) => ended.inc({ why }),
    failed: (why) => unopened.inc({ reason: reason(why) }),
  };
}
