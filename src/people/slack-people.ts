/** People as Slack describes them: asked once, remembered in the database, and good enough from memory when Slack is away. */
import type { WebClient } from '@slack/web-api';
import type { PersonRow } from '../db/people.ts';
import type { Queries } from '../db/queries.ts';
import { type Store, UnavailableError } from '../db/store.ts';
import { failureOf } from '../delivery/outcome.ts';
import type { Pace } from '../delivery/pace.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { askInTime } from './ask-in-time.ts';
import { createMembership } from './membership.ts';
import type { People, Person } from './people.ts';

/** Names and zones change rarely. */
const namesFreshMs = 6 * 3_600_000;
/** Whom Slack does not know is not asked about each time they knock. */
const nobodyMs = 5 * 60_000;
const mostNobodies = 1000;
const mostAtHand = 5000;

export function createPeople(parts: {
  client: WebClient;
  queries: Queries;
  store: Pick<Store, 'atomically'>;
  /** The database took nothing; what Slack said holds until a restart. */
  notStored(error: UnavailableError): void;
  pace: Pick<Pace, 'readyAt' | 'took'>;
  now(): Instant;
}): People {
  const { client, queries, now } = parts;
  const inTime = askInTime(parts);
  const membership = createMembership(client, inTime, now);
  /** Who is asked about at every press, without asking the database each time. */
  const atHand = new Map<string, PersonRow>();
  /** Whom Slack said that it does not know, and when. */
  const nobodies = new Map<string, Instant>();

  async function ask(id: string): Promise<Person | undefined> {
    const { user } = await inTime('users.info', () => client.users.info({ user: id, include_locale: true }));
    if (!user) return undefined;
    const profile = user.profile ?? {};
    return {
      id,
      name: profile.display_name || profile.real_name || user.real_name || user.name || id,
      timeZone: user.tz ?? 'UTC',
      locale: user.locale ?? 'en-US',
      workspace: user.team_id ?? null,
      guest: user.is_restricted === true || user.is_ultra_restricted === true,
      bot: user.is_bot === true,
      deleted: user.deleted === true,
    };
  }

  const person: People['person'] = async (id, { freshMs = namesFreshMs } = {}) => {
    const known = atHand.get(id) ?? (await queries.people.find(id));
    if (known) keepAtHand(known);
    // Also after the clock was set back: what seems to come from the future is asked for again in time.
    if (known && Math.abs(now() - known.fetchedAt) < freshMs) return known;
    const unknownAt = nobodies.get(id);
    if (!known && unknownAt !== undefined && Math.abs(now() - unknownAt) < nobodyMs) return undefined;
    try {
      const found = await ask(id);
      if (found) {
        const row = { ...found, fetchedAt: now() };
        keepAtHand(row);
        await remember(row);
      }
      return found;
    } catch (error) {
      if (known) return known;
      const { reason } = failureOf(error);
      if (reason === 'user_not_found' || reason === 'user_not_visible') {
        if (nobodies.size >= mostNobodies) nobodies.clear();
        nobodies.set(id, now());
        return undefined;
      }
      throw error;
    }
  };

  /** That it cannot be stored makes nothing unknown that Slack has just said. */
  async function remember(row: PersonRow): Promise<void> {
    try {
      await parts.store.atomically([queries.people.remember(row)]);
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      parts.notStored(error);
    }
  }

  function keepAtHand(row: PersonRow): void {
    if (atHand.size >= mostAtHand) atHand.clear();
    atHand.set(row.id, row);
  }

  async function names(ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(ids)];
    const found = await Promise.all(wanted.map((id) => person(id).catch(() => undefined)));
    return new Map(wanted.map((id, i) => [id, found[i]?.name ?? `<@${id}>`]));
  }

  return {
    person,
    names,
    isResponder: membership.isResponder,
    async onCallNames(crews) {
      const groups = [...new Set(crews.flatMap(({ group }) => group ?? []))];
      const users = [...new Set(crews.flatMap((crew) => crew.users ?? []))];
      const handles = await Promise.all(groups.map(membership.groupHandle));
      const people = await names(users);
      return [...handles, ...users.map((id) => people.get(id) ?? id)];
    },
  };
}
