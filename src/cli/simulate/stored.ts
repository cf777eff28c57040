/** Escalations that were really raised, read from the database without writing: what people did, when they did it. */
import { and, asc, eq, gte } from 'drizzle-orm';
import { historyQueries } from '../../db/history.ts';
import { openToRead } from '../../db/open.ts';
import { queriesOf } from '../../db/queries.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Given } from '../../domain/command.ts';
import type { Deed, Entry } from '../../domain/escalation.ts';
import { draftOf, givenBy } from '../../domain/history-to-commands.ts';
import type { Story } from '../../domain/simulate.ts';
import type { Swap } from '../../domain/team.ts';

export type Stored = {
  stories: Story[];
  /** By person, where it is known. */
  zones: ReadonlyMap<string, string>;
};

/** Those raised since, oldest first. Throws when there is no such database. */
export async function readStored(url: string, since: Instant, until: Instant): Promise<Stored> {
  const { store } = await openToRead(url);
  try {
    const { history } = store.tables;
    const raised = await store.db
      .select({ id: history.escalationId })
      .from(history)
      .where(and(eq(history.what, 'raised'), gte(history.at, since)))
      .orderBy(asc(history.at));
    const stories: Story[] = [];
    for (const { id } of raised) {
      const entries = await historyQueries(store).of(id);
      const story = storyOf(id, entries, until);
      if (story) stories.push(story);
    }
    // Leads are told without having done anything, so everybody is looked up.
    const { people } = store.tables;
    const known = await store.db.select({ id: people.id, zone: people.timeZone }).from(people);
    const zones = new Map(known.map(({ id, zone }) => [id, zone]));
    return { stories, zones };
  } finally {
    await store.close();
  }
}

/** The turns on call that people have swapped, by team. Throws when there is no such database. */
export async function readSwaps(url: string): Promise<(team: string) => Swap[]> {
  const { store } = await openToRead(url);
  try {
    const agreed = await queriesOf(store).swaps.agreedAfter(0);
    return (team) => agreed.filter((swap) => swap.team === team);
  } finally {
    await store.close();
  }
}

export function storyOf(id: string, entries: readonly Entry[], until: Instant): Story | undefined {
  const [first, ...others] = entries;
  if (first?.deed.what !== 'raised') return undefined;
  const team = ofTheTeam(entries);
  return {
    id,
    draft: draftOf(first, first.deed),
    raisedAt: first.at,
    deeds: others.flatMap((entry) => {
      const given = givenBy(entry);
      return given ? [{ at: entry.at, given: asNews(given, team) }] : [];
    }),
    until,
  };
}

/** The history tells what was news only where news was promised; other promises may make news of what the team says. */
const asNews = (given: Given, team: ReadonlySet<string>): Given =>
  given.kind === 'say' && given.side === 'team' && team.has(given.by.id) ? { ...given, kept: false } : given;

const actsOfTheTeam: ReadonlySet<Deed['what']> = new Set([
  'acknowledged',
  'handed back',
  'promised news',
  'held on',
  'taken over',
  'asked',
  'resolved',
]);

const ofTheTeam = (entries: readonly Entry[]): Set<string> =>
  new Set(entries.filter(({ deed }) => actsOfTheTeam.has(deed.what)).map(({ by }) => by));
