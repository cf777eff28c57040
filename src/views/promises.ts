/** The promises of an escalation in words: what is due when, what is overdue, what stands still, and what was kept in time. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { closed, type Escalation, waitsFor } from '../domain/escalation.ts';
import { isLate } from '../domain/late.ts';
import type { LadderClock } from '../domain/team.ts';
import { lasting, line, type Part, type Piece, sentences } from './lines.ts';
import type { Words } from './words/words.ts';

const order: readonly LadderClock[] = ['acknowledge', 'update', 'resolve'];

type Running = { name: LadderClock; dueAt: Instant; promised: boolean };

const running = ({ clocks }: Pick<Escalation, 'clocks'>): Running[] =>
  order.flatMap((name) => {
    const clock = clocks[name];
    return clock && clock.dueAt !== null ? [{ name, dueAt: clock.dueAt, promised: clock.promised }] : [];
  });

const whatIsDue = ({ name, promised }: Running): LadderClock | 'promised' => (promised ? 'promised' : name);

const dueWords = (each: Running, now: Instant, { promises }: Words): Piece[] =>
  (each.dueAt <= now ? promises.overdue : promises.due)[whatIsDue(each)](lasting(each.dueAt));

/** `Acknowledge by 14:20 today · Resolve by 18:00 today`; empty when no clock runs. */
export const duePieces = (escalation: Pick<Escalation, 'clocks'>, now: Instant, words: Words): Piece[] =>
  running(escalation)
    .flatMap((each): Piece[] => [...dueWords(each, now, words), ' · '])
    .slice(0, -1);

/** Only what is due first; empty when no clock runs. */
export function nextDuePieces(escalation: Pick<Escalation, 'clocks'>, now: Instant, words: Words): Piece[] {
  const [first] = running(escalation).sort((one, other) => one.dueAt - other.dueAt);
  return first ? dueWords(first, now, words) : [];
}

/** `Acknowledged in time · Resolved 35 min late`: each that has ended, or only those that ended late. */
function keptPieces(
  { clocks }: Pick<Escalation, 'clocks'>,
  which: 'all' | 'late',
  { promises }: Words,
): Piece[] {
  return (['acknowledge', 'resolve'] as const)
    .flatMap((name): Piece[] => {
      const clock = clocks[name];
      if (!clock || (clock.outcome !== 'missed' && (clock.outcome !== 'met' || which === 'late'))) return [];
      // A target that was moved once it had passed leaves no length.
      const lateMs = Math.max(0, clock.countedMs - clock.targetMs);
      return [promises.ended[name](clock.outcome === 'met' ? null : lateMs), ' · '];
    })
    .slice(0, -1);
}

/** Whether it was in time, once it is resolved. */
const keptLine = (escalation: Pick<Escalation, 'clocks' | 'status'>, words: Words): Part[] => {
  const pieces = escalation.status === 'resolved' ? keptPieces(escalation, 'all', words) : [];
  return pieces.length > 0 ? [line(...pieces)] : [];
};

/** What the clocks that stand still have left, once they go on. */
const leftOf = ({ clocks }: Pick<Escalation, 'clocks'>) =>
  (['resolve', 'update'] as const).flatMap((what) => {
    const clock = clocks[what];
    return clock && clock.dueAt === null && clock.stoppedAt === null
      ? [{ what, ms: clock.targetMs - clock.countedMs }]
      : [];
  });

/** For the card: every promise on one line, or why none runs; why one that runs does not count now; and what was late. */
export function dueLine(
  escalation: Escalation,
  { now, words, closedUntil = null }: { now: Instant; words: Words; closedUntil?: Instant | null },
): Part[] {
  const { promises } = words;
  if (closed(escalation)) return keptLine(escalation, words);
  const late = keptPieces(escalation, 'late', words);
  const due = duePieces(escalation, now, words);
  const pieces = [...late, ...(late.length > 0 && due.length > 0 ? [' · '] : []), ...due];
  const pausedBy: Piece[] =
    closedUntil === null ? [] : [' · ', ...promises.closedUntil(lasting(closedUntil))];
  const awaited = due.length === 0 ? waitsFor(escalation) : null;
  const isOver: Piece[] = isLate(escalation, now) ? [promises.itIsLate] : [];
  return [
    ...(pieces.length > 0 ? [line(...pieces, ...(due.length > 0 ? pausedBy : []))] : []),
    ...(awaited === null ? [] : [line(...sentences(isOver, promises.paused(awaited, leftOf(escalation))))]),
  ];
}

/** For the agent, who tells the user, or sees whether it was in time: `Engineering should acknowledge by 14:20 today and resolve by 18:00 today.` */
export function promiseLine(
  escalation: Escalation,
  about: { teamName: string; closedUntil: Instant | null; now: Instant; words: Words },
): Part[] {
  const { teamName, closedUntil, now, words } = about;
  const { pausedFor, ahead, isLate } = words.promises;
  if (closed(escalation)) return keptLine(escalation, words);
  const awaited = waitsFor(escalation);
  if (awaited !== null) return [line(pausedFor[awaited])];
  const all = running(escalation);
  const promises = all
    .filter(({ dueAt }) => dueAt > now)
    .map((each) => ({ what: whatIsDue(each), at: lasting(each.dueAt) }));
  const late = all.filter(({ dueAt }) => dueAt <= now).map(({ name }) => name);
  const gravest = (['resolve', 'acknowledge', 'update'] as const).find((name) => late.includes(name));
  return [
    ...(promises.length > 0 || closedUntil !== null
      ? [line(...ahead(teamName, closedUntil === null ? null : lasting(closedUntil), promises))]
      : []),
    ...(gravest ? [line(isLate[gravest](teamName))] : []),
  ];
}
