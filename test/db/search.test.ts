/** What may not be read takes no part in a search: neither its hits, nor their order, nor their number tell that it is there. */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Readable } from '../../src/db/escalations.ts';
import { queriesOf } from '../../src/db/queries.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import { aStore } from '../support/database.ts';
import { anEscalation } from '../support/factories.ts';

const words = ['payout', 'frozen', 'zanzibar', 'acct_9', 'ändern', '100%', 'esc'];
const somethingSaid = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((said) => said.join(' '));

const raised = fc.record({
  team: fc.constantFrom('engineering', 'design', 'risk', 'legal', 'gone'),
  reporter: fc.constantFrom('UAOIFE', 'UYUKI'),
  summary: somethingSaid,
  details: somethingSaid,
  need: fc.option(somethingSaid),
  account: fc.option(somethingSaid),
  status: fc.constantFrom('open', 'resolved', 'cancelled'),
  priority: fc.constantFrom('urgent', 'low'),
} as const);

const readable = fc.record({
  teams: fc.uniqueArray(fc.constantFrom('engineering', 'design', 'risk', 'legal')),
  reporter: fc.constantFrom('UAOIFE', 'UYUKI', 'UNORA'),
  limit: fc.constantFrom(1, 3, 100),
});

const mayRead = ({ team, reporter }: Escalation, to: { teams: string[]; reporter: string }) =>
  to.teams.includes(team) || reporter === to.reporter;

const store = await aStore();
const queries = queriesOf(store);
afterAll(() => store.close());

/** What a search finds among these and no others. */
async function found(escalations: readonly Escalation[], sought: string[], to: Readable): Promise<string[]> {
  await store.atomically([
    store.db.delete(store.tables.escalations),
    ...escalations.map((each) => queries.escalations.insert(each)),
  ]);
  return (await queries.escalations.search(sought, to)).escalations.map(({ id }) => id);
}

test('what is not readable changes neither hits, nor their order, nor their number', async () => {
  const sought = fc.array(fc.constantFrom(...words, 'esc-', '_', '%', '2'), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(raised, { maxLength: 20 }), sought, readable, async (drafts, wanted, to) => {
      const all = drafts.map((draft, index) =>
        anEscalation({ ...draft, id: `ESC-${index + 1}`, number: index + 1 }),
      );
      const theirs = all.filter((each) => mayRead(each, to));
      expect(await found(all, wanted, to)).toEqual(await found(theirs, wanted, to));
    }),
  );
});

test('part after part finds what one search finds', async () => {
  const sought = fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(raised, { maxLength: 20 }),
      sought,
      readable,
      fc.nat({ max: 6 }),
      async (drafts, wanted, { teams, reporter }, more) => {
        const all = drafts.map((draft, index) =>
          anEscalation({ ...draft, id: `ESC-${index + 1}`, number: index + 1 }),
        );
        const to = { teams, reporter, limit: 100 };
        const whole = await found(all, wanted, to);
        const parts: string[] = [];
        for (let below: number | undefined; ; ) {
          const { escalations, searchedTo } = await queries.escalations.search(wanted, {
            ...to,
            most: more + 1,
            ...(below !== undefined && { below }),
          });
          parts.push(...escalations.map(({ id }) => id));
          if (searchedTo === null) break;
          expect(searchedTo.below).toBe((below ?? all.length + 1) - more - 1);
          below = searchedTo.below;
        }
        expect(parts).toEqual(whole);
      },
    ),
  );
});

test('a reference with another word finds it only for those who may read it', async () => {
  await fc.assert(
    fc.asyncProperty(raised, fc.constantFrom(...words), readable, async (draft, word, to) => {
      const one = anEscalation({ ...draft, id: 'ESC-1', number: 1 });
      const hits = await found([one], ['esc-1', word], to);
      expect(hits.length > 0 && !mayRead(one, to)).toBe(false);
      expect(await found([one], ['esc-1'], to)).toEqual(['ESC-1']);
    }),
  );
});
