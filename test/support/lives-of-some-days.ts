/** A database with what people did in some days, by chance and by choice, and the facts that are kept of it. */
import fc from 'fast-check';
import { openStore } from '../../src/db/open.ts';
import { queriesOf } from '../../src/db/queries.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import { anyLife } from './any-life.ts';
import { aResolution, callBack, lookBack, move, resolve, say } from './commands.ts';
import { after, morning } from './factories.ts';
import { keepFactsOf } from './kept-facts.ts';
import { actAt, type Life, lives } from './living.ts';

const document = (answer: 'missing' | 'wrong', which: string) => ({
  resolution: aResolution({ document: { answer, which } }),
});
/** What chance seldom brings. */
const chosen: Life[] = [
  lives({ callbackAt: after(120) }, morning, [
    [after(10), move()],
    [after(20), move({ to: 'engineering' })],
    [after(30), resolve(document('missing', 'Payout guide'))],
    [after(100), callBack({ outcome: 'satisfied' })],
  ]),
  lives({}, morning, [[after(60), resolve(document('missing', 'Payout guide'))]]),
  lives({}, morning, [
    [after(60), resolve(document('missing', 'Payout guide'))],
    [after(70), lookBack({ document: { answer: 'wrong', which: 'Limits' } })],
  ]),
  lives({ team: 'risk' }, morning, [[after(60), resolve(document('wrong', 'Sanctions'))]]),
];

/** The last entry of each has seen what was due by then. */
export const livesOfSomeDays: Life[] = [
  ...chosen,
  ...fc.sample(anyLife(30), { numRuns: 120, seed: 17 }),
].flatMap((life, n) => {
  const now = life.now + 1;
  const said = actAt(life, now, say({ text: `The last word ${n}` }));
  if (said.history === life.history) return [];
  const id = `ESC-${n + 1}`;
  const named = (one: Escalation): Escalation => ({
    ...one,
    ...{
      id,
      number: n + 1,
      category: ['payouts', 'cards', null][n % 3] ?? null,
      country: ['DE', 'FR'][n % 2] ?? null,
    },
  });
  return [{ ...said, escalation: named(said.escalation), states: said.states.map(named) }];
});

export async function writeLives(path: string, all: readonly Life[] = livesOfSomeDays): Promise<void> {
  const store = await openStore(path);
  const { escalations, history } = queriesOf(store);
  for (const life of all) {
    const { escalation, states } = life;
    await store.atomically([
      escalations.insert(escalation),
      ...life.history.map((entry, n) => {
        const under = states[n]?.team ?? null;
        return history.append(escalation.id, { ...entry, under, restricted: under === 'risk' });
      }),
    ]);
    await keepFactsOf(store, life);
  }
  await store.close();
}
