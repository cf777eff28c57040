/**
 * Lanes of the outbox: rows of one lane are sent one at a time, in their order. Every lane is named here, and every place in its order. SQL has
 * that order once more, in db/outbox-claims.ts.
 */
import type { OutboxRow } from '../db/outbox.ts';
import { agentName, cardName } from '../db/posts.ts';
import type { Instant } from '../domain/calendars/calendar.ts';

/** A message that is edited, by its name in `posts`, and what stands in its thread. */
export const messageLane = (escalationId: string, name: string): string => `${escalationId}/${name}`;
export const cardLane = (escalationId: string, card: number): string =>
  messageLane(escalationId, cardName(card));
export const agentLane = (escalationId: string): string => messageLane(escalationId, agentName);
/** Its rows are ordered by the versions of the escalation. */
export const isLaneOf = (escalationId: string, lane: string): boolean => lane.startsWith(`${escalationId}/`);
/** What one person is asked at the end of a shift. */
export const handOverLane = (escalationId: string, person: string): string => `${escalationId}/to:${person}`;
/** All that one person is reminded of or, as a lead, told, of all escalations. */
export const reminderLane = (person: string): string => `reminders:${person}`;
/** What a channel that has had many lines is told together. */
export const roundUpLane = (channel: string): string => `round-up:${channel}`;
/** Digests, and what else concerns no escalation alone. */
export const digestLane = (person: string): string => `lead:${person}`;
/** A line that stands where it does not belong. */
export const astrayLane = (channel: string, ts: string): string => `astray:${channel}:${ts}`;
/** That nobody can act for a team: while it waits to be told, it holds up nothing. */
export const nobodyRespondsLane = (team: string, lead: string): string => `nobody responds:${team}:${lead}`;

/** By `major` first, then by `minor`. */
export type LaneOrder = Pick<OutboxRow, 'major' | 'minor'>;

/** A version has fewer notices than this; from here on a message is drawn anew because of something else. */
export const firstRefresh = 900;

/** In the lane of an escalation: the nth notice of a version. */
export const orderOf = (version: number, n: number): LaneOrder => ({ major: version, minor: n });
/** In a lane of many escalations: as they come. */
export const orderAt = (now: Instant): LaneOrder => ({ major: now, minor: 0 });
/** Before whatever waits in the lane of an escalation; about where a message stands, so no version overtakes it. */
export const firstOfAll: LaneOrder = { major: 0, minor: firstRefresh };
export const justBefore = ({ major, minor }: LaneOrder): LaneOrder => ({ major, minor: minor - 1 });
export const justAfter = ({ major, minor }: LaneOrder): LaneOrder => ({ major, minor: minor + 1 });
/** A message is drawn anew after what the same version still had to say. */
export const orderOfRefresh = ({ major, minor }: LaneOrder): LaneOrder => ({
  major,
  minor: minor + firstRefresh,
});
export const byOrder = (a: LaneOrder, b: LaneOrder): number => a.major - b.major || a.minor - b.minor;

/** Several rows become one message. */
const together: ReadonlySet<OutboxRow['kind']> = new Set(['personal reminder', 'round-up']);

/** What keeps its order although it is in several lanes: all of one escalation; and what one person, or a channel, is told together. */
export function sequencesOf({
  kind,
  lane,
  escalationId,
}: Pick<OutboxRow, 'kind' | 'lane' | 'escalationId'>): string[] {
  const whole = escalationId ?? lane;
  // What a lead is told of a move links to the card that comes with it; and of one message there is one edit at a time.
  if (kind === 'lead' || kind === 'buttons') return [lane, whole];
  return [together.has(kind) ? lane : whole];
}

/** An earlier attempt may have reached Slack: it is looked up there before anything is posted. */
export const maybeSent = ({ attempts, refusals }: Pick<OutboxRow, 'attempts' | 'refusals'>): boolean =>
  attempts - 1 > refusals;
