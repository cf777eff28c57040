/** The promises of an escalation in words: what is due when, what is overdue, what stands still. */
import type { Instant } from '../domain/calendar.ts';
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

/** `Acknowledge by 14:20 today · Resolve by 18:00 today`; empty when no clock runs. */
export function duePieces({ clocks }: Pick<Escalation, 'clocks'>, now: Instant): Piece[] {
  return order
    .flatMap((name): Piece[] => {
      const dueAt = clocks[name]?.dueAt ?? null;
      return dueAt === null ? [] : [dueAt <= now ? overdue[name] : due[name], lasting(dueAt), ' · '];
    })
    .slice(0, -1);
}

/** For the card: every promise on one line, or why none runs. */
export function dueLine(escalation: Escalation, now: Instant): Part[] {
  const pieces = duePieces(escalation, now);
  if (pieces.length > 0) return [line(...pieces)];
  return escalation.status === 'waiting' ? [line('The clocks are paused until the answer comes.')] : [];
}

/** For the agent, who tells the user: `Engineering should acknowledge by 14:20 today and resolve by 18:00 today.` */
export function promiseLine(
  escalation: Escalation,
  { teamName, now }: { teamName: string; now: Instant },
): Part[] {
  if (closed(escalation)) return [];
  if (escalation.status === 'waiting') return [line('The clock is paused until you answer.')];
  const { acknowledge, update, resolve } = escalation.clocks;
  const ahead = (
    [
      [acknowledge, 'acknowledge by '],
      [update, 'have news by '],
      [resolve, 'resolve by '],
    ] as const
  ).flatMap(([clock, words]): Piece[][] =>
    clock && clock.dueAt !== null && clock.dueAt > now ? [[words, lasting(clock.dueAt)]] : [],
  );
  const late = [acknowledge, update, resolve].some(
    (clock) => clock && clock.dueAt !== null && clock.dueAt <= now,
  );
  return [
    ...(ahead.length > 0 ? [line(`${teamName} should `, ...joined(ahead), '.')] : []),
    ...(late ? [line(`${teamName} is late: ${lateWords(escalation, now)}`)] : []),
  ];
}

function lateWords({ clocks }: Escalation, now: Instant): string {
  const isLate = (name: LadderClock) => {
    const dueAt = clocks[name]?.dueAt ?? null;
    return dueAt !== null && dueAt <= now;
  };
  if (isLate('resolve')) return 'it should be resolved by now.';
  if (isLate('acknowledge')) return 'somebody should have it by now.';
  return 'there should be news by now.';
}

const joined = (clauses: readonly Piece[][]): Piece[] =>
  clauses.flatMap((clause, index) => {
    if (index === 0) return clause;
    return [index === clauses.length - 1 ? ' and ' : ', ', ...clause];
  });
