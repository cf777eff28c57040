/** The promises of an escalation in words: what is due when, what is overdue, what stands still. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { closed, type Escalation } from '../domain/escalation.ts';
import type { LadderClock } from '../domain/team.ts';
import { lasting, line, type Part, type Piece } from './lines.ts';
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

/** For the card: every promise on one line, or why none runs; and why one that runs does not count now. */
export function dueLine(
  escalation: Escalation,
  { now, words, closedUntil = null }: { now: Instant; words: Words; closedUntil?: Instant | null },
): Part[] {
  const { promises } = words;
  const pieces = duePieces(escalation, now, words);
  const pausedBy: Piece[] =
    closedUntil === null ? [] : [' · ', ...promises.closedUntil(lasting(closedUntil))];
  if (pieces.length > 0) return [line(...pieces, ...pausedBy)];
  return escalation.status === 'waiting' ? [line(promises.paused)] : [];
}

/** For the agent, who tells the user: `Engineering should acknowledge by 14:20 today and resolve by 18:00 today.` */
export function promiseLine(
  escalation: Escalation,
  about: { teamName: string; closedUntil: Instant | null; now: Instant; words: Words },
): Part[] {
  const { teamName, closedUntil, now, words } = about;
  const { pausedForYou, ahead, isLate } = words.promises;
  if (closed(escalation)) return [];
  if (escalation.status === 'waiting') return [line(pausedForYou)];
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
