/** A channel that cannot be written to: the leads who can act are told, once a day and reason. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Queries } from '../db/queries.ts';
import type { Statement } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
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
    if (!escalation) return [];
    // After a move, the place may belong to the team that had it before.
    const [id, team] = Object.entries(teams).find(([, one]) => one.channel === channel) ?? [
      escalation.team,
      teams[escalation.team],
    ];
    if (!team) return [];
    const day = new Date(now()).toISOString().slice(0, 10);
    return team.leads.map((lead) =>
      queries.outbox.enqueue(
        {
          id: `undeliverable:${channel}:${reason}:${day}:${lead}`,
          lane: `lead:${lead}`,
          seq: now(),
          escalationId: null,
          payload: { kind: 'undeliverable', lead, channel, reason, team: id },
          rank: row.rank,
        },
        now(),
      ),
    );
  };
}
