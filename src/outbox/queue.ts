/** Where a change's notices wait: a row each, in the lane of the message they belong to, named after the change they come from. */

import type { NewNotice, OutboxRow } from '../db/outbox.ts';
import type { NoticePayload } from '../db/payload.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Change } from '../domain/command.ts';
import type { Deed, Escalation, Notice } from '../domain/escalation.ts';
import { rankOf } from '../domain/pings.ts';
import {
  agentLane,
  cardLane,
  digestLane,
  handOverLane,
  orderAt,
  orderOf,
  reminderLane,
  roundUpLane,
} from './lanes.ts';

/** `channelOf` is the channel of a team, where there is such a team. */
export function queued(
  { escalation, notices, what }: Pick<Change, 'escalation' | 'notices'> & Pick<Deed, 'what'>,
  channelOf: (team: string) => string | undefined,
): NewNotice[] {
  return notices.map((notice, n) => ({
    id: `${escalation.id}:${escalation.version}:${n}`,
    escalationId: escalation.id,
    payload: { ...notice, version: escalation.version },
    rank: rankOf(escalation),
    ...whereOf(escalation, what, notice, channelOf),
    // In a lane of its own a notice comes after what the same escalation said before; a person's lane holds many, as they come.
    ...(notice.kind === 'personal reminder' || notice.kind === 'lead'
      ? orderAt(escalation.updatedAt)
      : orderOf(escalation.version, n)),
  }));
}

/** The same for the reporters of its duplicates, each under their own message. */
export const queuedForFollowers = (
  { escalation }: Pick<Change, 'escalation'>,
  followers: readonly Pick<Escalation, 'id' | 'reporter'>[],
): NewNotice[] =>
  followers.map(({ id, reporter }) => ({
    id: `${escalation.id}:${escalation.version}:for:${id}`,
    lane: agentLane(id),
    ...orderAt(escalation.updatedAt),
    escalationId: id,
    payload: { kind: 'followed', of: escalation.id, version: escalation.version },
    rank: rankOf(escalation),
    room: reporter,
  }));

/** A line of the row's thread that goes into the round-up of a channel instead. */
export const intoRoundUp = (
  { id, escalationId, rank }: Pick<OutboxRow, 'id' | 'escalationId' | 'rank'>,
  payload: Extract<NoticePayload, { kind: 'round-up' }>,
  channel: string,
  now: Instant,
): NewNotice => ({
  id: `${id}:round-up`,
  lane: roundUpLane(channel),
  ...orderAt(now),
  escalationId,
  payload,
  rank,
  room: channel,
});

/** What one person hears that concerns no escalation alone, as it comes. */
export const queuedFor = (
  person: string,
  notice: Pick<NewNotice, 'id' | 'payload' | 'rank'>,
  now: Instant,
): NewNotice => ({
  ...notice,
  ...orderAt(now),
  lane: digestLane(person),
  escalationId: null,
  room: person,
});

/** The agent has no message about it yet. */
const isNewFor: ReadonlySet<Deed['what']> = new Set(['raised', 'agent side taken', 'agent side given']);

/** Its lane, and where a new message is expected; empty for an edit, and where it is not known: only the pace is kept by it. */
function whereOf(
  { id, team, moves, reporter }: Escalation,
  what: Deed['what'],
  notice: Notice,
  channelOf: (team: string) => string | undefined,
): { lane: string; room: string } {
  const inThread = (card: number, isPosted = true) => ({
    lane: cardLane(id, card),
    room: isPosted && card === moves ? (channelOf(team) ?? '') : '',
  });
  switch (notice.kind) {
    case 'card':
      return inThread(notice.card, what === 'raised' || what === 'moved');
    case 'card entry':
    case 'reminder':
    case 'hand-over':
      return inThread(notice.card);
    case 'lines':
      return inThread(notice.card, false);
    case 'agent':
      return { lane: agentLane(id), room: isNewFor.has(what) ? reporter : '' };
    case 'agent entry':
      return { lane: agentLane(id), room: reporter };
    case 'lead':
      return { lane: reminderLane(notice.lead), room: notice.lead };
    case 'personal hand-over':
      return { lane: handOverLane(id, notice.person), room: notice.person };
    case 'side offer': {
      const [place = ''] = Object.values(notice.to);
      return { lane: handOverLane(id, place), room: place };
    }
    case 'personal reminder':
      return { lane: reminderLane(notice.person), room: notice.person };
  }
}
