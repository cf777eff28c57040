/** People as Slack describes them: known before they knock, asked about where that is not enough, trusted for a while when Slack is away. */
import type { WebClient } from '@slack/web-api';
import type { PersonRow } from '../../db/people.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { failureOf } from '../error-codes.ts';
import { askInTime, TooSoonError } from './ask-in-time.ts';
import { createMembership } from './membership.ts';
import type { People } from './people.ts';
import type { Remembered } from './remembered.ts';
import { comesFromElsewhere, type House, standingOf } from './standing.ts';
import {
  ageOf,
  hasMissedSome,
  ofName,
  ofPerson,
  ofPersonJustNow,
  ofRestricted,
  type Trust,
} from './trust.ts';

/** Whom Slack does not know is not asked about each time they knock. */
const nobodyMs = 5 * 60_000;
const mostNobodies = 1000;
/** Where Slack has just not answered, those who are known need not wait for it again. */
const silentMs = 10_000;

export function createPeople(parts: {
  client: WebClient;
  remembered: Remembered;
  house: House;
  /** Until when the bot ran before; undefined when it never did. */
  ranUntil: Instant | undefined;
  pace: Parameters<typeof askInTime>[0]['pace'];
  now(): Instant;
}): People {
  const { client, remembered, house, now } = parts;
  const inTime = askInTime(parts);
  /** Newcomers, however many, leave a share of the look-ups to those who are known. */
  const inTimeForNew = askInTime(parts, 1);
  const membership = createMembership(client, inTime, now);
  /** Whom Slack said that it does not know, and when. */
  const nobodies = new Map<string, Instant>();
  const asking = new Map<string, Promise<PersonRow | undefined>>();
  let silentAt = Number.NEGATIVE_INFINITY;
  /** What Slack said before the bot was away is not fresh; while Slack does not answer it has to do. */
  const toldSince = hasMissedSome(parts.ranUntil, now()) ? now() : Number.NEGATIVE_INFINITY;

  /** Undefined when Slack knows nobody by this id, and never did. Throws when it does not say. */
  function ask(id: string): Promise<PersonRow | undefined> {
    const underWay = asking.get(id) ?? askSlack(id).finally(() => asking.delete(id));
    asking.set(id, underWay);
    return underWay;
  }

  async function askSlack(id: string): Promise<PersonRow | undefined> {
    const known = await remembered.find(id);
    try {
      const { user } = await (known ? inTime : inTimeForNew)('users.info', () =>
        client.users.info({ user: id, include_locale: true }),
      );
      if (user) await heard([user]);
    } catch (error) {
      const { reason } = failureOf(error);
      if (reason !== 'user_not_found' && reason !== 'user_not_visible') {
        if (!(error instanceof TooSoonError)) silentAt = now();
        throw error;
      }
      if (known) await remembered.leave(known, now());
      else noteNobody(id);
    }
    return remembered.find(id);
  }

  const heard: People['heard'] = (users) => remembered.learn(users, now());

  function noteNobody(id: string): void {
    if (nobodies.size >= mostNobodies) nobodies.clear();
    nobodies.set(id, now());
  }

  /** What Slack says now always counts, also where what it said before was kinder. */
  async function find(id: string, trust: Trust): Promise<PersonRow | undefined> {
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
      return await ask(id);
    } catch (error) {
      if (isTrusted) return known;
      throw error;
    }
  }

  async function names(ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(ids)];
    const found = await Promise.all(wanted.map((id) => find(id, ofName).catch(() => undefined)));
    return new Map(wanted.map((id, i) => [id, found[i]?.name ?? `<@${id}>`]));
  }

  return {
    person: (id) => find(id, ofName),
    async standing(id, { from = [], restricted = false, justNow = false } = {}) {
      const elsewhere = comesFromElsewhere(from, house);
      if (elsewhere && house.enterprise === null) return 'stranger';
      const person = await find(id, restricted ? ofRestricted : justNow ? ofPersonJustNow : ofPerson);
      if (elsewhere && person?.enterprise !== house.enterprise) return 'stranger';
      return standingOf(person, house);
    },
    names,
    async isResponder(user, team) {
      if (!(await membership.isMember(user, team))) return false;
      const person = await find(user, team.restricted ? ofRestricted : ofPerson);
      return person !== undefined && standingOf(person, house) === 'in';
    },
    async onCallNames(crews) {
      const groups = [...new Set(crews.flatMap(({ group }) => group ?? []))];
      const users = [...new Set(crews.flatMap((crew) => crew.users ?? []))];
      const handles = await Promise.all(groups.map(membership.groupHandle));
      const people = await names(users);
      return [...handles, ...users.map((id) => people.get(id) ?? id)];
    },
    heard,
  };
}
