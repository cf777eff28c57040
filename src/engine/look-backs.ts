/** What owners resolved and left open: each is asked once for all of it, on their next working morning, at the hour of the digest. */
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import { isLeftOpen } from '../domain/acts/look-back.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { type DigestHours, digestDue, nextDigest } from '../domain/digest.ts';
import { type Escalation, priorities } from '../domain/escalation.ts';
import { digestLane } from '../outbox/lanes.ts';
import { queuedFor } from '../outbox/queue.ts';
import { commitChange } from './commit.ts';

type LookBackParts = {
  store: Store;
  queries: Queries;
  hours: DigestHours;
  /** There are causes to choose from. */
  asksCause: boolean;
  /** The person's IANA zone. Throws while it cannot be known. */
  zoneOf(person: string): Promise<string>;
  now(): Instant;
  committed(): void;
  log: { warn(facts: object, message: string): void };
};

const hourMs = 3_600_000;
/** While a zone cannot be known, it is asked for again after this. */
const retryMs = 60_000;
/** Longer ago nobody remembers; a week of which one day is worked fits in. */
const longestAgoMs = 8 * 24 * hourMs;

export type LookBacks = {
  /** Queues what is due and says when to look again. */
  turn(): Promise<Instant>;
  /** What this person resolved until then, left open and was not asked about, the first first. */
  leftOpen(person: string, until: Instant): Promise<Escalation[]>;
};

export function createLookBacks(parts: LookBackParts): LookBacks {
  const { store, queries, hours, asksCause, now } = parts;
  let lookAt = 0;

  const openSince = async (since: Instant): Promise<Escalation[]> =>
    (await queries.escalations.resolvedSince(since)).filter((one) => isLeftOpen(one, asksCause));

  async function leftOpen(person: string, until: Instant): Promise<Escalation[]> {
    const asked = await queries.outbox.lastToldUntil(digestLane(person), 'look back', until);
    const open = await openSince(Math.max(asked ?? 0, until - longestAgoMs));
    return open.filter(({ owner, closedAt }) => owner === person && (closedAt ?? until) < until);
  }

  /** When to look again at what this person left open. */
  async function askIfDue(person: string): Promise<Instant> {
    try {
      const zone = await parts.zoneOf(person);
      const due = digestDue(hours, zone, now());
      if (due && (await leftOpen(person, due.dueAt)).length > 0) {
        const payload = { kind: 'look back', person, dueAt: due.dueAt } as const;
        const notice = { id: `look back:${person}:${due.date}`, rank: priorities.length, payload };
        await commitChange(store, [queries.outbox.enqueue(queuedFor(person, notice, now()), now())]);
        parts.committed();
      }
      return nextDigest(hours, zone, now());
    } catch (error) {
      parts.log.warn(
        { person, error },
        'the time zone of an owner is not known yet; what they left open waits',
      );
      return now() + retryMs;
    }
  }

  return {
    async turn() {
      if (now() < lookAt) return lookAt;
      const open = await openSince(now() - longestAgoMs);
      const owners = [...new Set(open.flatMap(({ owner }) => owner ?? []))];
      const mornings = await Promise.all(owners.map(askIfDue));
      // On the hour, which is when most mornings begin: somebody may have resolved something since.
      lookAt = Math.min(...mornings, (Math.floor(now() / hourMs) + 1) * hourMs);
      return lookAt;
    },
    leftOpen,
  };
}
