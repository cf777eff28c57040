/** Where a change's notices wait: a row each, in the lane of the message they belong to, named after the change they come from. */

import type { NewNotice } from '../db/outbox.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Change } from '../domain/command.ts';
import { type Deed, type Escalation, type Notice, priorities } from '../domain/escalation.ts';
import {
  agentLane,
  cardLane,
  digestLane,
  handOverLane,
  leadLane,
  orderAt,
  orderOf,
  reminderLane,
} from './lanes.ts';

/** `channelOf` is the channel of a team, where there is such a team. */
export function queued(
  { escalation, notices, what }: Pick<Change, 'escalation' | 'notices'> & Pick<Deed, 'what'>,
  channelOf: (team: string) => string | undefined,
): NewNotice[] {
  return notices.map((notice, n) => ({
    id: `${escalation.id}:${escalation.version}:${n}`,
    lane: laneOf(escalation, notice),
    // In a lane of its own a notice comes after what the same escalation said before; a person's lane holds many, as they come.
    ...(notice.kind === 'personal reminder' ? orderAt(escalation.updatedAt) : orderOf(escalation.version, n)),
    escalationId: escalation.id,
    payload: { ...notice, version: escalation.version },
    rank: rankOf(escalation),
    room: roomOf(escalation, what, notice, channelOf),
  }));
}

/** What a lead hears that concerns no escalation, as it comes. */
export const queuedFor = (
  lead: string,
  notice: Pick<NewNotice, 'id' | 'payload' | 'rank'>,
  now: Instant,
): NewNotice => ({
  ...notice,
  ...orderAt(now),
  lane: digestLane(lead),
  escalationId: null,
  room: lead,
});

/** Urgent goes first, and so does whatever a user on the phone waits for. */
const rankOf = ({ priority, liveUntil }: Pick<Escalation, 'priority' | 'liveUntil'>): number =>
  liveUntil === null ? priorities.indexOf(priority) : 0;

/** Where a new message is expected; empty for an edit, and where it is not known: only the pace is kept by it. */
function roomOf(
  { team, moves, reporter }: Escalation,
  what: Deed['what'],
  notice: Notice,
  channelOf: (team: string) => string | undefined,
): string {
  const teams = (card: number) => (card === moves ? (channelOf(team) ?? '') : '');
  switch (notice.kind) {
    case 'card':
      return what === 'raised' || what === 'moved' ? teams(notice.card) : '';
    case 'card entry':
    case 'reminder':
    case 'hand-over':
      return teams(notice.card);
    case 'lines':
      return '';
    case 'agent':
      return what === 'raised' ? reporter : '';
    case 'agent entry':
      return reporter;
    case 'lead':
      return notice.lead;
    case 'personal hand-over':
    case 'personal reminder':
      return notice.person;
  }
}

function laneOf({ id }: Escalation, notice: Notice): string {
  switch (notice.kind) {
    case 'card':
    case 'card entry':
    case 'reminder':
    case 'hand-over':
    case 'lines':
      return cardLane(id, notice.card);
    case 'agent':
    case 'agent entry':
      return agentLane(id);
    case 'lead':
      return leadLane(id, notice.lead);
    case 'personal hand-over':
      return handOverLane(id, notice.person);
    case 'personal reminder':
      return reminderLane(notice.person);
  }
}
