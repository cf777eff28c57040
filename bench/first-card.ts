/** How long after it was stored an escalation's card is in Slack. */
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { percentile } from './figures.ts';
import type { Scene } from './scene.ts';

export type CardResults = {
  storedToCardP50Ms: number;
  storedToCardP99Ms: number;
  pressedToCardP50Ms: number;
  pressedToCardP99Ms: number;
};

/** Four teams and four agents take turns, so nobody's channel gets more than one message a second. */
const everyMs = 300;
const atMostMs = 30_000;
const method = 'chat.postMessage';

export async function measureFirstCards(
  { slack, startBot }: Pick<Scene, 'slack' | 'startBot'>,
  { cards }: { cards: number },
): Promise<CardResults> {
  const bot = await startBot();
  await slack.ask('arrived', { method, count: 8, withinMs: atMostMs });
  const pressedAt: number[] = [];
  for (const request of await slack.ask('submissions', { count: cards })) {
    pressedAt.push(Date.now());
    await bot.gun.fire([request]);
    await pause(everyMs);
  }
  // A card for the team and a message for the agent each.
  const arrivals = await slack.ask('arrived', { method, count: 2 * cards, withinMs: atMostMs });
  const arrivedAt = new Map(arrivals.map(({ key, at }) => [key, at]));
  const stored = storedCards(bot.database).slice(-cards);
  await bot.stop();
  const since = (from: readonly number[]) =>
    stored.map(({ id }, n) => (arrivedAt.get(id) ?? Number.NaN) - (from[n] ?? Number.NaN));
  const [fromStored, fromPressed] = [since(stored.map(({ at }) => at)), since(pressedAt)];
  return {
    storedToCardP50Ms: percentile(fromStored, 0.5),
    storedToCardP99Ms: percentile(fromStored, 0.99),
    pressedToCardP50Ms: percentile(fromPressed, 0.5),
    pressedToCardP99Ms: percentile(fromPressed, 0.99),
  };
}

/** The cards that were queued, in the order of their escalations, and when: right before the commit that stored them. */
function storedCards(path: string): { id: string; at: number }[] {
  const db = new Database(path, { readonly: true });
  const found = db
    .prepare<[], { id: string; at: number }>(
      `select o.id, o.created_at as at from outbox o join escalations e on e.id = o.escalation_id
       where o.kind = 'card' and o.id = e.id || ':1:0' order by e.number`,
    )
    .all();
  db.close();
  return found;
}
