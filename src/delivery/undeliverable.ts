/** A channel that cannot be written to: the leads who can act are told, once a day and reason. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Queries } from '../db/queries.ts';
import type { Statement } from '../db/store.ts';
import type { Instant } from '../domain/calendar.ts';
import type { Team } from '../domain/team.ts';

export function createUndeliverable(parts: {
  queries: Queries;
  teams: Readonly<Record<string, Team>>;
  now(): Instant;
}) {
  const { queries, teams, now } = parts;
  return async (row: OutboxRow, channel: string, reason: string): Promise<Statement[]> => {
    // Only channels: a person who cannot be reached is in the log and among the dead letters.
    if (!/^[CG]/.test(channel) || row.escalationId === null) return [];
    const escalation = await queries.escalations.find(row.escalationId);
    const team = escalation && teams[escalation.team];
    if (!escalation || !team) return [];
    const day = new Date(now()).toISOString().slice(0, 10);
    return team.leads.map((lead) =>
      queries.outbox.enqueue(
        {
          id: `undeliverable:${channel}:${reason}:${day}:${lead}`,
          lane: `lead:${lead}`,
          seq: now(),
          escalationId: null,
          payload: { kind: 'undeliverable', lead, channel, reason, team: escalation.team },
          rank: row.rank,
        },
        now(),
      ),
    );
  };
}
