/** Performs one command: loads the escalation, asks the domain, commits the answer in one transaction, and wakes whoever carries it on. */
import type { ToBeChanged } from '../db/escalations.ts';
import type { Queries } from '../db/queries.ts';
import { ConflictError, type Statement, type Store } from '../db/store.ts';
import { actOf } from '../domain/acts/index.ts';
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import {
  type Change,
  type Command,
  isGiven,
  isRefusal,
  type Noticed,
  type Refusal,
  type World,
} from '../domain/command.ts';
import { decide } from '../domain/decide.ts';
import type { Directory } from '../domain/directory.ts';
import { withDuplicate } from '../domain/duplicate.ts';
import { type Deed, type Escalation, nowFor, type Via } from '../domain/escalation.ts';
import { nearlyDueFrom } from '../domain/overdue-first.ts';
import type { Policy } from '../domain/team.ts';
import { queued, queuedForFollowers } from '../outbox/queue.ts';
import { commitChange } from './commit.ts';
import type { Done } from './engine-types.ts';
import { followersFor } from './followers.ts';
import { factsKeptWith } from './kept-facts.ts';

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

export type EngineContext = EngineParts & {
  /** One after the other for each escalation. */
  inTurn<T>(id: string, work: () => Promise<T>): Promise<T>;
  /** The highest number given here, so that those who ask at once do not have to race for one. */
  numbers: { last: number };
  /** Policies are stored once, and for ever. */
  storedPolicies: Set<string>;
  /** What was counted for people counts no more. */
  changed(): void;
};

/** It counts at the instant at which it was heard, where that is given. `down`: spans in which the bot did not run. */
export type ActRequest = { requestKey: string | null; heardAt?: Instant | undefined; down?: readonly Span[] };

/** `from` is what it was; undefined of what is raised. */
export type Changed = Change & { from: ToBeChanged | undefined };

/** How often the loser of a race with another process decides again; each round somebody else has won. */
export const rounds = 20;

/** Decides until the decision is the next version of what is stored; undefined when there is nothing to do, or the request was carried out before. Throws NotSavedError. */
export async function perform(
  context: EngineContext,
  id: string,
  command: Command | Noticed,
  request: ActRequest,
): Promise<Done | Refusal | undefined> {
  const { store, queries, directory, watch } = context;
  const { requestKey } = request;
  for (let round = 0; round < rounds; round++) {
    const from = await queries.escalations.toBeChanged(id, requestKey);
    if (!from) return { refused: 'not found', id };
    if (from.isDone) return undefined;
    const { escalation } = from;
    const world = await worldFor(context, escalation, request);
    const looksBack = isGiven(command) && actOf(command.kind).looksBack;
    const history = looksBack ? await queries.history.of(id) : [];
    const decision = decide(escalation, command, world, history);
    if (decision === undefined) return undefined;
    if ('refused' in decision) {
      watch?.refused(decision.refused);
      return decision;
    }
    if ('postponed' in decision) {
      await commitChange(store, [queries.escalations.postpone(escalation, decision.postponed)]);
      return undefined;
    }
    const { policyId, team } = decision.escalation;
    const taken = policyId === escalation.policyId ? undefined : directory.policyOf(team);
    const other = await toldToTheOther(context, decision, request);
    if (other && isRefusal(other)) {
      watch?.refused(other.refused);
      return other;
    }
    try {
      const decided = { ...decision, from };
      await commit(context, [decided, ...(other ? [other] : [])], { requestKey, at: world.now, taken });
      return { escalation: decision.escalation, entry: decision.entry };
    } catch (error) {
      if (!(error instanceof ConflictError) || error.table !== 'history') throw error;
    }
  }
  throw new Error(`${id} changed ${rounds} times while it was being changed`);
}

/** Two histories say that one is a duplicate of the other, or neither does. */
async function toldToTheOther(
  context: EngineContext,
  { escalation, entry: { by, via, deed } }: Change,
  request: ActRequest,
): Promise<Changed | Refusal | undefined> {
  if (deed.what !== 'cancelled' || deed.duplicateOf === undefined) return undefined;
  const from = await context.queries.escalations.toBeChanged(deed.duplicateOf, null);
  if (!from) return { refused: 'unknown duplicate', of: deed.duplicateOf };
  const world = await worldFor(context, from.escalation, request);
  const told = withDuplicate(from.escalation, escalation, { by, via, duplicate: escalation.id }, world);
  return told && !isRefusal(told) ? { ...told, from } : told;
}

async function worldFor(
  { directory, now }: EngineContext,
  escalation: Escalation,
  { heardAt = Number.POSITIVE_INFINITY, down = [] }: ActRequest,
): Promise<World> {
  return {
    now: nowFor(escalation, Math.min(now(), heardAt)),
    down,
    ...directory,
    policy: await directory.policy(escalation.policyId),
  };
}

/** `taken` is the policy that it keeps from now on. Throws ConflictError when somebody else was faster, and NotSavedError. */
export async function commit(
  context: EngineContext,
  changes: readonly [Changed, ...Changed[]],
  asked: { requestKey: string | null; at: Instant; taken: { id: string; policy: Policy } | undefined },
): Promise<void> {
  const { store, queries, storedPolicies } = context;
  const { requestKey, at, taken } = asked;
  const { requests, policies } = queries;
  const made = await Promise.all(changes.map((one) => statementsOf(context, one)));
  await commitChange(store, [
    ...(requestKey === null ? [] : [requests.record(requestKey, changes[0].escalation.id, at)]),
    ...(taken && !storedPolicies.has(taken.id) ? [policies.keep(taken.id, taken.policy)] : []),
    ...made.flat(),
  ]);
  if (taken) storedPolicies.add(taken.id);
  context.changed();
  context.committed();
  for (const { entry } of changes) context.watch?.happened(entry.deed.what, entry.via);
}

async function statementsOf(context: EngineContext, change: Changed): Promise<Statement[]> {
  const { queries, directory, now } = context;
  const { escalation, entry, notices } = change;
  const { history, escalations, outbox } = queries;
  const rows = [
    ...queued({ escalation, notices, what: entry.deed.what }, directory.channelOf),
    ...queuedForFollowers(change, await followersFor(queries, change)),
  ];
  // A move has changed the team already: what is written with it is for the team it goes to.
  const under = escalation.team;
  return [
    history.append(escalation.id, { under, restricted: directory.restricted(under), ...entry }),
    (entry.version === 1 ? escalations.insert : escalations.update)(
      escalation,
      nearlyDueFrom(escalation, directory.calendars),
    ),
    ...(await factsKeptWith(context, change)),
    ...rows.map((row) => outbox.enqueue(row, now())),
  ];
}
