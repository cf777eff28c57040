/** What goes on between Slack and the bot: requests that come in, calls that go out, connections. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { createBounded } from './bounded.ts';
import type { Watch } from './watch.ts';

/** Slack waits three seconds for an answer. */
const answerBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 10];
const callBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createSlackMetrics(registry: Registry): Pick<Watch, 'requests' | 'calls' | 'sockets'> {
  const registers = [registry];
  const requests = new Counter({
    name: 'switchboard_requests_total',
    help: 'Requests from Slack, by what they are and what came of them.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const acknowledged = new Histogram({
    name: 'switchboard_request_acknowledged_seconds',
    help: 'How long until Slack was told that its request came. It waits 3 seconds.',
    labelNames: ['kind'],
    buckets: answerBuckets,
    registers,
  });
  const handled = new Histogram({
    name: 'switchboard_request_handled_seconds',
    help: 'How long until everything that a request asks for was done.',
    labelNames: ['kind'],
    buckets: answerBuckets,
    registers,
  });
  const lastRequest = new Gauge({
    name: 'switchboard_request_last_timestamp_seconds',
    help: 'When Slack last sent a request.',
    registers,
  });
  const turnedAway = new Counter({
    name: 'switchboard_requests_turned_away_total',
    help: 'HTTP requests that were refused unread, by status and reason.',
    labelNames: ['status', 'reason'],
    registers,
  });
  const calls = new Counter({
    name: 'switchboard_slack_calls_total',
    help: 'Calls of the Web API, by method and outcome: ok, an error code of Slack, http_503 and the like, timeout, connection.',
    labelNames: ['method', 'outcome'],
    registers,
  });
  const callTime = new Histogram({
    name: 'switchboard_slack_call_seconds',
    help: 'How long calls of the Web API took.',
    labelNames: ['method'],
    buckets: callBuckets,
    registers,
  });
  const opened = new Counter({
    name: 'switchboard_sockets_opened_total',
    help: 'Connections of Socket Mode that were opened.',
    registers,
  });
  const ended = new Counter({
    name: 'switchboard_sockets_ended_total',
    help: 'Connections of Socket Mode that had to be replaced: leave (Slack asked for it), lost, silent.',
    labelNames: ['why'],
    registers,
  });
  const unopened = new Counter({
    name: 'switchboard_sockets_failed_total',
    help: 'Connections of Socket Mode that could not be opened, by reason.',
    labelNames: ['reason'],
    registers,
  });
  const method = createBounded(60);
  const outcome = createBounded(60);
  const reason = createBounded(30);
  return {
    requests: {
      came: () => lastRequest.setToCurrentTime(),
      acknowledged: (kind, ms) => acknowledged.observe({ kind }, ms / 1000),
      ended(kind, came, ms) {
        requests.inc({ kind, outcome: came });
        handled.observe({ kind }, ms / 1000);
      },
      turnedAway: (status, reason) => turnedAway.inc({ status: String(status), reason }),
    },
    calls: {
      called(name, came, ms) {
        calls.inc({ method: method(name), outcome: outcome(came) });
        callTime.observe({ method: method(name) }, ms / 1000);
      },
    },
    sockets: {
      opened: () => opened.inc(),
      ended: (why) => ended.inc({ why }),
      failed: (why) => unopened.inc({ reason: reason(why) }),
    },
  };
}
