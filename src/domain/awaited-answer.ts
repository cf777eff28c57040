/** A question has a clock of its own, which runs as long as it stands and reminds whoever was asked; the clocks of the team stand still meanwhile. */
import type { Instant } from './calendars/calendar.ts';
import { type Clocks, startClock } from './clock.ts';
import type { World } from './command.ts';
import { type Escalation, waitsFor } from './escalation.ts';
import type { Policy } from './team.ts';

/** Who has to ask the user first gets so much more time. */
const userTakes = 4;

/** The clocks after a change, with that of the question that stands by now; another question, another urgency, or another agent, begins anew. */
export function withAnswerClock(
  before: Escalation,
  after: Escalation,
  { sla, ladder: { answerMs } }: Policy,
  { calendars, now }: Pick<World, 'calendars' | 'now'>,
): Clocks {
  const { answer, ...others } = after.clocks;
  const { priority } = after;
  const awaited = waitsFor(after);
  if (awaited === null || answerMs === undefined) return others;
  if (answer && isSameQuestion(before, after)) return after.clocks;
  const { calendar } = sla[priority];
  const targetMs = answerMs[priority] * (awaited === 'user' ? userTakes : 1);
  return { ...others, answer: startClock(calendar, calendars(calendar), targetMs, now) };
}

const isSameQuestion = (before: Escalation, after: Escalation): boolean =>
  before.question?.at === after.question?.at &&
  waitsFor(before) === waitsFor(after) &&
  before.priority === after.priority &&
  before.reporter === after.reporter;

const hourMs = 3_600_000;
/** So long a question may stand before it is in the digest, whatever was promised when it was asked. */
const overnightMs = 12 * hourMs;

/** It has waited overnight, and nobody has answered. */
export const isUnanswered = (
  { status, question }: Pick<Escalation, 'status' | 'question'>,
  now: Instant,
): boolean => status === 'waiting' && question !== null && now - question.at >= overnightMs;
