/** The agents' shifts: when others come on duty, and now and then, what those who have gone leave open is looked at. */
import { nextOffDutyAt } from '../domain/acts/offer-agent-side.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Directory } from '../domain/directory.ts';
import type { Engine } from './engine-types.ts';

export function createAgentShifts(parts: {
  directory: Pick<Directory, 'support' | 'calendars'>;
  engine: Pick<Engine, 'offDuty'>;
  now(): Instant;
}): { turn(): Promise<Instant | null> } {
  const { directory, engine, now } = parts;
  /** At the start once: it may have been down when they changed. */
  let lookAt: Instant | null = directory.support?.onCall.length ? 0 : null;
  return {
    async turn() {
      if (lookAt === null || now() < lookAt) return lookAt;
      const at = now();
      await engine.offDuty();
      lookAt = nextOffDutyAt(directory.support, directory.calendars, at);
      return lookAt;
    },
  };
}
