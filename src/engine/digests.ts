/** The daily digest: queued once for each lead and day, and its facts gathered when it is sent. */

import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import {
  type Digest,
  type DigestHours,
  dateIn,
  digestDue,
  digestSince,
  needsOf,
  nextDigest,
} from '../domain/digest.ts';
import type { Directory } from '../domain/directory.ts';
import { liveStatuses, priorities } from '../domain/escalation.ts';
import { overdueFirst } from '../domain/overdue-first.ts';
import { tally } from '../domain/tally.ts';
import { digestLane } from '../outbox/lanes.ts';
import { queuedFor } from '../outbox/queue.ts';
import { commitChange } from './commit.ts';

export type DigestParts = {
  store: Store;
  queries: Queries;
  directory: Pick<Directory, 'teams' | 'ledBy' | 'policy' | 'calendars'>;
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
  gather(lead: string, until: Instant): Promise<Digest>;
};

export function createDigests(parts: DigestParts): Digests {
  const { store, queries, directory, hours, now } = parts;
  const leads = [...new Set(Object.values(directory.teams).flatMap((team) => team.leads))];
  const plan = new Map<string, Instant>();

  async function queue(id: string, lead: string, digest: { dueAt: Instant; asked: boolean }): Promise<void> {
    const notice = { id, rank: priorities.length, payload: { kind: 'digest', lead, ...digest } } as const;
    await commitChange(store, [queries.outbox.enqueue(queuedFor(lead, notice, now()), now())]);
    parts.committed();
  }

  async function planFor(lead: string): Promise<Instant> {
    try {
      const zone = await parts.zoneOf(lead);
      const due = digestDue(hours, zone, now());
      // A workspace that had nothing to tell yet is not greeted with an empty digest.
      if (due && (await queries.figures.anyBefore(due.dueAt))) {
        await queue(`digest:${lead}:${due.date}`, lead, { dueAt: due.dueAt, asked: false });
      }
      return Math.min(nextDigest(hours, zone, now()), now() + planMs);
    } catch (error) {
      parts.log.warn({ lead, error }, 'the time zone of a lead is not known yet; the digest waits');
      return now() + retryMs;
    }
  }

  return {
    async turn() {
      // Together: while Slack does not answer, asking for one zone takes as long as asking for all.
      const wanted = leads.filter((lead) => (plan.get(lead) ?? 0) <= now());
      await Promise.all(wanted.map(async (lead) => plan.set(lead, await planFor(lead))));
      return plan.size > 0 ? Math.min(...plan.values()) : null;
    },

    async ask(lead, requestKey) {
      if (!leads.includes(lead)) return 'not a lead';
      await queue(`digest:${lead}:${requestKey}`, lead, { dueAt: now(), asked: true });
      return 'sent';
    },

    gather: (lead, until) => gather(parts, { lead, until }),
  };
}

async function gather(
  { queries, directory, hours, now, zoneOf }: DigestParts,
  { lead, until }: Pick<Digest, 'lead' | 'until'>,
): Promise<Digest> {
  const timeZone = await zoneOf(lead);
  // One that was left out or never arrived is covered by the next.
  const since =
    (await queries.outbox.lastToldUntil(digestLane(lead), 'digest')) ?? digestSince(hours, timeZone, until);
  const teams = directory.ledBy(lead);
  const at = now();
  // Asked together they are answered in one go: nothing comes between what happened and what stands.
  const [open, uncalled, history] = await Promise.all([
    queries.escalations.list({ teams, statuses: liveStatuses, limit: Number.MAX_SAFE_INTEGER }, at),
    queries.callbacks.overdue(teams, since, at),
    queries.history.since(since),
  ]);
  const running = [...open, ...uncalled].sort(overdueFirst(at));
  // Their calendars are known with their policies.
  for (const policy of new Set(open.map(({ policyId }) => policyId))) await directory.policy(policy);
  const needsYou = running
    .map((escalation) => ({
      escalation,
      needs: needsOf(escalation, { now: at, calendars: directory.calendars }),
    }))
    .filter(({ needs }) => needs.length > 0);
  const date = dateIn(timeZone, until);
  return {
    lead,
    date,
    timeZone,
    since,
    until,
    needsYou,
    teams: tally(teams, { since, until, history, running }),
  };
}
