/** The engine's queries: what can be asked of the escalations without changing any. */
import { agentName, cardName } from '../db/posts.ts';
import type { Queries } from '../db/queries.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { EngineQueries, Post, TeamLoad } from './engine-types.ts';

/** A call that is due within a day is on the mind of whoever makes it. */
const soonMs = 24 * 3_600_000;
/** How many of the last acknowledgements say what is usual. */
const usual = 20;

/** Forms are opened far more often than anything changes: what was counted holds until then, and no longer than this. */
const standingMs = 1000;

/** `changed` is to be called after every commit here. */
export function createEngineQueries(
  queries: Queries,
  now: () => Instant,
): { questions: EngineQueries; changed(): void } {
  const standings = new Map<string, { at: Instant; standing: Promise<TeamLoad> }>();
  const { callbacks, escalations, figures, history, posts } = queries;
  const questions: EngineQueries = {
    find: (id) => escalations.find(id.toUpperCase()),

    async at(channel, ts) {
      const stands = await posts.at(channel, ts);
      const post = stands ?? (await posts.formerAt(channel, ts));
      const former = stands === undefined;
      const escalation = post && (await escalations.find(post.escalationId));
      if (!post || !escalation) return undefined;
      if (post.name === agentName) return { escalation, side: 'agent', current: true, former };
      return { escalation, side: 'team', current: post.name === cardName(escalation.moves), former };
    },

    list: (wanted) => escalations.list(wanted, now()),
    count: (wanted) => escalations.count(wanted),
    owners: (teams) => escalations.owners(teams),
    search: (words, readable) => escalations.search(words, readable),
    callbacksDue: (reporter) => callbacks.of(reporter, now(), now() + soonMs),
    history: (id) => history.of(id),
    readings: (id) => queries.readings.of(id),

    async cards(escalations) {
      const rows = await posts.of(escalations.map(({ id }) => id));
      return new Map(
        escalations.flatMap(({ id, moves }) => {
          const row = rows.find((each) => each.escalationId === id && each.name === cardName(moves));
          return row ? [[id, where(row)] as const] : [];
        }),
      );
    },

    async agentMessages(escalations) {
      const rows = await posts.of(escalations.map(({ id }) => id));
      const theirs = rows.filter(({ name }) => name === agentName);
      return new Map(theirs.map((row) => [row.escalationId, where(row)] as const));
    },

    async earlierCards({ id, moves }) {
      const rows = await posts.of([id]);
      return rows.filter((row) => row.name !== agentName && cardNumber(row) < moves).map(where);
    },

    standing(team) {
      const known = standings.get(team);
      if (known && Math.abs(now() - known.at) < standingMs) return known.standing;
      const standing = loadOf(team, figures);
      standings.set(team, { at: now(), standing });
      standing.catch(() => standings.delete(team));
      return standing;
    },
  };
  return { questions, changed: () => standings.clear() };
}

async function loadOf(team: string, figures: Queries['figures']): Promise<TeamLoad> {
  const times = (await figures.acknowledgeTimes(team, usual)).sort((a, b) => a - b);
  return {
    unacknowledged: await figures.unacknowledged(team),
    usuallyAcknowledgedMs: times[Math.floor((times.length - 1) / 2)] ?? null,
  };
}

const where = ({ channel, ts, permalink }: Post): Post => ({ channel, ts, permalink });
const cardNumber = ({ name }: { name: string }): number => Number(name.slice('card:'.length));
