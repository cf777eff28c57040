/** Settles a row: what came of its turn is written down once, with whatever else follows from it, in one transaction. */
import type { NewNotice, OutboxRow } from '../db/outbox.ts';
import type { Statement } from '../db/store.ts';
import { callTimeoutMs } from '../slack/client.ts';
import { backOffMs, notKnown } from '../slack/error-codes.ts';
import type { OutboxContext } from './context.ts';
import type { Unsent } from './guarded-call.ts';
import { justBefore } from './lanes.ts';
import { perhapsPosted } from './look-up.ts';
import type { NotSaid } from './render/rendering.ts';
import { takeBack } from './take-back.ts';
import type { Settled } from './watch.ts';

/** A row that cannot even be rendered is a fault of ours; it is given up so that what follows is not held up for ever. */
const renderTries = 5;

/** What came of a row's turn; `also` is what follows from it. */
export type Result = (
  | { do: 'sent'; said?: { ts: string } | { sentWith: string } }
  /** It was one of several things that the row has to do. */
  | { do: 'go on'; reason: string }
  | { do: 'fault'; error: unknown }
  | { do: 'fail'; error: Unsent }
  | NotSaid
) & { also?: readonly Statement[] };

export type SettleContext = Pick<
  OutboxContext,
  'store' | 'queries' | 'undeliverable' | 'now' | 'log' | 'watch'
>;

/** Without an outcome where the row is only put behind another: the watch is not told. */
type Settlement = { outcome: Settled | null; reason: string | null; statements: Statement[] };

/** Throws UnavailableError: then the lease ends by itself, and the row is looked up. */
export async function settle(context: SettleContext, row: OutboxRow, result: Result): Promise<void> {
  const { outcome, reason, statements } = await settlementOf(context, row, result);
  await context.store.atomically([...statements, ...(result.also ?? [])]);
  if (outcome !== null) context.watch.settled(row, outcome, reason);
}

async function settlementOf(context: SettleContext, row: OutboxRow, result: Result): Promise<Settlement> {
  const { now } = context;
  const { outbox } = context.queries;
  switch (result.do) {
    case 'sent':
      return { outcome: 'sent', reason: null, statements: [outbox.sent(row.id, now(), result.said)] };
    case 'go on':
      return again(result.reason, outbox.refused(row, result.reason, now()));
    case 'drop':
      return {
        outcome: 'dropped',
        reason: 'drop',
        statements: [outbox.dropped(row.id, result.reason, now())],
      };
    case 'put off':
      return again('put off', outbox.putOff(row, result.until));
    case 'wait':
      return again('one a minute', outbox.refused(row, 'one message a minute', result.until));
    case 'dead letter':
      return (await cardFirst(context, row)) ?? dead('no message', outbox.dead(row, result.reason, now()));
    case 'fail':
      return afterFailure(context, row, result.error);
    case 'fault':
      return afterFault(context, row, result.error);
  }
}

/** Somebody may delete what was posted for a line before it is said there; where that goes on, the line is told as one that was not taken. */
const mostCardsFirst = 4;

/** Most attempts may have been Slack's doing: only what fails here twice running is given up. */
function afterFault({ queries, now, log }: SettleContext, row: OutboxRow, error: unknown): Settlement {
  const { outbox } = queries;
  log.error({ notice: row.id, escalation: row.escalationId, error }, 'a notice could not be made ready');
  return row.attempts >= renderTries && row.hold === 'fault'
    ? dead('fault', outbox.dead(row, 'fault', now()))
    : again('fault', outbox.unsure(row, 'fault', now() + backOffMs(row.attempts), 'fault'));
}

