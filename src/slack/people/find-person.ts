/** One person as Slack describes them: remembered while it is fresh, asked for where it is not, trusted for a while when Slack is away. */
import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { PersonRow } from '../../db/people.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { failureOf } from '../error-codes.ts';
import { TooSoonError } from '../too-soon.ts';
import { askInTime } from './ask-in-time.ts';
import { createAskOnce } from './ask-once.ts';
import type { Remembered } from './remembered.ts';
import { ageOf, hasMissedSome, ofName, type Trust } from './trust.ts';
import { createWanted, lookingUp, ofSomebodyNew, type WantedPeople } from './wanted.ts';

/** Whom Slack does not know is not asked about each time they knock. */
const nobodyMs = 5 * 60_000;
const mostNobodies = 1000;
/** Where Slack has just not answered, those who are known need not wait for it again. */
const silentMs = 10_000;

export type FindPersonParts = {
  client: WebClient;
  remembered: Remembered;
  /** Until when the bot ran before; undefined when it never did. */
  ranUntil: Instant | undefined;
  pace: Parameters<typeof askInTime>[0]['pace'];
  now(): Instant;
};

/** Undefined when Slack knows nobody by this id. Throws when neither Slack nor what is trusted says it. */
export type FindPerson = (id: string, trust: Trust) => Promise<PersonRow | undefined>;

export function createFindPerson(parts: FindPersonParts): { find: FindPerson; wanted: WantedPeople } {
  const { client, remembered, now } = parts;
  const inTime = askInTime(parts);
  /** Newcomers, however many, leave a share of the look-ups to those who are known. */
  const inTimeForNew = askInTime(parts, ofSomebodyNew);
  /** Whom Slack said that it does not know, and when. */
  const nobodies = new LRUCache<string, Instant>({ max: mostNobodies });
  const askOnce = createAskOnce<PersonRow | undefined>();
  let silentAt = Number.NEGATIVE_INFINITY;
  /** What Slack said before the bot was away is not fresh; while Slack does not answer it has to do. */
  const toldSince = hasMissedSome(parts.ranUntil, now()) ? now() : Number.NEGATIVE_INFINITY;

  /** Undefined when Slack knows nobody by this id, and never did. Throws when it does not say. */
  async function askSlack(id: string): Promise<PersonRow | undefined> {
    const known = await remembered.find(id);
    try {
      const { user } = await (known ? inTime : inTimeForNew)(lookingUp, () =>
        client.users.info({ user: id, include_locale: true }),
      );
      if (user) await remembered.learn([user], now());
    } catch (error) {
      const { reason } = failureOf(error);
      if (reason !== 'user_not_found' && reason !== 'user_not_visible') {
        if (!(error instanceof TooSoonError)) silentAt = now();
        throw error;
      }
      if (known) await remembered.leave(known, now());
      else nobodies.set(id, now());
    }
    return remembered.find(id);
  }

  const askOnceAbout = (id: string) => askOnce(id, () => askSlack(id));
  const wanted = createWanted({
    ...parts,
    isKnown: async (id) => (await remembered.find(id)) !== undefined,
    ask: askOnceAbout,
  });

  /** What Slack says now always counts, also where what it said before was kinder. */
  const find: FindPerson = async (id, trust) => {
    const { freshMs, graceMs } = trust;
    const known = await remembered.find(id);
    const nobodyAt = nobodies.get(id);
    if (!known && nobodyAt !== undefined && ageOf(nobodyAt, now()) < nobodyMs) return undefined;
    const age = known ? ageOf(known.fetchedAt, now()) : Number.POSITIVE_INFINITY;
    const isFresh = known !== undefined && (known.fetchedAt >= toldSince || trust === ofName);
    if (isFresh && age < freshMs) return known;
    const isTrusted = known !== undefined && age < freshMs + graceMs;
    if (isTrusted && ageOf(silentAt, now()) < silentMs) return known;
    try {
      return await askOnceAbout(id);
    } catch (error) {
      if (isTrusted) return known;
      if (!known && error instanceof TooSoonError) throw new TooSoonError(lookingUp, wanted.add(id));
      throw error;
    }
  };
  return { find, wanted };
}
