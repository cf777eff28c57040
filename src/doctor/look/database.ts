/** Looks at the database, also while the bot runs on it; each thing for itself, so that damage in one place hides nothing else. */
import { existsSync } from 'node:fs';
import { damageIn } from '../../db/damage.ts';
import { danglingIn, type MigrationsFound, migrationsIn, sizesOf } from '../../db/inspect.ts';
import { isInUse, isOnServer, shownUrl } from '../../db/open.ts';
import { outboxQueries } from '../../db/outbox.ts';
import { readPostgres } from '../../db/postgres-reader.ts';
import { postQueries } from '../../db/posts.ts';
import { isHeld } from '../../db/process-lock.ts';
import { type Queries, queriesOf } from '../../db/queries.ts';
import { openReadOnly } from '../../db/read-only.ts';
import { type Store, unavailableIn } from '../../db/store.ts';
import { uptimeQueries } from '../../db/uptime.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { CardsFound, DeadLetters, Looked, QueueFacts, SendingFound, SwapFound } from '../facts.ts';
import type { DatabaseLooked } from '../judge/database.ts';

/** More would not fit on a screen; they are counted all the same. */
const mostDeadLetters = 1000;

export const lookAtDatabase = (url: string, now: Instant): Promise<DatabaseLooked> =>
  isOnServer(url) ? lookAtServer(url, now) : lookAtFile(url, now);

async function lookAtFile(path: string, now: Instant): Promise<DatabaseLooked> {
  if (!existsSync(path)) return { is: 'missing' };
  const opened = await look(() => openReadOnly(path));
  if ('failed' in opened) return { is: 'closed', code: opened.failed };
  const database = opened.value;
  const { store } = database;
  try {
    const migrations = await look(() => migrationsIn(database));
    if ('failed' in migrations) return { is: 'closed', code: migrations.failed };
    return {
      is: 'open',
      facts: {
        path,
        sizes: sizesOf(path),
        damage: await look(() => damageIn(database.sqlite)),
        dangling: await look(() => danglingIn(database)),
        ...(await lookAtStore(store, migrations.value, now)),
        held: await look(() => isHeld(path)),
      },
    };
  } finally {
    await store.close();
  }
}

/** Whether it is sound is the server’s to know. */
async function lookAtServer(url: string, now: Instant): Promise<DatabaseLooked> {
  const opened = await look(() => readPostgres(url));
  if ('failed' in opened) return { is: 'closed', code: opened.failed };
  const { store, migrations, ask } = opened.value;
  try {
    const found = await look(migrations);
    if ('failed' in found) return { is: 'closed', code: found.failed };
    const size = await ask('select pg_database_size(current_database())');
    return {
      is: 'open',
      facts: {
        path: shownUrl(url),
        sizes: { bytes: Number(size?.rows[0]?.[0]), walBytes: 0 },
        damage: { value: null },
        dangling: { value: 0 },
        ...(await lookAtStore(store, found.value, now)),
        held: await look(() => isInUse(url)),
      },
    };
  } finally {
    await store.close();
  }
}

async function lookAtStore(store: Store, migrations: MigrationsFound, now: Instant) {
  const isOurs = migrations.missing === 0 && migrations.unknown === 0;
  return {
    migrations,
    // Tables of another version may not have what is asked for.
    queue: isOurs ? await look(() => lookAtQueue(outboxQueries(store), now)) : null,
    cards: isOurs ? await lookAtCards(postQueries(store), now) : undefined,
    swaps: isOurs ? await lookAtSwaps(queriesOf(store), now) : undefined,
    sending: isOurs ? await lookAtSending(queriesOf(store).leases, () => now) : undefined,
    lastBeatAt: await look(async () => (await uptimeQueries(store).lastBeat()) ?? null),
  };
}

export async function lookAtQueue(
  outbox: Pick<Queries['outbox'], 'standing' | 'deadLetters'>,
  now: Instant,
): Promise<QueueFacts> {
  return {
    standing: await outbox.standing(now),
    deadLetters: together(await outbox.deadLetters(mostDeadLetters)),
  };
}

/** Sending takes its time: what has changed since has none yet. */
const cardWithinMs = 5 * 60_000;

/** Undefined where every card is there and true. */
export async function lookAtCards(
  posts: Pick<Queries['posts'], 'openWithoutCard' | 'stalePlaces'>,
  now: Instant,
): Promise<Looked<CardsFound> | undefined> {
  const looked = await look(async () => ({
    missing: await posts.openWithoutCard(now - cardWithinMs),
    stale: await posts.stalePlaces(),
  }));
  const isWell = 'value' in looked && looked.value.missing === 0 && looked.value.stale.length === 0;
  return isWell ? undefined : looked;
}

export const lookAtSwaps = (
  { swaps, people }: Pick<Queries, 'swaps' | 'people'>,
  now: Instant,
): Promise<Looked<SwapFound[]>> =>
  look(async () => {
    const agreed = await swaps.agreedAfter(now);
    const left = await people.left(agreed.flatMap(({ giver, taker }) => [giver, taker]));
    return agreed.map((swap) => ({
      ...swap,
      left: left.filter((one) => one === swap.giver || one === swap.taker),
    }));
  });

/** Undefined where no instance lives. */
export async function lookAtSending(
  leases: Pick<Queries['leases'], 'sending'>,
  clock: () => Instant,
): Promise<Looked<SendingFound> | undefined> {
  const looked = await look(async () => {
    const before = clock();
    const { sender, instances, now } = await leases.sending();
    const [host = '', pid = ''] = sender?.holder.split(' ') ?? [];
    return {
      sender: sender && { host, pid, sinceMs: now - sender.since },
      instances,
      skewMs: now - (before + clock()) / 2,
    };
  });
  return 'value' in looked && looked.value.instances === 0 ? undefined : looked;
}

function together(rows: readonly { place: string | null; reason: string | null }[]): DeadLetters[] {
  const found = new Map<string, DeadLetters>();
  for (const { place, reason } of rows) {
    const key = `${place} ${reason}`;
    const letters = found.get(key) ?? { place, reason: reason ?? 'unknown', count: 0 };
    found.set(key, { ...letters, count: letters.count + 1 });
  }
  return [...found.values()];
}

/** What the database refuses is a fact like any other; everything else is a fault of ours and is thrown. */
export async function look<T>(at: () => T | Promise<T>): Promise<Looked<T>> {
  try {
    return { value: await at() };
  } catch (error) {
    const away = unavailableIn(error);
    if (away) return { failed: away.code };
    for (let one = error; one instanceof Error; one = one.cause) {
      if ('code' in one && /^(SQLITE_|E[A-Z]+$|[0-9A-Z]{5}$)/.test(String(one.code)))
        return { failed: String(one.code) };
    }
    throw error;
  }
}
