/** Everybody of the workspace, listed before they knock: at the start, and anew before it gets stale; in between Slack tells who changes. */
import type { WebClient } from '@slack/web-api';
import type { Queries } from '../../db/queries.ts';
import type { Store } from '../../db/store.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { backOffMs, failureOf } from '../error-codes.ts';
import { type Background, createBackground } from '../in-background.ts';
import { TooSoonError } from '../too-soon.ts';
import { askInTime } from './ask-in-time.ts';
import type { People } from './people.ts';
import { ageOf, hasMissedSome, listEveryMs } from './trust.ts';

const method = 'users.list';
/** As many as Slack recommends. */
const pageSize = 200;
/** When so many wait to be known, one list is quicker than as many look-ups. */
const manyWanted = 20;
const listForManyMs = 5 * 60_000;
/** Look-ups for a person who waits, and a doctor who asks, go first. */
const unhurried = Number.MAX_SAFE_INTEGER;

export type PeopleListing = {
  /** Lists on as far as Slack's limits let it; the loop does not wait for it. */
  turn(): Promise<null>;
  idle: Background['idle'];
  /** The page under way is the last. */
  stop(): Promise<void>;
};

type PeopleListingParts = {
  client: WebClient;
  people: Pick<People, 'heard' | 'wanted'>;
  store: Pick<Store, 'atomically'>;
  queries: Pick<Queries, 'people'>;
  pace: Parameters<typeof askInTime>[0]['pace'];
  /** Until when the bot ran before; undefined when it never did. */
  ranUntil: Instant | undefined;
  now(): Instant;
  log: { info(facts: object, message: string): void; warn(facts: object, message: string): void };
};

export function createPeopleListing(parts: PeopleListingParts): PeopleListing {
  const { now, log } = parts;
  const list = createList(parts);
  let failures = 0;
  let failedAt = 0;
  let waitMs = 0;
  const background = createBackground(log);
  let stopped = false;

  async function listOnOrLater(): Promise<void> {
    try {
      for await (const _ of list.pages()) {
        failures = 0;
        waitMs = 0;
        if (stopped) return;
      }
    } catch (error) {
      if (error instanceof TooSoonError) return;
      failures += 1;
      const failure = failureOf(error);
      failedAt = now();
      waitMs = failure.kind === 'wait' ? failure.ms : backOffMs(failures);
      // A cursor may have grown too old meanwhile.
      if (failure.kind === 'hopeless') list.beginAnew();
      log.warn({ err: error }, 'not everybody could be listed; it is tried again');
    }
  }

  const mayAsk = (): boolean =>
    ageOf(failedAt, now()) >= waitMs && parts.pace.readyAt(method, '', unhurried, now()) <= now();

  return {
    async turn() {
      if (stopped || background.isBusy() || !list.isDue() || !mayAsk()) return null;
      background.start(listOnOrLater());
      return null;
    },
    idle: background.idle,
    async stop() {
      stopped = true;
      await background.idle();
    },
  };
}

/** The list of everybody, page after page; it goes on where it was broken off. */
function createList(parts: PeopleListingParts) {
  const { client, people, store, queries, now, log } = parts;
  const inTime = askInTime(parts, unhurried);
  const wasAway = hasMissedSome(parts.ranUntil, now());
  let listedAt: Instant | undefined;
  let isFirst = true;
  /** Where the list under way goes on. */
  let here: { begunAt: Instant; cursor: string; count: number } | undefined;

  const everyMs = (): number => (people.wanted.count() >= manyWanted ? listForManyMs : listEveryMs);
  const isDue = (): boolean =>
    here !== undefined || listedAt === undefined || ageOf(listedAt, now()) >= everyMs();

  /** What was listed before the bot was away is not true any more, and a start that is broken off must not make it so. */
  async function begin(): Promise<void> {
    if (isFirst) {
      if (wasAway) await store.atomically([queries.people.toBeListed()]);
      else listedAt = await queries.people.listedAt();
      isFirst = false;
    }
    if (isDue()) here = { begunAt: now(), cursor: '', count: 0 };
  }

  async function* pages(): AsyncGenerator<void> {
    if (!here) await begin();
    while (here) {
      const { cursor, count, begunAt } = here;
      const page = await inTime(method, () =>
        client.users.list({ limit: pageSize, include_locale: true, ...(cursor && { cursor }) }),
      );
      await people.heard(page.members ?? []);
      const next = page.response_metadata?.next_cursor ?? '';
      here = { begunAt, cursor: next, count: count + (page.members?.length ?? 0) };
      if (!next) {
        await store.atomically([queries.people.listed(begunAt)]);
        log.info({ people: here.count }, 'everybody is known');
        listedAt = begunAt;
        here = undefined;
      }
      yield;
    }
  }

  return {
    isDue,
    pages,
    beginAnew() {
      here = undefined;
    },
  };
}
