/** Swaps of turns on call: asked, answered, taken back. */
import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { SwapState } from '../domain/swaps.ts';
import type { Swap } from '../domain/team.ts';
import type { Statement, Store } from './store.ts';

type Row = Store['tables']['swaps']['$inferSelect'];

export type SwapRow = Omit<Row, 'returnFrom' | 'returnTo'> & Pick<Swap, 'inReturn'>;

const rowOf = ({ returnFrom, returnTo, ...row }: Row): SwapRow => ({
  ...row,
  inReturn: returnFrom === null || returnTo === null ? null : { from: returnFrom, to: returnTo },
});

const columnsOf = ({ from, to, inReturn }: Pick<Swap, 'from' | 'to' | 'inReturn'>) => ({
  from,
  to,
  returnFrom: inReturn?.from ?? null,
  returnTo: inReturn?.to ?? null,
});

export function swapQueries({ db, tables: { swaps } }: Store) {
  return {
    /** The key is unique: the same request asks once. */
    ask: ({ id, team, askedAt, ...swap }: Swap & Pick<Row, 'id' | 'team' | 'askedAt'>): Statement =>
      db.insert(swaps).values({
        id,
        team,
        giver: swap.giver,
        taker: swap.taker,
        ...columnsOf(swap),
        state: 'asked',
        askedAt,
        answeredAt: null,
        takenBackAt: null,
        takenBackBy: null,
      }),

    /** With the turns as they were agreed: of one that had begun, the rest. */
    answer: (
      id: string,
      state: SwapState,
      answeredAt: Instant,
      agreed?: Pick<Swap, 'from' | 'to' | 'inReturn'>,
    ): Statement =>
      db
        .update(swaps)
        .set({ state, answeredAt, ...(agreed && columnsOf(agreed)) })
        .where(and(eq(swaps.id, id), eq(swaps.state, 'asked'))),

    takeBack: (id: string, takenBackBy: string, takenBackAt: Instant): Statement =>
      db
        .update(swaps)
        .set({ state: 'taken back', takenBackBy, takenBackAt })
        .where(and(eq(swaps.id, id), inArray(swaps.state, ['asked', 'agreed']))),

    async find(id: string): Promise<SwapRow | undefined> {
      const [row] = await db.select().from(swaps).where(eq(swaps.id, id));
      return row && rowOf(row);
    },

    /** Of which something lies after `at`, as they were agreed one after the other. */
    async agreedAfter(at: Instant): Promise<SwapRow[]> {
      const rows = await db
        .select()
        .from(swaps)
        .where(and(eq(swaps.state, 'agreed'), or(gt(swaps.to, at), gt(swaps.returnTo, at))))
        .orderBy(asc(swaps.answeredAt), asc(swaps.askedAt));
      return rows.map(rowOf);
    },
  };
}
