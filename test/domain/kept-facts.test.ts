/** Kept facts: who held an escalation when is told to the millisecond, and the facts of an entry are those of its history. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import type { HeldFact } from '../../src/domain/kept-facts.ts';
import { replay } from '../../src/domain/replay.ts';
import { anyLife } from '../support/any-life.ts';
import { acknowledge, answer, ask, askUser, assign, reopen, resolve } from '../support/commands.ts';
import { after, hours, minutes, morning } from '../support/factories.ts';
import { emptyStore, factsIn, keepFactsOf, rebuiltFactsOf } from '../support/kept-facts.ts';
import { calendars, type Life, lives, policyOf } from '../support/living.ts';
import { openMs } from '../support/replayed.ts';

/** In the end: each entry's in place of the one that lasted. */
const heldIn = (life: Life): HeldFact[] =>
  rebuiltFactsOf(life).reduce<HeldFact[]>(
    (all, { held }) => (held ? [...all.filter(({ endedAt }) => endedAt !== null), ...held] : all),
    [],
  );

const closing = new Set(['resolved', 'cancelled']);

/** Its life from opening to closing, and again from each reopening; an open end is now. */
function lifeOf({ history, now }: Life): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  let from: number | null = null;
  for (const { at, deed } of history) {
    if (deed.what === 'raised' || deed.what === 'reopened') from = at;
    if (!closing.has(deed.what) || from === null) continue;
    spans.push({ from, to: at });
    from = null;
  }
  return from === null ? spans : [...spans, { from, to: now }];
}

/** Where one ends as the next begins, they are one. */
function joined(spans: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const all: { from: number; to: number }[] = [];
  for (const { from, to } of spans) {
    const last = all.at(-1);
    if (from < to && last?.to === from) last.to = to;
    else if (from < to) all.push({ from, to });
  }
  return all;
}

/** How long each had it, added up from moment to moment on the calendar; what lasts is left out. */
function sums(life: Life): Record<string, number> {
  const moments = replay(life.history, life.escalation, policyOf, calendars);
  const held: Record<string, number> = {};
  const lasts = heldIn(life).find(({ endedAt }) => endedAt === null)?.startedAt ?? Number.POSITIVE_INFINITY;
  moments.forEach((moment, n) => {
    const to = moments[n + 1]?.at ?? moment.at;
    const { status, team, priority, policyId } = moment;
    const { owner, reporter, question } = moment.escalation;
    if (closing.has(status) || moment.at >= lasts || to === moment.at) return;
    const add = (holder: string, person: string | null, ms: number) => {
      const key = [holder, person, team, priority].join(' ');
      if (ms > 0) held[key] = (held[key] ?? 0) + ms;
    };
    if (status === 'waiting') {
      add(question?.onlyUser ? 'user' : 'agent', reporter, to - moment.at);
      return;
    }
    const open = openMs(calendars(policyOf(policyId).sla[priority].calendar), moment.at, to);
    add(owner === null ? 'nobody' : 'team', owner, open);
    add('out of hours', owner, to - moment.at - open);
  });
  return held;
}

test('whatever happened, the stretches are the life of the escalation, each with whoever had it', () => {
  fc.assert(
    fc.property(anyLife(), (life) => {
      const held = heldIn(life);
      const spans = held.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt ?? life.now }));
      expect(joined(spans)).toEqual(joined(lifeOf(life)));
      const told: Record<string, number> = {};
      for (const { holder, person, team, priority, startedAt, endedAt } of held) {
        const key = [holder, person, team, priority].join(' ');
        if (endedAt !== null) told[key] = (told[key] ?? 0) + endedAt - startedAt;
      }
      expect(told).toEqual(sums(life));
    }),
    { numRuns: 300 },
  );
});

test('whatever happened, facts that are kept entry by entry are those that the history gives', async () => {
  await fc.assert(
    fc.asyncProperty(anyLife(), async (life) => {
      const store = await emptyStore();
      await keepFactsOf(store, life);
      const kept = await factsIn(store);
      await store.atomically(queriesOf(store).keptFacts.replace(life.escalation.id, rebuiltFactsOf(life)));
      expect(await factsIn(store)).toEqual(kept);
    }),
    { numRuns: 100 },
  );
});

const at = (minute: number) => morning + minutes(minute);

test('who held it: nobody, the team, the agent, the user, and nobody while it was closed', () => {
  const life = lives({ priority: 'high' }, morning, [
    [after(10), acknowledge()],
    [after(20), ask()],
    [after(40), askUser()],
    [after(50), answer()],
    [after(55), assign()],
    [after(60), resolve()],
    [after(90), reopen()],
  ]);
  expect(
    heldIn(life).map(({ holder, person, startedAt, endedAt }) => [holder, person, startedAt, endedAt]),
  ).toEqual([
    ['nobody', null, at(0), at(10)],
    ['team', 'UKENJI', at(10), at(20)],
    ['agent', 'UAOIFE', at(20), at(40)],
    ['user', 'UAOIFE', at(40), at(50)],
    ['team', 'UKENJI', at(50), at(55)],
    ['team', 'UPRIYA', at(55), at(60)],
    ['nobody', null, at(90), null],
  ]);
});

test('a night is nobody’s, and what lasts is not divided yet', () => {
  const evening = morning + hours(7.5);
  const life = lives({ priority: 'high' }, evening, [[evening + hours(17), acknowledge()]]);
  const held = heldIn(life).map(({ holder, startedAt, endedAt }) => [holder, startedAt, endedAt]);
  expect(held).toEqual([
    ['nobody', evening, evening + hours(0.5)],
    ['out of hours', evening + hours(0.5), evening + hours(16.5)],
    ['nobody', evening + hours(16.5), evening + hours(17)],
    ['team', evening + hours(17), null],
  ]);
});
