/** Where a change's notices wait: a row each, in the lane of the message they belong to, named after the change they come from. */
import type { NewNotice } from '../db/outbox.ts';
import { agentName, cardName } from '../db/posts.ts';
import type { Change } from '../domain/command.ts';
import { type Escalation, type Notice, priorities } from '../domain/escalation.ts';

export function queued({ escalation, notices }: Pick<Change, 'escalation' | 'notices'>): NewNotice[] {
  return notices.map((notice, n) => ({
    id: `${escalation.id}:${escalation.version}:${n}`,
    lane: laneOf(escalation, notice),
    // In a lane of its own a notice comes after what the same escalation said before; a person's lane holds many, as they come.
    seq: notice.kind === 'personal reminder' ? escalation.updatedAt : escalation.version * 1000 + n,
    escalationId: escalation.id,
    payload: { ...notice, version: escalation.version },
    rank: rankOf(escalation),
  }));
}

/** Urgent goes first. */
const rankOf = ({ priority }: Pick<Escalation, 'priority'>): number => priorities.indexOf(priority);

function laneOf({ id }: Escalation, notice: Notice): string {
  switch (notice.kind) {
    case 'card':
    case 'card entry':
    case 'reminder':
    case 'hand-over':
      return `${id}/${cardName(notice.card)}`;
    case 'agent':
    case 'agent entry':
      return `${id}/${agentName}`;
    case 'lead':
      return `${id}/lead:${notice.lead}`;
    case 'personal hand-over':
      return `${id}/to:${notice.person}`;
    case 'personal reminder':
      return `reminders:${notice.person}`;
  }
}
