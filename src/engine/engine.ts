/** The engine: loads an escalation, asks the domain, commits the answer in one transaction, and wakes whoever carries it on. */
import { createHash } from 'node:crypto';
import type { Queries } from '../db/queries.ts';
import { ConflictError, type Statement, type Store } from '../db/store.ts';
import { raise } from '../domain/acts/raise.ts';
import type { Calendars, Instant } from '../domain/calendar.ts';
import type { Change, Command, Draft, Refusal, World } from '../domain/command.ts';
import { decide } from '../domain/decide.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { Ladder, Policy, Team } from '../domain/team.ts';
import type { Done, Engine } from './answers.ts';
import { createTurns } from './in-turn.ts';
import { queued } from './notices.ts';
import { createQuestions } from './questions.ts';
import { save } from './save.ts';

export type EngineParts = {
  store: Store;
  queries: Queries;
  teams: Readonly<Record<string, Team>>;
  ladders: Readonly<Record<string, Ladder>>;
  fallbackTeam: string;
  prefix: string;
  calendars: Calendars;
  now(): Instant;
  /** Called after every commit. */
  committed(): void;
};

/** How often the loser of a race with another process decides again; each round somebody else has won. */
const rounds = 20;
/** How many escalations with something due are taken at once. */
const tickBatch = 200;

export function createEngine(parts: EngineParts): Engine {
  const { store, queries, teams, ladders, calendars, now, committed } = parts;
  const policies = new Map(
    Object.entries(teams).map(([id, team]) => [
      id,
      named({ sla: team.sla, ladder: ladderOf(team, ladders) }),
    ]),
  );
  const leadsOf = (team: string): readonly string[] =>
    (teams[team] ?? teams[parts.fallbackTeam])?.leads ?? [];

  const inTurn = createTurns();
  /** The highest number given here, so that those who ask at once do not have to race for one. */
  let lastNumber = 0;

  const change = ({ escalation, entry, notices }: Change): Statement[] => [
    queries.history.append(escalation.id, entry),
    ...(entry.version === 1
      ? [queries.escalations.insert(escalation)]
      : [queries.escalations.update(escalation)]),
    ...queued({ escalation, notices }).map((notice) => queries.outbox.enqueue(notice, now())),
  ];

  async function commit(statements: Statement[]): Promise<void> {
    await save(store, statements);
    committed();
  }

  /** A policy is named by its content, so what has been read once is true for ever. */
  const kept = new Map<string, Policy>();

  async function worldFor({ id, policyId }: Escalation): Promise<World> {
    const policy = kept.get(policyId) ?? (await queries.policies.find(policyId));
    if (!policy) throw new Error(`${id} keeps policy ${policyId}, which is not stored`);
    kept.set(policyId, policy);
    return { now: now(), calendars, policy, policyOf: (team) => policies.get(team), leadsOf };
  }

  /** Decides until the decision is the next version of what is stored; undefined when there is nothing to do. */
  async function settle(
    id: string,
    command: Command,
    requestKey: string | null,
  ): Promise<Done | Refusal | undefined> {
    for (let round = 0; round < rounds; round++) {
      const escalation = await queries.escalations.find(id);
      if (!escalation) return { refused: 'not found', id };
      const world = await worldFor(escalation);
      const decision = decide(escalation, command, world);
      if (decision === undefined || 'refused' in decision) return decision;
      const { policyId, team } = decision.escalation;
      const taken = policyId === escalation.policyId ? undefined : policies.get(team);
      try {
        await commit([
          ...(requestKey === null ? [] : [queries.requests.record(requestKey, id, world.now)]),
          ...(taken ? [queries.policies.keep(taken.id, taken.policy)] : []),
          ...change(decision),
        ]);
        return { escalation: decision.escalation, entry: decision.entry };
      } catch (error) {
        if (!(error instanceof ConflictError) || error.table !== 'history') throw error;
      }
    }
    throw new Error(`${id} changed ${rounds} times while it was being changed`);
  }

  return {
    ...createQuestions(queries, now),

    async open(draft: Draft, requestKey) {
      for (let round = 0; round < rounds; round++) {
        const done = await queries.requests.carriedOutFor(requestKey);
        const stored = done === undefined ? undefined : await queries.escalations.find(done);
        if (stored) return { escalation: stored, already: true };
        const offered = policies.get(draft.team);
        if (!offered) throw new Error(`there is no team ${draft.team}`);
        const number = Math.max(await queries.escalations.nextNumber(), lastNumber + 1);
        lastNumber = number;
        const raised = raise(
          draft,
          { id: `${parts.prefix}-${number}`, number, policyId: offered.id },
          { now: now(), calendars, policy: offered.policy },
        );
        try {
          await commit([
            queries.requests.record(requestKey, raised.escalation.id, now()),
            queries.policies.keep(offered.id, offered.policy),
            ...change(raised),
          ]);
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

    async act(id, command, requestKey) {
      const reference = id.toUpperCase();
      try {
        const answer = await inTurn(reference, async () => {
          // In turn: a second delivery that comes while the first is being carried out is answered like it.
          const done = await queries.requests.carriedOutFor(requestKey);
          return done === undefined ? settle(reference, command, requestKey) : undefined;
        });
        return answer ?? (await repeated(reference));
      } catch (error) {
        if (error instanceof ConflictError && error.table === 'requests') return repeated(reference);
        throw error;
      }
    },

    async tick() {
      for (;;) {
        const due = await queries.escalations.due(now(), tickBatch);
        let failed: { error: unknown } | undefined;
        for (const id of due) {
          try {
            await inTurn(id, () => settle(id, { kind: 'tick' }, null));
          } catch (error) {
            // One that cannot be reminded of keeps no other from it.
            failed ??= { error };
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

function ladderOf(team: Team, ladders: EngineParts['ladders']): Ladder {
  const ladder = ladders[team.ladder];
  if (!ladder) throw new Error(`there is no ladder ${team.ladder}`);
  return ladder;
}

/** A policy with its name: the hash of what it says. */
function named(policy: Policy): { id: string; policy: Policy } {
  return { id: createHash('sha256').update(JSON.stringify(policy)).digest('hex').slice(0, 16), policy };
}
