/** The promises of an escalation in words: what is due when, what is overdue, what stands still. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { closed, type Escalation } from '../domain/escalation.ts';
import type { LadderClock } from '../domain/team.ts';
import { lasting, line, type Part, type Piece } from './lines.ts';

const order: readonly LadderClock[] = ['acknowledge', 'update', 'resolve'];
const due: Record<LadderClock, string> = {
  acknowledge: 'Acknowledge by ',
  update: 'News by ',
  resolve: 'Resolve by ',
};
const overdue: Record<LadderClock, string> = {
  acknowledge: 'Acknowledgement overdue since ',
  update: 'News overdue since ',
  resolve: 'Resolution overdue since ',
};

type Running = { name: LadderClock; dueAt: Instant; promised: boolean };

const running = ({ clocks }: Pick<Escalation, 'clocks'>): Running[] =>
  order.flatMap((name) => {
    const clock = clocks[name];
    return clock && clock.dueAt !== null ? [{ name, dueAt: clock.dueAt, promised: clock.promised }] : [];
  });

function dueWords({ name, dueAt, promised }: Running, now: Instant): Piece[] {
  if (promised) return [dueAt <= now ? 'Promised news overdue since ' : 'News promised by ', lasting(dueAt)];
  return [dueAt <= now ? overdue[name] : due[name], lasting(dueAt)];
}

/** `Acknowledge by 14:20 today · Resolve by 18:00 today`; empty when no clock runs. */
export const duePieces = (escalation: Pick<Escalation, 'clocks'>, now: Instant): Piece[] =>
  running(escalation)
    .flatMap((each): Piece[] => [...dueWords(each, now), ' · '])
    .slice(0, -1);

/** Only what is due first; empty when no clock runs. */
export function nextDuePieces(escalation: Pick<Escalation, 'clocks'>, now: Instant): Piece[] {
  const [first] = running(escalation).sort((one, other) => one.dueAt - other.dueAt);
  return first ? dueWords(first, now) : [];
}

/** For the card: every promise on one line, or why none runs; and why one that runs does not count now. */
export function dueLine(
  escalation: Escalation,
  { now, closedUntil = null }: { now: Instant; closedUntil?: Instant | null },
): Part[] {
  const pieces = duePieces(escalation, now);
  const pausedBy: Piece[] = closedUntil === null ? [] : [' · closed until ', lasting(closedUntil)];
  if (pieces.length > 0) return [line(...pieces, ...pausedBy)];
  return escalation.status === 'waiting' ? [line('The clocks are paused until the answer comes.')] : [];
}

/** For the agent, who tells the user: `Engineering should acknowledge by 14:20 today and resolve by 18:00 today.` */
export function promiseLine(
  escalation: Escalation,
  { teamName, closedUntil, now }: { teamName: string; closedUntil: Instant | null; now: Instant },
): Part[] {
  if (closed(escalation)) return [];
  if (escalation.status === 'waiting') return [line('The clock is paused until you answer.')];
  const all = running(escalation);
  const clauses: Piece[][] = [
    ...(closedUntil === null ? [] : [['is closed until ', lasting(closedUntil)]]),
    ...should(all.filter(({ dueAt }) => dueAt > now)),
  ];
  const late = all.filter(({ dueAt }) => dueAt <= now).map(({ name }) => name);
  return [
    ...(clauses.length > 0 ? [line(`${teamName} `, ...joined(clauses), '.')] : []),
    ...(late.length > 0 ? [line(`${teamName} is late: ${lateWords(late)}`)] : []),
  ];
}

/** One clause, or none. */
function should(ahead: readonly Running[]): Piece[][] {
  const by: Record<LadderClock, string> = {
    acknowledge: 'acknowledge by ',
    update: 'have news by ',
    resolve: 'resolve by ',
  };
  const clauses = ahead.map(({ name, dueAt, promised }): Piece[] => [
    promised ? 'have the promised news by ' : by[name],
    lasting(dueAt),
  ]);
  return clauses.length > 0 ? [['should ', ...joined(clauses)]] : [];
}

function lateWords(late: readonly LadderClock[]): string {
  if (late.includes('resolve')) return 'it should be resolved by now.';
  if (late.includes('acknowledge')) return 'somebody should have it by now.';
  return 'there should be news by now.';
}

const joined = (clauses: readonly Piece[][]): Piece[] =>
  clauses.flatMap((clause, index) => {
    if (index === 0) return clause;
    return [index === clauses.length - 1 ? ' and ' : ', ', ...clause];
  });
