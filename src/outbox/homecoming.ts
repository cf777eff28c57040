/** A channel is open again: the cards that stood elsewhere meanwhile go there, and what was left in it says where it goes on. */
import type { NewNotice } from '../db/outbox.ts';
import { agentName, type FormerPostRow, type PostRow } from '../db/posts.ts';
import type { Queries } from '../db/queries.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Directory } from '../domain/directory.ts';
import type { Escalation } from '../domain/escalation.ts';
import { rankOf } from '../domain/pings.ts';
import { firstOfAll, justAfter, messageLane } from './lanes.ts';

export type Homecoming = {
  /** Channels that cards wait for. */
  awaited(): Promise<string[]>;
  /** What is to be sent now that a channel may be written to again. */
  whenOpen(channel: string): Promise<NewNotice[]>;
};

export const nothingComesHome: Homecoming = { awaited: async () => [], whenOpen: async () => [] };

export function createHomecoming(parts: {
  queries: Pick<Queries, 'escalations' | 'posts'>;
  directory: Pick<Directory, 'teams'>;
  fallbackChannel: string;
  now(): Instant;
}): Homecoming {
  const { queries, directory, fallbackChannel, now } = parts;
  const channels = () => new Set(Object.values(directory.teams).map(({ channel }) => channel));

  async function waitingFor(channel: string): Promise<PostRow[]> {
    if (channel === fallbackChannel) return [];
    const teams = Object.keys(directory.teams).filter((id) => directory.teams[id]?.channel === channel);
    return teams.length === 0 ? [] : queries.posts.openCardsIn(fallbackChannel, teams);
  }

  async function noticesFor<Row extends Pick<PostRow, 'escalationId'>>(
    rows: readonly Row[],
    toNotice: (row: Row, escalation: Escalation) => NewNotice,
  ): Promise<NewNotice[]> {
    const notices: NewNotice[] = [];
    for (const row of rows) {
      const escalation = await queries.escalations.find(row.escalationId);
      if (escalation) notices.push(toNotice(row, escalation));
    }
    return notices;
  }

  const home =
    (channel: string) =>
    ({ name }: Pick<PostRow, 'name'>, escalation: Escalation): NewNotice => ({
      ...inLane(escalation, name),
      id: `${escalation.id}:${name}:home ${now()}`,
      ...firstOfAll,
      room: channel,
      payload: { kind: 'card', card: escalation.moves, version: escalation.version, home: true },
    });

  const pointer = ({ name, channel, ts }: FormerPostRow, escalation: Escalation): NewNotice => ({
    ...inLane(escalation, name),
    id: `${escalation.id}:${name}:left ${channel} ${ts} ${now()}`,
    ...justAfter(firstOfAll),
    payload: { kind: 'former', name, channel, ts },
  });

  return {
    async awaited() {
      const awaited: string[] = [];
      for (const channel of channels()) if ((await waitingFor(channel)).length > 0) awaited.push(channel);
      return awaited;
    },
    async whenOpen(channel) {
      const isCard = ({ name }: FormerPostRow) => name !== agentName;
      const left = (await queries.posts.staleIn(channel)).filter(isCard);
      const missing = (await queries.posts.missing()).filter(isCard).filter((one) => one.channel === channel);
      return [
        ...(await noticesFor([...(await waitingFor(channel)), ...missing], home(channel))),
        ...(await noticesFor(left, pointer)),
      ];
    },
  };
}

const inLane = (escalation: Escalation, name: string) => ({
  lane: messageLane(escalation.id, name),
  escalationId: escalation.id,
  rank: rankOf(escalation),
});
