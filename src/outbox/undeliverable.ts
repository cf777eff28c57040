/** A channel or a person that nothing can be said to: the leads who can act are told, once a day and reason. */

import type { OutboxRow } from '../db/outbox.ts';
import type { Queries } from '../db/queries.ts';
import type { Statement } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Directory } from '../domain/directory.ts';
import type { Escalation } from '../domain/escalation.ts';
import { queuedFor } from './queue.ts';

export function createUndeliverable(parts: {
  queries: Queries;
  directory: Pick<Directory, 'teams'>;
  now(): Instant;
}) {
  const { queries, now } = parts;
  const { teams } = parts.directory;
  return async (row: OutboxRow, place: string, reason: string): Promise<Statement[]> => {
    if (row.escalationId === null) return [];
    const escalation = await queries.escalations.find(row.escalationId);
    if (!escalation) return [];
    const person = recipientOf(row, escalation);
    // After a move, a channel may belong to the team that had it before.
    const [id, team] = Object.entries(teams).find(([, one]) => one.channel === place) ?? [
      escalation.team,
      teams[escalation.team],
    ];
    if (!team) return [];
    const day = new Date(now()).toISOString().slice(0, 10);
    const where = person ?? place;
    return team.leads
      .filter((lead) => lead !== person)
      .map((lead) => {
        const payload = { kind: 'undeliverable', lead, channel: where, reason, team: id } as const;
        const notice = { id: `undeliverable:${where}:${reason}:${day}:${lead}`, payload, rank: row.rank };
        return queries.outbox.enqueue(queuedFor(lead, notice, now()), now());
      });
  };
}

/** Whom a direct message is for; null for what stands in a team's channel. */
function recipientOf({ payload }: OutboxRow, { reporter }: Escalation): string | null {
  switch (payload.kind) {
    case 'agent':
    case 'agent entry':
      return reporter;
    case 'lead':
      return payload.lead;
    case 'personal reminder':
    case 'personal hand-over':
      return payload.person;
    default:
      return null;
  }
}