async function afterFailure(context: SettleContext, row: OutboxRow, error: Unsent): Promise<Settlement> {
  const { failure, method, place } = error;
  const { now, log } = context;
  const { outbox } = context.queries;
  const { kind, reason } = failure;
  const facts = { notice: row.id, escalation: row.escalationId, method, place, reason };
  const later = now() + backOffMs(row.attempts);
  switch (kind) {
    case 'wait':
      return again(reason, outbox.refused(row, reason, now() + failure.ms));
    case 'away':
      log.warn(facts, 'Slack cannot be reached; this will be tried again');
      return again(reason, outbox.refused(row, reason, later));
    case 'later':
      log.error(facts, 'Slack refuses the bot; this will be tried again');
      return again(reason, outbox.refused(row, reason, later));
    case 'unsure': {
      log.warn(facts, 'nobody knows whether Slack did this; it will be looked up');
      // A call that timed out may still arrive: it is not looked up before it can no longer do so.
      const afterMs = failure.timedOut ? 2 * callTimeoutMs : failure.afterMs;
      return again('unsure', outbox.unsure(row, reason, afterMs === undefined ? later : now() + afterMs));
    }
    case 'no place':
    case 'no message':
    case 'hopeless': {
      const astray =
        kind === 'no message' && failure.astray
          ? [outbox.enqueue(takeBack(row, failure.astray, now()), now())]
          : [];
      const first =
        kind === 'hopeless'
          ? undefined
          : ((await cardFirst(context, row, kind === 'no message' ? mostCardsFirst : 1)) ??
            openedAnew(context, row, error));
      if (first) {
        log.warn(
          facts,
          'what a line stands under is gone, or its place is closed; that is looked after first',
        );
        return { ...first, statements: [...first.statements, ...astray] };
      }
      log.error(facts, 'this cannot be shown in Slack; it is kept');
      // Whoever sends again what was perhaps posted knows that: it is not looked for a second time.
      const surely = reason === perhapsPosted ? { ...row, refusals: row.attempts } : row;
      const told = await context.undeliverable(row, place, reason);
      return dead(kind, outbox.dead(surely, reason, now(), place), ...told, ...astray);
    }
  }
}

const again = (reason: string, ...statements: Statement[]): Settlement => ({
  outcome: 'again',
  reason,
  statements,
});

const dead = (reason: string, ...statements: Statement[]): Settlement => ({
  outcome: 'dead',
  reason,
  statements,
});

/** What a line stands under is gone or never was posted, or its place is closed: that is shown first, and the line tried again after it. */
async function cardFirst(
  { queries: { outbox }, now }: SettleContext,
  row: OutboxRow,
  most = 1,
): Promise<Settlement | undefined> {
  const root = rootOf(row);
  const { lane, escalationId, rank } = row;
  for (let time = 1; root && time <= most; time += 1) {
    const id = time === 1 ? `${row.id}:card` : `${row.id}:card:${time}`;
    if (await outbox.find(id)) continue;
    const reason = 'its card is posted first';
    const first = { id, lane, ...justBefore(row), escalationId, rank, payload: root };
    const statements = [outbox.enqueue(first, now()), outbox.refused(row, reason, now(), 'card first')];
    return { outcome: null, reason, statements };
  }
  return undefined;
}

/** A direct message's channel that Slack does not know any more is opened anew, once. */
function openedAnew(
  { queries: { outbox }, now }: SettleContext,
  row: OutboxRow,
  { failure: { kind, reason }, place }: Unsent,
): Settlement | undefined {
  if (row.hold === 'card first' || kind !== 'no place' || reason !== notKnown || !place.startsWith('D'))
    return undefined;
  const statements = [outbox.refused(row, reason, now(), 'card first')];
  return { outcome: null, reason, statements };
}

/** The message that a line stands under; undefined for everything else. */
function rootOf({ payload }: OutboxRow): NewNotice['payload'] | undefined {
  switch (payload.kind) {
    case 'card entry':
    case 'reminder':
    case 'hand-over':
      return { kind: 'card', card: payload.card, version: payload.version };
    case 'agent entry':
      return { kind: 'agent', version: payload.version };
    default:
      return undefined;
  }
}
