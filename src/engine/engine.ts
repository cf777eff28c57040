/** The engine: escalations are opened, acted on and ticked, each in its turn. */
import { ConflictError } from '../db/store.ts';
import { raise } from '../domain/acts/raise.ts';
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import type { Draft, Given, Noticed, Refusal } from '../domain/command.ts';
import { type Escalation, liveStatuses } from '../domain/escalation.ts';
import { commitChange } from './commit.ts';
import { createEngineQueries } from './engine-queries.ts';
import { ClockError, type Done, type Engine } from './engine-types.ts';
import { factsRebuilt } from './kept-facts.ts';
import { createKeyedMutex } from './keyed-mutex.ts';
import { commit, type EngineContext, type EngineParts, perform, rounds } from './perform.ts';

/** The database answers without ever letting go, and people wait for theirs: after each escalation others have their turn. */
const letOthersIn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** How many escalations with something due are taken at once. */
const tickBatch = 200;

export function createEngine(parts: EngineParts): Engine {
  const { store, queries, now } = parts;
  const { questions, changed } = createEngineQueries(queries, now);
  const context: EngineContext = {
    ...parts,
    inTurn: createKeyedMutex(),
    numbers: { last: 0 },
    storedPolicies: new Set(),
    changed,
  };
  return {
    ...questions,
    open: (draft, requestKey) => open(context, draft, requestKey),
    act: (id, command, requestKey, heardAt) =>
      act(context, id.toUpperCase(), command, { requestKey, heardAt }),
    async opened(id, teams, reading) {
      if (teams.length === 0) return;
      const record = (team: string) => queries.readings.record(id, { ...reading, team, at: now() });
      await commitChange(store, teams.map(record));
    },
    isFirst: (id, key) => isFirst(context, id, key),
    left: (person) => left(context, person),
    rebuildFacts: (id) =>
      context.inTurn(id, async () => commitChange(store, await factsRebuilt(context, id))),
    offDuty: () => offDuty(context),
    tick: (down = []) => tick(context, down),
  };
}

async function open(
  context: EngineContext,
  draft: Draft,
  requestKey: string,
): Promise<{ escalation: Escalation; already: boolean }> {
  const { queries, directory, prefix, numbers, now } = context;
  for (let round = 0; round < rounds; round++) {
    const offered = directory.policyOf(draft.team);
    if (!offered) throw new Error(`there is no team ${draft.team}`);
    // Asked for once, and again by who lost a race for it.
    const least = round > 0 || numbers.last === 0 ? await queries.escalations.nextNumber() : 0;
    const number = Math.max(least, numbers.last + 1);
    numbers.last = number;
    const identity = { id: `${prefix}-${number}`, number, policyId: offered.id };
    const world = { now: now(), calendars: directory.calendars, policy: offered.policy };
    const raised = raise(draft, identity, world);
    try {
      await commit(context, [{ ...raised, from: undefined }], {
        requestKey,
        at: world.now,
        taken: offered,
      });
      return { escalation: raised.escalation, already: false };
    } catch (error) {
      // Nobody has seen it: the next may have it, unless another escalation has taken the number.
      const isTaken = error instanceof ConflictError && error.table !== 'requests';
      if (!isTaken && numbers.last === number) numbers.last = number - 1;
      if (isTaken) continue;
      // The key of the request decides: where it is taken, the same request was carried out before, and is seldom asked about.
      const done =
        error instanceof ConflictError ? await queries.requests.carriedOutFor(requestKey) : undefined;
      const stored = done === undefined ? undefined : await queries.escalations.find(done);
      if (stored) return { escalation: stored, already: true };
      throw error;
    }
  }
  throw new Error(`no free number was found in ${rounds} tries`);
}

async function act(
  context: EngineContext,
  id: string,
  command: Given,
  asked: { requestKey: string; heardAt: Instant | undefined },
): Promise<Done | Refusal> {
  const { queries, inTurn } = context;
  try {
    // In turn: a second delivery that comes while the first is being carried out is answered like it.
    const answer = await inTurn(id, () => perform(context, id, command, asked));
    if (answer) return answer;
  } catch (error) {
    if (!(error instanceof ConflictError) || error.table !== 'requests') throw error;
  }
  const escalation = await queries.escalations.find(id);
  return escalation ? { escalation, entry: null } : { refused: 'not found', id };
}

async function isFirst({ store, queries, now }: EngineContext, id: string, key: string): Promise<boolean> {
  try {
    await commitChange(store, [queries.requests.record(key, id, now())]);
    return true;
  } catch (error) {
    if (!(error instanceof ConflictError) || error.table !== 'requests') throw error;
    return false;
  }
}

async function left(context: EngineContext, person: string): Promise<void> {
  const { escalations } = context.queries;
  const wanted = { owner: person, statuses: liveStatuses, limit: Number.MAX_SAFE_INTEGER };
  const owned = await escalations.list(wanted, context.now());
  const theirs = (await escalations.ofAgents()).filter(({ reporter }) => reporter === person);
  await noticed(context, [...owned, ...theirs], { kind: 'left', person });
}

const offDuty = async (context: EngineContext): Promise<void> =>
  noticed(context, await context.queries.escalations.ofAgents(), { kind: 'off duty' });

async function noticed(
  context: EngineContext,
  all: readonly Pick<Escalation, 'id'>[],
  what: Noticed,
): Promise<void> {
  for (const { id } of all) {
    await context.inTurn(id, () => perform(context, id, what, { requestKey: null }));
    await letOthersIn();
  }
}

async function tick(context: EngineContext, down: readonly Span[]): Promise<Instant | null> {
  const { queries, inTurn, now } = context;
  for (;;) {
    const due = await queries.escalations.due(now(), tickBatch);
    let failed: { error: unknown } | undefined;
    for (const id of due) {
      try {
        await inTurn(id, async () => {
          // The clock stands at what was heard and is still to be carried out.
          const heardAt = await queries.inbox.heardFirst(id);
          await perform(context, id, { kind: 'tick' }, { requestKey: null, heardAt, down });
        });
        await letOthersIn();
      } catch (error) {
        // One that cannot be reminded of keeps no other from it.
        failed ??= { error: new ClockError(id, error) };
      }
    }
    if (failed) throw failed.error;
    if (due.length < tickBatch) return queries.escalations.nextWake();
  }
}
