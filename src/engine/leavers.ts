/** Owners and agents whose accounts are closed: what they have is handed back, or offered, as soon as Slack tells, and looked for in case that was missed. */
import type { Queries } from '../db/queries.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Engine } from './engine-types.ts';

/** Everybody is listed anew each hour, and nobody is asked of Slack here. */
const lookEveryMs = 60_000;

export type Leavers = {
  /** Nobody has to be woken for it. */
  turn(): Promise<null>;
  /** Somebody's account has changed. */
  look(): void;
};

export function createLeavers(parts: {
  queries: { escalations: Pick<Queries['escalations'], 'owners' | 'ofAgents'> };
  engine: Pick<Engine, 'left'>;
  /** Of these, by what is known of them. */
  haveLeft(people: readonly string[]): Promise<string[]>;
  now(): Instant;
  wake(): void;
}): Leavers {
  const { queries, engine, haveLeft, now, wake } = parts;
  let lookAt = 0;
  return {
    async turn() {
      if (now() < lookAt) return null;
      lookAt = now() + lookEveryMs;
      const agents = (await queries.escalations.ofAgents()).map(({ reporter }) => reporter);
      const having = [...new Set([...(await queries.escalations.owners()), ...agents])];
      for (const person of await haveLeft(having)) await engine.left(person);
      return null;
    },
    look() {
      lookAt = 0;
      wake();
    },
  };
}
