/** The daily digest: when a lead's is due, and what is in it. */
import { TZDate } from '@date-fns/tz';
import { formatISO } from 'date-fns/formatISO';
import { getISODay } from 'date-fns/getISODay';
import { isUnanswered } from './awaited-answer.ts';
import type { Instant } from './calendars/calendar.ts';
import { type Weekday, weekdays } from './calendars/weekday.ts';
import { mondayOf } from './calendars/weeks.ts';
import { type Clock, countedAt } from './clock.ts';
import type { World } from './command.ts';
import type { DigestNumbers } from './digest-numbers.ts';
import type { Escalation } from './escalation.ts';
import { nearlyDueShare } from './overdue-first.ts';
import type { TeamNumbers } from './tally.ts';

export type DigestHours = {
  /** Minutes after midnight, in the lead's own zone. */
  at: number;
  days: readonly Weekday[];
};

/** Later than this it is of no more use: the next one covers it. */
export const latestDigestMs = 8 * 3_600_000;

const needs = [
  'breached',
  'about to breach',
  'nobody has it',
  'hand-over not taken',
  'no news',
  'call back overdue',
  'no answer',
  'agent is gone',
] as const;
export type Need = (typeof needs)[number];
/** What waits for the agent. */
const ofAgents: readonly Need[] = ['call back overdue', 'no answer', 'agent is gone'];

/** A lead, who reads it alone, or a channel. */
export type DigestTo = { lead: string } | { channel: string };
export const placeOf = (to: DigestTo): string => ('lead' in to ? to.lead : to.channel);

/** A document that could have answered an escalation, as whoever resolved it said; null where they did not name it, or nobody else may read it. */
export type Document = { team: string; answer: 'yes' | 'wrong' | 'missing'; which: string | null };

export type Digest = {
  to: DigestTo;
  /** The date where the lead is, `2026-11-23`, or where the channel's team is. */
  date: string;
  timeZone: string;
  since: Instant;
  until: Instant;
  /** Overdue first. */
  needsYou: { escalation: Escalation; needs: Need[] }[];
  teams: TeamNumbers[];
  numbers: DigestNumbers;
  documents: Document[];
  /** How many could not be counted, since their facts are still being worked out or cannot be. */
  uncounted: number;
};

/** The first of a week: what the weeks before came to is told with it. */
export const beginsWeek = ({ since, date, timeZone }: Pick<Digest, 'since' | 'date' | 'timeZone'>): boolean =>
  mondayOf(dateIn(timeZone, since)) !== mondayOf(date);

/** The day it is there, `2026-11-23`. */
export const dateIn = (timeZone: string, at: Instant): string =>
  formatISO(new TZDate(at, timeZone), { representation: 'date' });

/** The digest whose hour has come in that zone and is not too long past: its date and the instant it was due. */
export function digestDue(
  hours: DigestHours,
  timeZone: string,
  now: Instant,
): { date: string; dueAt: Instant } | undefined {
  return [0, -1]
    .flatMap((offset) => onDay(hours, timeZone, now, offset) ?? [])
    .find(({ dueAt }) => dueAt <= now && now - dueAt <= latestDigestMs);
}

/** The next digest after `now`. */
export function nextDigest(hours: DigestHours, timeZone: string, now: Instant): Instant {
  for (let offset = 0; offset <= 7; offset++) {
    const due = onDay(hours, timeZone, now, offset);
    if (due && due.dueAt > now) return due.dueAt;
  }
  throw new RangeError(noDays);
}

/** What a digest covers: everything since the one before it, so Monday covers the weekend. */
export function digestSince(hours: DigestHours, timeZone: string, dueAt: Instant): Instant {
  for (let offset = -1; offset >= -7; offset--) {
    const before = onDay(hours, timeZone, dueAt, offset);
    if (before) return before.dueAt;
  }
  throw new RangeError(noDays);
}

const noDays = 'a digest needs at least one working day';

/** The digest of the day `offset` days from the local day of `around`; undefined when that is no working day. */
function onDay(
  { at, days }: DigestHours,
  timeZone: string,
  around: Instant,
  offset: number,
): { date: string; dueAt: Instant } | undefined {
  const today = new TZDate(around, timeZone);
  // Noon exists in every zone on every day; midnight does not.
  const noon = new TZDate(today.getFullYear(), today.getMonth(), today.getDate() + offset, 12, timeZone);
  const weekday = weekdays[getISODay(noon) - 1];
  if (!days.some((day) => day === weekday)) return undefined;
  const [year, month, day] = [noon.getFullYear(), noon.getMonth(), noon.getDate()];
  const due = new TZDate(year, month, day, Math.floor(at / 60), at % 60, timeZone);
  return { date: formatISO(noon, { representation: 'date' }), dueAt: due.getTime() };
}

/** That nobody has it is the team's own business while more of the time to take it is left. */
const leftAlone = 0.5;

/** The agent has been reminded of the question. */
const reminded = 0.5;

/** Why a lead has to look at it now. */
export function needsOf(
  escalation: Escalation,
  { now, calendars }: Pick<World, 'now' | 'calendars'>,
): Need[] {
  const { acknowledge, resolve, update, callback, answer } = escalation.clocks;
  const isLate = (clock: Clock | undefined): boolean => (clock?.dueAt ?? now) < now;
  const isLow = (clock: Clock | undefined, share: number): boolean =>
    clock !== undefined &&
    clock.dueAt !== null &&
    clock.targetMs - countedAt(clock, calendars(clock.calendar), now) < clock.targetMs * share;
  const { owner, handOver, sideOffer } = escalation;
  const breached = isLate(acknowledge) || isLate(resolve);
  const is: Record<Need, boolean> = {
    breached,
    'about to breach': !breached && (isLow(acknowledge, nearlyDueShare) || isLow(resolve, nearlyDueShare)),
    'nobody has it': owner === null && isLow(acknowledge, leftAlone),
    'hand-over not taken': handOver?.leadsTold === true,
    'no news': isLate(update),
    'call back overdue': isLate(callback),
    'agent is gone': sideOffer?.leadsTold === true,
    'no answer': isLow(answer, reminded) || isUnanswered(escalation, now),
  };
  return needs.filter((need) => is[need]);
}

/** Of what a team owes its own leads hear. */
export const needsOfAgents = (all: readonly Need[]): Need[] => all.filter((need) => ofAgents.includes(need));
