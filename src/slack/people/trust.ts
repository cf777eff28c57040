/** How long what Slack has said is taken to be so, and how long it has to do while Slack does not answer. */
import type { Instant } from '../../domain/calendars/calendar.ts';

const minute = 60_000;
const hour = 60 * minute;

/** `freshMs`: not asked again. `graceMs`: what it does for longer, while Slack does not answer. */
export type Trust = { freshMs: number; graceMs: number };

/** While Slack does not answer, work goes on for an hour; in what is restricted only for ten minutes. */
const workGoesOn = hour;
const restrictedGoesOn = 10 * minute;

/** Slack tells by itself when somebody changes; who has it do so tells it within the hour. */
export const ofPerson: Trust = { freshMs: hour, graceMs: workGoesOn };
export const ofPersonJustNow: Trust = { freshMs: minute, graceMs: workGoesOn };
export const ofMembers: Trust = { freshMs: 5 * minute, graceMs: workGoesOn };
export const ofRestricted: Trust = { freshMs: 5 * minute, graceMs: restrictedGoesOn };
/** Somebody who was just added must not wait for a list to age: a "no" is asked again after this. */
export const doubtMs = 20_000;
/** Names and zones harm nobody, and change rarely. */
export const ofName: Trust = { freshMs: 6 * hour, graceMs: Number.POSITIVE_INFINITY };

/** Everybody is listed anew before it gets stale who somebody is. */
export const listEveryMs = hour;

/** A clock that was set back makes nothing fresh that it called stale. */
export const ageOf = (at: Instant, now: Instant): number => Math.abs(now - at);

/** Slack tries for six minutes to tell what happened while the bot was away. */
const toldLaterMs = 5 * minute;

/** Whether somebody may have changed without the bot ever hearing of it; `ranUntil` is undefined where it never ran. */
export const hasMissedSome = (ranUntil: Instant | undefined, now: Instant): boolean =>
  ranUntil === undefined || ageOf(ranUntil, now) > toldLaterMs;
