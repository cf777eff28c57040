/** Leases: what only one instance may do at a time, and that an instance lives. On the database's clock alone, which all of them share. */
import { and, eq, gt, like, lt, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Statement, Store } from './store.ts';

/** Whoever holds it is the sender: does what falls due, and sends. */
export const senderLease = 'sender';
/** That this instance lives. */
export const lifeOf = (instance: string): string => `instance:${instance}`;

export type Holding = { holder: string; since: Instant };

/** Who sends, how many instances live, and what time it is for the database. */
export type Sending = { sender: Holding | null; instances: number; now: Instant };

export function leaseQueries({ db, tables: { leases }, dialect, patiently }: Store) {
  const { nowMs } = dialect;
  const isOver = lt(leases.until, nowMs);
  const goesOn = gt(leases.until, nowMs);

  return {
    /**
     * Takes it where nobody has it, renews it where this holder has; undefined where another has. In one statement. `since` stays until
     * somebody else has had it.
     */
    async take(name: string, holder: string, forMs: number): Promise<Instant | undefined> {
      const until = sql`${nowMs} + ${forMs}`;
      const isOurs = eq(leases.holder, holder);
      const [row] = await patiently(() =>
        db
          .insert(leases)
          .values({ name, holder, since: nowMs, until })
          .onConflictDoUpdate({
            target: leases.name,
            set: { holder, since: sql`case when ${isOurs} then ${leases.since} else ${nowMs} end`, until },
            setWhere: sql`${isOurs} or ${isOver}`,
          })
          .returning({ since: leases.since }),
      );
      return row?.since;
    },

    giveUp: (name: string, holder: string): Statement =>
      db.delete(leases).where(and(eq(leases.name, name), eq(leases.holder, holder))),

    forgetOver: (): Statement => db.delete(leases).where(isOver),

    /** For who knows that nobody else can have one: those who had them are dead. */
    forgetAll: (): Statement => db.delete(leases),

    async lives(instance: string): Promise<boolean> {
      const found = await db
        .select({ name: leases.name })
        .from(leases)
        .where(and(eq(leases.name, lifeOf(instance)), goesOn));
      return found.length > 0;
    },

    async instances(): Promise<number> {
      return db.$count(leases, and(like(leases.name, lifeOf('%')), goesOn));
    },

    async sending(): Promise<Sending> {
      const [clock] = await db.select({ now: sql`${nowMs}`.mapWith(Number) }).from(sql`(select 1) as one`);
      const going = await db.select().from(leases).where(goesOn);
      const sender = going.find(({ name }) => name === senderLease);
      return {
        sender: sender ? { holder: sender.holder, since: sender.since } : null,
        instances: going.filter(({ name }) => name.startsWith(lifeOf(''))).length,
        now: clock?.now ?? 0,
      };
    },
  };
}
