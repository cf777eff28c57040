/** The engine: loads an escalation, asks the domain, commits the answer in one transaction, and wakes whoever carries it on. */
import type { Queries } from '../db/queries.ts';
import { ConflictError, type Statement, type Store } from '../db/store.ts';
import { actOf } from '../domain/acts/index.ts';
import { raise } from '../domain/acts/raise.ts';
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import type { Change, Command, Draft, Refusal, World } from '../domain/command.ts';
import { decide } from '../domain/decide.ts';
import type { Directory } from '../domain/directory.ts';
import { type Deed, type Escalation, nowFor, type Via } from '../domain/escalation.ts';
import { queued } from '../outbox/queue.ts';
import { commitChange } from './commit.ts';
import { createEngineQueries } from './engine-queries.ts';
import { ClockError, type Done, type Engine } from './engine-types.ts';
import { createKeyedMutex } from './keyed-mutex.ts';

export type EngineParts = {
  store: Store;
  queries: Queries;
  directory: Directory;
  prefix: string;
  now(): Instant;
  /** Called after every commit. */
  committed(): void;
  watch?: EngineWatch | undefined;
};

export type EngineWatch = {
  /** It is in the database. */
  happened(what: Deed['what'], via: Via): void;
  refused(why: Refusal['refused']): void;
};

/** It counts at the instant at which it was heard, where that is given. `down`: spans in which the bot did not run. */
type When = { heardAt?: Instant | undefined; down?: readonly Span[] };

/** How often the loser of a race with another process decides again; each round somebody else has won. */
const rounds = 20;
/** The database answers without ever letting go, and people wait for theirs: after each escalation others have their turn. */
const letOthersIn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** How many escalations with something due are taken at once. */
const tickBatch = 200;

export function createEngine(parts: EngineParts): Engine {
  const { store, queries, directory, now, committed } = parts;
  const inTurn = createKeyedMutex();
  /** The highest number given here, so that those who ask at once do not have to race for one. */
  let lastNumber = 0;

  const change = ({ escalation, entry, notices }: Change): Statement[] => [
    // A move has changed the team already: what is written with it is for the team it goes to.
    queries.history.append(escalation.id, {
      ...entry,
      under: escalation.team,
      restricted: directory.restricted(escalation.team),
    }),
    ...(entry.version === 1
      ? [queries.escalations.insert(escalation)]
      : [queries.escalations.update(escalation)]),
    ...queued({ escalation, notices, what: entry.deed.what }, directory.channelOf).map((notice) =>
      queries.outbox.enqueue(notice, now()),
    ),
  ];

  const { questions, changed } = createEngineQueries(queries, now);

  async function commit(statements: Statement[]): Promise<void> {
    await commitChange(store, statements);
    changed();
    committed();
  }

  async function worldFor(escalation: Escalation, { heardAt, down = [] }: When): Promise<World> {
    return {
      ...directory,
      now: nowFor(escalation, Math.min(now(), heardAt ?? Number.POSITIVE_INFINITY)),
      policy: await directory.policy(escalation.policyId),
      down,
    };
  }

  /** Decides until the decision is the next version of what is stored; undefined when there is nothing to do. */
  async function settle(
    id: string,
    command: Command,
    requestKey: string | null,
    when: When,
  ): Promise<Done | Refusal | undefined> {
    for (let round = 0; round < rounds; round++) {
      const escalation = await queries.escalations.find(id);
      if (!escalation) return { refused: 'not found', id };
      const world = await worldFor(escalation, when);
      const looksBack = command.kind !== 'tick' && actOf(command.kind).looksBack;
      const history = looksBack ? await queries.history.of(id) : [];
      const decision = decide(escalation, command, world, history);
      if (decision === undefined) return undefined;
      if ('refused' in decision) {
        parts.watch?.refused(decision.refused);
        return decision;
      }
      if ('postponed' in decision) {
        await commitChange(store, [queries.escalations.postpone(escalation, decision.postponed)]);
        return undefined;
      }
      const { policyId, team } = decision.escalation;
      const taken = policyId === escalation.policyId ? undefined : directory.policyOf(team);
      try {
        await commit([
          ...(requestKey === null ? [] : [queries.requests.record(requestKey, id, world.now)]),
          ...(taken ? [queries.policies.keep(taken.id, taken.policy)] : []),
          ...change(decision),
        ]);
        parts.watch?.happened(decision.entry.deed.what, decision.entry.via);
        return { escalation: decision.escalation, entry: decision.entry };
      } catch (error) {
        if (!(error instanceof ConflictError) || error.table !== 'history') throw error;
      }
    }
    throw new Error(`${id} changed ${rounds} times while it was being changed`);
  }

  return {
    ...questions,

    async open(draft: Draft, requestKey) {
      for (let round = 0; round < rounds; round++) {
        const done = await queries.requests.carriedOutFor(requestKey);
        const stored = done === undefined ? undefined : await queries.escalations.find(done);
        if (stored) return { escalation: stored, already: true };
        const offered = directory.policyOf(draft.team);
        if (!offered) throw new Error(`there is no team ${draft.team}`);
        const number = Math.max(await queries.escalations.nextNumber(), lastNumber + 1);
        lastNumber = number;
        const raised = raise(
          draft,
          { id: `${parts.prefix}-${number}`, number, policyId: offered.id },
          { now: now(), calendars: directory.calendars, policy: offered.policy },
        );
        try {
          await commit([
            queries.requests.record(requestKey, raised.escalation.id, now()),
            queries.policies.keep(offered.id, offered.policy),
            ...change(raised),
          ]);
          parts.watch?.happened(raised.entry.deed.what, raised.entry.via);
          return { escalation: raised.escalation, already: false };
        } catch (error) {
          // Either the same request was faster (found at the next round) or another escalation took the number.
          if (error instanceof ConflictError) continue;
          // Nobody has seen it: the next may have it.
          if (lastNumber === number) lastNumber = number - 1;
          throw error;
        }
      }
      throw new Error(`no free number was found in ${rounds} tries`);
    },

    async act(id, command, requestKey, heardAt) {
      const reference = id.toUpperCase();
      try {
        const answer = await inTurn(reference, async () => {
          // In turn: a second delivery that comes while the first is being carried out is answered like it.
          const done = await queries.requests.carriedOutFor(requestKey);
          return done === undefined ? settle(reference, command, requestKey, { heardAt }) : undefined;
        });
        return answer ?? (await repeated(reference));
      } catch (error) {
        if (error instanceof ConflictError && error.table === 'requests') return repeated(reference);
        throw error;
      }
    },

    async opened(id, teams, reading) {
      if (teams.length === 0) return;
      await commitChange(
        store,
        teams.map((team) => queries.readings.record(id, { ...reading, team, at: now() })),
      );
    },

    async tick(down = []) {
      for (;;) {
        const due = await queries.escalations.due(now(), tickBatch);
        let failed: { error: unknown } | undefined;
        for (const id of due) {
          try {
            // The clock stands at what was heard and is still to be carried out.
            await inTurn(id, async () =>
              settle(id, { kind: 'tick' }, null, { heardAt: await queries.inbox.heardFirst(id), down }),
            );
            await letOthersIn();
          } catch (error) {
            // One that cannot be reminded of keeps no other from it.
            failed ??= { error: new ClockError(id, error) };
          }
        }
        if (failed) throw failed.error;
        if (due.length < tickBatch) return queries.escalations.nextWake();
      }
    },
  };

  async function repeated(id: string): Promise<Done | Refusal> {
    const escalation = await queries.escalations.find(id);
    return escalation ? { escalation, entry: null } : { refused: 'not found', id };
  }
}
