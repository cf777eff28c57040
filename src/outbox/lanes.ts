/** Lanes of the outbox: rows of one lane are sent in the order of `seq`, one at a time. Every lane is named here, and every place in its order. */

import type { OutboxRow } from '../db/outbox.ts';
import { agentName, cardName } from '../db/posts.ts';
import type { Instant } from '../domain/calendars/calendar.ts';

/** A message that is edited, by its name in `posts`, and what stands in its thread. */
export const messageLane = (escalationId: string, name: string): string => `${escalationId}/${name}`;
export const cardLane = (escalationId: string, card: number): string =>
  messageLane(escalationId, cardName(card));
export const agentLane = (escalationId: string): string => messageLane(escalationId, agentName);
/** What a lead hears of one escalation. */
export const leadLane = (escalationId: string, lead: string): string => `${escalationId}/lead:${lead}`;
/** What one person is asked at the end of a shift. */
export const handOverLane = (escalationId: string, person: string): string => `${escalationId}/to:${person}`;
/** All reminders of one person, of all escalations. */
export const reminderLane = (person: string): string => `reminders:${person}`;
/** Digests, and what else concerns no escalation. */
export const digestLane = (lead: string): string => `lead:${lead}`;

/** A version has at most so many notices, refreshes of messages included. */
const perVersion = 1000;
const refreshes = 900;

/** In the lane of an escalation: the nth notice of a version. */
export const seqOf = (version: number, n: number): number => version * perVersion + n;
/** Whatever belongs to this version, or an earlier one. */
export const upToVersion = (version: number): number => seqOf(version, perVersion - 1);
/** A message is drawn anew after what the same version still had to say. */
export const seqOfRefresh = (seq: number): number => seq + refreshes;
/** In a lane of many escalations: as they come. */
export const seqAt = (now: Instant): number => now;

/** An earlier attempt may have reached Slack: it is looked up there before anything is posted. */
export const maybeSent = ({ attempts, refusals }: Pick<OutboxRow, 'attempts' | 'refusals'>): boolean =>
  attempts - 1 > refusals;
