/** Whom somebody waits to be told about and Slack could not be asked yet: asked about in turn, as fast as it may be; what Slack tells by itself meanwhile is not asked. */
import type { Instant } from '../../domain/calendars/calendar.ts';
import { windowMs } from '../method-limits.ts';
import type { RateLimits } from '../rate-limits.ts';
import { TooSoonError } from '../too-soon.ts';

export type WantedPeople = {
  /** When Slack will have said who they are. */
  add(id: string): Instant;
  /** How many there are. */
  count(): number;
  turn(): Promise<Instant | null>;
};

export const lookingUp = 'users.info';
/** The rank of a look-up of somebody new: it leaves a share to those who are known. */
export const ofSomebodyNew = 1;
/** So many at least are looked up within a minute. */
const eachMinute = 80;
const atOnce = 10;

export function createWanted(parts: {
  pace: Pick<RateLimits, 'readyAt'>;
  isKnown(id: string): Promise<boolean>;
  /** Throws TooSoonError when Slack may not be asked yet. */
  ask(id: string): Promise<unknown>;
  now(): Instant;
}): WantedPeople {
  const { pace, isKnown, ask, now } = parts;
  const ids = new Set<string>();
  const readyAt = () => pace.readyAt(lookingUp, '', ofSomebodyNew, now());

  /** Whoever cannot be asked about for another reason is asked about when they come again. */
  async function lookUp(id: string): Promise<void> {
    try {
      if (!(await isKnown(id))) await ask(id);
    } catch (error) {
      if (error instanceof TooSoonError) return;
    }
    ids.delete(id);
  }

  return {
    add(id) {
      ids.add(id);
      const place = [...ids].indexOf(id);
      return readyAt() + Math.floor(place / eachMinute) * windowMs;
    },
    count: () => ids.size,
    async turn() {
      while (ids.size > 0 && readyAt() <= now()) await Promise.all([...ids].slice(0, atOnce).map(lookUp));
      return ids.size > 0 ? readyAt() : null;
    },
  };
}
