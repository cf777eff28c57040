/** Whom the bot knows: at hand for every press, and stored, so that a restart and an outage find them. */
import { isDeepStrictEqual } from 'node:util';
import type { PersonRow } from '../db/people.ts';
import type { Queries } from '../db/queries.ts';
import { type Store, UnavailableError } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { type Described, personIn } from './described.ts';
import { type House, standingOf } from './standing.ts';
import { ageOf, ofPerson } from './trust.ts';

const mostAtHand = 5000;

const isSame = (row: PersonRow, known: PersonRow): boolean =>
  isDeepStrictEqual({ ...row, fetchedAt: 0, changedAt: 0 }, { ...known, fetchedAt: 0, changedAt: 0 });

export type Remembered = ReturnType<typeof createRemembered>;

export function createRemembered(parts: {
  queries: Pick<Queries, 'people'>;
  store: Pick<Store, 'atomically'>;
  house: House;
  log: { warn(facts: object, message: string): void };
}) {
  const { queries, store, house, log } = parts;
  const atHand = new Map<string, PersonRow>();

  /** Whom the database cannot tell of is asked of Slack. */
  async function find(id: string): Promise<PersonRow | undefined> {
    const near = atHand.get(id);
    if (near) return near;
    try {
      const stored = await queries.people.find(id);
      if (stored) keepAtHand(stored);
      return stored;
    } catch (error) {
      log.warn({ err: error }, 'the database did not say who somebody is');
      return undefined;
    }
  }

  function keepAtHand(row: PersonRow): void {
    const [eldest] = atHand.keys();
    if (eldest !== undefined && atHand.size >= mostAtHand && !atHand.has(row.id)) atHand.delete(eldest);
    atHand.set(row.id, row);
  }

  /**
   * What Slack says counts, unless it has said something later, perhaps a moment ago. That it cannot be stored makes nothing unknown.
   * Strangers are not stored.
   */
  async function keep(said: readonly { row: PersonRow; known: PersonRow | undefined }[]): Promise<void> {
    const news = said.filter(
      ({ row, known }) => ((atHand.get(row.id) ?? known)?.changedAt ?? 0) <= row.changedAt,
    );
    for (const { row } of news) keepAtHand(row);
    const statements = news.flatMap(({ row, known }) => {
      // Slack also tells of each new status: nothing that is stored has changed then.
      if (known && ageOf(known.fetchedAt, row.fetchedAt) < ofPerson.freshMs && isSame(row, known)) return [];
      if (standingOf(row, house) !== 'stranger') return [queries.people.remember(row)];
      return known ? [queries.people.correct(row)] : [];
    });
    if (statements.length === 0) return;
    try {
      await store.atomically(statements);
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      log.warn({ err: error }, 'what Slack said of a person was not stored');
    }
  }

  return {
    find,
    async learn(said: readonly Described[], at: Instant): Promise<void> {
      const rows: Parameters<typeof keep>[0][number][] = [];
      for (const { id, ...user } of said) {
        if (id === undefined) continue;
        const known = await find(id);
        rows.push({ row: personIn({ id, ...user }, known, house, at), known });
      }
      await keep(rows);
    },
    /** Slack knows them no more: they may do nothing, and keep their name. */
    async leave(known: PersonRow, at: Instant): Promise<void> {
      await keep([{ row: { ...known, deleted: true, fetchedAt: at }, known }]);
    },
  };
}
