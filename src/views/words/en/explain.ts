/** What a clock did, in English. */
import type { Closure } from '../../../domain/calendars/why-closed.ts';
import type { Priority } from '../../../domain/escalation.ts';
import type { Skipped } from '../../../domain/explain.ts';
import { type Fill, pieces } from '../pieces.ts';
import { capital, duration, form, listText, many, openTime, uncapital } from './grammar.ts';
import { timeWords } from './time.ts';

const { dates } = timeWords;

/** Why a target changed, as a clause that begins with a capital. */
type Cause = { because: 'priority' | 'move' | 'call' | 'undo'; priority: Priority; team: string };
const causes: Record<Cause['because'], (cause: Cause) => string> = {
  priority: ({ priority }) => `Priority ${priority}`,
  move: ({ team }) => `With ${team}`,
  call: () => 'Call over',
  undo: () => 'Acknowledgement taken back',
};
const causeOf = (cause: Cause): string => causes[cause.because](cause);

type Target = { beforeMs: number; afterMs: number };
const change = ({ beforeMs, afterMs }: Target): string =>
  beforeMs === afterMs
    ? `still ${openTime(afterMs)}, on other opening hours`
    : `${openTime(afterMs)} instead of ${openTime(beforeMs)}`;

function skippedWords({ night = 0, break: pause = 0, hours = 0 }: Skipped): string {
  const kinds = [
    ...(night > 0 ? [form(night, 'night', 'nights')] : []),
    ...(pause > 0 ? [form(pause, 'break', 'breaks')] : []),
    ...(hours > 0 ? ['closed hours'] : []),
  ];
  return kinds.length === 0 ? '' : `, ${listText(kinds)} skipped`;
}

function closedFor(why: Closure): string {
  if (why.because !== 'days') return { night: 'night', break: 'break', hours: 'closed hours' }[why.because];
  if (why.dates.length === 0) return 'weekend';
  return why.weekend ? `weekend, and closed on ${dates(why.dates)}` : `closed on ${dates(why.dates)}`;
}

const several = (word: string) => (amount: number) =>
  amount === 1 ? `${word} skipped` : `${many(amount, word)} skipped`;

export const explainWords = {
  title: 'Explain the clock',
  headings: {
    acknowledge: (targetMs: number) => `Acknowledge within ${openTime(targetMs)}`,
    update: (targetMs: number) => `News within ${openTime(targetMs)}`,
    promised: () => 'Promised news',
    resolve: (targetMs: number) => `Resolve within ${openTime(targetMs)}`,
    callback: () => 'Call the user back',
    answer: (targetMs: number) => `Answer within ${openTime(targetMs)}`,
  },

  started: (at: Fill) => pieces`Started ${at}.`,
  /** What it did, summed up: milliseconds, or how often; and local dates. */
  did: {
    counted: (ms: number) => `${openTime(ms)} counted`,
    paused: (ms: number) => `paused ${duration(ms)} waiting for the agent`,
    resolved: (ms: number) => `resolved for ${duration(ms)}`,
    cancelled: (ms: number) => `cancelled for ${duration(ms)}`,
    night: several('night'),
    break: several('break'),
    weekend: several('weekend'),
    hours: () => 'closed hours skipped',
    days: (_: number, days: readonly string[]) => `closed on ${dates(days)}`,
  },
  /** `20 min counted, weekend skipped, paused 2 h 10 min waiting for the agent.` */
  past: (clauses: readonly string[]) => `${capital(clauses.join(', '))}.`,
  /** `Priority urgent since Mon 10:30: 2 h instead of 8 h.` */
  lastTarget: (cause: Cause, at: Fill, target: Target) =>
    pieces`${causeOf(cause)} since ${at}: ${change(target)}.`,
  due: (at: Fill, leftMs: number) => pieces`Due ${at}, ${openTime(leftMs)} left.`,
  dueNow: (at: Fill) => pieces`Due ${at}, now.`,
  late: (at: Fill, lateMs: number) => pieces`Was due ${at}, late by ${openTime(lateMs)} now.`,
  leftAfterAnswer: (leftMs: number) => `${openTime(leftMs)} left when the answer comes.`,
  lateAlready: (lateMs: number) => `Late by ${openTime(lateMs)} already.`,
  met: (at: Fill) => pieces`Done in time, ${at}.`,
  missedBefore: (at: Fill, since: Fill) => pieces`Done late, ${at}: it was late from ${since} on.`,
  missed: (at: Fill, lateMs: number) => pieces`Done late, ${at}, by ${openTime(lateMs)}.`,
  dropped: (at: Fill) => pieces`No longer needed since ${at}.`,
  before: (runs: number, countedMs: number) =>
    `Before this it ran ${['', 'once', 'twice'][runs] ?? `${runs} times`}, for ${openTime(countedMs)} in all.`,

  /** A line for each thing that it did, and when. */
  step: {
    earlier: (amount: number) => `${amount} earlier`,
    target: (at: Fill, cause: Cause, target: Target) =>
      pieces`${at}: ${uncapital(causeOf(cause))}, ${change(target)}`,
    counted: (when: Fill, ms: number, skipped: Skipped) =>
      pieces`${when}: ${openTime(ms)} counted${skippedWords(skipped)}`,
    closed: (when: Fill, why: Closure) => pieces`${when}: ${closedFor(why)}`,
    paused: (when: Fill) => pieces`${when}: waiting for the agent`,
    resolved: (when: Fill) => pieces`${when}: resolved`,
    cancelled: (when: Fill) => pieces`${when}: cancelled`,
  },
};
