/** Once is once: whether somebody has just done what they did before, and it still stands. */
import { holdOnMs } from './acts/live-call.ts';
import type { Instant } from './calendars/calendar.ts';
import { news } from './change.ts';
import type { Change, Command } from './command.ts';
import type { Entry, Escalation } from './escalation.ts';

/** People mean minutes: half an hour from now is the same promise a moment later. */
const aMinute = 60_000;

const stands = (promised: Instant | null | undefined, again: Instant | null, { at }: Entry): boolean =>
  !!promised && again !== null && promised > at && Math.abs(promised - again) < aMinute;

/**
 * The third is what the act would come to. Only a hold is looked for in the history: of one that a colleague of the owner asked for, the
 * escalation itself keeps nothing. Acts that are not here refuse the second time by themselves, and two lines in a thread are two.
 */
export function repeats(
  before: Escalation,
  command: Exclude<Command, { kind: 'tick' }>,
  { escalation: after, entry }: Change,
  history: readonly Entry[],
): boolean {
  // It takes the escalation, or shows that its owner has not left yet.
  if (after.owner !== before.owner || after.handOver !== before.handOver) return false;
  const { clocks, calledBack, question, snooze } = before;
  const { id } = command.by;
  switch (command.kind) {
    case 'promise news':
      return clocks.update?.promised === true && stands(clocks.update.dueAt, command.newsBy, entry);
    case 'hold on':
      return holds(before, id, entry, history);
    case 'promise callback':
      return stands(clocks.callback?.dueAt, command.callbackAt, entry);
    case 'call back':
      return (
        command.outcome === 'no answer' &&
        calledBack?.outcome === 'no answer' &&
        calledBack.by === id &&
        stands(clocks.callback?.dueAt, command.retryAt, entry)
      );
    case 'ask':
      return (
        question?.by === id &&
        question.text === command.text &&
        question.missing.join('\n') === command.missing.join('\n')
      );
    case 'snooze':
      return command.until === null
        ? snooze === null
        : snooze?.by === id && stands(snooze.until, command.until, entry);
    default:
      return false;
  }
}

/** They have asked for patience, nothing they said came after it, and it is not over. */
function holds(
  { owner, clocks: { update } }: Escalation,
  id: string,
  now: Entry,
  history: readonly Entry[],
): boolean {
  const word = history.findLast(({ by, deed }) => by === id && news.has(deed.what));
  if (word?.deed.what !== 'held on' || now.at >= word.at + holdOnMs) return false;
  const { newsBy } = word.deed;
  return newsBy === null ? owner !== id : update?.promised === true && update.dueAt === newsBy;
}
