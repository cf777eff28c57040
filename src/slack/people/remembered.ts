/** Whom the bot knows: at hand for every press, and stored, so that a restart and an outage find them. */
import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import type { PersonRow } from '../../db/people.ts';
import type { Queries } from '../../db/queries.ts';
import { type Store, UnavailableError } from '../../db/store.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { type Described, personIn } from './described.ts';
import { type House, standingOf } from './standing.ts';
import { isZoneHere } from './time-zone.ts';
import { ageOf, ofPerson } from './trust.ts';

const mostAtHand = 5000;
/** What another instance has heard of somebody counts here after this. */
const atHandMs = 10_000;

/** Somebody as Slack said last, and as the database has them, if it does. */
type Held = { row: PersonRow; stored: PersonRow | undefined };

/** Slack also tells of each new status: nothing that is stored has changed then. */
const isStored = ({ row, stored }: Held): boolean =>
  stored !== undefined &&
  ageOf(stored.fetchedAt, row.fetchedAt) < ofPerson.freshMs &&
  isDeepStrictEqual({ ...row, fetchedAt: 0, changedAt: 0 }, { ...stored, fetchedAt: 0, changedAt: 0 });

export type Remembered = ReturnType<typeof createRemembered>;

type RememberedParts = {
  queries: Pick<Queries, 'people'>;
  store: Pick<Store, 'atomically'>;
  house: House;
  log: { warn(facts: object, message: string): void };
  /** Where other instances may learn of somebody and store it. */
  others?: { monotonic(): number };
};

export function createRemembered(parts: RememberedParts) {
  const { queries, house, log, others } = parts;
  const atHand = new LRUCache<string, Held>({
    max: mostAtHand,
    ...(others && { ttl: atHandMs, ttlResolution: 0, perf: { now: others.monotonic } }),
  });
  const told = new Set<string>();

  /** Whom the database cannot tell of is asked of Slack. */
  async function find(id: string): Promise<PersonRow | undefined> {
    const near = atHand.get(id);
    if (near) return near.row;
    try {
      const stored = countable(await queries.people.find(id));
      if (stored) keepAtHand(id, { row: stored, stored });
      return stored;
    } catch (error) {
      log.warn({ err: error }, 'the database did not say who somebody is');
      return undefined;
    }
  }

  /** Once for each: which zone it is tells an operator that this Node is older than Slack's list. */
  function tellOfZone(tz: string | null | undefined): void {
    if (!tz || told.has(tz) || isZoneHere(tz)) return;
    told.add(tz);
    log.warn({ timeZone: tz }, 'this Node does not know a time zone; the offset that Slack gives is used');
  }

  /** One for each person, whoever writes it down just now. */
  function keepAtHand(id: string, said: Held): Held {
    const held = Object.assign(atHand.get(id) ?? said, { row: said.row });
    // Whom the database does not have is not to be found there.
    atHand.set(id, held, held.stored || !others ? {} : { ttl: 0 });
    return held;
  }

  /**
   * What Slack says counts, unless it has said something later, perhaps a moment ago. That it cannot be stored makes nothing unknown,
   * and is made up for when Slack says it again. Strangers are not stored.
   */
  async function keep(said: readonly PersonRow[]): Promise<boolean> {
    const news = said
      .filter((row) => (atHand.get(row.id)?.row.changedAt ?? 0) <= row.changedAt)
      .map((row) => keepAtHand(row.id, { row, stored: undefined }));
    return write(parts, news);
  }

  return {
    find,
    /** False when the database could not take it; it counts all the same. */
    async learn(said: readonly Described[], at: Instant): Promise<boolean> {
      const rows: PersonRow[] = [];
      for (const { id, ...user } of said) {
        if (id === undefined) continue;
        tellOfZone(user.tz);
        rows.push(personIn({ id, ...user }, await find(id), house, at));
      }
      return keep(rows);
    },
    /** Slack knows them no more: they may do nothing, and keep their name. */
    async leave(known: PersonRow, at: Instant): Promise<void> {
      await keep([{ ...known, deleted: true, fetchedAt: at }]);
    },
  };
}

/** As it was stored by a Node that knew its zone, or before zones were looked at. */
const countable = (row: PersonRow | undefined): PersonRow | undefined =>
  row && !isZoneHere(row.timeZone) ? { ...row, timeZone: 'UTC' } : row;

/** False when the database could not take it. */
async function write(
  { queries, store, house, log }: RememberedParts,
  news: readonly Held[],
): Promise<boolean> {
  const { remember, correct } = queries.people;
  const isStranger = ({ row }: Held) => standingOf(row, house) === 'stranger';
  const written = news
    .filter((held) => !isStored(held) && (held.stored || !isStranger(held)))
    .map((held) => ({ held, before: held.stored }));
  if (written.length === 0) return true;
  const statements = written.map(({ held }) => (isStranger(held) ? correct : remember)(held.row));
  for (const { held } of written) held.stored = held.row;
  try {
    await store.atomically(statements);
    return true;
  } catch (error) {
    for (const { held, before } of written) held.stored = before;
    if (!(error instanceof UnavailableError)) throw error;
    log.warn({ err: error }, 'what Slack said of a person was not stored');
    return false;
  }
}
