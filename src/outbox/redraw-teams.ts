/**
 * What stands in Slack follows the configuration: where a team is called something else since the last start, is restricted or not any more, is
 * gone or there again, its open cards, and what their agents read, are drawn anew. Nobody is notified.
 */
import type { NewNotice } from '../db/outbox.ts';
import type { NoticePayload } from '../db/payload.ts';
import { agentName, cardName } from '../db/posts.ts';
import type { Queries } from '../db/queries.ts';
import type { ShownTeam } from '../db/shown-teams.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Directory } from '../domain/directory.ts';
import type { Escalation } from '../domain/escalation.ts';
import { rankOf } from '../domain/pings.ts';
import { messageLane, orderOf, orderOfRefresh } from './lanes.ts';

/** Once at the start. */
export async function redrawTeams(parts: {
  store: Store;
  queries: Pick<Queries, 'escalations' | 'outbox' | 'posts' | 'shownTeams'>;
  directory: Directory;
  now(): Instant;
}): Promise<void> {
  const { store, queries, directory } = parts;
  const now = parts.now();
  const before = new Map((await queries.shownTeams.all()).map((shown) => [shown.team, shown]));
  const changed = [...new Set([...before.keys(), ...Object.keys(directory.teams)])]
    .map((team) => shownTeam(team, directory))
    .filter((shown) => !isSame(shown, before.get(shown.team)));
  if (changed.length === 0) return;
  // At the first start, and the first one that remembers this, how they were shown is not known: nothing says that it has changed.
  const open = before.size === 0 ? [] : await queries.escalations.openIn(changed.map(({ team }) => team));
  const notices = (
    await Promise.all(
      open.map((escalation) =>
        redrawn(escalation, `${now}:${directory.teams[escalation.team]?.name ?? ''}`, queries),
      ),
    )
  ).flat();
  await store.atomically([
    ...changed.map((shown) => queries.shownTeams.save(shown)),
    ...notices.map((notice) => queries.outbox.enqueue(notice, now)),
  ]);
}

const shownTeam = (team: string, directory: Directory): ShownTeam => ({
  team,
  name: directory.teams[team]?.name ?? null,
  restricted: directory.restricted(team),
});

const isSame = (one: ShownTeam, other: ShownTeam | undefined): boolean =>
  one.name === other?.name && one.restricted === other.restricted;

/** What is not posted yet is drawn by today's configuration when it is. */
async function redrawn(
  escalation: Escalation,
  by: string,
  { posts }: Pick<Queries, 'posts'>,
): Promise<NewNotice[]> {
  const { id, version, moves } = escalation;
  const messages: [string, NoticePayload][] = [
    [cardName(moves), { kind: 'card', card: moves, version: 0 }],
    [agentName, { kind: 'agent', version: 0 }],
  ];
  const posted = await Promise.all(messages.map(([name]) => posts.find(id, name)));
  return messages
    .filter((_, n) => posted[n] !== undefined)
    .map(([name, payload]) => ({
      id: `${id}:shown:${by}:${name}`,
      lane: messageLane(id, name),
      ...orderOfRefresh(orderOf(version, 0)),
      escalationId: id,
      payload,
      rank: rankOf(escalation),
    }));
}
