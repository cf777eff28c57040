/** The daily digest: queued once for each lead, or channel, and day, and its facts gathered when it is sent. */

import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import {
  type Digest,
  type DigestHours,
  type DigestTo,
  dateIn,
  digestDue,
  digestSince,
  nextDigest,
  placeOf,
} from '../domain/digest.ts';
import type { Directory } from '../domain/directory.ts';
import { priorities } from '../domain/escalation.ts';
import { zoneOfPolicy } from '../domain/kept-facts.ts';
import { digestLane } from '../outbox/lanes.ts';
import { queuedFor } from '../outbox/queue.ts';
import { commitChange } from './commit.ts';
import type { Reports } from './reports.ts';

export type DigestParts = {
  store: Store;
  queries: Queries;
  directory: Pick<
    Directory,
    'teams' | 'support' | 'leadsOf' | 'leadsForAgents' | 'leadsSupport' | 'toldTo' | 'policyOf'
  >;
  reports: Pick<Reports, 'digest'>;
  hours: DigestHours;
  /** The lead's IANA zone. Throws while it cannot be known. */
  zoneOf(lead: string): Promise<string>;
  now(): Instant;
  committed(): void;
  log: { warn(facts: object, message: string): void };
};

/** Zones change when people travel: the plan for a lead is made anew at least this often. */
const planMs = 3_600_000;
/** While a lead's zone cannot be known, it is asked for again after this. */
const retryMs = 60_000;

export type Digests = {
  /** Queues what is due and says when the next is. */
  turn(): Promise<Instant | null>;
  /** Queues one now because the lead asked. */
  ask(lead: string, requestKey: string): Promise<'sent' | 'not a lead'>;
  gather(to: DigestTo, until: Instant): Promise<Digest>;
};

export function createDigests(parts: DigestParts): Digests {
  const { store, queries, directory, hours, now } = parts;
  const leadsNow = () => {
    const teams = Object.keys(directory.teams);
    return [...new Set([...teams.flatMap(directory.leadsOf), ...teams.flatMap(directory.leadsForAgents)])];
  };
  const channels = [...Object.values(directory.teams), directory.support].flatMap(
    (named) => named?.digestChannel ?? [],
  );
  const everybody = (): DigestTo[] => [
    ...leadsNow().map((lead) => ({ lead })),
    ...[...new Set(channels)].map((channel) => ({ channel })),
  ];
  const plan = new Map<string, Instant>();
  const plannedFor = (to: DigestTo): Instant => plan.get(placeOf(to)) ?? 0;

  async function queue(id: string, to: DigestTo, digest: { dueAt: Instant; asked: boolean }): Promise<void> {
    const notice = { id, rank: priorities.length, payload: { kind: 'digest', ...to, ...digest } } as const;
    await commitChange(store, [queries.outbox.enqueue(queuedFor(placeOf(to), notice, now()), now())]);
    parts.committed();
  }

  async function planFor(to: DigestTo): Promise<Instant> {
    try {
      const zone = await timeZoneFor(parts, to);
      const due = digestDue(hours, zone, now());
      // A workspace that had nothing to tell yet is not greeted with an empty digest.
      if (due && (await queries.figures.anyBefore(due.dueAt))) {
        await queue(`digest:${placeOf(to)}:${due.date}`, to, { dueAt: due.dueAt, asked: false });
      }
      return Math.min(nextDigest(hours, zone, now()), now() + planMs);
    } catch (error) {
      parts.log.warn({ ...to, error }, 'the time zone of a lead is not known yet; the digest waits');
      return now() + retryMs;
    }
  }

  return {
    async turn() {
      // Together: while Slack does not answer, asking for one zone takes as long as asking for all.
      const all = everybody();
      const wanted = all.filter((to) => plannedFor(to) <= now());
      await Promise.all(wanted.map(async (to) => plan.set(placeOf(to), await planFor(to))));
      return all.length > 0 ? Math.min(...all.map(plannedFor)) : null;
    },

    async ask(lead, requestKey) {
      if (!leadsNow().includes(lead)) return 'not a lead';
      await queue(`digest:${lead}:${requestKey}`, { lead }, { dueAt: now(), asked: true });
      return 'sent';
    },

    gather: (to, until) => gather(parts, to, until),
  };
}

/** The teams whose leads it is for, and all that it has a row for: who leads the agents sees how all teams do, and what waits for an agent. */
function teamsFor({ directory }: DigestParts, to: DigestTo): { own: Set<string>; teams: string[] } {
  const all = Object.entries(directory.teams);
  const named = all.flatMap(([id, team]) => ('channel' in to && team.digestChannel === to.channel ? id : []));
  const own = new Set('lead' in to ? directory.toldTo(to.lead) : named);
  const ofAgents =
    'lead' in to ? directory.leadsSupport(to.lead) : directory.support?.digestChannel === to.channel;
  return { own, teams: ofAgents ? all.map(([id]) => id) : [...own] };
}

/** Of a channel, the place of the first of its teams that has one. */
async function timeZoneFor(parts: DigestParts, to: DigestTo): Promise<string> {
  if ('lead' in to) return parts.zoneOf(to.lead);
  const { own, teams } = teamsFor(parts, to);
  const zones = [...own, ...teams].flatMap((team) => {
    const promised = parts.directory.policyOf(team);
    return promised ? zoneOfPolicy(promised.policy) : [];
  });
  return zones.find((zone) => zone !== 'UTC') ?? 'UTC';
}

async function gather(parts: DigestParts, to: DigestTo, until: Instant): Promise<Digest> {
  const { queries, hours, now } = parts;
  const timeZone = await timeZoneFor(parts, to);
  // One that was left out or never arrived is covered by the next.
  const since =
    (await queries.outbox.lastToldUntil(digestLane(placeOf(to)), 'digest', until)) ??
    digestSince(hours, timeZone, until);
  const { own, teams } = teamsFor(parts, to);
  const counting = { teams, within: { from: since, to: until }, timeZone };
  const counted = await parts.reports.digest({ counting, own: [...own], at: now() });
  return { to, date: dateIn(timeZone, until), timeZone, since, until, ...counted };
}
