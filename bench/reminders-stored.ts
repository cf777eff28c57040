/** A database in which reminders fall due at instants that are known: escalations raised by the engine, with cards in Slack. */
import { openStore } from '../src/db/open.ts';
import { agentName, cardName } from '../src/db/posts.ts';
import type { Instant } from '../src/domain/calendars/calendar.ts';
import { stepMs, teamOf } from './crowd.ts';
import type { Card } from './crowded-slack.ts';
import { draft, engineOn, readConfiguration } from './engine-alone.ts';

/** A reminder, by the key of its notice. */
export type Awaited = { key: string; dueAt: Instant };

/** One for each card, spread over the span by chance, the same chance each time. */
export function instantsWithin({ from, to }: { from: Instant; to: Instant }, count: number): Instant[] {
  let state = 20_261_123;
  return Array.from({ length: count }, () => {
    // Numerical Recipes' generator: good enough to spread.
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return from + Math.floor((state / 2 ** 32) * (to - from));
  }).sort((a, b) => a - b);
}

/** The cards take turns in the channels, and the teams with them. */
export async function storeReminders(
  url: string,
  asked: { configuration: string; channels: number; cards: readonly Card[]; dueAt: readonly Instant[] },
): Promise<Awaited[]> {
  let now = 0;
  const config = readConfiguration(asked.configuration);
  const { engine, store, queries } = engineOn(await openStore(url), () => now, { config });
  const awaited: Awaited[] = [];
  for (const [n, dueAt] of asked.dueAt.entries()) {
    const card = asked.cards[n];
    if (!card) throw new Error('there is no card for this reminder');
    now = dueAt - stepMs;
    const raise = { ...draft, team: teamOf(n % asked.channels), priority: 'normal' as const };
    const { escalation } = await engine.open(raise, `raised ${n}`);
    if (escalation.wakeAt !== dueAt) throw new Error(`${escalation.id} does not fall due when it should`);
    const post = { escalationId: escalation.id, permalink: null };
    await store.atomically([
      queries.posts.save({ ...post, ...card, name: cardName(0) }),
      queries.posts.save({ ...post, channel: 'D0REPORTER', ts: card.ts, name: agentName }),
      ...[0, 1].map((notice) => queries.outbox.sent(`${escalation.id}:1:${notice}`, now)),
    ]);
    awaited.push({ key: `${escalation.id}:2:0`, dueAt });
  }
  await store.close();
  return awaited;
}
