/** The daily digest: queued once for each lead and day, and its facts gathered when it is sent. */

import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import {
  type Digest,
  type DigestHours,
  digestDue,
  digestSince,
  gravity,
  needsOf,
  nextDigest,
  type TeamNumbers,
} from '../domain/digest.ts';
import type { Directory } from '../domain/directory.ts';
import { priorities } from '../domain/escalation.ts';
import { digestLane } from '../outbox/lanes.ts';
import { queuedFor } from '../outbox/queue.ts';
import { commitChange } from './commit.ts';

export type DigestParts = {
  store: Store;
  queries: Queries;
  directory: Pick<Directory, 'teams' | 'ledBy'>;
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
const openAtMost = 500;

export type Digests = {
  /** Queues what is due and says when the next is. */
  turn(): Promise<Instant | null>;
  /** Queues one now because the lead asked. */
  ask(lead: string, requestKey: string): Promise<'sent' | 'not a lead'>;
  gather(lead: string, date: string, until: Instant): Promise<Digest>;
};

export function createDigests(parts: DigestParts): Digests {
  const { store, queries, directory, hours, now } = parts;
  const leads = [...new Set(Object.values(directory.teams).flatMap((team) => team.leads))];
  const plan = new Map<string, Instant>();

  async function queue(
    id: string,
    lead: string,
    digest: { date: string; dueAt: Instant; asked: boolean },
  ): Promise<void> {
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
        await queue(`digest:${lead}:${due.date}`, lead, { ...due, asked: false });
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
      const today = new Date(now()).toISOString().slice(0, 10);
      await queue(`digest:${lead}:${requestKey}`, lead, { date: today, dueAt: now(), asked: true });
      return 'sent';
    },

    gather: (lead, date, until) => gather(parts, { lead, date, until }),
  };
}

async function gather(
  { queries, directory, hours, now, zoneOf }: DigestParts,
  { lead, date, until }: Pick<Digest, 'lead' | 'date' | 'until'>,
): Promise<Digest> {
  const zone = await zoneOf(lead);
  // One that was left out or never arrived is covered by the next.
  const since = (await queries.outbox.lastDigestUntil(digestLane(lead))) ?? digestSince(hours, zone, until);
  const led = directory.ledBy(lead);
  const open = await queries.escalations.list({
    teams: led,
    statuses: ['open', 'acknowledged', 'waiting'],
    limit: openAtMost,
  });
  const uncalled = await queries.callbacks.overdue(led, now(), openAtMost);
  const needsYou = [...open, ...uncalled]
    .map((escalation) => ({ escalation, needs: needsOf(escalation, now()) }))
    .filter(({ needs }) => needs.length > 0)
    .sort((a, b) => gravity(a.needs) - gravity(b.needs));
  const ends = await queries.history.clockEnds(since, until);
  const numbers: TeamNumbers[] = [];
  for (const team of led) {
    const share = (clock: string) => {
      const own = ends.filter((end) => end.team === team && end.clock === clock);
      const of = (outcome: string) => own.filter((end) => end.outcome === outcome).length;
      return { met: of('met'), missed: of('missed') };
    };
    numbers.push({
      team,
      ...(await queries.figures.numbers(team, since, until)),
      acknowledge: share('acknowledge'),
      resolve: share('resolve'),
      callback: share('callback'),
    });
  }
  return { lead, date, timeZone: zone, since, until, needsYou, teams: numbers };
}
