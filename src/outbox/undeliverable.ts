/** What cannot be said: of a channel or a person that cannot be written to the leads are told, of one message that Slack does not take who has it; once a day and reason. */

import type { NewNotice, OutboxRow } from '../db/outbox.ts';
import type { Queries } from '../db/queries.ts';
import type { Statement } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Directory } from '../domain/directory.ts';
import type { Escalation } from '../domain/escalation.ts';
import { refusesPlace } from '../slack/error-codes.ts';
import { perhapsPosted } from './look-up.ts';
import { queuedFor } from './queue.ts';

export function createUndeliverable(parts: {
  queries: Queries;
  directory: Pick<Directory, 'teams' | 'leadsOf'>;
  now(): Instant;
}) {
  const { queries, directory, now } = parts;
  const { teams } = directory;
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
    if (!refusesPlace(reason) && reason !== perhapsPosted) {
      const about = { escalation: escalation.id, meantFor: person, channel: place, team: id, reason };
      return whoHasIt(escalation, directory.leadsOf(id), person).map((to) => {
        const payload = { kind: 'not taken', to, ...about } as const;
        return tell(to, { id: `not taken:${escalation.id}:${reason}:${day}:${to}`, payload, rank: row.rank });
      });
    }
    const where = person ?? place;
    return directory
      .leadsOf(id)
      .filter((lead) => lead !== person)
      .map((lead) => {
        const payload = { kind: 'undeliverable', lead, channel: where, reason, team: id } as const;
        return tell(lead, { id: `undeliverable:${where}:${reason}:${day}:${lead}`, payload, rank: row.rank });
      });
  };

  function tell(person: string, notice: Pick<NewNotice, 'id' | 'payload' | 'rank'>): Statement {
    return queries.outbox.enqueue(queuedFor(person, notice, now()), now());
  }
}

/** Its owner, or the leads; whom it was for does not hear that it did not reach them. */
const whoHasIt = (
  { owner }: Pick<Escalation, 'owner'>,
  leads: readonly string[],
  person: string | null,
): readonly string[] =>
  owner !== null && owner !== person ? [owner] : leads.filter((lead) => lead !== person);

/** Whom a direct message is for; null for what stands in a team's channel. */
function recipientOf({ payload }: OutboxRow, { reporter }: Escalation): string | null {
  switch (payload.kind) {
    case 'agent':
    case 'agent entry':
    case 'followed':
      return reporter;
    case 'lead':
      return payload.lead;
    case 'personal reminder':
    case 'personal hand-over':
      return payload.person;
    case 'side offer':
      return 'user' in payload.to ? payload.to.user : null;
    default:
      return null;
  }
}
